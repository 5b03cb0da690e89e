"""Invented readers of the demo edition: who read which article when, the same each time.

They come as browsers' beacons would: each article draws its crowd, thick when it is new and
thinner by the hour, fewer at night. Their addresses are of the range kept for measuring
(RFC 2544), so they can be nobody's.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from math import exp
from random import Random

from django.utils import timezone

from rostra.kernel.windows import HOUR
from rostra.rankings.reads.sent import Sent
from rostra.rankings.reads.tally import SLICE, slice_of

PEOPLE = 1_800
WINDOW = 47 * HOUR
# After so many hours about a third of an article's readers are still to come.
FADES = 9.0
# Readers an hour of the most wanted article when it is new, and how fast the next ones fall off.
CROWD, FALL = 60.0, 0.75
# What an hour of the day weighs, from midnight, in the site's zone.
RHYTHM = (3, 2, 1, 1, 1, 2, 5, 9, 10, 8, 7, 7, 9, 9, 7, 6, 6, 7, 8, 9, 10, 10, 8, 5)


def reads_of(published: Mapping[int, datetime], *, now: datetime) -> Iterator[list[Sent]]:
    """Return the reads of articles by their times of publication, in order, by slice."""
    chance = Random(len(published))  # noqa: S311 - invented
    wanted = sorted(published, key=lambda number: (number * 2_654_435_761) % 1_000_003)
    slices: dict[datetime, list[Sent]] = defaultdict(list)
    for rank, article in enumerate(wanted):
        since = published[article]
        moment = max(since, now - WINDOW)
        while moment < now:
            eager = CROWD / (1 + rank) ** FALL * exp(-((moment - since) / HOUR) / FADES)
            rhythm = RHYTHM[timezone.localtime(moment).hour] / 6
            for _ in range(_whole(eager * rhythm * (SLICE / HOUR), chance)):
                at = moment + timedelta(seconds=chance.uniform(0, SLICE.total_seconds()))
                if at < now:
                    slices[slice_of(at)].append(_sent(article, at, chance))
            moment += SLICE
    for start in sorted(slices):
        yield sorted(slices[start], key=lambda read: read.at)


def _whole(mean: float, chance: Random) -> int:
    """Return a whole number of which so many come on average."""
    return int(mean) + (chance.random() < mean % 1)


def _sent(article: int, at: datetime, chance: Random) -> Sent:
    person = chance.randrange(PEOPLE)
    block, host = divmod(person, 4)
    return Sent(
        at=at,
        article=article,
        remote=f"198.{18 + block // 256}.{block % 256}.{host + 1}",
        forwarded_for="",
        agent=f"Mozilla/5.0 (demo reader {person})",
        session="",
        refused=None,
    )
