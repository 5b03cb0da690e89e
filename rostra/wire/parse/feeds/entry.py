"""An entry of a feed in one form, whichever kind of feed it came in; it is what is kept raw."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from rostra.kernel import html
from rostra.kernel.net import safe_url
from rostra.kernel.text import excerpt, one_line
from rostra.wire.parcels import Block, Parsed, RefusedError
from rostra.wire.parse.fields import storable
from rostra.wire.parse.html.body import player
from rostra.wire.parse.html.fragments import read_fragment
from rostra.wire.parse.languages import told_language

# Which way a reader came; the same text has another one in each feed.
TRACKING = ("utm_", "at_medium", "at_campaign", "fbclid", "gclid", "mc_cid", "mc_eid", "spm")
LONGEST_DECK = 600
HEADLINE_FROM_TEXT = 80
OVERLAP = 30


@dataclass(slots=True)
class Medium:
    """A file that goes with an entry; ``kind`` is the beginning of its media type: image, audio."""

    url: str
    kind: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(slots=True)
class Entry:
    """What a feed gives of one entry: title as text, bodies as HTML, all else as printed.

    ``base`` is the address that relative ones are read against; ``source`` and ``home`` are of
    the feed that the entry was taken over from, ``feed`` and ``feed_home`` of the one it came in.
    """

    id: str = ""
    link: str = ""
    title: str = ""
    summary: str = ""
    content: str = ""
    base: str = ""
    byline: str = ""
    published: str = ""
    updated: str = ""
    language: str = ""
    keywords: list[str] = field(default_factory=list)
    media: list[Medium] = field(default_factory=list)
    source: str = ""
    home: str = ""
    feed: str = ""
    feed_home: str = ""

    def to_bytes(self) -> bytes:
        """Return it as it is kept."""
        return json.dumps(kept(asdict(self)), ensure_ascii=False).encode()


def kept(value: Any) -> Any:
    """Return a value without what no database can hold."""
    if isinstance(value, dict):
        return {name: kept(each) for name, each in value.items()}
    if isinstance(value, list):
        return [kept(each) for each in value]
    return storable(value)


def entry_of(data: bytes) -> Entry:
    """Return a kept entry. Raises RefusedError for what is none."""
    try:
        fields = json.loads(data)
        media = [Medium(**medium) for medium in fields.pop("media", [])]
        return Entry(**fields, media=media)
    except (ValueError, TypeError, AttributeError) as error:
        raise RefusedError("It is no entry of a feed.") from error


def parse_entry(entry: Entry) -> Parsed:
    """Make of an entry what the later stages read.

    Its address names it, in whichever feed it comes; its id only where it has none.
    """
    url = without_tracking(entry.link)
    base = entry.base or entry.link
    text = html.plain(entry.content or entry.summary)
    summary = html.plain(entry.summary) if entry.content else text
    blocks = read_fragment(entry.content or entry.summary, base)
    parsed = Parsed(
        headline=entry.title,
        key="" if url else entry.id,
        url=url,
        deck=deck(summary, text) if entry.content else "",
        byline=entry.byline,
        published=entry.published,
        updated=entry.updated,
        language=told_language(entry.language, f"{entry.title}\n{text or summary}"),
        keywords=entry.keywords,
        blocks=blocks,
        source=entry.source,
        source_url=url or entry.home,
        site=entry.feed,
        domain=urlsplit(safe_url(entry.feed_home) or "").hostname or "",
    )
    add_media(parsed, entry)
    if not one_line(entry.title) and one_line(text):
        parsed.headline = excerpt(text, HEADLINE_FROM_TEXT)
        parsed.notes.append("It has no title; its first words stand for one.")
    return parsed


def deck(summary: str, text: str) -> str:
    """Return a summary that is no beginning or piece of the text, empty for any other."""
    squeezed = "".join(summary.split())
    if not squeezed or len(summary) > LONGEST_DECK:
        return ""
    return "" if squeezed[:OVERLAP] in "".join(text.split()) else one_line(summary)


def add_media(parsed: Parsed, entry: Entry) -> None:
    """Add the files of an entry: the first picture as its lead if the text has none, recordings."""
    shown = {block["file"] for block in parsed.blocks if block["type"] == "image"}
    for medium in entry.media:
        if medium.kind == "image" and not shown:
            parsed.lead = picture(medium)
            shown.add(medium.url)
        elif medium.kind in {"audio", "video"} and medium.url not in set(addresses(parsed)):
            parsed.blocks.append(player(medium.url, medium.caption or entry.title))


def addresses(parsed: Parsed) -> Iterator[str]:
    """Yield the addresses of the cards in a text."""
    return (block["url"] for block in parsed.blocks if block["type"] == "embed")


def picture(medium: Medium) -> Block:
    """Return a picture as a block's."""
    return {"file": medium.url, "caption": medium.caption, "credit": medium.credit, "alt": ""}


def without_tracking(address: str) -> str:
    """Return an address without the words that tell which way a reader came; empty for none."""
    url = safe_url(address)
    if not url:
        return ""
    parts = urlsplit(url)
    if not any(mark in parts.query for mark in TRACKING):
        return url
    kept = [pair for pair in parse_qsl(parts.query, keep_blank_values=True)
            if not pair[0].startswith(TRACKING)]  # fmt: skip
    return urlunsplit(parts._replace(query=urlencode(kept)))
