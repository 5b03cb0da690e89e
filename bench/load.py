"""Load articles by the thousand, with all that publishing them would have written."""

import hashlib
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db import connection, transaction
from rich.console import Console
from rich.progress import track

from bench import frame, pieces, prose, rows
from bench.frame import Frame
from bench.pieces import Pieces
from bench.rows import Writer, moment
from rostra.kernel import script
from rostra.news import shelves
from rostra.news.models import (
    Article,
    Citation,
    Correction,
    Placement,
    Printed,
    PrintedBody,
    Section,
)
from rostra.syndication.actions.find_turns import find_turns

# A busy paper: so many a day, the newest a moment ago, whatever the size of its archive.
A_DAY = 300
BATCH = 2000
# A few are long: their pages are what kept pages are measured with (bench/served.py).
LONG, LONG_PARAGRAPHS = 0.03, 75
LANGUAGES = ("zh-hans",) * 7 + ("zh-hant",) + ("en",) * 2
Topics = Article.topics.through
Thing = TypeVar("Thing")


@dataclass
class Batch:
    """Rows of several tables, written together."""

    articles: list[tuple[Any, ...]] = field(default_factory=list)
    printed: list[tuple[Any, ...]] = field(default_factory=list)
    bodies: list[tuple[Any, ...]] = field(default_factory=list)
    placements: list[tuple[Any, ...]] = field(default_factory=list)
    topics: list[tuple[Any, ...]] = field(default_factory=list)
    citations: list[tuple[Any, ...]] = field(default_factory=list)
    corrections: list[tuple[Any, ...]] = field(default_factory=list)


class Loader:
    """Makes articles of one paper; the same seed makes the same articles."""

    def __init__(self, around: Frame, *, now: datetime, seed: int = 1) -> None:
        self.frame = around
        self.now = now
        self.chance = random.Random(seed)
        self.pieces = {each: pieces.make(each, self.chance) for each in pieces.LANGUAGES}
        self.leads = [pieces.lead(number) for number in range(60)]

    def batches(self, count: int) -> Iterator[Batch]:
        """Make so many articles, from the oldest to the newest."""
        first = rows.next_number(Article)
        for begin in range(0, count, BATCH):
            batch = Batch()
            for place in range(begin, min(begin + BATCH, count)):
                age = timedelta(days=1) * ((count - place) / A_DAY)
                age -= timedelta(seconds=self.chance.uniform(0, 250))
                self.add(batch, first + place, self.now - max(age, timedelta(seconds=1)))
            yield batch

    def add(self, batch: Batch, number: int, at: datetime) -> None:
        """Make one article and all that hangs on it."""
        chance, one = self.chance, self.one
        language = one(LANGUAGES)
        known, family, stamp = self.pieces[language], script.family(language), moment(at)
        section = one(self.frame.leaves)
        source = prose.zipf(chance, self.frame.sources) if chance.random() < 0.8 else None
        headline, slug = one(known.headlines)
        body = self.body(known, language)
        batch.articles.append(
            (
                number, f"{headline}（{number}）", slug, body[-1].excerpt[:90], language, section,
                source, f"https://source.example/{number}" if source else "",
                f"[{', '.join(piece.json for piece in body)}]", stamp, stamp, stamp, True,
            )
        )  # fmt: skip
        batch.printed.append(
            (
                number, one(self.leads) if chance.random() < 0.4 else "{}",
                body[0].excerpt, sum(piece.length for piece in body),
                max(1, sum(piece.length for piece in body) // 400),
                hashlib.sha256(str(number).encode()).hexdigest(), stamp,
            )
        )  # fmt: skip
        for to in pieces.PRINTED_IN[language]:
            batch.bodies.append((number, to, "".join(piece.html[to] for piece in body)))
        names = [shelves.latest(family)]
        line = shelves.ancestry(section, self.frame.parents)
        names += [shelves.section(family, each) for each in line]
        if source:
            names.append(shelves.source(family, source))
        for topic in self.some_topics(family):
            batch.topics.append((number, topic))
            names.append(shelves.topic(family, topic))
        batch.placements += [(name, number, stamp) for name in names]
        begin = self.below(len(prose.OUTLETS) - 2)
        for order, words in enumerate(prose.OUTLETS[begin : begin + self.below(3)]):
            batch.citations.append((number, order, words, one(self.frame.sources)))
        if chance.random() < 0.01:
            batch.corrections.append((number, "更正：" + one(prose.SAYINGS), stamp))

    def body(self, known: Pieces, language: str) -> list[pieces.Piece]:
        """Put a body of about 1,200 characters together, a few much longer, of pieces in a row."""
        count, others = self.below(5) + 5, self.below(3)
        if self.chance.random() < LONG:
            count = LONG_PARAGRAPHS
        begin = self.below(len(known.paragraphs) - count)
        body = known.paragraphs[begin : begin + count]
        begin = self.below(len(known.others) - others)
        for other in known.others[begin : begin + others]:
            body.insert(self.below(count) + 1, other)
        return body

    def below(self, limit: int) -> int:
        """Return a random number below a limit, thrice as fast as ``randrange``."""
        return int(self.chance.random() * limit)

    def one(self, things: Sequence[Thing]) -> Thing:
        """Choose one of some things."""
        return things[int(self.chance.random() * len(things))]

    def some_topics(self, family: str) -> set[int]:
        """Choose the topics of an article: two in five have one, few have two."""
        topics = self.frame.topics[family]
        count = self.one((0, 0, 0, 1, 1, 2))
        return {prose.zipf(self.chance, topics) for _ in range(count)}


def load(articles: int, *, now: datetime) -> float:
    """Load so many articles into the paper; return how many a second were."""
    around = frame.read() if Section.objects.exists() else frame.build()
    loader = Loader(around, now=now)
    writers = _writers()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")  # What is lost is loaded again.
    begun = time.perf_counter()
    batches = track(
        loader.batches(articles),
        description="Loading",
        total=-(-articles // BATCH),
        console=Console(stderr=True),
    )
    for batch in batches:
        with transaction.atomic():
            for name, writer in writers.items():
                writer.write(getattr(batch, name))
    rate = articles / (time.perf_counter() - begun)
    rows.finish(*(writer.model for writer in writers.values()))
    find_turns(now=now)
    return rate


def _writers() -> dict[str, Writer]:
    return {
        "articles": Writer(
            Article, "id", "headline", "slug", "deck", "language", "section", "source",
            "source_url", "body", "published_at", "first_published_at", "last_published_at", "live",
        ),
        "printed": Writer(
            Printed, "article", "lead", "excerpt", "length", "reading_minutes", "fingerprint", "at"
        ),
        "bodies": Writer(PrintedBody, "article", "language", "html"),
        "placements": Writer(Placement, "shelf", "article", "published_at"),
        "topics": Writer(Topics, "article", "topic"),
        "citations": Writer(Citation, "article", "sort_order", "words", "source"),
        "corrections": Writer(Correction, "article", "text", "at"),
    }  # fmt: skip
