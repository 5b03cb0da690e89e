"""Load comments: members who speak, and threads of all lengths under the newest articles."""

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from rich.console import Console
from rich.progress import track

from bench import prose, rows
from bench.rows import Writer, moment
from rostra.accounts.models import Member, Standing
from rostra.accounts.naming import keys_of
from rostra.accounts.trust import Level
from rostra.discussion import markdown, paths, rules
from rostra.discussion.models import Comment, Thread
from rostra.news.models import Article

MEMBERS = 10_000
# The threads that are measured stand under the newest articles of the edition without a prefix.
LENGTHS = (5_000, 100, 50)
# The others: most are short, few are long.
SHAPE, SCALE, LONGEST = 1.1, 4, 2_000
ANSWERS = 0.4
SENTENCES = 400
BATCH = 20_000
NO_PASSWORD = "!bench"


@dataclass
class Placed:
    """A comment while its thread grows."""

    floor: int
    path: str
    depth: int
    root: int
    number: int
    answers: int = 0
    above: list["Placed"] = field(default_factory=list)


class Talker:
    """Makes threads; the same seed makes the same."""

    def __init__(self, *, now: datetime, seed: int = 3) -> None:
        self.now = now
        self.chance = random.Random(seed)
        self.sentences = [
            (text, markdown.to_html(text), language)
            for language, make in (
                ("zh-hans", prose.chinese_sentence), ("en", prose.english_sentence)
            )
            for text in (make(self.chance) for _ in range(SENTENCES))
        ]  # fmt: skip
        self.next_comment = rows.next_number(Comment)
        self.next_thread = rows.next_number(Thread)

    def lengths(self, comments: int) -> Iterator[int]:
        """Return the lengths of threads that hold so many comments together."""
        rest = comments
        for length in LENGTHS:
            rest -= length
            yield length
        while rest > 0:
            length = min(int(SCALE * self.chance.paretovariate(SHAPE)), LONGEST, rest)
            rest -= length
            yield length

    def thread(
        self, article: int, length: int, members: range
    ) -> tuple[tuple[Any, ...], list[tuple[Any, ...]]]:
        """Make one thread of the last two days: its row, and those of its comments."""
        chance, number = self.chance, self.next_thread
        self.next_thread += 1
        begun = self.now - timedelta(hours=48 * chance.random() + 1)
        step = (self.now - begun) / (length + 1)
        stood: list[Placed] = []
        for floor in range(1, length + 1):
            stood.append(self._place(floor, stood))
            self.next_comment += 1
        comments = []
        for placed in stood:
            text, html, language = chance.choice(self.sentences)
            likes = int(chance.paretovariate(1.2)) - 1
            comments.append(
                (
                    placed.number, number, article, placed.floor,
                    placed.above[-1].number if placed.above else None, placed.root, placed.path,
                    placed.depth, chance.choice(members), text, html, language,
                    moment(begun + placed.floor * step), placed.answers, likes,
                    rules.approval(likes, likes),
                )
            )  # fmt: skip
        last = moment(begun + length * step)
        return (number, article, moment(begun), length, length, last), comments

    def _place(self, floor: int, stood: list[Placed]) -> Placed:
        answers = stood and self.chance.random() < ANSWERS
        # Most answer one of the last who spoke.
        back = int(self.chance.paretovariate(1.0))
        to = stood[-min(back, len(stood))] if answers else None
        above = [*to.above, to] if to else []
        for each in above:
            each.answers += 1
        return Placed(
            floor,
            paths.below(to.path if to else "", floor),
            to.depth + 1 if to else 0,
            to.root if to else floor,
            self.next_comment,
            above=above,
        )


def load(comments: int, *, now: datetime) -> float:
    """Load so many comments under the newest articles; return how many a second were."""
    members = _members(now)
    talker = Talker(now=now)
    lengths = list(talker.lengths(comments))
    articles = measured() + list(
        Article.objects.exclude(pk__in=measured())
        .order_by("-published_at")
        .values_list("pk", flat=True)[: len(lengths)]
    )
    threads = Writer(
        Thread, "id", "article", "opened_at", "last_floor", "comment_count", "last_comment_at"
    )
    spoken = Writer(
        Comment, "id", "thread", "article", "floor", "parent", "root_floor", "path", "depth",
        "author", "text", "html", "language", "written_at", "replies", "likes", "approval",
    )  # fmt: skip
    begun = time.perf_counter()
    pairs = list(zip(articles, lengths, strict=False))
    heads: list[tuple[Any, ...]] = []
    bodies: list[tuple[Any, ...]] = []
    for place, (article, length) in enumerate(
        track(pairs, description="Talking", console=Console(stderr=True)), start=1
    ):
        head, body = talker.thread(article, length, members)
        heads.append(head)
        bodies += body
        if len(bodies) >= BATCH or place == len(pairs):
            with transaction.atomic():
                threads.write(heads)
                spoken.write(bodies)
            heads, bodies = [], []
    rate = sum(length for _, length in pairs) / (time.perf_counter() - begun)
    rows.finish(Member, Thread, Comment)
    return rate


def measured() -> list[int]:
    """Return the articles whose threads have the lengths that are measured, in their order."""
    newest = Article.objects.filter(language=settings.LANGUAGE_CODE).order_by("-published_at")
    # Not the very newest: that one is changed under load (bench/changes.py).
    return list(newest.values_list("pk", flat=True)[1 : 1 + len(LENGTHS)])


def _members(now: datetime) -> range:
    """Make members who are known long enough for nothing of theirs to be held."""
    first = rows.next_number(Member)
    numbers = range(first, first + MEMBERS)
    people = Writer(Member, "id", "email", "name", "name_key", "name_look", "password", "joined_at")
    standing = Writer(Standing, "member", "comments", "days", "likes", "level", "since")
    stamp = moment(now)
    with transaction.atomic():
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA defer_foreign_keys=ON")
        people.write(
            (number, f"m{number}@bench.example", name, *keys_of(name), NO_PASSWORD, stamp)
            for number, name in ((number, f"读者{number}") for number in numbers)
        )
        standing.write((number, 60, 20, 30, Level.REGULAR, stamp) for number in numbers)
    return numbers
