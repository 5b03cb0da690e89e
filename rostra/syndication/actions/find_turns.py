"""Find the turns of the sitemap anew, from the articles: after rows were written in bulk."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.db import transaction

from rostra.changes.log import append
from rostra.news.models import Article
from rostra.syndication.actions.note_turns import INDEX
from rostra.syndication.models import SitemapTurn
from rostra.syndication.months import File, file_of, turns

BATCH = 2_000


@transaction.atomic
def find_turns(*, now: datetime) -> int:
    """Write the turns of all files anew and return how many files there are.

    Reads every published article once, by number; holds what is kept of each file.
    """
    found = gather(Article, now=now)
    SitemapTurn.objects.all().delete()
    SitemapTurn.objects.bulk_create(
        (
            SitemapTurn(begins=file.begins, ends=file.ends, part=file.part, at=at)
            for file, moments in sorted(found.items())
            for at in sorted(moments)
        ),
        batch_size=BATCH,
    )
    append(*(file.press_key for file in found), INDEX)
    return len(found)


def gather(model: Any, *, now: datetime) -> dict[File, set[datetime]]:
    """Return the turns of each file: the last one past, and those ahead.

    ``model`` is the article's, or what a migration has of it.
    """
    found: defaultdict[File, set[datetime]] = defaultdict(set)
    past: dict[File, datetime] = {}
    live = model.objects.filter(live=True, published_at__isnull=False).order_by("pk")
    fields = ("published_at", "updated_at", "embargo_until", "expire_at")
    for article in live.only("pk", *fields).iterator(chunk_size=BATCH):
        file = file_of(article.pk, article.published_at)
        for at in (*turns(article), article.updated_at):
            if at is not None and at > now:
                found[file].add(at)
            elif at is not None:
                past[file] = max(at, past.get(file, at))
    for file, at in past.items():
        found[file].add(at)
    return found
