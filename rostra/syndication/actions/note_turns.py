"""Note that files of the sitemap changed: an article was published, moved or taken out."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from rostra.changes.log import append
from rostra.news.models import Article
from rostra.syndication.files import articles_in
from rostra.syndication.models import SitemapTurn
from rostra.syndication.months import File, Turn, ahead, file_of, in_sight

INDEX = "sitemap:all"


@transaction.atomic
def note_turns(*, article: Article, now: datetime) -> None:
    """Note a turn for the file an article lies in, and for the one it lay in.

    Call it before the article's places are settled anew: they know where it lay.
    """
    lay = article.placements.values_list("published_at", flat=True).first()
    times = [time for time in (lay, article.published_at) if time is not None]
    files = sorted({file_of(article.pk, time) for time in times})
    SitemapTurn.objects.filter(number=article.pk).delete()
    for file in files:
        SitemapTurn.objects.filter(begins=file.begins, part=file.part, at__lte=now).delete()
        turns = {Turn(now)} if _has_any(file, article, now=now) else set()
        if article.live and _lies_in(file, article):
            turns |= set(ahead(article, now=now))
        SitemapTurn.objects.bulk_create(rows(file, turns), ignore_conflicts=True)
    append(*(file.press_key for file in files), INDEX)


def rows(file: File, turns: Iterable[Turn]) -> list[SitemapTurn]:
    """Return the turns of a file as rows."""
    return [
        SitemapTurn(
            begins=file.begins,
            ends=file.ends,
            part=file.part,
            number=turn.number,
            at=turn.at,
            takes_out=turn.takes_out,
        )
        for turn in sorted(turns)
    ]


def _lies_in(file: File, article: Article) -> bool:
    at = article.published_at
    return at is not None and file == file_of(article.pk, at)


def _has_any(file: File, article: Article, *, now: datetime) -> bool:
    """Say whether there is something in a file; mostly the article at hand is."""
    if _lies_in(file, article) and article.live and in_sight(article, now=now):
        return True
    return articles_in(file, now=now).exclude(pk=article.pk).exists()
