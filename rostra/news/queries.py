"""Reads that span the newsroom's tables; each costs the same however large the archive is.

Lists are walks down ``Placement``'s index; whether an article may be seen is asked of
``Article.objects.visible``, here as everywhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, QuerySet, Subquery, Value
from django.http import QueryDict

from rostra.news import shelves
from rostra.news.models import Article, Correction, Placement, Topic
from rostra.web import prepared
from rostra.web.paging import KeyPage, page_by_key

# Hot topics look at no more than so many of the newest articles, however busy the days were.
RECENT_LIMIT = 400
TURN = "turn"


@dataclass(frozen=True, slots=True)
class Listed:
    """An article as a list knows it: no body, nothing that must be read from elsewhere.

    A line (``LINE``) leaves out what only a card prints.
    """

    number: int
    headline: str
    slug: str
    language: str
    published_at: datetime
    section: int | None = None
    embargo_until: datetime | None = None
    expire_at: datetime | None = None
    deck: str = ""
    source_number: int | None = None
    source: str | None = None
    source_language: str | None = None
    rights: str | None = None
    lead: dict[str, Any] | None = None
    excerpt: str | None = None
    good_until: datetime | None = None


LINE = (
    "article_id",
    "article__headline",
    "article__slug",
    "article__language",
    "article__published_at",
    "article__section_id",
    "article__embargo_until",
    "article__expire_at",
)
CARD = (
    *LINE,
    "article__deck",
    "article__source_id",
    "article__source__name",
    "article__source__language",
    "article__source__rights",
    "article__printed__lead",
    "article__printed__excerpt",
    "article__printed__good_until",
)


@dataclass(frozen=True, slots=True)
class Subject:
    """A topic as a list knows it, perhaps with the number of its newest articles."""

    number: int
    title: str
    slug: str
    language: str
    articles: int = 0


@dataclass(frozen=True, slots=True)
class Wish:
    """So many of the newest of a shelf, none older than ``since``."""

    shelf: str
    count: int
    since: datetime | None = None

    def and_also(self, other: "Wish") -> "Wish":
        """Return the wish that grants this one and another for the same shelf."""
        bounds = [each.since for each in (self, other) if each.since is not None]
        since = min(bounds) if len(bounds) == 2 else None
        return Wish(self.shelf, max(self.count, other.count), since)


def placed(shelf: str, *, now: datetime) -> QuerySet[Placement]:
    """Return the places of a shelf whose articles may be seen."""
    seen = _visible(now).filter(pk=OuterRef("article_id"))
    return Placement.objects.filter(Exists(seen), shelf=shelf)


def shelf_page(
    shelf: str, parameters: QueryDict, *, now: datetime, size: int
) -> tuple[list[Listed], KeyPage[Any]]:
    """Return one page of a shelf, new to old: one query. Raises Http404 for a wrong key."""
    rows: Any = placed(shelf, now=now).values_list("published_at", *CARD, named=True)
    page = page_by_key(rows, parameters, moment="published_at", number="article_id", size=size)
    return [Listed(*row[1:]) for row in page.rows], page


def newest(
    wishes: Iterable[Wish], *, now: datetime, fields: Sequence[str] = LINE
) -> tuple[dict[str, list[Listed]], datetime | None]:
    """Return the newest of several shelves, and when the next article comes in sight: one query.

    That moment is the end of the soonest embargo, or the soonest publication that lies ahead.
    Each shelf is walked by itself, and all in one statement.
    """
    by_shelf: dict[str, Wish] = {}
    for wish in wishes:
        by_shelf[wish.shelf] = wish.and_also(by_shelf.get(wish.shelf, wish))
    asked = list(by_shelf.values())
    values: dict[str, prepared.Value] = {"now": now}
    for place, wish in enumerate(asked):
        values[f"shelf{place}"] = wish.shelf
        if wish.since is not None:
            values[f"since{place}"] = wish.since

    def build(given: Mapping[str, Any]) -> QuerySet[Any, Any]:
        parts = _turns(now=given["now"], fields=fields)
        for place, wish in enumerate(asked):
            since = given.get(f"since{place}")
            asking = Wish(shelf=given[f"shelf{place}"], count=wish.count, since=since)
            parts.append(_top(asking, now=given["now"], fields=fields))
        return parts[0].union(*parts[1:], all=True)

    shape = ("newest", tuple(fields), tuple((wish.count, wish.since is None) for wish in asked))
    lists: dict[str, list[Listed]] = {shelf: [] for shelf in (*by_shelf, TURN)}
    for shelf, *row in prepared.rows(shape, build, values):
        lists[shelf].append(Listed(*row))
    turns = [max(each.embargo_until or now, each.published_at) for each in lists.pop(TURN)]
    for listed in lists.values():
        listed.sort(key=lambda each: (each.published_at, each.number), reverse=True)
    return lists, min(turns, default=None)


def chosen(numbers: Iterable[int], *, now: datetime) -> dict[int, Listed]:
    """Return those of the articles that may be seen, by number: one query."""
    rows = _visible(now).filter(pk__in=list(numbers)).values_list(*_of_article(CARD))
    return {row[0]: Listed(*row) for row in rows}


def hot_topics(family: str, *, now: datetime, since: datetime, count: int) -> list[Subject]:
    """Return the topics of most of the newest articles, the liveliest first: one query."""

    def build(given: Mapping[str, Any]) -> QuerySet[Any, Any]:
        places = placed(given["shelf"], now=given["now"]).filter(published_at__gt=given["since"])
        recent = places.order_by("-published_at", "-article_id").values("article_id")
        return (
            _topic_links()
            .filter(article_id__in=Subquery(recent[:RECENT_LIMIT]))
            .values_list("topic_id", "topic__title", "topic__slug", "topic__language")
            .annotate(articles=Count("article_id"), newest=Max("article__published_at"))
            .order_by("-articles", "-newest", "-topic_id")[:count]
        )

    values: prepared.Values = {"shelf": shelves.latest(family), "now": now, "since": since}
    return [Subject(*row[:5]) for row in prepared.rows(("hot topics", count), build, values)]


def topics_of(numbers: Iterable[int]) -> dict[int, Subject]:
    """Return one topic for each of the articles that has any, the oldest: one query."""
    rows = (
        _topic_links()
        .filter(article_id__in=list(numbers))
        .order_by("-topic_id")
        .values_list("article_id", "topic_id", "topic__title", "topic__slug", "topic__language")
    )
    return {number: Subject(*topic) for number, *topic in rows}


def open_topics(family: str, *, count: int) -> list[Topic]:
    """Return topics that go on, the youngest first: one query."""
    topics = Topic.objects.filter(closed_at=None, language__startswith=family)
    return list(topics.order_by("-pk")[:count])


def corrections_page(
    family: str, parameters: QueryDict, *, now: datetime, size: int
) -> KeyPage[Correction]:
    """Return one page of the corrections to visible articles: one query."""
    seen = _visible(now).filter(pk=OuterRef("article_id"), language__startswith=family)
    rows = Correction.objects.filter(Exists(seen)).select_related("article")
    rows = rows.only(
        "text",
        "at",
        "article__headline",
        "article__slug",
        "article__language",
        "article__expire_at",
    )
    return page_by_key(rows, parameters, moment="at", size=size)


def _visible(now: datetime) -> QuerySet[Article]:
    return Article.objects.visible(now)


def _topic_links() -> QuerySet[Any]:
    links: QuerySet[Any] = Article.topics.through.objects.all()
    return links


def _top(wish: Wish, *, now: datetime, fields: Sequence[str]) -> QuerySet[Any, Any]:
    places = placed(wish.shelf, now=now)
    if wish.since is not None:
        places = places.filter(published_at__gt=wish.since)
    first = places.order_by("-published_at", "-article_id").values("pk")[: wish.count]
    # Spelled with an inner SELECT: a LIMIT may not stand in a member of a UNION itself.
    return Placement.objects.filter(pk__in=Subquery(first)).values_list("shelf", *fields)


def _turns(*, now: datetime, fields: Sequence[str]) -> list[QuerySet[Any, Any]]:
    """Return the live articles that come in sight next, by embargo and by time of publication."""
    live = Article.objects.filter(live=True)
    embargoed = live.filter(embargo_until__gt=now).order_by("embargo_until")
    ahead = live.filter(published_at__gt=now).order_by("published_at", "pk")
    return [
        Article.objects.filter(pk__in=Subquery(soonest.values("pk")[:1]))
        .annotate(shelf=Value(TURN))
        .values_list("shelf", *_of_article(fields))
        for soonest in (embargoed, ahead)
    ]


def _of_article(fields: Sequence[str]) -> list[str]:
    """Return the fields of a list as they are called from the article."""
    return ["pk" if name == "article_id" else name.removeprefix("article__") for name in fields]
