"""Who may do what on the floor: pure functions, tested as a matrix of member and act.

A member is asked for its number and its permissions only, a comment and a thread for their state;
``None`` is a visitor without an account.
"""

import math
from datetime import datetime, timedelta
from typing import Protocol

from rostra.discussion import paths
from rostra.discussion.models import Board, Comment, Thread

# So long a comment can be edited, with its earlier wordings on record.
EDITABLE = timedelta(minutes=15)
# So long what was taken back can be put back.
UNDOABLE = timedelta(days=1)
# More than so many comments in so long is no conversation.
BURST, BURST_WITHIN = 6, timedelta(minutes=1)
# What is limited by the day is limited in any so many hours.
DAY = timedelta(days=1)
# As many threads in so long start no conversations either.
STARTED, STARTED_WITHIN = 3, timedelta(minutes=10)
# The same words again within so long are the same comment, sent twice.
SENT_TWICE = timedelta(minutes=10)
# The normal deviate of a two-sided 95 % interval.
Z = 1.96
MILLION = 1_000_000


class Person(Protocol):
    """Whoever acts: a member."""

    pk: int

    def has_perm(self, perm: str) -> bool:
        """Say whether a permission (``discussion.hide_comment``) is held."""


def is_open(thread: Thread | None) -> bool:
    """Say whether more can be said; nobody has spoken yet where there is no thread."""
    if thread is None:
        return True
    is_archived = thread.board is not None and thread.board.closed_at is not None
    return thread.closed_at is None and not is_archived and thread.last_floor < paths.HIGHEST


def may_comment(member: Person | None, thread: Thread | None) -> bool:
    """Say whether the member may speak in a thread; who may close it may speak after that."""
    return member is not None and (is_open(thread) or may_close(member))


def may_reply(member: Person | None, comment: Comment) -> bool:
    """Say whether the member may answer a comment: what readers cannot see has no answer."""
    return comment.is_visible and may_comment(member, comment.thread)


def is_author(member: Person | None, comment: Comment) -> bool:
    """Say whether the member wrote a comment."""
    return member is not None and comment.author_id == member.pk


def may_edit(member: Person | None, comment: Comment, *, now: datetime) -> bool:
    """Say whether the member may change the words of a comment."""
    is_young = now < comment.written_at + EDITABLE
    return is_author(member, comment) and comment.is_visible and is_young


def may_take_back(member: Person | None, comment: Comment) -> bool:
    """Say whether the member may take a comment back."""
    return is_author(member, comment) and comment.deleted_at is None and comment.hidden_at is None


def may_put_back(member: Person | None, comment: Comment, *, now: datetime) -> bool:
    """Say whether the member may put back what it took back."""
    if comment.deleted_at is None or comment.hidden_at is not None:
        return False
    return is_author(member, comment) and now < comment.deleted_at + UNDOABLE


def may_like(member: Person | None, comment: Comment) -> bool:
    """Say whether the member may like a comment: not its own."""
    return member is not None and comment.is_visible and not is_author(member, comment)


def may_hide(member: Person | None, comment: Comment) -> bool:
    """Say whether the member may hide a comment from readers."""
    return is_moderator(member) and comment.hidden_at is None and comment.held_at is None


def may_show(member: Person | None, comment: Comment) -> bool:
    """Say whether the member may show a hidden comment again."""
    return is_moderator(member) and comment.hidden_at is not None


def may_settle(member: Person | None, comment: Comment) -> bool:
    """Say whether the member may decide on a held comment: not on its own."""
    waits = comment.held_at is not None and comment.deleted_at is None
    return waits and is_moderator(member) and not is_author(member, comment)


def is_moderator(member: Person | None) -> bool:
    """Say whether the member keeps the floor civil; what such a member writes is not screened."""
    return member is not None and member.has_perm("discussion.hide_comment")


def may_start(member: Person | None, board: Board, level: int) -> bool:
    """Say whether a member of a level of trust may start a thread in a board."""
    if member is None or board.closed_at is not None:
        return False
    return level >= board.starters or may_arrange(member)


def may_arrange(member: Person | None) -> bool:
    """Say whether the member may pin, move, rename, merge and split threads."""
    return member is not None and member.has_perm("discussion.arrange_thread")


def can_arrange(thread: Thread) -> bool:
    """Say whether a thread can be pinned, moved and renamed: it stands in a board."""
    return thread.board_id is not None and thread.merged_into_id is None


def can_merge(source: Thread, target: Thread) -> bool:
    """Say whether a thread can be merged into another: both are where comments are."""
    is_there = source.merged_into_id is None and source.last_floor > 0
    return is_there and target.merged_into_id is None


def can_split(root: Comment, thread: Thread, *, seen: bool) -> bool:
    """Say whether a branch can be split off: something of it is seen, and it is not the thread."""
    begins = thread.board_id is not None and root.parent_id is None and root.floor == 1
    return seen and not begins


def may_pick(member: Person | None, comment: Comment) -> bool:
    """Say whether the member may pick a comment for all readers."""
    return _picks(member) and comment.is_visible and comment.picked_at is None


def may_unpick(member: Person | None, comment: Comment) -> bool:
    """Say whether the member may take the pick of a comment back."""
    return _picks(member) and comment.picked_at is not None


def _picks(member: Person | None) -> bool:
    return member is not None and member.has_perm("discussion.pick_comment")


def may_show_pictures(board: Board | None, level: int, needed: int) -> bool:
    """Say whether a member of a level of trust may show pictures: in boards, from one level on."""
    return board is not None and level >= needed


def may_close(member: Person | None) -> bool:
    """Say whether the member may close threads and open them again."""
    return member is not None and member.has_perm("discussion.close_thread")


def approval(likes: int, judged: int) -> int:
    """Return the least share of approval that so many judgements speak for, in millionths.

    The lower bound of Wilson's score interval at 95 % (E. B. Wilson, "Probable inference, the law
    of succession, and statistical inference", JASA 22, 1927): of ``judged`` members ``likes`` were
    for it. Nobody's judgement is none: 0.
    """
    if judged <= 0:
        return 0
    share, z2 = likes / judged, Z * Z
    spread = Z * math.sqrt((share * (1 - share) + z2 / (4 * judged)) / judged)
    return round(MILLION * (share + z2 / (2 * judged) - spread) / (1 + z2 / judged))
