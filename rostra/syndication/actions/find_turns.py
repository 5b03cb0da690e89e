"""Find the turns of the sitemap anew, from the articles: after rows were written in bulk."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.db import transaction

from rostra.changes.log import append
from rostra.news.models import Article
from rostra.syndication.actions.note_turns import INDEX, rows
from rostra.syndication.models import SitemapTurn
from rostra.syndication.months import File, Turn, ahead, file_of, in_sight

BATCH = 2_000


@transaction.atomic
def find_turns(*, now: datetime) -> int:
    """Write the turns of all files anew and return how many files there are.

    Reads every published article once, by number; holds what is kept of each file.
    """
    found = gather(Article, now=now)
    SitemapTurn.objects.all().delete()
    SitemapTurn.objects.bulk_create(
        (row for file, turns in sorted(found.items()) for row in rows(file, turns)),
        batch_size=BATCH,
    )
    append(*(file.press_key for file in found), INDEX)
    return len(found)


def gather(model: Any, *, now: datetime) -> dict[File, set[Turn]]:
    """Return the turns of each file: the last one past, and those ahead.

    ``model`` is the article's, or what a migration has of it.
    """
    found: defaultdict[File, set[Turn]] = defaultdict(set)
    past: dict[File, datetime] = {}
    live = model.objects.filter(live=True, published_at__isnull=False).order_by("pk")
    fields = ("published_at", "updated_at", "embargo_until", "expire_at")
    for article in live.only("pk", *fields).iterator(chunk_size=BATCH):
        file = file_of(article.pk, article.published_at)
        found[file] |= set(ahead(article, now=now))
        if in_sight(article, now=now):
            moments = (article.published_at, article.updated_at, article.embargo_until)
            last = max(at for at in moments if at is not None and at <= now)
            past[file] = max(last, past.get(file, last))
    for file, last in past.items():
        found[file].add(Turn(last))
    return found
