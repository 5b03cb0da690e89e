"""The boxes beside a page: rankings, hot topics, practical information.

Until anybody's reads are counted the newest articles stand where the rankings will, and the topics
with most of them where the hot ones will; the boxes say so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from django.utils.translation import ngettext

from rostra import press
from rostra.news import addresses, queries, shelves
from rostra.news.queries import Listed, Subject, Wish
from rostra.pages.cards import card, cards
from rostra.pages.shapes import Card, Link, PracticalGroup, RankingBox, Sidebar
from rostra.pages.visit import SLIDE, Visit, slides_at
from rostra.rankings import addresses as rankings
from rostra.rankings import lists
from rostra.rankings import queries as ranking_queries
from rostra.rankings.lists import TOPICS, List
from rostra.rankings.queries import Boxes, Ranked

DAY = timedelta(hours=24)
TWO_DAYS = timedelta(hours=48)
DAY_COUNT = 10
TWO_DAYS_COUNT = 10
TOPIC_COUNT = 8
BOXES = ("24h", "48h")


@dataclass(frozen=True, slots=True)
class Beside:
    """What the boxes are filled from; ``busiest`` stands in for hot topics where none are."""

    boxes: Boxes
    busiest: Sequence[Subject] = ()

    @property
    def is_unread(self) -> bool:
        """Say whether a ranking is empty, so that the newest have to stand in."""
        return not all(self.boxes.articles.values())


def beside(visit: Visit) -> Beside:
    """Return what was read: one query, and one more where no topic was."""
    boxes = ranking_queries.boxes(visit.family, BOXES, now=visit.now)
    names = [List(visit.family, kind).name for kind in (*BOXES, TOPICS)]
    press.depends(*map(lists.press_key, names), within=SLIDE)
    if boxes.topics:
        return Beside(boxes)
    since = visit.now - TWO_DAYS
    busiest = queries.hot_topics(visit.family, now=visit.now, since=since, count=TOPIC_COUNT)
    return Beside(boxes, busiest)


def wishes(found: Beside, visit: Visit) -> list[Wish]:
    """Return what the boxes need of the newest articles: nothing where all rankings stand."""
    if not found.is_unread:
        return []
    count = DAY_COUNT + TWO_DAYS_COUNT
    return [Wish(shelves.latest(visit.family), count, since=visit.now - TWO_DAYS)]


def sidebar(visit: Visit, newest: Mapping[str, Sequence[Listed]], found: Beside) -> Sidebar:
    """Return the boxes."""
    day, two_days = _newest(visit, newest) if found.is_unread else ((), ())
    articles = found.boxes.articles
    return Sidebar(
        practical=practical(visit),
        ranking_24h=_box("24h", articles["24h"][:DAY_COUNT], day, visit),
        ranking_48h=_box("48h", articles["48h"][:TWO_DAYS_COUNT], two_days, visit),
        hot_topics=tuple(
            hot_topic(topic, visit) for topic in [*found.boxes.topics[:TOPIC_COUNT], *found.busiest]
        ),
        topics_are_ranked=bool(found.boxes.topics),
        topics_url=visit.address(rankings.ranking(TOPICS)),
    )


def ranked_cards(ranked: Sequence[Ranked], visit: Visit) -> tuple[Card, ...]:
    """Return the cards of a list, those marked that the editors put there.

    A page shows the list no longer once one of its articles has left print.
    """
    press.depends(*(f"gone:{each.listed.number}" for each in ranked))
    press.depends(*(f"article:{each.listed.number}" for each in ranked), within=SLIDE)
    return tuple(replace(card(each.listed, visit), pinned=each.pinned) for each in ranked)


def _box(kind: str, ranked: Sequence[Ranked], newest: tuple[Card, ...], visit: Visit) -> RankingBox:
    return RankingBox(
        kind=kind,
        url=visit.address(rankings.ranking(kind)),
        cards=ranked_cards(ranked, visit) or newest,
        is_ranked=bool(ranked),
    )


def _newest(
    visit: Visit, newest: Mapping[str, Sequence[Listed]]
) -> tuple[tuple[Card, ...], tuple[Card, ...]]:
    """Return the newest of the last day, and of the day before; nothing stands in both."""
    shelf = shelves.latest(visit.family)
    press.depends(shelves.press_key(shelf), within=SLIDE)
    recent = [each for each in newest[shelf] if each.published_at > visit.now - TWO_DAYS]
    day = [each for each in recent if each.published_at > visit.now - DAY][:DAY_COUNT]
    two_days = recent[len(day) :][:TWO_DAYS_COUNT]
    for listed, window in ((day, DAY), (two_days, TWO_DAYS)):
        if listed:
            slides_at(listed[-1].published_at + window, visit)
    return cards(day, visit), cards(two_days, visit)


def practical(visit: Visit) -> tuple[PracticalGroup, ...]:
    """Return the useful addresses the editors keep, under their headings."""
    return tuple(
        PracticalGroup(
            heading=heading,
            links=tuple(Link(label=link.label, url=link.url, note=link.note) for link in links),
        )
        for heading, links in visit.standing.masthead(visit.language).practical.items()
    )


def hot_topic(topic: Subject, visit: Visit) -> Link:
    """Return a topic; with the number of its articles in the last two days, where it is known."""
    count = topic.articles
    note = ngettext("%(n)d article", "%(n)d articles", count) % {"n": count} if count else ""
    return Link(
        label=visit.words(topic.title, topic.language),
        url=visit.address(addresses.topic(topic.slug)),
        note=note,
        lang=visit.lang(topic.language),
    )
