"""The boxes beside a page: practical information, the last two days, hot topics."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from django.utils.translation import ngettext

from rostra import press
from rostra.news import addresses, queries, shelves
from rostra.news.queries import Listed, Subject, Wish
from rostra.pages.cards import cards
from rostra.pages.shapes import Link, PracticalGroup, Sidebar
from rostra.pages.visit import SLIDE, Visit, slides_at

DAY = timedelta(hours=24)
TWO_DAYS = timedelta(hours=48)
DAY_COUNT = 10
TWO_DAYS_COUNT = 10
TOPIC_COUNT = 8


def wish(visit: Visit) -> Wish:
    """Return what the boxes need of the newest articles."""
    count = DAY_COUNT + TWO_DAYS_COUNT
    return Wish(shelves.latest(visit.family), count, since=visit.now - TWO_DAYS)


def hot_topics(visit: Visit) -> list[Subject]:
    """Return the topics of the last two days: one query."""
    since = visit.now - TWO_DAYS
    return queries.hot_topics(visit.family, now=visit.now, since=since, count=TOPIC_COUNT)


def sidebar(
    visit: Visit, newest: Mapping[str, Sequence[Listed]], topics: Sequence[Subject]
) -> Sidebar:
    """Return the boxes; nothing stands in both lists."""
    shelf = shelves.latest(visit.family)
    press.depends(shelves.press_key(shelf), within=SLIDE)
    recent = [each for each in newest[shelf] if each.published_at > visit.now - TWO_DAYS]
    day = [each for each in recent if each.published_at > visit.now - DAY][:DAY_COUNT]
    two_days = recent[len(day) :][:TWO_DAYS_COUNT]
    for listed, window in ((day, DAY), (two_days, TWO_DAYS)):
        if listed:
            slides_at(listed[-1].published_at + window, visit)
    return Sidebar(
        practical=practical(visit),
        latest_24h=cards(day, visit),
        latest_48h=cards(two_days, visit),
        hot_topics=tuple(hot_topic(topic, visit) for topic in topics),
    )


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
    """Return a topic with the number of its articles in the last two days."""
    note = ngettext("%(n)d article", "%(n)d articles", topic.articles) % {"n": topic.articles}
    return Link(
        label=visit.words(topic.title, topic.language),
        url=visit.address(addresses.topic(topic.slug)),
        note=note,
        lang=visit.lang(topic.language),
    )
