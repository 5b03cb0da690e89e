"""Copies of a comment, found by what they sound like: a look-up of a few keys, bounded."""

from collections import Counter
from datetime import datetime, timedelta

from django.db import connection

from rostra.discussion.models import Comment, Echo
from rostra.screening import sketches
from rostra.web import prepared

# So long a copy is a copy.
LATELY = timedelta(days=3)
# Of what shares a hash so much is looked at, the newest: many copies are too many.
LOOKED_AT = 50
PRUNED_AT_A_TIME = 5_000
# By hand: Django's union on SQLite takes no limit in its parts, unless each is looked up twice.
NEWEST = (
    f"SELECT comment_id FROM (SELECT comment_id FROM {Echo._meta.db_table}"  # noqa: S608 - a name of ours
    f" WHERE key = %s AND at > %s ORDER BY at DESC LIMIT {LOOKED_AT}) AS part"
)


def copies(sketch: list[int], *, now: datetime, but_for: int | None = None) -> int:
    """Return how many comments of the last days say nearly the same: one query."""
    if not sketch:
        return 0
    since = connection.ops.adapt_datetimefield_value(now - LATELY)
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join([NEWEST] * len(sketch)),
            [each for key in sketch for each in (key, since)],
        )
        alike = Counter(number for (number,) in cursor.fetchall())
    needed = sketches.needed(sketch)
    return sum(count >= needed for number, count in alike.items() if number != but_for)


def keep(comment: Comment, sketch: list[int], *, now: datetime) -> None:
    """Keep what a comment sounds like, within the transaction that writes it."""
    rows = [(comment.pk, key, now) for key in sketch]
    prepared.insert(Echo, ("comment_id", "key", "at"), rows)


def prune(*, now: datetime) -> int:
    """Remove what is no copy's any more, so many rows at a time; return how many."""
    old = Echo.objects.filter(at__lte=now - LATELY).order_by("at").values_list("pk", flat=True)
    removed, _each = Echo.objects.filter(pk__in=list(old[:PRUNED_AT_A_TIME])).delete()
    return removed
