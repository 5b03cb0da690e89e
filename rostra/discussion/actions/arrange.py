"""Arrange the threads of a board: pin, move and rename them."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from rostra.accounts.models import Member
from rostra.changes.log import append
from rostra.discussion import rules
from rostra.discussion.actions.again import again_if_moved
from rostra.discussion.actions.carry import locked, tell
from rostra.discussion.actions.say import tally
from rostra.discussion.actions.start_thread import titled
from rostra.discussion.models import Board, BoardTally, Thread
from rostra.kernel import script

# More above a list would hide it.
PINNED = 10


@again_if_moved
@transaction.atomic
def pin(*, thread: Thread, by: Member, now: datetime) -> Thread:
    """Put a thread above the list of its board. Raises ValidationError."""
    thread = _of_board(thread, by)
    if thread.pinned_at is None:
        pinned = Thread.objects.filter(board=thread.board_id, pinned_at__isnull=False)
        if pinned.count() >= PINNED:
            raise ValidationError(
                _("%(most)d threads are pinned in this board already.") % {"most": PINNED}
            )
        thread.pinned_at, thread.pinned_by = now, by
        _settle(thread, "pin", by, ["pinned_at", "pinned_by"])
    return thread


@again_if_moved
@transaction.atomic
def unpin(*, thread: Thread, by: Member, now: datetime) -> Thread:
    """Put a pinned thread back into the list."""
    thread = _of_board(thread, by)
    if thread.pinned_at is not None:
        thread.pinned_at, thread.pinned_by = None, None
        _settle(thread, "unpin", by, ["pinned_at", "pinned_by"])
    return thread


@again_if_moved
@transaction.atomic
def move(*, thread: Thread, board: Board, by: Member, now: datetime) -> Thread:
    """Put a thread into another board; it is pinned there no more. Raises ValidationError."""
    thread = _of_board(thread, by)
    former = thread.board_id
    if former is None or board.pk == former:
        return thread
    BoardTally.objects.get_or_create(board=board)
    is_there = int(thread.comment_count > 0)
    steps = {former: -1, board.pk: 1}
    # In the order of their numbers: two who move to and fro do not wait for each other.
    for number in sorted(steps):
        step = steps[number]
        tally(number, threads=step * is_there, comments=step * thread.comment_count)
    thread.board, thread.moved_from_id, thread.moved_at = board, former, now
    thread.pinned_at, thread.pinned_by = None, None
    names = ["board", "moved_from", "moved_at", "pinned_at", "pinned_by"]
    _settle(thread, "move", by, names, {"from": former, "to": board.pk})
    append(f"threads:{former}")
    return thread


@again_if_moved
@transaction.atomic
def rename(*, thread: Thread, title: str, by: Member, now: datetime) -> Thread:
    """Give a thread another title; the log keeps the one before. Raises ValidationError."""
    thread, title = _of_board(thread, by), titled(title, by=by, now=now).text
    if title != thread.title:
        before, thread.title = thread.title, title
        thread.language = script.detect(title) or thread.language
        _settle(thread, "rename", by, ["title", "language"], {"before": before})
    return thread


def refuse_unless_may(by: Member) -> None:
    """Raise ValidationError for whoever may not arrange threads."""
    if not rules.may_arrange(by):
        raise ValidationError(_("Arranging threads is for the moderators."))


def _of_board(thread: Thread, by: Member) -> Thread:
    refuse_unless_may(by)
    [thread] = locked(thread.pk)
    if not rules.can_arrange(thread):
        raise ValidationError(_("It is not in a board, or was merged."))
    return thread


def _settle(
    thread: Thread, act: str, by: Member, names: list[str], data: dict[str, object] | None = None
) -> None:
    thread.save(update_fields=names)
    log(instance=thread, action=f"discussion.{act}", user=by, data=data or {})
    tell(thread)
