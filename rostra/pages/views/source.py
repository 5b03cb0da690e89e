"""The page of a source."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from rostra import press
from rostra.news import addresses as news
from rostra.news import shelves
from rostra.news.models import Source
from rostra.pages import addresses, meta
from rostra.pages.shapes import Link, Page, SourceView
from rostra.pages.views.listing import is_first, listing, own_canonical, shelf_cards
from rostra.pages.visit import begin


def source(request: HttpRequest, slug: str) -> HttpResponse:
    """Print what is known of an outlet, and what of it stands in the paper."""
    visit = begin(request)
    found = Source.objects.filter(slug=slug).first()
    if found is None:
        press.depends("source:all")
        raise Http404
    press.depends(f"source:{found.pk}")
    shown, keys = shelf_cards(request, visit, shelves.source(visit.family, found.pk))
    view = SourceView(
        name=visit.words(found.name, found.language),
        url=visit.address(news.source(found.slug)),
        lang=visit.lang(found.language),
        home_page=found.home_page,
        kind=found.get_kind_display(),
        rights=found.get_rights_display(),
        note=visit.words(found.note, found.language),
    )
    page = Page(
        key=addresses.key("source", found.pk),
        kind="source",
        title=view.name,
        description=view.note,
        canonical=own_canonical(request, visit),
        alternates=meta.in_every_edition(visit.path) if is_first(request) else [],
        crumbs=[Link(label=view.name, url=view.url, lang=view.lang)],
    )
    return render(
        request,
        "pages/source.html",
        {**listing(page, visit, keys), "source": view, "cards": shown},
    )
