"""Reads of the lists for pages: what stands in them and may be seen at this moment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from rostra.news.models import Article
from rostra.news.queries import CARD, LINE, Listed, Subject
from rostra.rankings.lists import TOPICS, List
from rostra.rankings.models import Place, Ranking
from rostra.web import prepared


@dataclass(frozen=True, slots=True)
class Ranked:
    """An article in a list, and whether the editors put it there."""

    listed: Listed
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Boxes:
    """The lists that stand beside pages; an empty one holds nothing that was read."""

    articles: Mapping[str, list[Ranked]]
    topics: list[Subject]


def boxes(family: str, kinds: Iterable[str], *, now: datetime) -> Boxes:
    """Return the lists of some kinds and the hot topics, of what may be seen: one query."""
    names = {List(family, kind).name: kind for kind in (*kinds, TOPICS)}

    def build(given: Mapping[str, Any]) -> QuerySet[Any, Any]:
        places = _visible(given["now"], or_topic=True)
        wanted = [given[f"list{order}"] for order in range(len(names))]
        return places.filter(ranking__in=wanted).values_list(
            "ranking", "place", "pinned", "topic_id", "topic__title", "topic__slug",
            "topic__language", *LINE,
        )  # fmt: skip

    values: dict[str, prepared.Value] = {"now": now}
    values |= {f"list{order}": name for order, name in enumerate(names)}
    articles: dict[str, list[Ranked]] = {kind: [] for kind in kinds}
    topics: list[Subject] = []
    rows = prepared.rows(("boxes", len(names)), build, values)
    for name, _, pinned, topic, title, slug, language, *line in sorted(rows, key=_by_place):
        if topic is not None:
            topics.append(Subject(topic, title, slug, language))
        else:
            articles[names[name]].append(Ranked(Listed(*line), pinned))
    return Boxes(articles, topics)


def ranked(name: str, *, now: datetime) -> list[Ranked]:
    """Return what stands in a list of articles and may be seen, for cards: one query."""
    rows = _visible(now).filter(ranking=name).order_by("place").values_list("pinned", *CARD)
    return [Ranked(Listed(*card), pinned) for pinned, *card in rows]


def hot_topics(family: str) -> list[Subject]:
    """Return the topics that stand in the list of them: one query."""
    rows = Place.objects.filter(ranking=List(family, TOPICS).name).order_by("place")
    fields = ("topic_id", "topic__title", "topic__slug", "topic__language")
    return [Subject(*row) for row in rows.values_list(*fields)]


def ranking(name: str) -> Ranking | None:
    """Return since when a list counts and when it changed; None before it was ever worked out."""
    return Ranking.objects.filter(name=name).first()


def _visible(now: datetime, *, or_topic: bool = False) -> QuerySet[Place]:
    seen = Q(Exists(Article.objects.visible(now).filter(pk=OuterRef("article_id"))))
    return Place.objects.filter(seen | Q(article=None) if or_topic else seen)


def _by_place(row: tuple[Any, ...]) -> tuple[str, int]:
    return row[0], row[1]
