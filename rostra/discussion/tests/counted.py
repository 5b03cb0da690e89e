"""Count anew all that the floor keeps counted, and say where it differs."""

from collections import Counter

from rostra.discussion import paths
from rostra.discussion.models import Board, BoardTally, Comment, Thread
from rostra.discussion.reactions import judged


def differences() -> list[str]:
    """Return a line for everything that is kept otherwise than it counts."""
    found = []
    for thread in Thread.objects.all():
        rows = list(Comment.objects.filter(thread=thread).order_by("floor"))
        seen = [row for row in rows if row.is_visible]
        kept = (thread.comment_count, thread.picks)
        if kept != (len(seen), sum(row.picked_at is not None for row in seen)):
            found.append(f"thread {thread.pk} keeps {kept}")
        if seen and thread.last_comment_at != max(row.written_at for row in seen):
            found.append(f"thread {thread.pk} ends at {thread.last_comment_at}")
        if rows and thread.last_floor < rows[-1].floor:
            found.append(f"thread {thread.pk} gave floor {thread.last_floor} last")
        found += _misplaced(rows)
    for board in Board.objects.all():
        threads = Thread.objects.filter(board=board).standing()
        counts = (threads.count(), sum(threads.values_list("comment_count", flat=True)))
        tally = BoardTally.objects.filter(board=board).first()
        if counts != ((tally.threads, tally.comments) if tally else (0, 0)):
            found.append(f"board {board.pk} keeps {tally}, not {counts}")
    return found


def _misplaced(rows: list[Comment]) -> list[str]:
    by_number = {row.pk: row for row in rows}
    below: Counter[int] = Counter()
    for row in rows:
        if row.is_visible:
            below.update(paths.floors_above(row.path))
    found = []
    for row in rows:
        parent = by_number.get(row.parent_id)
        if row.parent_id is not None and parent is None:
            found.append(f"comment {row.pk} answers one of another thread")
            continue
        place = (
            parent.root_floor if parent else row.floor,
            paths.below(parent.path if parent else "", row.floor),
            parent.depth + 1 if parent else 0,
        )
        if place != (row.root_floor, row.path, row.depth):
            found.append(f"comment {row.pk} stands at {row.path}")
        if row.replies != below[row.floor]:
            found.append(f"comment {row.pk} keeps {row.replies} replies")
        reacted = Counter(row.reactions.values_list("kind", flat=True))
        if row.reaction_counts != reacted or row.likes != judged(reacted)[0]:
            found.append(f"comment {row.pk} keeps {row.reaction_counts}")
    return found
