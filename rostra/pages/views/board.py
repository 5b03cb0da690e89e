"""The page of all boards, and that of one board."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from rostra import press
from rostra.discussion import addresses, board_queries
from rostra.pages import addresses as own
from rostra.pages import boards as put
from rostra.pages import floor, meta
from rostra.pages.shapes import Link, Page
from rostra.pages.views.listing import is_first, listing, own_canonical
from rostra.pages.visit import Visit, begin


def boards(request: HttpRequest) -> HttpResponse:
    """Print all boards by the section of the paper they belong to, their edition's own first."""
    visit = begin(request)
    press.depends("board:all", *(f"threads:{each.number}" for each in visit.standing.boards))
    rows = board_queries.boards()
    rows.sort(key=lambda each: visit.is_foreign(each[0].language))
    page = Page(
        key=own.key("boards"),
        kind="boards",
        title=_("Forum"),
        canonical=meta.canonical(visit.path, visit.language),
        alternates=meta.in_every_edition(visit.path),
        crumbs=[Link(label=_("Forum"), url=visit.address(visit.path))],
    )
    groups: dict[int | None, list[object]] = {}
    for board, newest in rows:
        groups.setdefault(board.section_id, []).append(put.board_view(board, newest, visit))
    shown = [(_section(number, visit), found) for number, found in groups.items()]
    return render(request, "pages/boards.html", {**listing(page, visit), "groups": shown})


def board(request: HttpRequest, slug: str) -> HttpResponse:
    """Print a board: pinned threads, then the others, the last spoken in first."""
    visit = begin(request)
    place = next((each for each in visit.standing.boards if each.slug == slug), None)
    if place is None:
        raise Http404
    press.depends(f"board:{place.number}", f"threads:{place.number}")
    press.good_for(floor.NAMES_HOLD)
    pinned, keys = board_queries.board_page(place.number, request.GET)
    link = put.board_link(place, visit)
    is_foreign = visit.is_foreign(place.language)
    path = addresses.board(place.slug)
    own_address = meta.canonical(path, place.language)
    page = Page(
        key=own.key("board", place.number),
        kind="board",
        title=link.label,
        description=visit.words(place.description, place.language),
        canonical=own_address if is_foreign else own_canonical(request, visit),
        alternates=meta.of_texts({place.language: path}) if is_first(request) else [],
        noindex=is_foreign,
        crumbs=[Link(label=_("Forum"), url=visit.address(addresses.boards())), link],
    )
    context = {
        **listing(page, visit, keys, section=place.section),
        "board": link,
        "description": page.description,
        "closed": place.closed,
        "start_url": "" if place.closed else addresses.start(place.slug),
        "threads": [put.thread_card(each, visit) for each in (*pinned, *keys.rows)],
    }
    return render(request, "pages/board.html", context)


def _section(number: int | None, visit: Visit) -> Link | None:
    node = visit.standing.sections.nodes.get(number or 0)
    return visit.section_link(node) if node else None
