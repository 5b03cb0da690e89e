"""Boards and their threads, put together for a page in the script of the page."""

from django.utils.translation import gettext as _

from rostra.discussion import addresses
from rostra.discussion.models import Board, Thread
from rostra.pages.floor_shapes import BoardView, ThreadCard
from rostra.pages.shapes import Link
from rostra.pages.standing import Place
from rostra.pages.visit import Visit


def board_link(place: Place, visit: Visit) -> Link:
    """Return a board's name and address."""
    return Link(
        label=visit.words(place.name, place.language),
        url=visit.address(addresses.board(place.slug)),
        lang=visit.lang(place.language),
    )


def board_at(number: int | None, visit: Visit) -> Link | None:
    """Return the board of a number, None where there is none."""
    found = (each for each in visit.standing.boards if each.number == number)
    place = next(found, None)
    return board_link(place, visit) if place else None


def board_view(board: Board, newest: Thread | None, visit: Visit) -> BoardView:
    """Return a board with what stands in it."""
    tally = getattr(board, "tally", None)
    return BoardView(
        url=visit.address(addresses.board(board.slug)),
        name=visit.words(board.name, board.language),
        lang=visit.lang(board.language),
        description=visit.words(board.description, board.language),
        threads=tally.threads if tally else 0,
        comments=tally.comments if tally else 0,
        closed=board.closed_at is not None,
        newest=thread_card(newest, visit, author="") if newest else None,
    )


def thread_card(thread: Thread, visit: Visit, *, author: str | None = None) -> ThreadCard:
    """Return a thread of a list; its author is read along unless it is given."""
    if author is None:
        author = thread.author.name if thread.author else _("a former member")
    return ThreadCard(
        url=visit.address(addresses.thread(thread.pk)),
        title=visit.words(thread.title, thread.language),
        lang=visit.lang(thread.language),
        author=author,
        comments=thread.comment_count,
        opened_at=thread.opened_at,
        last_at=thread.last_comment_at,
        pinned=thread.pinned_at is not None,
        closed=thread.closed_at is not None,
    )
