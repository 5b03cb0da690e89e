"""What a stage of the wire hands to the next: a parcel as it came, then what was read from it."""

from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

TEXT_DUMP = "textdump"
JSON_LINES = "jsonlines"
PAGE = "html"
FEED_ENTRY = "feedentry"
KINDS = (TEXT_DUMP, JSON_LINES, PAGE, FEED_ENTRY)
# Sites have sections of their own; who writes one of these forms means the paper's.
OURS = frozenset({TEXT_DUMP, JSON_LINES})
# What holds parcels and is none itself.
FEED = "feed"
LIST_OF_FEEDS = "opml"

# A text of some 1,300,000 Chinese characters; what is larger is no news item.
LARGEST = 4 * 1024 * 1024
LARGEST_FEED = 20 * 1024 * 1024

Block = dict[str, Any]


class RefusedError(ValueError):
    """An item cannot go on; the message is the reason, a sentence for the owner."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """One thing as it came, before anybody looked into it.

    ``origin`` is the name of where it came from without the way there, ``place`` its line in it
    (0: the whole), ``folder`` where its pictures may lie. ``data`` may be cut; ``size`` is the
    number of bytes there were. ``flaw`` says why it must not be read on, empty when it may.
    ``url`` is the address it was fetched from and ``charset`` what the server called its charset;
    files have neither. ``feed`` is the number of the feed that brought it, and ``known_as`` the
    identity of the item it is known to be, whatever it says of itself.
    """

    kind: str
    origin: str
    data: bytes
    size: int
    place: int = 0
    folder: Path | None = None
    flaw: str = ""
    url: str = ""
    charset: str = ""
    feed: int | None = None
    known_as: str = ""


@dataclass(slots=True)
class Parsed:
    """What a parser found, as printed; nothing is cleaned or recognised yet.

    ``section`` is a path, outermost first. ``keywords`` are words it is filed under where it comes
    from: they find sections and topics that are known and make none. ``citations`` is None when
    the item says nothing of them and the text has to be asked. ``site`` and ``domain`` are where a
    page stood. ``notes`` are sentences for the owner about what could not be taken.
    """

    headline: str = ""
    key: str = ""
    url: str = ""
    deck: str = ""
    byline: str = ""
    published: str = ""
    updated: str = ""
    language: str = ""
    section: list[str] = field(default_factory=list)
    source: str = ""
    source_url: str = ""
    topics: list[str] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    citations: list[str] | None = None
    blocks: list[Block] = field(default_factory=list)
    lead: Block | None = None
    related: list[str] = field(default_factory=list)
    corrections: list[str] = field(default_factory=list)
    translation_of: str = ""
    site: str = ""
    domain: str = ""
    notes: list[str] = field(default_factory=list)


def fields_of(instance: Any) -> dict[str, Any]:
    """Return the fields of a dataclass without copying what they hold, which ``asdict`` does."""
    return {each.name: getattr(instance, each.name) for each in fields(instance)}
