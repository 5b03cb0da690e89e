"""The names of members and what they say of themselves, for rules that are rehearsed."""

from collections.abc import Sequence
from datetime import datetime

from rostra.accounts.models import Member
from rostra.screening.corpus import Sample


def names_lately(since: datetime, below: int | None, most: int) -> Sequence[Sample]:
    """Return the names of members from the newest to the oldest, of all times: one query."""
    return _of("name", below, most)


def profiles_lately(since: datetime, below: int | None, most: int) -> Sequence[Sample]:
    """Return what members say of themselves, from the newest member to the oldest: one query."""
    return _of("about", below, most)


def _of(column: str, below: int | None, most: int) -> Sequence[Sample]:
    rows = Member.objects.order_by("-pk")
    if below is not None:
        rows = rows.filter(pk__lt=below)
    found = rows.values_list("pk", column, "name", "joined_at")[:most]
    return [Sample(number, text, name, at, "") for number, text, name, at in found]
