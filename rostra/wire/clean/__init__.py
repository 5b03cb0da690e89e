"""Clean: from what is printed to what may stand in the paper, within its bounds."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from rostra.kernel.text import excerpt, one_line
from rostra.wire.clean.blocks import clean_blocks, clean_picture, linkable, plain_of
from rostra.wire.parcels import Block, Parsed, RefusedError

HEADLINE_LIMIT = 300
DECK_LIMIT = 600
BYLINE_LIMIT = 200
URL_LIMIT = 1000
NAME_LIMIT = 80
SECTION_LIMIT = 60
TOPIC_LIMIT = 120
RELATED_LIMIT = 300
CORRECTION_LIMIT = 2000
KEY_LIMIT = 500
BODY_LIMIT = 500_000
CRUMBS_LIMIT = 6
KEYWORDS_LIMIT = 30


@dataclass
class Content:
    """What may stand in the paper; every text bounded and free of what cannot be printed.

    ``blocks`` are as the newsroom's, but for pictures, which name a file, and text, which is
    clean HTML. ``notes`` are what the owner should know.
    """

    headline: str
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

    @cached_property
    def text(self) -> str:
        """The body as plain text, paragraphs parted by blank lines."""
        return plain_of(self.blocks)


def clean(parsed: Parsed) -> Content:
    """Clean what a parser found. Raises RefusedError when no article can be made of it."""
    notes = list(parsed.notes)
    headline = clean_headline(parsed.headline)
    blocks = clean_blocks(parsed.blocks, notes)
    deck = one_line(parsed.deck)
    if len(deck) > DECK_LIMIT:
        notes.append(f"The deck has {len(deck)} characters, so it opens the text.")
        blocks = clean_blocks([{"type": "text", "plain": deck}], []) + blocks
        deck = ""
    url = clean_url(parsed.url, "“url”", notes)
    content = Content(
        headline=headline,
        key=one_line(parsed.key)[:KEY_LIMIT],
        url=url,
        deck=deck,
        byline=shorten(parsed.byline, BYLINE_LIMIT, "byline", notes),
        published=one_line(parsed.published)[:NAME_LIMIT],
        updated=one_line(parsed.updated)[:NAME_LIMIT],
        language=one_line(parsed.language)[:NAME_LIMIT],
        section=shorten_all(parsed.section, SECTION_LIMIT, "section", notes)[-CRUMBS_LIMIT:],
        source=shorten(parsed.source, NAME_LIMIT, "source", notes),
        source_url=clean_url(parsed.source_url, "“source_url”", notes) or url,
        topics=shorten_all(parsed.topics, TOPIC_LIMIT, "topic", notes),
        keywords=keywords_of(parsed),
        citations=None
        if parsed.citations is None
        else shorten_all(parsed.citations, NAME_LIMIT, "citation", notes),
        blocks=blocks,
        lead=clean_picture(parsed.lead, notes) if parsed.lead else None,
        related=shorten_all(parsed.related, RELATED_LIMIT, "related line", notes),
        corrections=shorten_all(parsed.corrections, CORRECTION_LIMIT, "correction", notes),
        translation_of=one_line(parsed.translation_of)[:KEY_LIMIT],
        site=one_line(parsed.site)[:NAME_LIMIT],
        domain=clean_domain(parsed.domain),
        notes=notes,
    )
    if len(content.text) > BODY_LIMIT:
        size = f"{len(content.text):,} characters; an article may have {BODY_LIMIT:,}"
        raise RefusedError(f"Its text has {size}.")
    return content


def keywords_of(parsed: Parsed) -> list[str]:
    """Return the words that may name a topic or section of ours; those too long name none."""
    words = (one_line(word) for word in parsed.keywords)
    short = dict.fromkeys(word for word in words if 0 < len(word) <= SECTION_LIMIT)
    return list(short)[:KEYWORDS_LIMIT]


def name_of_refused(parsed: Parsed) -> Content:
    """Return of a refused item what names it: its id, its address and its source."""
    return Content(
        headline="",
        key=one_line(parsed.key)[:KEY_LIMIT],
        url=clean_url(parsed.url, "", []),
        source=shorten(parsed.source, NAME_LIMIT, "", []),
    )


def clean_headline(text: str) -> str:
    """Return the headline in one line; RefusedError without one or for one that does not fit."""
    headline = one_line(text)
    if not headline:
        raise RefusedError("It has no headline.")
    if len(headline) > HEADLINE_LIMIT:
        raise RefusedError(
            f"Its headline has {len(headline):,} characters; a headline may have {HEADLINE_LIMIT}."
        )
    return headline


def clean_url(text: str, name: str, notes: list[str]) -> str:
    """Return a web address fit to be printed, empty for none or a bad one."""
    if not text.strip():
        return ""
    url = linkable(text)
    if not url or len(url) > URL_LIMIT:
        notes.append(f"{name} is no web address that can be linked; left out.")
        return ""
    return url


def clean_domain(text: str) -> str:
    """Return a host name in small letters, empty for anything else."""
    host = text.strip().lower()
    return host if len(host) <= 253 and re.fullmatch(r"[a-z0-9.-]+", host) else ""


def shorten(text: str, limit: int, name: str, notes: list[str]) -> str:
    """Return a text in one line, cut where a reader would stop if it is too long."""
    line = one_line(text)
    if len(line) > limit:
        notes.append(f"The {name} has {len(line):,} characters, cut to {limit}.")
        return excerpt(line, limit)
    return line


def shorten_all(texts: list[str], limit: int, name: str, notes: list[str]) -> list[str]:
    """Return texts in one line each, none empty and none twice."""
    lines = (shorten(text, limit, name, notes) for text in texts)
    return list(dict.fromkeys(filter(None, lines)))
