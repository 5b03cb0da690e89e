"""What the lists have in common: a page of a shelf, its boxes, its address."""

from typing import Any

from django.http import HttpRequest

from rostra import press
from rostra.news import queries, shelves
from rostra.pages import meta
from rostra.pages.cards import cards
from rostra.pages.frame import frame
from rostra.pages.shapes import Card, Link, Page, Sidebar
from rostra.pages.sidebar import beside, sidebar, wishes
from rostra.pages.visit import Visit, changes_at
from rostra.web.paging import KeyPage

SIZE = 30


def shelf_cards(
    request: HttpRequest, visit: Visit, shelf: str, *, with_topics: bool = True
) -> tuple[tuple[Card, ...], KeyPage[Any]]:
    """Return one page of a shelf as cards: two queries, the second for their topics."""
    press.depends(shelves.press_key(shelf))
    listed, page = queries.shelf_page(shelf, request.GET, now=visit.now, size=SIZE)
    topics = queries.topics_of(each.number for each in listed) if with_topics and listed else {}
    return cards(listed, visit, topics), page


def boxes(visit: Visit) -> Sidebar:
    """Return the boxes beside a list, and declare when the next article comes in sight."""
    read = beside(visit)
    newest, turn = queries.newest(wishes(read, visit), now=visit.now)
    changes_at(turn, visit)
    return sidebar(visit, newest, read)


def listing(
    page: Page,
    visit: Visit,
    keys: KeyPage[Any] | None = None,
    *,
    section: int | None = None,
    switch: dict[str, str] | None = None,
) -> dict[str, Any]:
    """Return the context that all lists share, ``page`` completed with its neighbours."""
    around = frame(visit, section=section, switch=switch)
    page.crumbs.insert(0, Link(label=around["edition"].name, url=around["edition"].home))
    here = visit.address(visit.path)
    if keys is not None:
        page.previous = f"{here}?{keys.newer}" if keys.newer else None
        page.next = f"{here}?{keys.older}" if keys.older else None
    meta.with_graph(page, around["edition"])
    return {**around, "page": page, "sidebar": boxes(visit), "heading": page.title}


def own_canonical(request: HttpRequest, visit: Visit) -> str:
    """Return the canonical address of a list: its own, with the key it is turned to."""
    key = next((name for name in ("newer", "older") if name in request.GET), None)
    query = f"?{key}={request.GET[key]}" if key else ""
    return meta.canonical(visit.path, visit.language) + query


def is_first(request: HttpRequest) -> bool:
    """Say whether a list is shown from its beginning."""
    return "newer" not in request.GET and "older" not in request.GET
