"""What was said lately, for rules that are rehearsed."""

from collections.abc import Sequence
from datetime import datetime

from rostra.discussion import addresses
from rostra.discussion.models import Comment, Thread
from rostra.screening.corpus import Sample


def titles_lately(since: datetime, below: int | None, most: int) -> Sequence[Sample]:
    """Return the titles of boards' threads from the newest to the oldest: one query."""
    rows = Thread.objects.filter(board__isnull=False).order_by("-pk")
    if below is not None:
        rows = rows.filter(pk__lt=below)
    found = rows.values_list("pk", "title", "author__name", "opened_at")[:most]
    return [
        Sample(number, title, name or "", at, addresses.thread(number))
        for number, title, name, at in found
        if at >= since
    ]


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
