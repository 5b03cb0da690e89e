"""What was said lately, for rules that are rehearsed."""

from collections.abc import Sequence
from datetime import datetime

from rostra.discussion import addresses
from rostra.discussion.models import Comment
from rostra.screening.corpus import Sample


def said_lately(since: datetime, below: int | None, most: int) -> Sequence[Sample]:
    """Return comments from the newest to the oldest, also what readers do not see: one query."""
    rows = Comment.objects.order_by("-pk")
    if below is not None:
        rows = rows.filter(pk__lt=below)
    found = rows.values_list("pk", "text", "author__name", "written_at")[:most]
    return [
        Sample(number, text, name or "", at, addresses.acts(number))
        for number, text, name, at in found
        if at >= since
    ]
