"""RSS, RDF, Atom and CDF, well formed or not, by feedparser.

Cleaning HTML is nh3's work and reading addresses against their base ours, so feedparser's own are
off: they cost more than all the rest of its work.
"""

import html as standard
import io
import re
import sys
from collections.abc import Iterator
from typing import Any

import feedparser
from feedparser.api import StrictFeedParser

from rostra.kernel import html
from rostra.kernel.text import one_line
from rostra.wire.parcels import RefusedError
from rostra.wire.parse.feeds.entry import Entry, Medium
from rostra.wire.parse.feeds.shape import FeedRead, escaped
from rostra.wire.parse.html.charset import decode_page
from rostra.wire.parse.html.marked import resolve

MOST_ENTRIES = 5000
MOST_NAMES = 20
# feedparser takes the caption of a picture for the text of the entry; so it gets another name.
CAPTION = re.compile(rb"<(/?)media:(?:description|text)\b[^>]*?(/?)>")
TITLE = re.compile(rb"<(/?)media:title\b[^>]*?(/?)>")
ROOT = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf|channel)[\s>]", re.IGNORECASE)
TAG = re.compile(r"<(?:[a-z][\w-]*(?:\s[^>]*|/)?|/[a-z]\w*|!--.*?--)>", re.IGNORECASE | re.DOTALL)
PERIODS = {"hourly": 3600, "daily": 86400, "weekly": 604800, "monthly": 2592000, "yearly": 31536000}
# feedparser ends with an error at references to what is no character.
NUMBER = re.compile(rb"&#(x[0-9a-f]+|[0-9]+);?", re.IGNORECASE)
# An id is a name: it is the same in a file as where the document was fetched from.
StrictFeedParser.can_be_relative_uri.discard("id")
MAIL = re.compile(r"\S+@\S+\s*\((?P<name>[^)]+)\)|(?P<bare>\S+@\S+)")


def parse_xml_feed(data: bytes, *, url: str = "", charset: str = "") -> FeedRead:
    """Read a feed in XML. Raises RefusedError for what is none.

    ``url`` is where it was fetched from, ``charset`` the server's word for its charset.
    """
    data, charset = in_known_charset(data, charset)
    headers = {"content-location": url} if url else {}
    if charset:
        headers["content-type"] = f"application/xml; charset={charset}"
    data = TITLE.sub(rb"<\1media:headline\2>", CAPTION.sub(rb"<\1media:caption\2>", data))
    data = NUMBER.sub(printable, data)
    try:
        found = feedparser.parse(
            io.BytesIO(data), response_headers=headers, sanitize_html=False,
            resolve_relative_uris=False,
        )  # fmt: skip
    except Exception as error:  # damaged files make it raise errors of many kinds
        reason = f"It is broken where its parser cannot go on ({type(error).__name__})."
        raise RefusedError(reason) from error
    if not found.get("version") and not found.entries and not ROOT.search(data):
        raise RefusedError("It is no feed.")
    feed = found.feed
    read = FeedRead(
        title=plain(feed, "title"),
        home=text(feed, "link"),
        language=text(feed, "language"),
        flaws=list(flaws(found)),
        interval=interval(feed),
    )
    for each in found.entries[:MOST_ENTRIES]:
        entry = entry_of(each)
        entry.language = entry.language or read.language
        entry.byline = entry.byline or byline(feed)
        entry.feed, entry.feed_home = read.title, read.home or url
        entry.link = resolve(entry.link, read.home or url) if entry.link else ""
        entry.base = entry.base or entry.link or read.home or url
        read.raw.append(entry)
    return read


def printable(reference: re.Match[bytes]) -> bytes:
    """Return a numeric reference, that to U+FFFD for a number that is no character's."""
    number = reference[1].decode().lower()
    digits = number.removeprefix("x").lstrip("0")
    code = int(digits or "0", 16 if number.startswith("x") else 10) if len(digits) < 8 else 0
    is_character = 0 < code <= sys.maxunicode and not 0xD800 <= code <= 0xDFFF
    return reference[0] if is_character else b"&#xFFFD;"


def in_known_charset(data: bytes, charset: str) -> tuple[bytes, str]:
    """Return a feed with the charset to read it in, in UTF-8 where its own label is wrong.

    Valid UTF-8 is UTF-8 whatever a label says; for the rest what pages are read in. What cannot
    be told is left to feedparser, which knows rarer ones.
    """
    if data.isascii() or data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00", b"\xef\xbb\xbf")):
        return data, charset
    try:
        read, _ = decode_page(data, charset)
    except RefusedError:
        return data, charset
    return read.encode("utf-8", "replace"), "utf-8"


def flaws(found: Any) -> Iterator[str]:
    """Yield what is wrong with a feed, in words."""
    error = found.get("bozo_exception")
    if isinstance(error, feedparser.CharacterEncodingOverride):
        yield "Its charset is not the one it says."
    elif error is not None:
        yield f"It is not well formed: {one_line(str(error))[:200]}."
    if len(found.entries) > MOST_ENTRIES:
        yield f"It has {len(found.entries):,} entries, of which {MOST_ENTRIES:,} are taken."


def interval(feed: Any) -> int | None:
    """Return for how many seconds a feed asks to be left alone: its ttl or its update period."""
    ttl = text(feed, "ttl")
    if ttl.isdecimal() and int(ttl[:6]) > 0:
        return int(ttl[:6]) * 60
    period = PERIODS.get(text(feed, "sy_updateperiod").lower())
    frequency = text(feed, "sy_updatefrequency") or "1"
    if period and frequency.isdecimal() and int(frequency[:6]) > 0:
        return period // int(frequency[:6])
    return None


def entry_of(found: Any) -> Entry:
    """Return an entry in the common form."""
    summary, content, base = bodies(found)
    origin = dict.get(found, "source") or {}
    # As printed: feedparser's readings of odd dates are guesses; 2004년 05월 is November to it.
    published = text(found, "published") or text(found, "created")
    updated = text(found, "updated")
    return Entry(
        id=text(found, "id"),
        link=text(found, "feedburner_origlink") or text(found, "link"),
        title=plain(found, "title") or plain(found, "media_headline"),
        summary=summary,
        content=content,
        base=base,
        byline=byline(found),
        published=published or updated,
        updated=updated if published else "",
        language=text(dict.get(found, "title_detail") or {}, "language"),
        keywords=keywords(found),
        media=media(found),
        source=plain(origin, "title"),
        home=text(origin, "href") or text(origin, "link"),
    )


def text(found: Any, name: str) -> str:
    """Return a field that is a text, empty for any other."""
    value = dict.get(found, name)
    return value.strip() if isinstance(value, str) else ""


def plain(found: Any, name: str) -> str:
    """Return a field as plain text in one line, whatever it is written in."""
    value = text(found, name)
    detail = dict.get(found, f"{name}_detail") or {}
    if detail.get("type", "text/plain") != "text/plain" or TAG.search(value):
        return one_line(html.plain(value))
    # In RSS nobody knows: what looks like text may still be escaped twice.
    return one_line(standard.unescape(value) if "&" in value else value)


def bodies(found: Any) -> tuple[str, str, str]:
    """Return summary, content (the longest there is) and the base of its addresses."""
    detail = dict.get(found, "summary_detail") or {}
    summary = as_html(detail) or text(found, "summary")
    longest = max(dict.get(found, "content") or [{}], key=lambda part: len(part.get("value") or ""))
    content = as_html(longest)
    base = (longest if content else detail).get("base") or ""
    return (summary, content, base) if content != summary else ("", content, base)


def as_html(detail: Any) -> str:
    """Return a text of a feed as HTML."""
    value = detail.get("value") or ""
    return escaped(value) if detail.get("type") == "text/plain" and "<" not in value else value


def byline(found: Any) -> str:
    """Return the names of the authors without their addresses."""
    people = dict.get(found, "authors") or []
    names = [one_line(person.get("name") or "") for person in people[:MOST_NAMES]]
    names = [name for name in names if name] or [text(found, "author")]
    return ", ".join(dict.fromkeys(filter(None, map(without_mail, names))))


def without_mail(name: str) -> str:
    """Return a name without a mail address; of an address alone nothing."""
    found = MAIL.fullmatch(name)
    return (found["name"] or "").strip() if found else name


def keywords(found: Any) -> list[str]:
    """Return the categories by their labels or terms."""
    tags = dict.get(found, "tags") or []
    words = (one_line(tag.get("label") or tag.get("term") or "") for tag in tags)
    return list(dict.fromkeys(filter(None, words)))[:MOST_NAMES]


def media(found: Any) -> list[Medium]:
    """Return the files that go with an entry: media:content, thumbnails, enclosures."""
    credit = "; ".join(
        one_line(each.get("content") or "") for each in dict.get(found, "media_credit") or []
    )
    caption = one_line(html.plain(text(found, "media_caption")))
    links = [link for link in dict.get(found, "links") or [] if link.get("rel") == "enclosure"]
    files = [
        Medium(address, kind)
        for each in [*(dict.get(found, "media_content") or []), *links]
        if (address := (each.get("url") or each.get("href") or "").strip())
        and (kind := each.get("medium") or (each.get("type") or "").partition("/")[0].lower())
    ]
    thumbnails = [each.get("url") or "" for each in dict.get(found, "media_thumbnail") or []]
    if not any(each.kind == "image" for each in files):
        files += [Medium(address.strip(), "image") for address in thumbnails if address]
    for each in files:
        if each.kind == "image":
            each.caption, each.credit = caption, credit
            break
    return files[:MOST_NAMES]
