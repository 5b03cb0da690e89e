"""Tell what came by what is in it, not by its name."""

import json
import re

from rostra.kernel.markup import names
from rostra.wire.parcels import FEED, JSON_LINES, LIST_OF_FEEDS, PAGE, TEXT_DUMP

# White space and the marks of Unicode.
LEADING = b" \t\r\n\xef\xbb\xbf\xff\xfe"
# So much of the beginning is looked at.
BEGINNING = 8192
# Names count only for what shows nothing: an empty file, a first line that is broken.
SUFFIXES = {".jsonl": JSON_LINES, ".ndjson": JSON_LINES, ".html": PAGE, ".htm": PAGE}
JSON_FEED = re.compile(
    r'"version"\s*:\s*"https?:(?:\\?/){2}(?:www\.)?jsonfeed\.org|"(?:feed_url|home_page_url)"\s*:'
)
PROLOG = re.compile(r"(?:\s|<\?.*?\?>|<!DOCTYPE\s[^>\[]*(?:\[.*?\]\s*)?>)*", re.I | re.S)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
ROOT = re.compile(r"<(?:[\w.-]+:)?(?P<name>[a-z]+)(?=[\s/>])", re.IGNORECASE)
ROOTS = {"rss": FEED, "feed": FEED, "rdf": FEED, "channel": FEED, "opml": LIST_OF_FEEDS}
# With what pages begin that forget to say that they are HTML.
OPENINGS = names(
    """
    html head body title meta link base script style div table center p h1 h2 article section
    header main form font frameset noscript span img br a
    """
)
HTML = re.compile(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)


def sniff(data: bytes, suffix: str = "") -> str:
    """Return the kind of what begins with these bytes.

    ``suffix`` is its name's, asked when nothing shows; what has none then is a text.
    """
    # ASCII is all that is asked about; without its zero bytes UTF-16 shows it too.
    text = data[:BEGINNING].replace(b"\0", b"").lstrip(LEADING).decode("latin-1")
    if text.startswith("{"):
        return kind_of_json(text)
    if text.startswith("<"):
        return kind_of_markup(text)
    return PAGE if HTML.search(text[:1024]) else SUFFIXES.get(suffix, TEXT_DUMP)


def kind_of_json(text: str) -> str:
    """Tell a JSON Feed from a line of JSON, which is whole on its line."""
    line = text.partition("\n")[0]
    if not JSON_FEED.search(text):
        return JSON_LINES
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return FEED
    return JSON_LINES if "headline" in record else FEED


def kind_of_markup(text: str) -> str:
    """Tell feeds, lists of feeds and pages by their first element; other markup is a text."""
    text = COMMENT.sub("", text)
    prolog = PROLOG.match(text)
    end = prolog.end() if prolog else 0
    if HTML.search(text[:end]):
        return PAGE
    root = ROOT.match(text, end)
    name = root["name"].lower() if root else ""
    if name in ROOTS:
        return ROOTS[name]
    return PAGE if name in OPENINGS or HTML.search(text) else TEXT_DUMP
