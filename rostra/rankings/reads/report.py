"""What was read and what was left out, by day (UTC): for the owner and the desk."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db.models import Q, Sum
from django.db.models.functions import TruncDate

from rostra.kernel.windows import EPOCH
from rostra.rankings.models import LeftOut, ReadHour, ReadSlice

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ReadsOfDay:
    """One day: `readers` adds up each article's readers of each hour; `left_out` is by reason."""

    day: date
    readers: float
    left_out: Counter[str]


def reads_by_day(*, days: int, now: datetime) -> list[ReadsOfDay]:
    """Return the last days, today first: three queries.

    Of days longer past than two, the hours in which an article had a single reader are missing.
    """
    since = now - (now - EPOCH) % DAY - (days - 1) * DAY
    readers: Counter[date] = Counter()
    for rows, moment in ((ReadHour.objects, "hour"), (ReadSlice.objects, "start")):
        kept = rows.filter(Q((f"{moment}__gte", since))).annotate(day=TruncDate(moment, tzinfo=UTC))
        for day, total in kept.order_by().values_list("day").annotate(Sum("readers")):
            readers[day] += total
    left_out: dict[date, Counter[str]] = {}
    for row in LeftOut.objects.filter(day__gte=since.date()):
        left_out.setdefault(row.day, Counter())[row.reason] += row.count
    wanted = [(since + number * DAY).date() for number in reversed(range(days))]
    return [ReadsOfDay(day, float(readers[day]), left_out.get(day, Counter())) for day in wanted]
