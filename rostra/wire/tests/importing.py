"""What the tests of the wire share: lines of JSON, and bringing them in."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from rostra.accounts.models import Member
from rostra.news.models import Article, Section, Source, Topic
from rostra.wire import queries
from rostra.wire.actions.bring_in import bring_in
from rostra.wire.actions.bring_in_many import bring_in_many
from rostra.wire.models import Item
from rostra.wire.outcomes import Outcome
from rostra.wire.parcels import JSON_LINES, TEXT_DUMP, Parcel
from rostra.wire.recognise import Wishes

NOW = datetime(2024, 10, 23, 9, tzinfo=UTC)
PUBLISH = Wishes(publish=True)
DRAFTS = Wishes()
COUNTED = (Article, Item, Section, Source, Topic)


def line(**fields: object) -> bytes:
    """Return a line of JSON: an article that may be published, with these fields instead."""
    record = {
        "id": "1",
        "headline": "北榆军舰撤离鸦岬",
        "body": "北榆军舰周二晚间撤离鸦岬，国防部说这是例行调动。\n\n议员们并不相信。",
        "published": "2024-10-22T21:32:50+08:00",
        "section": "国际",
        "source": "汐港日报",
        "source_url": "https://paper.example/1",
    }
    return json.dumps(record | fields, ensure_ascii=False).encode()


def bring(
    data: bytes,
    wishes: Wishes = PUBLISH,
    *,
    kind: str = JSON_LINES,
    folder: Path | None = None,
    by: Member | None = None,
    now: datetime = NOW,
) -> Outcome:
    """Bring one parcel in."""
    parcel = Parcel(kind, "news.jsonl", data, len(data), 1, folder)
    return bring_in(parcel=parcel, known=queries.load_known(), wishes=wishes, by=by, now=now)


def bring_all(lines: list[bytes], wishes: Wishes = DRAFTS) -> list[Outcome]:
    """Bring lines of JSON in, many at once."""
    parcels = [
        Parcel(JSON_LINES, "news.jsonl", data, len(data), place)
        for place, data in enumerate(lines, start=1)
    ]
    return list(
        bring_in_many(
            parcels=parcels, known=queries.load_known(), wishes=wishes, by=None, clock=lambda: NOW
        )
    )


def bring_dump(text: str, wishes: Wishes = PUBLISH) -> Outcome:
    """Bring a dump of a page in."""
    return bring(text.encode(), wishes, kind=TEXT_DUMP)


def counts() -> list[int]:
    """Count the rows an import makes."""
    return [model._default_manager.count() for model in COUNTED]


def the_article() -> Article:
    """Return the only article there is."""
    return Article.objects.get()


def bodies(article: Article) -> Iterator[str]:
    """Yield the printed bodies of an article."""
    yield from article.printed_bodies.values_list("html", flat=True)
