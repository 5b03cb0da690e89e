"""What the paper got wrong and put right."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from rostra import press
from rostra.news import addresses as news
from rostra.news import queries
from rostra.news.models import Correction
from rostra.pages import addresses, meta
from rostra.pages.shapes import CorrectionEntry, Link, Page
from rostra.pages.views.listing import SIZE, is_first, listing, own_canonical
from rostra.pages.visit import Visit, begin, changes_at


def corrections(request: HttpRequest) -> HttpResponse:
    """Print the corrections of the edition, newest first."""
    press.depends("corrections:all")
    visit = begin(request)
    keys = queries.corrections_page(visit.family, request.GET, now=visit.now, size=SIZE)
    page = Page(
        key=addresses.key("corrections"),
        kind="corrections",
        title=_("Corrections"),
        canonical=own_canonical(request, visit),
        alternates=meta.in_every_edition(visit.path) if is_first(request) else [],
        crumbs=[Link(label=_("Corrections"), url=visit.address(visit.path))],
    )
    entries = [entry(correction, visit) for correction in keys.rows]
    return render(
        request, "pages/corrections.html", {**listing(page, visit, keys), "entries": entries}
    )


def entry(correction: Correction, visit: Visit) -> CorrectionEntry:
    """Return a correction with the article it stands in."""
    article = correction.article
    press.depends(f"article:{article.pk}")
    changes_at(article.expire_at, visit)
    return CorrectionEntry(
        at=correction.at,
        text=visit.words(correction.text, article.language),
        article=Link(
            label=visit.words(article.headline, article.language),
            url=visit.address(news.article(article.pk, article.slug)),
        ),
        lang=visit.lang(article.language),
    )
