"""Work out all lists: what was read, the paper's last days, and the pure scores put together."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from heapq import nlargest
from typing import NamedTuple

from rostra.discussion.queries import commenters
from rostra.rankings import lists, scores
from rostra.rankings.lists import CEILING, DISCUSSED, MOST_READ, RISING, SIZE, TOPICS, List
from rostra.rankings.reads import windows
from rostra.rankings.scores import Judged, Reason, Rules
from rostra.rankings.survey import Survey, survey

Scores = dict[int, float]


class Stand(NamedTuple):
    """What stands at a place: an article or a topic, pinned or not."""

    number: int
    pinned: bool = False


def standings(*, now: datetime) -> dict[List, list[Stand]]:
    """Return who stands where in every list; the empty ones too."""
    seen = survey(now=now)
    found: dict[List, list[Stand]] = {}
    for kind in MOST_READ:
        since = lists.since(kind, now=now)
        sums = windows.bounds(since=since, now=now)
        readers = most_read(sums, seen, since=since, now=now)
        for family, articles in seen.families.items():
            found |= _list(List(family, kind), articles, readers, seen, now)
        for (family, section), articles in seen.sections.items():
            found |= _list(List(family, kind, section), articles, readers, seen, now)
        if kind == "24h":
            found |= _topics(sums, seen, now)
    return found | _discussed(seen, now) | _rising(seen, now)


def most_read(sums: Mapping[int, float], seen: Survey, *, since: datetime, now: datetime) -> Scores:
    """Return the readers of every article that can stand in a list, in whole people.

    The sums bound the readers from above: first the sketches of the greatest sums of each section
    are united, then those of all that could still be before the last of these. A list of the
    paper holds of no section more than its first ``SIZE``, so the sections' own are enough.
    """
    pools = [
        (
            {
                number: sums[number]
                for number in articles
                if number in sums and number not in seen.barred
            },
            SIZE if section in seen.roots else lists.SECTION_SIZE,
        )
        for (_, section), articles in seen.sections.items()
    ]
    first = {each for pool, size in pools for each in nlargest(size, pool, key=pool.__getitem__)}
    united = _united(first, sums, since, now)
    able: set[int] = set()
    for pool, size in pools:
        known = [united[number] for number in pool if number in united]
        last = min(nlargest(size, known)) if len(known) >= size else 0.0
        able.update(each for each, bound in pool.items() if bound * windows.SLACK >= last)
    united |= _united(able - first, sums, since, now)
    # People come whole; what the sketch adds behind the point must not part equals.
    return {number: float(round(count)) for number, count in united.items()}


def _united(
    numbers: Iterable[int], sums: Mapping[int, float], since: datetime, now: datetime
) -> Scores:
    wanted = {number: sums[number] for number in numbers}
    return windows.most_read(wanted, len(wanted), since=since, now=now) if wanted else {}


def _list(
    named: List, articles: Iterable[int], known: Mapping[int, float], seen: Survey, now: datetime
) -> dict[List, list[Stand]]:
    own = {number: known[number] for number in articles if number in known}
    judged = scores.arrange(own, seen.facts, rules_of(named, seen), now=now)
    return {named: [stand(each) for each in judged if each.place is not None]}


def stand(judged: Judged) -> Stand:
    """Return what a list keeps of an article that stands in it."""
    return Stand(judged.number, pinned=judged.reason == Reason.PINNED)


def rules_of(named: List, seen: Survey) -> Rules:
    """Return what a list lets in."""
    return Rules(
        size=named.size,
        ceiling=CEILING,
        pins=seen.pins.get(named.name, {}),
        barred=seen.barred,
        has_share=named.section is None,
    )


def _discussed(seen: Survey, now: datetime) -> dict[List, list[Stand]]:
    people = discussed(now=now)
    found: dict[List, list[Stand]] = {}
    for family, articles in seen.families.items():
        found |= _list(List(family, DISCUSSED), articles, people, seen, now)
    return found


def discussed(*, now: datetime) -> Scores:
    """Return how many members spoke under each article lately."""
    counted = commenters(since=lists.since(DISCUSSED, now=now), now=now)
    return {number: float(count) for number, count in counted.items()}


def _rising(seen: Survey, now: datetime) -> dict[List, list[Stand]]:
    since = lists.since(RISING, now=now)
    reads = windows.bounds(since=since, now=now)
    found: dict[List, list[Stand]] = {}
    for family, articles in seen.families.items():
        own = {number: seen.facts[number] for number in articles}
        rising = scores.rising(reads, scores.usual(reads, own, now=now))
        found |= _list(List(family, RISING), articles, rising, seen, now)
    return found


def _topics(sums: Mapping[int, float], seen: Survey, now: datetime) -> dict[List, list[Stand]]:
    found: dict[List, list[Stand]] = {}
    for family, articles in seen.families.items():
        own = {number: seen.facts[number] for number in articles}
        hot = scores.hot(sums, scores.usual(sums, own, now=now), seen.topics[family])
        named = List(family, TOPICS)
        found[named] = [Stand(topic) for topic in scores.line_up(hot, named.size)]
    return found
