"""Copies of a comment, found by what they sound like: a look-up of a few keys, bounded."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet, Subquery

from rostra.discussion.models import Comment, Echo
from rostra.screening import sketches
from rostra.web import prepared

# So long a copy is a copy.
LATELY = timedelta(days=3)
# Of what shares a hash so much is looked at, the newest: many copies are too many.
LOOKED_AT = 50
PRUNED_AT_A_TIME = 5_000


def copies(sketch: list[int], *, now: datetime, but_for: int | None = None) -> int:
    """Return how many comments of the last days say nearly the same: one query."""
    if not sketch:
        return 0

    def build(given: Mapping[str, Any]) -> QuerySet[Any, Any]:
        parts = []
        for place in range(len(sketch)):
            rows = Echo.objects.filter(key=given[f"key{place}"], at__gt=given["since"])
            newest = rows.order_by("-at").values("pk")[:LOOKED_AT]
            # Spelled with an inner SELECT: a LIMIT may not stand in a member of a UNION itself.
            parts.append(Echo.objects.filter(pk__in=Subquery(newest)).values_list("comment"))
        return parts[0].union(*parts[1:], all=True)

    values: dict[str, prepared.Value] = {"since": now - LATELY}
    values |= {f"key{place}": key for place, key in enumerate(sketch)}
    needed = sketches.needed(sketch)
    alike = Counter(number for (number,) in prepared.rows(("copies", len(sketch)), build, values))
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
