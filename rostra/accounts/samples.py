"""The names of members, for rules that are rehearsed."""

from collections.abc import Sequence
from datetime import datetime

from rostra.accounts.models import Member
from rostra.screening.corpus import Sample


def names_lately(since: datetime, below: int | None, most: int) -> Sequence[Sample]:
    """Return the names of members from the newest to the oldest, of all times: one query."""
    rows = Member.objects.order_by("-pk")
    if below is not None:
        rows = rows.filter(pk__lt=below)
    found = rows.values_list("pk", "name", "joined_at")[:most]
    return [Sample(number, name, name, at, "") for number, name, at in found]
