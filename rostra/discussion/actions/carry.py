"""Carry comments from one thread to another: the part that merging and splitting share.

Whoever carries holds the locks of both threads, taken in the order of their numbers, so that two
who carry to and fro never wait for each other. Within a transaction.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import count as numbers

from django.core.exceptions import ValidationError
from django.db.models import F, Max
from django.utils.translation import gettext as _

from rostra.accounts.models import Member
from rostra.changes.log import append
from rostra.discussion import events, paths
from rostra.discussion.actions.again import MovedOnError
from rostra.discussion.actions.say import changed, tally
from rostra.discussion.models import Comment, Thread

# More at once would keep everybody who writes waiting.
MOST = 10_000
# Each row is spelled in the statement; both databases bear so many.
BATCH = 500
FIELDS = ("thread", "parent", "floor", "root_floor", "path", "depth", "replies")


def locked(*threads: int) -> list[Thread]:
    """Return threads as they stand, in the order asked for, locked in the order of their numbers.

    With those that lead to them, which lead elsewhere afterwards. Raises ValidationError where
    one is not there, MovedOnError where another came to lead there meanwhile.
    """
    rows = Thread.objects.select_for_update(of=("self",), no_key=True).select_related("board")
    wanted = {*threads, *_leading_to(threads)}
    found = {row.pk: row for row in rows.filter(pk__in=wanted).order_by("pk")}
    if not found.keys() >= set(threads):
        raise ValidationError(_("That thread is not there."))
    if not found.keys() >= set(_leading_to(threads)):
        raise MovedOnError
    return [found[number] for number in threads]


def _leading_to(threads: Iterable[int]) -> list[int]:
    return list(Thread.objects.filter(merged_into__in=threads).values_list("pk", flat=True))


def bearable(comments: Iterable[Comment]) -> list[Comment]:
    """Return comments in the order of their floors; raise ValidationError for too many."""
    rows = sorted(comments, key=lambda each: each.floor)
    if len(rows) > MOST:
        raise ValidationError(
            _("These are %(count)d comments; %(most)d are the most that move at once.")
            % {"count": len(rows), "most": MOST}
        )
    return rows


def carry(
    rows: Sequence[Comment],
    *,
    source: Thread,
    target: Thread,
    floors: Mapping[int, int] | None = None,
    below: Comment | None = None,
) -> dict[str, int]:
    """Carry whole branches, in the order of their floors, and return the floors they had.

    They get the next floors, or those in ``floors`` (by comment), and hang on each other as
    before: what hung on none of them are roots, or hang on ``below``, a comment of the target.
    Raises ValidationError where there are no such floors.
    """
    had = {str(row.pk): row.floor for row in rows}
    given = numbers(target.last_floor + 1)
    moved: dict[int | None, Comment] = {}
    for row in rows:
        floor = (floors or {}).get(row.pk) or next(given)
        if floor > paths.HIGHEST:
            raise ValidationError(_("The thread has no floors left for them."))
        _place(row, floor, target, moved.get(row.parent_id, below))
        moved[row.pk] = row
    target.last_floor = max([target.last_floor, *(row.floor for row in rows)])
    _count_replies(rows, below)
    Comment.objects.bulk_update(rows, FIELDS, batch_size=BATCH)
    seen = [row for row in rows if row.is_visible]
    picks = sum(row.picked_at is not None for row in seen)
    settle(source, comments=-len(seen), picks=-picks)
    settle(target, comments=len(seen), picks=picks)
    _tally(source, target, len(seen))
    tell(source, target)
    return had


def recount_above(comment: Comment, step: int) -> None:
    """Count so many visible comments more, or fewer, below a comment and all it hangs on."""
    floors = [*paths.floors_above(comment.path), comment.floor]
    above = Comment.objects.filter(thread=comment.thread_id, floor__in=floors)
    above.update(replies=F("replies") + step)


def settle(thread: Thread, *, comments: int, picks: int) -> None:
    """Keep what a thread counts after so many visible comments came or went."""
    thread.comment_count += comments
    thread.picks += picks
    seen = Comment.objects.filter(thread=thread).visible()
    last = seen.aggregate(last=Max("written_at"))["last"]
    thread.last_comment_at = last or thread.last_comment_at
    thread.save(update_fields=["comment_count", "picks", "last_comment_at", "last_floor"])


def tell(*threads: Thread) -> None:
    """Log that threads changed: what shows them is printed anew."""
    append(*(key for thread in threads for key in (*changed(thread), f"thread:{thread.pk}")))


def announce(
    source: Thread, target: Thread, rows: Sequence[Comment], had: Mapping[str, int], by: Member
) -> None:
    """Announce which comments went where, with the floors they had."""
    moved = {row.pk: (had[str(row.pk)], row.floor) for row in rows}
    events.carried.send(Thread, source=source, target=target, floors=moved, by=by)


def _tally(source: Thread, target: Thread, comments: int) -> None:
    """Keep what their boards count, in the order of the boards' numbers."""
    if not comments:
        return
    steps = [
        (source.board_id or 0, -int(source.comment_count == 0), -comments),
        (target.board_id or 0, int(target.comment_count == comments), comments),
    ]
    for board, threads, step in sorted(steps):
        if board:
            tally(board, threads=threads, comments=step)


def _place(row: Comment, floor: int, thread: Thread, parent: Comment | None) -> None:
    row.thread, row.parent, row.floor = thread, parent, floor
    row.root_floor = parent.root_floor if parent else floor
    row.path = paths.below(parent.path if parent else "", floor)
    row.depth = parent.depth + 1 if parent else 0


def _count_replies(rows: Sequence[Comment], below: Comment | None) -> None:
    counted: Counter[int] = Counter()
    for row in rows:
        if row.is_visible:
            counted.update(paths.floors_above(row.path))
    for row in rows:
        row.replies = counted[row.floor]
    if below is not None:
        recount_above(below, sum(row.is_visible for row in rows))
