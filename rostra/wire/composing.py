"""Put an item into an article: every field, child row and block."""

import json
import uuid
from typing import Any

from rostra.news.models import Article, Citation, RelatedLine
from rostra.wire.parcels import Block
from rostra.wire.recognise import Recognised

# Ids of blocks are made from what they hold, so that a revision can be compared with the last.
BLOCK_IDS = uuid.UUID("5d1c0b52-9b0e-4d0c-8a53-1f2f3a1c7a10")


def compose(
    article: Article,
    found: Recognised,
    *,
    places: dict[str, Any],
    images: dict[str, int],
    related: dict[str, int],
    is_update: bool,
) -> None:
    """Write an item into an article that nobody has saved yet.

    ``places`` holds the numbers of section and source and the list of topics. What the item is
    silent about stays as it is; in an update of what only the wire has written, it goes.
    """
    content = found.content
    fields: dict[str, Any] = {
        "headline": content.headline,
        "deck": content.deck,
        "byline": content.byline,
        "language": found.language,
        "section_id": places["section"],
        "source_id": places["source"],
        "source_url": content.source_url,
        "lead_image_id": images.get(content.lead["file"]) if content.lead else None,
        "published_at": found.published.at if found.published else None,
        "updated_at": found.updated.at if found.updated else None,
    }
    for name, value in fields.items():
        if value or (is_update and name in {"deck", "byline", "source_url", "lead_image_id"}):
            setattr(article, name, value)
    blocks = stream(content.blocks, images)
    if blocks or is_update or not article.body:
        article.body = json.dumps(blocks, ensure_ascii=False)
    if places["topics"] or is_update:
        article.topics.set(places["topics"])
    if found.citations or is_update:
        article.citations.set(citations(found))
    if content.related or is_update:
        kept = [line for line in article.related_lines.all() if line.kind != "printed"]
        article.related_lines.set(kept + related_lines(content.related, related, len(kept)))


def citations(found: Recognised) -> list[Citation]:
    """Return the citations of an item as rows."""
    return [
        Citation(words=cited.name, source_id=cited.number, sort_order=order)
        for order, cited in enumerate(found.citations)
    ]


def related_lines(lines: list[str], targets: dict[str, int], start: int) -> list[RelatedLine]:
    """Return the related lines as printed, each linked when it is a stored headline."""
    return [
        RelatedLine(
            kind=RelatedLine.Kind.PRINTED, text=line, target_id=targets.get(line), sort_order=order
        )
        for order, line in enumerate(lines, start=start)
    ]


def stream(blocks: list[Block], images: dict[str, int]) -> list[dict[str, Any]]:
    """Return blocks as the newsroom stores them."""
    stored = []
    for place, block in enumerate(blocks):
        value = value_of(block, images)
        if value is not None:
            stored.append({"type": block["type"], "value": value, "id": block_id(place, block)})
    return stored


def block_id(place: int, block: Block) -> str:
    """Return the id of a block."""
    return str(uuid.uuid5(BLOCK_IDS, f"{place}{json.dumps(block, sort_keys=True)}"))


def value_of(block: Block, images: dict[str, int]) -> Any:
    """Return the value of a block as the newsroom stores it, None when nothing is left of it."""
    match block["type"]:
        case "text":
            return block["html"]
        case "image":
            return figure(block, images)
        case "table":
            return {
                "data": block["rows"],
                "first_row_is_table_header": block["header"],
                "first_col_is_header": False,
                "table_caption": block["caption"],
            }
        case "gallery":
            figures = [figure(each, images) for each in block["images"]]
            items = [
                {"type": "item", "value": value, "id": block_id(place, value)}
                for place, value in enumerate(filter(None, figures))
            ]
            return {"title": block["title"], "images": items} if items else None
        case _:
            return {name: value for name, value in block.items() if name != "type"}


def figure(block: Block, images: dict[str, int]) -> dict[str, Any] | None:
    """Return a picture as the newsroom stores it; without file and caption there is none."""
    image = images.get(block["file"])
    if image is None and not block["caption"]:
        return None
    words = {name: block[name] for name in ("caption", "credit", "alt")}
    return {"image": image} | words
