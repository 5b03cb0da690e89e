"""The figures of moderation by month, kept with each act."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from rostra.changes.log import append
from rostra.moderation.models import Tally

PRESS_KEY = "moderation:figures"
# What is counted, in the order of the page.
WORDS = (
    "reports", "held", "complaints",
    "leave", "hide", "remove", "withhold", "rename",
    "warning", "limit", "suspension", "ban",
    "undone", "appeals", "upheld", "refused",
)  # fmt: skip


def count(*words: str, now: datetime) -> None:
    """Count one more of each, in this transaction."""
    month = timezone.localtime(now).date().replace(day=1)
    # Always in the same order: two who count the same do not wait for each other for ever.
    for word in sorted(words):
        rows = Tally.objects.filter(month=month, what=word)
        if not rows.update(count=F("count") + 1):
            try:
                with transaction.atomic():
                    Tally.objects.create(month=month, what=word, count=1)
            except IntegrityError:
                rows.update(count=F("count") + 1)
    append(PRESS_KEY)


def of_year(year: int) -> dict[str, list[int]]:
    """Return the counts of a year by word, twelve months each: one query of a few rows."""
    table = {word: [0] * 12 for word in WORDS}
    months = Tally.objects.filter(month__gte=date(year, 1, 1), month__lte=date(year, 12, 1))
    for month, what, number in months.values_list("month", "what", "count"):
        if what in table:
            table[what][month.month - 1] = number
    return table


def years() -> Iterable[int]:
    """Return the years in which something was counted, the latest first: two queries."""
    ends = [Tally.objects.order_by(order).values_list("month", flat=True).first()
            for order in ("month", "-month")]  # fmt: skip
    if ends[0] is None or ends[1] is None:
        return ()
    return range(ends[1].year, ends[0].year - 1, -1)
