"""Distinct readers in a window: what the lists are made of.

A window begins on the hour, at most 48 hours ago, and ends now (``kernel.windows.rolling``). Its
sketches are united under the salt that was alive all the time. An article's hours added up are
never below its readers in the window, for whoever comes back counts in each hour: so only articles
whose sum reaches the wanted place need their sketches united.

    >>> window = rolling(24, now=now)
    >>> readers(since=window.start, now=now, count=200)      # the 200 most read, and few others
    >>> readers(since=window.start, now=now, articles=[7])   # these, whatever their place
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from heapq import nlargest
from itertools import islice

from django.db.models import Case, Q, QuerySet, Sum, When

from rostra.kernel.windows import EPOCH, HOUR
from rostra.rankings.models import ReadHour, ReadSlice
from rostra.rankings.reads import salts, sketches

BATCH = 400
Packed = bytes | memoryview
# A sketch may err by so much at worst: a sum of estimates bounds an estimate with it.
SLACK = 1.03


def readers(
    *,
    since: datetime,
    now: datetime,
    articles: Collection[int] | None = None,
    count: int | None = None,
) -> dict[int, float]:
    """Return the distinct readers of articles from ``since`` (on the hour) until now, by number.

    ``articles``: of these alone; without it, of all that were read. ``count``: only as many as are
    needed to be sure of the first ``count`` places (more may be in the answer, in no order): it
    costs two queries over the hours' estimates, and the sketches of little more than ``count``
    articles. Articles that nobody read are not in the answer. Raises ValueError for a beginning
    that is not on the hour or lies more than 48 hours back.
    """
    sums = bounds(since=since, now=now, articles=articles)
    if count is None:
        return _united(list(sums), since, now)
    return most_read(sums, count, since=since, now=now)


def bounds(
    *, since: datetime, now: datetime, articles: Collection[int] | None = None
) -> dict[int, float]:
    """Return the hours' estimates added up, by article: never below its readers but for the error.

    Two queries whatever the number of articles; no sketch is unpacked.
    """
    _check(since, now)
    found: dict[int, float] = defaultdict(float)
    for rows in (_hours(since, now), _slices(since, now)):
        sums = rows.values_list("article_id").annotate(Sum("readers"))
        wanted = [Q()] if articles is None else map(_among, _batches(articles))
        for condition in wanted:
            for article, total in sums.filter(condition):
                found[article] += total
    return {article: total for article, total in found.items() if total}


def most_read(
    sums: Mapping[int, float], count: int, *, since: datetime, now: datetime
) -> dict[int, float]:
    """Return the readers of those articles among ``sums`` that can be among the first ``count``.

    ``sums`` comes from ``bounds``; leave out of it what must not enter the list, and what is left
    is ranked: so one call of ``bounds`` serves many lists (by section, by topic).
    """
    in_order = sorted(sums, key=sums.__getitem__, reverse=True)
    found = _united(in_order[:count], since, now)
    for some in _batches(in_order[count:]):
        place = min(nlargest(count, found.values()), default=0.0)
        can_enter = [article for article in some if sums[article] * SLACK >= place]
        found |= _united(can_enter, since, now)
        if len(can_enter) < len(some):
            break
    return found


def readers_by_hour(
    articles: Collection[int], *, since: datetime, now: datetime
) -> dict[int, dict[datetime, float]]:
    """Return the readers of articles in each hour (UTC, by its beginning) that had any.

    Not only within 48 hours: the hours' estimates are kept longer than their sketches
    (``actions.prune_reads.ESTIMATES_KEPT_FOR``). The last hour may be under way.
    """
    found: dict[int, dict[datetime, float]] = defaultdict(dict)
    slices = _slices(since, now).values_list("article_id", "start", "older")
    hours = _hours(since, now).values_list("article_id", "hour", "older", "readers")
    for some in map(_among, _batches(articles)):
        parts: dict[tuple[int, datetime], list[Packed]] = defaultdict(list)
        for article, start, part in slices.filter(some):
            parts[article, start - (start - EPOCH) % HOUR].append(part)
        for article, hour, sketch, estimate in hours.filter(some):
            found[article][hour] = estimate
            if sketch is not None and (article, hour) in parts:
                parts[article, hour].append(sketch)
        for (article, hour), some_sketches in parts.items():
            found[article][hour] = sketches.estimate(sketches.united(some_sketches))
    return dict(found)


def _united(articles: Iterable[int], since: datetime, now: datetime) -> dict[int, float]:
    """Unite the sketches of articles: two queries for each batch."""
    turn = salts.begin(salts.period(now))
    found = {}
    # What is the older salt now was the younger one before the last one began.
    kept = [
        rows.values_list(
            "article_id", Case(When(Q((f"{moment}__gte", turn)), then="older"), default="younger")
        )
        for rows, moment in ((_hours(since, now), "hour"), (_slices(since, now), "start"))
    ]
    for some in map(_among, _batches(articles)):
        parts: dict[int, list[Packed]] = defaultdict(list)
        for rows in kept:
            for article, sketch in rows.filter(some):
                if sketch is not None:
                    parts[article].append(sketch)
        for article, packed in parts.items():
            found[article] = sketches.estimate(sketches.united(packed))
    return found


def _hours(since: datetime, now: datetime) -> QuerySet[ReadHour]:
    return ReadHour.objects.filter(hour__gte=since, hour__lt=now).order_by()


def _slices(since: datetime, now: datetime) -> QuerySet[ReadSlice]:
    return ReadSlice.objects.filter(start__gte=since, start__lt=now).order_by()


def _among(articles: list[int]) -> Q:
    return Q(article_id__in=articles)


def _batches(articles: Iterable[int]) -> Iterator[list[int]]:
    waiting = iter(articles)
    while some := list(islice(waiting, BATCH)):
        yield some


def _check(since: datetime, now: datetime) -> None:
    if (since - EPOCH) % HOUR:
        raise ValueError("a window of readers begins on the hour")
    if since < salts.begin(salts.period(now) - 1):
        raise ValueError("no salt is older than 48 hours for certain")
