"""The numbers behind a list, for editors: who stands where, by how much, and who does not and why.

Worked out at the moment it is asked for, from what the lists are made of.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from heapq import nlargest

from rostra.kernel import script
from rostra.kernel.windows import HOUR
from rostra.news.models import Article, Topic
from rostra.rankings import lists, scores
from rostra.rankings.lists import DISCUSSED, MOST_READ, RISING, List
from rostra.rankings.models import Bar
from rostra.rankings.reads import windows
from rostra.rankings.scores import Facts, Judged, Reason
from rostra.rankings.standings import Scores, discussed, most_read, rules_of
from rostra.rankings.survey import Survey, survey

# Of what does not stand in a list, as many are shown; of the outsiders as many are looked at.
MISSING, OUTSIDERS = 20, 40
UNREAD = ("body", "deck")


@dataclass(frozen=True, slots=True)
class Behind:
    """An article (or a topic) with its numbers. ``score`` is of readers, or a lift."""

    judged: Judged
    article: Article | None = None
    topic: Topic | None = None
    reads: float = 0.0
    expected: float = 0.0
    bar: Bar | None = None

    @property
    def percent(self) -> int:
        """How many in a hundred of the usual reads it has, after small numbers are damped."""
        return round(self.judged.score * 100)


def behind(named: List, *, now: datetime) -> list[Behind]:
    """Return what stands in a list by place, then what does not, the most read first."""
    seen = survey(now=now)
    if named.kind == DISCUSSED:
        people = discussed(now=now)
        outside = _outsiders(named, people, seen)
        return _rows(_judged(named, people, outside, seen, now), people, {})
    since = lists.since(named.kind, now=now)
    sums = windows.bounds(since=since, now=now)
    if named.kind in MOST_READ:
        return _most_read(named, sums, seen, since, now)
    own = {number: seen.facts[number] for number in seen.families.get(named.family, ())}
    expected = scores.usual(sums, own, now=now)
    if named.kind == RISING:
        lifts = {
            number: scores.lift(sums[number], expected[number]) for number in own if number in sums
        }
        rising = scores.rising(sums, expected)
        judged = scores.arrange(rising, seen.facts, rules_of(named, seen), now=now)
        known = {each.number for each in judged}
        usual = sorted(lifts.keys() - known, key=lambda number: (lifts[number], number))[::-1]
        judged += [Judged(number, lifts[number], Reason.USUAL) for number in usual]
        return _rows(_cut(judged), sums, expected)
    return _topics(named, sums, expected, seen)


def hours_of(article: Article, *, hours: int, now: datetime) -> list[tuple[datetime, int]]:
    """Return the readers of an article in each of the last hours, the one under way included."""
    first = now.replace(minute=0, second=0, microsecond=0) - (hours - 1) * HOUR
    counted = windows.readers_by_hour([article.pk], since=first, now=now).get(article.pk, {})
    each = [first + order * HOUR for order in range(hours)]
    return [(hour, round(counted.get(hour, 0.0))) for hour in each]


def readers_of(article: Article, *, now: datetime) -> dict[str, int]:
    """Return the distinct readers of an article in each window."""
    found = {}
    for kind in MOST_READ:
        since = lists.since(kind, now=now)
        found[kind] = round(
            windows.readers(since=since, now=now, articles=[article.pk]).get(article.pk, 0.0)
        )
    return found


def _most_read(
    named: List, sums: Mapping[int, float], seen: Survey, since: datetime, now: datetime
) -> list[Behind]:
    readers = most_read(sums, seen, since=since, now=now)
    outside = _outsiders(named, sums, seen)
    unknown = {number: sums[number] for number in outside if number not in readers}
    readers |= {
        number: float(round(count))
        for number, count in windows.most_read(unknown, len(unknown), since=since, now=now).items()
    }
    return _rows(_judged(named, readers, outside, seen, now), sums, {})


def _judged(
    named: List, people: Scores, outside: Mapping[int, Facts], seen: Survey, now: datetime
) -> list[Judged]:
    """Judge all that people read or discussed, what cannot enter too."""
    if named.section is None:
        inside: Iterable[int] = seen.families.get(named.family, ())
    else:
        inside = seen.sections.get((named.family, named.section), ())
    own = {number: people[number] for number in {*inside, *outside} if number in people}
    visible = Article.objects.visible(now).filter(pk__in=outside)
    hidden = outside.keys() - set(visible.values_list("pk", flat=True)) - seen.barred
    shown = {number: score for number, score in own.items() if number not in hidden}
    facts = {**seen.facts, **outside}
    judged = scores.arrange(shown, facts, rules_of(named, seen), now=now)
    judged += [Judged(each, own[each], Reason.HIDDEN) for each in hidden if each in own]
    return _cut(judged)


def _outsiders(named: List, sums: Mapping[int, float], seen: Survey) -> dict[int, Facts]:
    """Return the most read of what cannot enter: barred, too old, or not to be seen now."""
    wanted = nlargest(
        OUTSIDERS,
        (number for number in sums if number not in seen.facts or number in seen.barred),
        key=sums.__getitem__,
    )
    rows = Article.objects.filter(pk__in=wanted, published_at__isnull=False)
    if named.section is not None:
        rows = rows.filter(section=named.section)
    return {
        number: Facts(published_at, section or 0, seen.facts.get(number, Facts(published_at)).root)
        for number, published_at, section, language in rows.values_list(
            "pk", "published_at", "section_id", "language"
        )
        if script.family(language) == named.family
    }


def _cut(judged: list[Judged]) -> list[Judged]:
    """Keep all that stands, and the first of what does not."""
    stand = [each for each in judged if each.place is not None]
    missing = [each for each in judged if each.place is None]
    missing.sort(key=lambda each: (each.score, each.number), reverse=True)
    return stand + missing[:MISSING]


def _rows(
    judged: list[Judged], reads: Mapping[int, float], expected: Mapping[int, float]
) -> list[Behind]:
    numbers = [each.number for each in judged]
    rows = Article.objects.select_related("section").defer(*UNREAD).in_bulk(numbers)
    bars = {bar.article_id: bar for bar in Bar.objects.filter(article__in=numbers)}
    return [
        Behind(
            each,
            article=rows[each.number],
            reads=reads.get(each.number, 0.0),
            expected=expected.get(each.number, 0.0),
            bar=bars.get(each.number),
        )
        for each in judged
        if each.number in rows
    ]


def _topics(
    named: List, sums: Mapping[int, float], expected: Mapping[int, float], seen: Survey
) -> list[Behind]:
    members = seen.topics.get(named.family, {})
    hot = scores.hot(sums, expected, members)
    in_order = scores.line_up(hot, named.size + MISSING)
    rows = Topic.objects.in_bulk(in_order)
    found = []
    for order, number in enumerate(in_order, start=1):
        known = [each for each in members[number] if each in expected]
        place, reason = (order, Reason.STANDS) if order <= named.size else (None, Reason.BELOW)
        found.append(
            Behind(
                Judged(number, hot[number], reason, place),
                topic=rows[number],
                reads=sum(sums.get(each, 0.0) for each in known),
                expected=sum(expected[each] for each in known),
            )
        )
    return found
