"""Write what an editor typed, from a record, into an article that nobody has saved yet."""

import json
import uuid
from typing import Any

from rostra.news.models import Article, Citation, RelatedLine, Section, Source, Topic
from rostra.wire.actions.bring_back_places import found, image_of
from rostra.wire.models import Item
from rostra.wire.parcels import RefusedError
from rostra.wire.whole import identity_of_row
from rostra.wire.whole.commenting import choose_comments
from rostra.wire.whole.read import WORDS, Record, embed, table

TEXTS = ("headline", "slug", "deck", "byline", "language", "source_url")
MOMENTS = {
    "published": "published_at", "updated": "updated_at", "embargo_until": "embargo_until",
    "go_live_at": "go_live_at", "expire_at": "expire_at",
}  # fmt: skip


def apply(article: Article, record: Record, *, site: str, notes: list[str]) -> bool:
    """Write a record into an article; say whether all that it leads to is there.

    Raises RefusedError for a section, source or topic that is not there.
    """
    for name in TEXTS:
        setattr(article, name, record.text(name))
    for name, field in MOMENTS.items():
        setattr(article, field, record.moment(name))
    choose_comments(article, record)
    article.section = found(Section, record.text("section"), "section")
    article.source = found(Source, record.text("source"), "source")
    article.lead_image_id = _image(site, record.text("lead"), notes)
    article.topics.set([found(Topic, slug, "topic") for slug in record.texts("topics")])
    citations = [
        Citation(
            words=each.text("words"),
            sort_order=order,
            source=found(Source, each.text("source"), "source"),
        )
        for order, each in enumerate(record.records("citations"))
    ]
    article.citations.set(_fit(citations))
    blocks = [_block(each, site, notes) for each in record.records("blocks")]
    article.body = json.dumps(blocks, ensure_ascii=False)
    original = record.number("translation_of")
    article.translation_of_id = _article(site, original)
    lines = record.records("related")
    numbers = {each.number("article") for each in lines} - {None}
    targets = {number: _article(site, number) for number in numbers}
    related = [
        RelatedLine(
            kind=each.text("kind"),
            text=each.text("text"),
            sort_order=order,
            target_id=targets.get(each.number("article")),
        )
        for order, each in enumerate(lines)
    ]
    article.related_lines.set(_fit(related))
    return None not in targets.values() and bool(article.translation_of_id or not original)


def _fit(rows: list[Any]) -> list[Any]:
    """Return rows of an article; raise ValidationError for one that does not fit its fields."""
    for row in rows:
        row.clean_fields(exclude=["article"])
    return rows


def _article(site: str, number: int | None) -> int | None:
    """Return the number that an article of the site has here."""
    if number is None:
        return None
    identity = identity_of_row(site, "article", number)
    return Item.objects.filter(identity=identity).values_list("article_id", flat=True).first()


def _image(site: str, file: str, notes: list[str]) -> int | None:
    if not file:
        return None
    image = image_of(site, file)
    if image is None:
        notes.append(f"Picture “{file[-80:]}” has not come in.")
        return None
    return image.pk


def _block(block: Record, site: str, notes: list[str]) -> dict[str, Any]:
    kind = block.text("type")
    match kind:
        case "text":
            value: Any = block.text("html")
        case "image":
            value = _figure(block, site, notes)
        case "quote":
            value = {name: block.text(name) for name in ("text", "attribution")}
        case "table":
            value = table(block)
        case "embed":
            value = embed(block)
        case "gallery":
            figures = [_figure(each, site, notes) for each in block.records("images")]
            items = [{"type": "item", "value": each, "id": str(uuid.uuid4())} for each in figures]
            value = {"title": block.text("title"), "images": items}
        case _:
            raise RefusedError(f"It has a block of an unknown type, “{kind[:40]}”.")
    return {"type": kind, "value": value, "id": block.text("id") or str(uuid.uuid4())}


def _figure(block: Record, site: str, notes: list[str]) -> dict[str, Any]:
    words = {name: block.text(name) for name in WORDS}
    return {"image": _image(site, block.text("file"), notes)} | words
