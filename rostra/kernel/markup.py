"""Cut HTML into tokens without losing a character.

The cuts follow the tokeniser of the HTML Standard (section 13.2.5), including its raw text
elements and its treatment of everything unfinished at the end. Joining the tokens gives the input
back, which neither html.parser (end tags are not handed out as written, and CPython 3.11's is
quadratic on unfinished tags) nor a tree builder allows. Every quantifier that can run to the end
is possessive and ends in `\\Z`, so the work is linear whatever the input.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ],
)
# Raw text and escapable raw text: nothing in them is a tag until their own end tag.
RAW = frozenset(
    ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript"]
)

SPACE = r"[ \t\n\f\r]"
ATTRIBUTE = re.compile(
    rf"""(?:{SPACE}|/)*+
    (?P<name>[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+)
    (?:{SPACE}*+=(?:{SPACE}*+)(?!>)
        (?P<value>"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^ \t\n\f\r>]*+)
    )?+""",
    re.VERBOSE,
)
TOKEN = re.compile(
    rf"""
    (?P<comment><!--(?:-?>|.*?(?:--!?>|\Z)))
    |(?P<tag><(?P<end>/)?(?P<name>[a-zA-Z][^ \t\n\f\r/>]*+)
        (?:{SPACE}|/|[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+
            (?:{SPACE}*+={SPACE}*+
               (?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|(?=>)|[^ \t\n\f\r>"'][^ \t\n\f\r>]*+|\Z))?+
        )*+(?:>|\Z))
    |(?P<other><(?:[!?]|/(?=[^a-zA-Z]))[^>]*+(?:>|\Z))
    |(?P<text>[^<]++|<)
    """,
    re.VERBOSE | re.DOTALL,
)


class Kind(Enum):
    """What a token is."""

    TEXT = "text"
    RAW = "raw"  # the inside of a raw text element
    START = "start"
    END = "end"
    OTHER = "other"  # comments, doctypes, processing instructions


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of HTML exactly as written; `name` is the lower-case tag name, if any."""

    kind: Kind
    raw: str
    name: str = ""


def tokens(html: str) -> Iterator[Token]:
    """Cut HTML into tokens; their `raw` parts joined are the input, character by character."""
    at = 0
    while at < len(html):
        match = TOKEN.match(html, at)
        assert match is not None  # noqa: S101 - the last branch takes any character
        at = match.end()
        if match["tag"] is None:
            yield Token(Kind.TEXT if match["text"] is not None else Kind.OTHER, match[0])
            continue
        name = match["name"].lower()
        yield Token(Kind.END if match["end"] else Kind.START, match[0], name)
        if name in RAW and not match["end"]:
            raw = raw_text(html, at, name)
            if raw:
                yield Token(Kind.RAW, raw, name)
            at += len(raw)


def raw_text(html: str, at: int, name: str) -> str:
    """Return what a raw text element opened before `at` holds: up to its end tag, or everything."""
    end = re.compile(rf"</{name}(?=[ \t\n\f\r/>])", re.IGNORECASE).search(html, at)
    return html[at : end.start() if end else len(html)]


def attributes(tag: str) -> Iterator[re.Match[str]]:
    """Find the attributes of a start tag as written: matches with `name` and `value` or None."""
    head = re.match(r"<[a-zA-Z][^ \t\n\f\r/>]*+", tag)
    at = head.end() if head else len(tag)
    while match := ATTRIBUTE.match(tag, at):
        yield match
        at = match.end()
