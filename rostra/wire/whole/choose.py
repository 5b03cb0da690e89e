"""Choose what is written: everything, or some articles with all that they stand on."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import F, Model, Prefetch, Q, QuerySet

from rostra.news.models import Article, Citation, Image, RelatedLine, Section, Source, Topic
from rostra.wire.models import Item
from rostra.wire.whole import MEDIA, write
from rostra.wire.whole.write import Record

BATCH = 100


@dataclass
class Choice:
    """Which articles are written; nothing chosen is everything."""

    section: Section | None = None
    source: Source | None = None
    language: str = ""
    since: datetime | None = None

    @property
    def is_everything(self) -> bool:
        """Say whether nothing is left out."""
        return not (self.section or self.source or self.language or self.since)

    def articles(self) -> QuerySet[Article]:
        """Return the articles chosen, in no order."""
        rows = Article.objects.all()
        if self.section:
            rows = rows.filter(section__in=Section.objects.numbers_within(self.section.pk))
        if self.source:
            rows = rows.filter(source=self.source)
        if self.language:
            rows = rows.filter(language=self.language)
        if self.since:
            rows = rows.filter(published_at__gte=self.since)
        return rows


@dataclass
class Stood:
    """What some articles stand on, by slug and by name of file."""

    sources: set[str] = field(default_factory=set)
    topics: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)

    def look_at(self, record: Record) -> None:
        """Note what an article, or its draft, stands on."""
        self.sources.update(filter(None, [record.get("source")]))
        self.sources.update(
            each["source"] for each in record.get("citations", ()) if "source" in each
        )
        self.topics.update(record.get("topics", ()))
        self.files.update(files_of(record))
        if "draft" in record:
            self.look_at(record["draft"])


def records(choice: Choice) -> Iterator[Record]:
    """Yield the records in an order in which each finds what it stands on.

    What an article leads to may come after it; such an article is written again at the end.
    """
    rows = choice.articles()
    stood = None if choice.is_everything else look_through(rows)
    yield from map(write.section, parents_first(Section, "parent_id"))
    yield from map(write.source, within(Source, "slug", stood.sources if stood else None))
    chosen = list(within(Topic, "slug", stood.topics if stood else None))
    if stood:
        leads = Image.objects.filter(pk__in=[topic.lead_image_id for topic in chosen])
        stood.files.update(leads.values_list("file", flat=True))
    yield from map(write.image, within(Image, "file", stood.files if stood else None))
    numbers = {topic.pk for topic in chosen}
    for topic in parents_first(Topic, "translation_of_id"):
        if topic.pk in numbers:
            yield write.topic(topic)
    yield from map(write.article, articles(rows))
    ahead = Q(translation_of__gte=F("pk")) | Q(related_lines__target__gte=F("pk"))
    again = Article.objects.filter(ahead).values("pk")
    yield from map(write.article, articles(rows.filter(pk__in=again)))


def look_through(rows: QuerySet[Article]) -> Stood:
    """Return what some articles stand on: one walk through them."""
    stood = Stood()
    for row in articles(rows):
        stood.look_at(write.article(row))
    return stood


def files_of(record: Record) -> Iterator[str]:
    """Yield the names of the files an article shows, as the pictures know them."""
    figures = [{"file": record.get("lead", "")}, *record.get("blocks", ())]
    for figure in [*figures, *(each for block in figures for each in block.get("images", ()))]:
        if figure.get("file"):
            yield figure["file"].removeprefix(f"{MEDIA}/")


def within(model: type[Model], name: str, wanted: set[str] | None) -> Iterator[Any]:
    """Yield rows by number, those of some names when they are given."""
    rows = batches(model._default_manager.all())
    return (row for row in rows if wanted is None or str(getattr(row, name)) in wanted)


def articles(rows: QuerySet[Article]) -> Iterator[Article]:
    """Yield articles by number, with all that is written of them: so many at once in memory."""
    full = rows.select_related(
        "section", "source", "lead_image", "withdrawal", "latest_revision"
    ).prefetch_related(
        "topics", "corrections", "old_addresses",
        Prefetch("citations", Citation.objects.select_related("source")),
        Prefetch("related_lines", RelatedLine.objects.order_by("sort_order", "pk")),
        Prefetch("items", Item.objects.defer("raw_packed", "parsed", "recognised")),
    )  # fmt: skip
    return batches(full)


def batches(rows: QuerySet[Any]) -> Iterator[Any]:
    """Yield rows by number, a batch at a time."""
    last = 0
    while batch := list(rows.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield from batch
        last = batch[-1].pk


def parents_first(model: type[Model], parent: str) -> Iterator[Any]:
    """Yield all rows of a small table, none before the one it hangs on."""
    above = dict(model._default_manager.order_by("pk").values_list("pk", parent))
    placed: set[int | None] = {None}
    while waiting := [number for number in above if number not in placed]:
        ready = [number for number in waiting if above[number] in placed] or waiting
        for number in ready:
            placed.add(number)
            yield model._default_manager.get(pk=number)
