"""Reads: the error of distinct readers, what their sketches take, and what a refresh costs.

A window of 48 hours is filled as two days of readers would have, in a site that has articles.
"""

import os
import random
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from statistics import mean
from typing import Any

import numpy as np
import psutil
from django.conf import settings
from django.db import transaction
from django.db.models import Sum
from django.db.models.functions import Length

from bench import beacon, bounds, rows, served, site
from bench.rows import Writer, moment
from rostra.kernel import clock
from rostra.kernel.windows import HOUR, rolling
from rostra.news.models import Article
from rostra.rankings.actions.count_reads import count_reads, write_reads
from rostra.rankings.actions.fold_reads import fold_reads
from rostra.rankings.actions.refresh import refresh
from rostra.rankings.models import LeftOut, ReadHour
from rostra.rankings.models.left_out import Reason
from rostra.rankings.reads import salts, sketches, windows
from rostra.rankings.reads.sent import Sent
from rostra.rankings.reads.tally import SLICE, Tally, slice_of
from rostra.rankings.tests.simulator import DAY, Day, Who, exact, live

HOURS = (1, 24, 48)
# So many of an article's first places are asked for.
PLACES = 200
TOP = 20
READS = 2_000_000
VISITORS = 400_000
TRIALS = 60
BATCH = 20_000
AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/{}.0"


def measure(articles: int, *, port: int) -> dict[str, Any]:
    """Fill the window with reads of so many articles, and measure; needs a site without reads."""
    now = clock.now()
    report: dict[str, Any] = {"error": errors(), "day": day(now=now)}
    filled = fill(_numbers(articles), now=now)
    report |= {"articles": articles, "hours": filled}
    report["sketches_mb"] = _sketch_megabytes()
    before = _memory()
    report["bounds_s"] = {
        hours: _best(lambda: windows.bounds(since=_since(hours, now), now=now))  # noqa: B023
        for hours in HOURS
    }
    report["readers_s"] = {
        hours: _best(lambda: windows.readers(since=_since(hours, now), now=now, count=PLACES))  # noqa: B023
        for hours in HOURS
    }
    refresh(now=now)
    report["refresh_s"] = _best(lambda: refresh(now=now))
    report["memory_mb"] = _memory() - before
    report["flush"] = flush(now=now)
    began = time.perf_counter()
    report["folded"] = fold_reads(now=now + 3 * SLICE)
    report["fold_s"] = time.perf_counter() - began
    report["beacon"] = served.missing() or beacon.measure(
        site.Site(settings.DATA, os.environ.get("DATABASE_URL", "")), _numbers(1_000), port=port
    )
    return report | {"failures": failures(report)}


def failures(report: dict[str, Any]) -> list[str]:
    """Return a sentence for each promise that is broken."""
    found = [
        f"{count:,} readers: {each['worst']:.1f} % off > {bounds.READERS_OFF} %"
        for count, each in report["error"].items()
        if each["worst"] > bounds.READERS_OFF
    ]
    if report["day"]["worst"] > bounds.READERS_OFF:
        found.append(f"a day of readers: {report['day']}")
    if report["refresh_s"] > bounds.REFRESH_SECONDS:
        found.append(f"refresh: {report['refresh_s']:.1f} s > {bounds.REFRESH_SECONDS} s")
    for name in ("sketches_mb", "memory_mb"):
        if report[name] > bounds.SKETCHES_MB:
            found.append(f"{name}: {report[name]:.0f} > {bounds.SKETCHES_MB}")
    if isinstance(report["beacon"], dict):
        rate, lost = report["beacon"]["requests"], report["beacon"]["not counted"]
        if rate < bounds.BEACONS_A_SECOND or lost:
            found.append(f"{rate:.0f} beacons a second, {lost} of them not counted")
    return found


def errors() -> dict[int, dict[str, float]]:
    """Return how far estimates are off, by number of readers: root mean square and worst, in %.

    Each sketch is the union of 48 hours of two processes, in which readers come back.
    """
    chance = np.random.default_rng(1)
    found = {}
    for count in (100, 1_000, 10_000, 100_000):
        trials = TRIALS if count < 100_000 else TRIALS // 6
        off = []
        for _ in range(trials):
            people = chance.integers(-(2**63), 2**63, count)
            parts = np.array_split(people, 48 * 2)
            packed = [_packed([*part, *chance.choice(people, len(part) // 2)]) for part in parts]
            estimate = sketches.estimate(sketches.united(packed))
            off.append(100 * abs(estimate / count - 1))
        found[count] = {"rms": mean(each**2 for each in off) ** 0.5, "worst": max(off)}
    return found


def day(*, now: datetime) -> dict[str, float]:
    """Let a day of readers and a swarm pass, ten days ago; compare with exact counts.

    `worst` is the greatest error among the first twenty in per cent, `out_of_place` how many of
    them are not where exact counts put them, `left_out` how many of the swarm's did not count.
    """
    start = salts.begin(salts.period(now - timedelta(days=10)))
    oldest = list(Article.objects.order_by("pk").values_list("pk", flat=True)[:2_000])
    log = Day(oldest, start, readers=60_000).log()
    live(log, start, session="")
    end = start + DAY
    since = rolling(24, now=end).start
    true = exact(log, since=since)
    found = windows.readers(since=since, now=end, articles=oldest)
    places = sorted(found, key=found.__getitem__, reverse=True)[:TOP]
    best = [count for _, count in true.most_common(TOP)]
    kinds = (Reason.BOT, Reason.BURST)
    counts = LeftOut.objects.filter(day__gte=start.date(), day__lte=end.date(), reason__in=kinds)
    return {
        "lines": len(log),
        "worst": max(100 * abs(found[each] / true[each] - 1) for each in places),
        "out_of_place": sum(true[each] != count for each, count in zip(places, best, strict=True)),
        "swarm": sum(line.who in {Who.BOT, Who.FORGED} for line in log),
        "left_out": counts.aggregate(sum=Sum("count"))["sum"] or 0,
    }


def fill(numbers: list[int], *, now: datetime) -> int:
    """Write two days of hours, read by Zipf's law; return how many rows that took."""
    chance = np.random.default_rng(2)
    weights = 1 / (np.arange(len(numbers)) + 8)
    hourly = READS * weights / weights.sum() / 48
    first = now - timedelta(hours=48)
    first -= timedelta(minutes=first.minute, seconds=first.second, microseconds=first.microsecond)
    writer = Writer(ReadHour, "hour", "article", "older", "younger", "readers")
    written = 0
    for number in range(1, 49):
        hour = moment(first + number * HOUR)
        counts = chance.poisson(hourly)
        batch = []
        for article, count in zip(numbers, counts, strict=True):
            if count:
                people = chance.integers(0, VISITORS, count)
                sketch = _sketch(people)
                packed = sketches.packed(sketch)
                batch.append((hour, article, packed, packed, sketches.estimate(sketch)))
        for begin in range(0, len(batch), BATCH):
            with transaction.atomic():
                writer.write(batch[begin : begin + BATCH])
        written += len(batch)
    rows.finish(ReadHour)
    return written


def flush(*, now: datetime) -> dict[str, float]:
    """Count and write a second of 3,000 reads, as the thread of a web process does; take the time.

    Leaves a slice behind in which many articles were read.
    """
    chance, tally = random.Random(3), Tally()
    # Older than the slice, and so there for its readers.
    numbers = _numbers(6_000)[1_000:]
    spent = []
    for second in range(20):
        at = slice_of(now) + timedelta(seconds=second)
        reads = [_read(numbers, chance, at) for _ in range(3_000)]
        began = time.process_time()
        count_reads(reads, tally=tally)
        counted = time.process_time()
        written = write_reads(tally=tally)
        spent.append((counted - began, time.process_time() - counted, written))
    count_s, write_s, written = spent[-1]
    return {"count_cpu_s": count_s, "write_cpu_s": write_s, "rows": written}


def _read(numbers: list[int], chance: random.Random, at: datetime) -> Sent:
    place = min(int(chance.paretovariate(0.6)) - 1, len(numbers) - 1)
    address = f"{chance.randrange(1, 200)}.{chance.randrange(256)}.{chance.randrange(256)}.7"
    agent = AGENT.format(chance.randrange(60, 145))
    return Sent(at, numbers[place], address, "", agent, "", None)


def _numbers(count: int) -> list[int]:
    newest = Article.objects.order_by("-pk").values_list("pk", flat=True)
    return list(newest[:count])


def _sketch(people: Any) -> Any:
    sketch = sketches.empty()
    for each in people:
        sketch.update(int(each))
    return sketch


def _packed(people: Any) -> bytes:
    return sketches.packed(_sketch(people))


def _sketch_megabytes() -> float:
    totals = ReadHour.objects.aggregate(older=Sum(Length("older")), younger=Sum(Length("younger")))
    return float(sum(totals.values())) / 1024**2


def _since(hours: int, now: datetime) -> datetime:
    return rolling(hours, now=now).start


def _best(act: Callable[[], Any]) -> float:
    return min(_times(act))


def _times(act: Callable[[], Any]) -> Iterator[float]:
    for _ in range(3):
        began = time.perf_counter()
        act()
        yield time.perf_counter() - began


def _memory() -> float:
    return float(psutil.Process(os.getpid()).memory_full_info().uss) / 1024**2
