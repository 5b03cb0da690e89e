"""Rostra's own form of news: JSON Lines, one object a line (docs/running/import.md)."""

import json
import re
from typing import Any, NoReturn

from rostra.wire.parcels import Block, Parsed, RefusedError
from rostra.wire.parse.fields import Fields

MOST_TOPICS = 20
MOST_CITATIONS = 40
MOST_RELATED = 100
MOST_CORRECTIONS = 50
MOST_BLOCKS = 2000
MOST_PICTURES = 200
MOST_ROWS = 500
CRUMB = re.compile(r"\s*[>›»＞]\s*")
PICTURE_FIELDS = ("file", "caption", "credit", "alt")


def parse_line(line: bytes) -> Parsed:
    """Read one line; RefusedError says what is wrong with it."""
    notes: list[str] = []
    fields = Fields(load(line), notes)
    parsed = Parsed(
        key=fields.text("id"),
        url=fields.text("url"),
        headline=fields.text("headline"),
        deck=fields.text("deck"),
        byline=fields.text("byline"),
        published=fields.text("published"),
        updated=fields.text("updated"),
        language=fields.text("language"),
        section=[crumb for crumb in CRUMB.split(fields.text("section")) if crumb],
        source=fields.text("source"),
        source_url=fields.text("source_url"),
        topics=fields.texts("topics", most=MOST_TOPICS),
        citations=citations(fields),
        blocks=body(fields),
        lead=lead(fields),
        related=fields.texts("related", most=MOST_RELATED),
        corrections=fields.texts("correction", most=MOST_CORRECTIONS),
        translation_of=fields.text("translation_of"),
        notes=notes,
    )
    parsed.blocks += pictures(fields, "images")
    fields.leftovers()
    return parsed


def load(line: bytes, *, strict: bool = True) -> dict[str, Any]:
    """Return the object on a line; control characters within texts unless ``strict``."""
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError(
            f"It is not UTF-8 (byte {error.start + 1} of the line); JSON Lines must be."
        ) from error
    try:
        value = json.loads(text, parse_constant=refuse_constant, strict=strict)
    except RecursionError as error:
        raise RefusedError("Its JSON is nested too deeply.") from error
    except json.JSONDecodeError as error:
        raise RefusedError(f"It is not JSON: {error.msg} (character {error.colno}).") from error
    except RefusedError:
        raise
    except ValueError as error:  # a number of thousands of digits
        raise RefusedError("It is not JSON: a number has too many digits.") from error
    if not isinstance(value, dict):
        raise RefusedError("It is not a JSON object. JSON Lines hold one object, {…}, a line.")
    return value


def refuse_constant(name: str) -> NoReturn:
    """Refuse NaN and Infinity, which Python reads but JSON does not have."""
    raise RefusedError(f"It is not JSON: {name} is no JSON number.")


def citations(fields: Fields) -> list[str] | None:
    """Return the citations given; None when there is no word of them."""
    return fields.texts("citations", most=MOST_CITATIONS) if fields.has("citations") else None


def lead(fields: Fields) -> Block | None:
    """Return the lead picture."""
    value = fields.take("lead")
    if isinstance(value, dict):
        return picture(Fields(value, fields.notes, "“lead”"))
    if value is not None:
        fields.wrong("lead", value, "an object")
    return None


def body(fields: Fields) -> list[Block]:
    """Return the body as blocks: those given, or the plain text as one."""
    plain = fields.text("body")
    records = fields.records("blocks", most=MOST_BLOCKS)
    if records and plain:
        fields.note("It has “body” and “blocks”; the blocks are taken.")
    if not records:
        return [{"type": "text", "plain": plain}] if plain else []
    numbered = enumerate(records, start=1)
    blocks = [
        block(Fields(each, fields.notes, f"Block {number}"), most_pictures=MOST_PICTURES)
        for number, each in numbered
    ]
    return [each for each in blocks if each is not None]


def block(fields: Fields, *, most_pictures: int) -> Block | None:
    """Return one block of the body; one of an unknown type is left out."""
    kind = fields.text("type") or "text"
    made: Block
    match kind:
        case "text":
            made = {"marked": fields.text("text"), "html": fields.text("html")}
        case "image":
            made = picture(fields)
        case "quote":
            made = {"text": fields.text("text"), "attribution": fields.text("attribution")}
        case "table":
            made = table(fields)
        case "embed":
            made = {key: fields.text(key) for key in ("url", "title", "provider", "description")}
        case "gallery":
            made = {"title": fields.text("title"), "images": pictures(fields, "images")}
        case _:
            fields.note(f"{fields.where} is of an unknown type, “{kind[:40]}”; left out.")
            return None
    fields.leftovers()
    return {"type": kind} | made


def pictures(fields: Fields, key: str) -> list[Block]:
    """Return a list of pictures."""
    records = fields.records(key, most=MOST_PICTURES)
    return [
        {"type": "image"} | picture(Fields(each, fields.notes, fields.name(key)))
        for each in records
    ]


def picture(fields: Fields) -> Block:
    """Return a picture."""
    fields.take("type")
    made = {key: fields.text(key) for key in PICTURE_FIELDS}
    fields.leftovers()
    return made


def table(fields: Fields) -> Block:
    """Return a table; cells are texts."""
    rows = fields.take("rows")
    if not isinstance(rows, list):
        if rows is not None:
            fields.wrong("rows", rows, "a list of rows")
        rows = []
    cells = [
        [Fields({"cell": cell}, fields.notes, fields.where).text("cell") for cell in row]
        for row in fields.bounded("rows", rows, MOST_ROWS)
        if isinstance(row, list)
    ]
    return {"rows": cells, "header": fields.flag("header"), "caption": fields.text("caption")}
