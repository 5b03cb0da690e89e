"""Who stands where: pure functions of what was read and the moment, which is told.

The same data give the same order, whoever works it out and however often.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil, log2
from typing import NamedTuple

from rostra.kernel.windows import HOUR

# At most so many of one section stand in a list of the paper, or an even share of it where fewer
# sections were read.
SHARE = 5
# Reads (one reader in one hour) that weigh as much as what is known of an article.
PRIOR = 10.0
# Articles of the whole paper that weigh as much as those of the section.
WEIGHT = 3.0
# Below so many reads nothing rises, nor what is not read half as much again as is usual.
FEWEST = 5.0
RISEN = 1.5


class Reason(StrEnum):
    """Why an article stands in a list, or does not."""

    STANDS = "stands"
    PINNED = "pinned"
    BARRED = "barred"
    OLD = "old"
    SHARE = "share"
    BELOW = "below"
    USUAL = "usual"
    HIDDEN = "hidden"


class Facts(NamedTuple):
    """What a list must know of an article: its section, and the outermost one that lies in."""

    published_at: datetime
    section: int = 0
    root: int = 0


@dataclass(frozen=True, slots=True)
class Judged:
    """An article with its score, the place it stands at (None: at none), and why."""

    number: int
    score: float
    reason: Reason
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """What a list lets in; ``pins`` are articles by place, ``share`` holds for whole papers."""

    size: int
    ceiling: timedelta
    pins: Mapping[int, int]
    barred: Collection[int] = ()
    has_share: bool = False


def arrange(
    scores: Mapping[int, float], facts: Mapping[int, Facts], rules: Rules, *, now: datetime
) -> list[Judged]:
    """Judge all articles with a score: first those in the list by place, then the others.

    The greater score stands first; of equals the younger, then the one with the greater number.
    Pinned articles stand at their place whatever their score, or at the end of a shorter list.
    """
    pinned = set(rules.pins.values())
    order = sorted(
        (number for number in scores if number in facts and scores[number] > 0),
        key=lambda number: (scores[number], facts[number].published_at, number),
        reverse=True,
    )
    enter: list[int] = []
    others: list[Judged] = []
    share = _share(order, facts, rules, now) if rules.has_share else len(order)
    taken: dict[int, int] = defaultdict(int)
    for number in order:
        if number in pinned:
            continue
        reason = _kept_out(number, facts[number], rules, now)
        root = facts[number].root
        if reason is None and taken[root] >= share:
            reason = Reason.SHARE
        if reason is None:
            taken[root] += 1
            enter.append(number)
        else:
            others.append(Judged(number, scores[number], reason))
    for place in sorted(rules.pins):
        enter.insert(place - 1, rules.pins[place])
    stand = [
        Judged(
            number,
            scores.get(number, 0.0),
            Reason.PINNED if number in pinned else Reason.STANDS,
            place,
        )
        for place, number in enumerate(enter[: rules.size], start=1)
    ]
    below = [Judged(each, scores.get(each, 0.0), Reason.BELOW) for each in enter[rules.size :]]
    return [*stand, *sorted(below + others, key=lambda each: (each.score, each.number))[::-1]]


def usual(
    reads: Mapping[int, float], facts: Mapping[int, Facts], *, now: datetime
) -> dict[int, float]:
    """Return the reads that an article of its age and section usually gets, for each of ``facts``.

    That is the mean of the others of its section whose age is of the same class, those that
    nobody read included. Where they are few the whole paper's of that age weigh in, and where
    these are few, all. They are its contemporaries, read in the same hours: the rhythm of the
    day touches them alike and falls out. (Indirect standardisation, as with standardised
    mortality ratios: what is observed against what the strata let one expect.)
    """
    strata: dict[tuple[int, ...], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for number, fact in facts.items():
        for stratum in _strata(fact, now):
            strata[stratum][0] += reads.get(number, 0.0)
            strata[stratum][1] += 1
    found = {}
    for number, fact in facts.items():
        expected = 0.0
        weight = 0.0
        for stratum in _strata(fact, now):
            total, count = strata[stratum]
            # Without the article itself: it is not to be measured by itself.
            others, among = total - reads.get(number, 0.0), count - 1
            if among + weight:
                expected = max(others + weight * expected, 0.0) / (among + weight)
                weight = WEIGHT
        found[number] = expected
    return found


def lift(observed: float, expected: float) -> float:
    """Return how far reads are above what is usual: 1 for just that.

    The mean of the posterior of observed/expected under a gamma prior of mean 1 that weighs
    ``PRIOR`` reads: (O + k) / (E + k). So three reads where one is usual count for little, three
    hundred where a hundred are for much. (Clayton and Kaldor, Biometrics 43, 1987.)
    """
    return (observed + PRIOR) / (expected + PRIOR)


def rising(reads: Mapping[int, float], expected: Mapping[int, float]) -> dict[int, float]:
    """Return the lift of the articles that are read much more than usual."""
    lifts = {
        number: lift(count, expected[number])
        for number, count in reads.items()
        if number in expected and count >= FEWEST
    }
    return {number: score for number, score in lifts.items() if score >= RISEN}


def hot(
    reads: Mapping[int, float],
    expected: Mapping[int, float],
    topics: Mapping[int, Iterable[int]],
) -> dict[int, float]:
    """Return the lift of topics whose articles were read: all their reads against all expected."""
    found = {}
    for topic, articles in topics.items():
        known = [number for number in articles if number in expected]
        observed = sum(reads.get(number, 0.0) for number in known)
        if observed > 0:
            found[topic] = lift(observed, sum(expected[number] for number in known))
    return found


def line_up(scores: Mapping[int, float], size: int) -> list[int]:
    """Return the first of what is scored (topics), of equals the greater number first."""
    return sorted(scores, key=lambda number: (scores[number], number), reverse=True)[:size]


def _kept_out(number: int, fact: Facts, rules: Rules, now: datetime) -> Reason | None:
    if number in rules.barred:
        return Reason.BARRED
    return Reason.OLD if fact.published_at <= now - rules.ceiling else None


def _share(order: list[int], facts: Mapping[int, Facts], rules: Rules, now: datetime) -> int:
    roots = {
        facts[number].root
        for number in order
        if _kept_out(number, facts[number], rules, now) is None
    }
    return max(SHARE, ceil(rules.size / max(len(roots), 1)))


def _strata(fact: Facts, now: datetime) -> tuple[tuple[int, ...], ...]:
    """Return the strata an article belongs to, from the widest: all, its age, its section's."""
    # The first hour, the two after it, the next four, eight …: interest fades by halves.
    age = int(log2(1 + max((now - fact.published_at) / HOUR, 0.0)))
    return (), (age,), (age, fact.section)
