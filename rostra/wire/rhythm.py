"""When a feed is polled again: pure, told the moment and the chance.

Two new entries or more since the last poll halve the interval, none stretches it by half, so that
a feed settles where a poll brings one entry. Servers may ask for longer, never for sooner.
"""

from datetime import datetime, timedelta

SHORTEST = timedelta(minutes=10)
LONGEST = timedelta(hours=24)
START = timedelta(minutes=30)
# The share of a delay by which it may come out longer: feeds added together drift apart.
JITTER = 0.1
# 2 ** 8 times the shortest interval is beyond the longest.
MOST_DOUBLINGS = 8


def bounded(interval: timedelta) -> timedelta:
    """Return an interval within the bounds."""
    return min(max(interval, SHORTEST), LONGEST)


def adapted(interval: timedelta, *, new: int) -> timedelta:
    """Return the interval after a poll that brought so many new entries."""
    if new >= 2:
        return bounded(interval / 2)
    return bounded(interval if new else interval * 1.5)


def after_success(
    interval: timedelta, *, asked: list[timedelta], now: datetime, chance: float
) -> datetime:
    """Return when to poll after a success; ``asked`` is for how long the server wants peace."""
    longest = max([interval, *asked])
    return now + bounded(longest) * (1 + JITTER * chance)


def after_failure(
    interval: timedelta, *, failures: int, asked: list[timedelta], now: datetime, chance: float
) -> datetime:
    """Return when to poll after so many failures in a row: each doubles the wait."""
    wait = bounded(interval) * 2 ** min(failures - 1, MOST_DOUBLINGS)
    # Half of the wait by chance: those that failed together do not come back together.
    wait = wait * (0.5 + 0.5 * chance) if failures > 1 else wait
    return now + bounded(max([wait, *asked]))
