"""JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1)."""

import re
from typing import Any

from rostra.kernel.text import one_line
from rostra.wire.parcels import RefusedError
from rostra.wire.parse import jsonlines
from rostra.wire.parse.feeds.entry import Entry, Medium
from rostra.wire.parse.feeds.shape import FeedRead, escaped
from rostra.wire.parse.fields import Fields
from rostra.wire.parse.html.marked import resolve

VERSION = re.compile(r"(?:https?://(?:www\.)?jsonfeed\.org/version/)?1(?:\.\d)?/?")
MOST_ENTRIES = 5000
MOST_NAMES = 20


def parse_json_feed(data: bytes, *, url: str = "") -> FeedRead:
    """Read a JSON Feed. Raises RefusedError for what is none."""
    flaws: list[str] = []
    fields = Fields(jsonlines.load(data, strict=False), flaws, "The feed")
    if not VERSION.fullmatch(fields.text("version")) or not fields.has("items"):
        raise RefusedError("It is JSON, but no JSON Feed.")
    read = FeedRead(
        title=one_line(fields.text("title")),
        home=fields.text("home_page_url"),
        language=fields.text("language"),
        flaws=flaws,
    )
    authors = byline(fields)
    base = read.home or fields.text("feed_url") or url
    for record in fields.records("items", most=MOST_ENTRIES):
        entry = entry_of(Fields(record, flaws, "An item"), base)
        entry.byline = entry.byline or authors
        entry.language = entry.language or read.language
        entry.feed, entry.feed_home = read.title, read.home
        read.raw.append(entry)
    return read


def entry_of(fields: Fields, base: str) -> Entry:
    """Return an item in the common form; an item that links elsewhere is about that address."""
    link = fields.text("url") or fields.text("external_url")
    text = fields.text("content_text")
    summary = fields.text("summary")
    content = fields.text("content_html") or escaped(text)
    return Entry(
        id=fields.text("id"),
        link=resolve(link, base) if link else "",
        title=one_line(fields.text("title")),
        summary=escaped(summary),
        content=content,
        base=resolve(link, base),
        byline=byline(fields),
        published=fields.text("date_published"),
        updated=fields.text("date_modified"),
        language=fields.text("language"),
        keywords=fields.texts("tags", most=MOST_NAMES),
        media=media(fields, base),
    )


def byline(fields: Fields) -> str:
    """Return the names of the authors; version 1.0 had one."""
    people = fields.records("authors", most=MOST_NAMES)
    one = fields.take("author")
    people += [one] if isinstance(one, dict) and not people else []
    names = (Fields(person, fields.notes, "An author").text("name") for person in people)
    return ", ".join(filter(None, map(one_line, names)))


def media(fields: Fields, base: str) -> list[Medium]:
    """Return picture, banner and attachments."""
    found = [
        Medium(resolve(address, base), "image")
        for name in ("image", "banner_image")
        if (address := fields.text(name))
    ]
    for record in fields.records("attachments", most=MOST_NAMES):
        attachment: Any = Fields(record, fields.notes, "An attachment")
        if address := attachment.text("url"):
            kind = attachment.text("mime_type").partition("/")[0].lower()
            found.append(Medium(resolve(address, base), kind, attachment.text("title")))
    return found
