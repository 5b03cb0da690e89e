"""Reads for tests: rows as a process writes them, without a server."""

from collections.abc import Iterable
from datetime import datetime

from rostra.news.models import Article, Section
from rostra.rankings.models import ReadSlice
from rostra.rankings.reads import salts, sketches
from rostra.rankings.reads.tally import slice_of
from rostra.rankings.reads.visitor import visitor as hashed


def articles(count: int, *, now: datetime) -> list[int]:
    """Make so many articles that readers can see; return their numbers."""
    section, _ = Section.objects.get_or_create(slug="read", defaults={"name": "读"})
    rows = [
        Article(
            headline=f"海峡第{number}条",
            slug=f"haixia-{number}",
            language="zh-hans",
            section=section,
            live=True,
            published_at=now,
            first_published_at=now,
        )
        for number in range(count)
    ]
    return [row.pk for row in Article.objects.bulk_create(rows)]


def read(article: int, visitors: Iterable[str], *, at: datetime, process: int = 1) -> None:
    """Let visitors read an article: the row of one process for the slice of that moment."""
    living = salts.living(now=at)
    older, younger = sketches.empty(), sketches.empty()
    for visitor in visitors:
        for key, sketch in ((living.older, older), (living.younger, younger)):
            sketch.update(hashed(visitor, "", key))
    ReadSlice.objects.create(
        start=slice_of(at),
        process=process,
        article_id=article,
        older=sketches.packed(older),
        younger=sketches.packed(younger),
        readers=sketches.estimate(older),
    )
