"""The page of a list: what stands where, since when it counts, and how it is made."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from rostra import press
from rostra.kernel.windows import HOUR
from rostra.news.sections import Node
from rostra.pages import addresses, meta
from rostra.pages.shapes import Link, Page
from rostra.pages.sidebar import hot_topic, ranked_cards
from rostra.pages.views.listing import listing
from rostra.pages.visit import Visit, begin, slides_at
from rostra.rankings import addresses as rankings
from rostra.rankings import lists, queries
from rostra.rankings.lists import KINDS, MOST_READ, TOPICS, List
from rostra.rankings.names import name_of
from rostra.rankings.scores import SHARE


def ranking(request: HttpRequest, kind: str, slug: str = "") -> HttpResponse:
    """Print a list of the paper, or of a section."""
    visit = begin(request)
    node = visit.standing.sections.by_slug.get(slug) if slug else None
    if slug and node is None:
        raise Http404
    named = List(visit.family, kind, node.number if node else None)
    press.depends(lists.press_key(named.name))
    if node:
        press.depends(f"section:{node.number}")
    row = queries.ranking(named.name)
    since = row.since if row else lists.since(kind, now=visit.now)
    slides_at(lists.since(kind, now=visit.now) + (lists.HOURS[kind] + 1) * HOUR, visit)
    page = about(kind, node, visit)
    return render(
        request,
        "pages/ranking.html",
        {
            **listing(page, visit, section=node.number if node else None),
            "kind": kind,
            "since": since,
            "ways": ways(kind, slug, visit),
            "section": visit.section_link(node) if node else None,
            "sections": [] if kind not in MOST_READ else of_sections(kind, slug, visit),
            "share": SHARE,
            "days": lists.CEILING.days,
            **contents(named, visit),
        },
    )


def contents(named: List, visit: Visit) -> dict[str, object]:
    """Return what stands in the list."""
    if named.kind == TOPICS:
        topics = queries.hot_topics(visit.family)
        press.depends(*(f"topic:{topic.number}" for topic in topics))
        return {"topics": [hot_topic(topic, visit) for topic in topics]}
    ranked = queries.ranked(named.name, now=visit.now)
    press.depends(*(f"article:{each.listed.number}" for each in ranked))
    return {"cards": ranked_cards(ranked, visit)}


def about(kind: str, node: Node | None, visit: Visit) -> Page:
    """Return what the page says about itself."""
    name = str(name_of(kind))
    title, crumbs = name, [Link(label=name, url=visit.address(rankings.ranking(kind)))]
    if node:
        section = visit.section_link(node)
        # Translators: the heading of a section's list, as in “World: 24-hour ranking”.
        title = _("%(section)s: %(list)s") % {"section": section.label, "list": name}
        crumbs.append(Link(label=section.label, url=visit.address(visit.path), lang=section.lang))
    return Page(
        key=addresses.key("ranking"),
        kind="ranking",
        title=title,
        canonical=meta.canonical(visit.path, visit.language),
        alternates=meta.in_every_edition(visit.path),
        crumbs=crumbs,
    )


def ways(kind: str, slug: str, visit: Visit) -> list[tuple[Link, bool]]:
    """Return the lists of the paper, or of the section, and which one this is."""
    kinds = MOST_READ if slug else KINDS
    return [
        (
            Link(label=str(name_of(each)), url=visit.address(rankings.ranking(each, slug))),
            each == kind,
        )
        for each in kinds
    ]


def of_sections(kind: str, slug: str, visit: Visit) -> list[tuple[Link, bool]]:
    """Return the same list of the whole paper and of each section at the top."""
    whole = Link(label=_("The whole paper"), url=visit.address(rankings.ranking(kind)))
    found = [(whole, not slug)]
    for node in visit.standing.sections.roots:
        link = visit.section_link(node)
        url = visit.address(rankings.ranking(kind, node.slug))
        found.append((Link(label=link.label, url=url, lang=link.lang), node.slug == slug))
    return found
