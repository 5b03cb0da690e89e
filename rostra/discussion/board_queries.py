"""Reads of the boards; a page of a board costs the same with a hundred thousand threads."""

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import QueryDict

from rostra.discussion.models import Board, Relocation, Thread
from rostra.web.paging import KeyPage, page_by_key

SIZE = 30
# So many branches that went elsewhere a thread names.
DEPARTURES = 20


def board_page(board: int, parameters: QueryDict) -> tuple[list[Thread], KeyPage[Thread]]:
    """Return the pinned threads of a board and a page of the others, the last spoken in first.

    Two queries; the pinned ones stand on the first page only.
    """
    threads = Thread.objects.standing().filter(board=board).select_related("author")
    others = threads.filter(pinned_at=None)
    page = page_by_key(others, parameters, moment="last_comment_at", size=SIZE)
    is_first = "newer" not in parameters and "older" not in parameters
    pinned = threads.filter(pinned_at__isnull=False).order_by("-pinned_at")
    return (list(pinned) if is_first else []), page


def boards() -> list[tuple[Board, Thread | None]]:
    """Return all boards in their order, with their tallies, and the thread last spoken in."""
    newest = Thread.objects.standing().filter(board=OuterRef("pk")).order_by("-last_comment_at")
    rows = Board.objects.select_related("tally").annotate(newest=Subquery(newest.values("pk")[:1]))
    found = list(rows)
    threads = Thread.objects.in_bulk([row.newest for row in found if row.newest])
    return [(row, threads.get(row.newest)) for row in found]


def departures(thread: Thread) -> list[Relocation]:
    """Return the branches that went from a thread to threads of their own: one query at most."""
    if not thread.splits:
        return []
    rows = Relocation.objects.filter(source=thread, kind="split", undone_at=None)
    return list(rows.select_related("target")[:DEPARTURES])


def relocations(thread: Thread) -> QuerySet[Relocation]:
    """Return what went from a thread or came to it, the latest first."""
    either = Relocation.objects.filter(source=thread) | Relocation.objects.filter(target=thread)
    return either.select_related("source", "target", "by").order_by("-pk")
