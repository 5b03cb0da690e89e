"""The page of a section."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html

from rostra import press
from rostra.news import shelves
from rostra.pages import addresses, meta
from rostra.pages.shapes import Page
from rostra.pages.views.listing import is_first, listing, own_canonical, shelf_cards
from rostra.pages.visit import begin


def section(request: HttpRequest, slug: str) -> HttpResponse:
    """Print a section with those inside it, newest first."""
    visit = begin(request)
    tree = visit.standing.sections
    node = tree.by_slug.get(slug)
    if node is None:
        raise Http404
    press.depends(f"section:{node.number}")
    shown, keys = shelf_cards(request, visit, shelves.section(visit.family, node.number))
    words = node.words_for(visit.language)
    line = [visit.section_link(each) for each in tree.line(node.number)]
    page = Page(
        key=addresses.key("section", node.number),
        kind="section",
        title=words.name,
        description=words.description,
        canonical=own_canonical(request, visit),
        alternates=meta.in_every_edition(visit.path) if is_first(request) else [],
        crumbs=line,
    )
    return render(
        request,
        "pages/section.html",
        {
            **listing(page, visit, keys, section=node.number),
            "lang": line[-1].lang,
            "children": [visit.section_link(each) for each in tree.inside(node.number)],
            "intro": format_html("<p>{}</p>", words.description) if words.description else "",
            "cards": shown,
        },
    )
