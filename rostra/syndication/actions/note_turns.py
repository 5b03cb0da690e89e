"""Note that files of the sitemap changed: an article was published, moved or taken out."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from rostra.changes.log import append
from rostra.news.models import Article
from rostra.syndication.models import SitemapTurn
from rostra.syndication.months import File, file_of, turns

INDEX = "sitemap:all"


@transaction.atomic
def note_turns(*, article: Article, now: datetime) -> None:
    """Note a turn for the file an article lies in, and for the one it lay in.

    Call it before the article's places are settled anew: they know where it lay.
    """
    moments = [moment for moment in turns(article) if article.live and moment > now]
    lay = article.placements.values_list("published_at", flat=True).first()
    times = {lay, article.published_at} - {None}
    files = sorted({file_of(article.pk, time) for time in times})
    for file in files:
        SitemapTurn.objects.filter(begins=file.begins, part=file.part, at__lte=now).delete()
        SitemapTurn.objects.bulk_create(rows(file, [now, *moments]), ignore_conflicts=True)
    append(*(file.press_key for file in files), INDEX)


def rows(file: File, moments: Iterable[datetime]) -> list[SitemapTurn]:
    """Return the turns of a file as rows."""
    return [
        SitemapTurn(begins=file.begins, ends=file.ends, part=file.part, at=at)
        for at in sorted(set(moments))
    ]
