"""Comments are written in Markdown: a subset of CommonMark that a comment needs.

Emphasis, links, lists, quotations and code; no pictures, headings, HTML, or code by indentation,
for Chinese paragraphs begin with spaces. A new line is a new line. What comes out is cleaned as
all HTML from outside is, its links marked as readers' own. Members are named with an ``@``.
"""

import re
from typing import Any

from linkify_it import LinkifyIt
from markdown_it import MarkdownIt

from rostra.discussion import mentions
from rostra.discussion.mentions import Lookup
from rostra.kernel import html

RULES = (
    "blockquote", "fence", "list", "paragraph", "backticks", "emphasis", "escape", "entity",
    "link", "autolink", "linkify", "newline", "balance_pairs", "fragments_join", "text",
)  # fmt: skip
# Deeper quotations and lists are text.
NESTING = 12


# Written without a space after it, as Chinese is, an address ends where ASCII does.
ADDRESS = re.compile(r"//[!#-;=?-\[\]_a-z~]+")
CLOSING = ".,:;!?'*"


class Reader(MarkdownIt):
    """Reads links to other sites only: those to members' pages are made of mentions."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - its own name
        """Say whether a link may lead there."""
        return super().validateLink(url) and not url.startswith("/")


def _reader() -> MarkdownIt:
    reader = Reader("zero", {"html": False, "linkify": True, "breaks": True, "maxNesting": NESTING})
    reader.enable(list(RULES), ignoreInvalid=True)
    # Only whole addresses: "readme.md" and "e.g.no" are no links.
    known: dict[str, Any] = dict.fromkeys(("//", "ftp:", "mailto:"))
    known["http:"] = known["https:"] = {"validate": _address_length}
    options = {"fuzzy_link": False, "fuzzy_email": False}
    reader.linkify = LinkifyIt(schemas=known, options=options)
    return reader


def _address_length(_: Any, text: str, at: int) -> int:
    """Return how much of a text is an address after its scheme (linkify-it's validator)."""
    found = ADDRESS.match(text, at)
    if found is None:
        return 0
    address = found[0].rstrip(CLOSING)
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(CLOSING)
    return len(address) if len(address) > len("//") else 0


READER = _reader()


def to_html(text: str, lookup: Lookup = mentions.members_named) -> str:
    """Return a comment's text as clean HTML; empty where it says nothing.

    ``lookup`` tells which of the names after an ``@`` members have; it is asked once.
    """
    tokens = READER.parse(text)
    mentions.link(tokens, lookup)
    return html.clean(READER.renderer.render(tokens, READER.options, {}), ugc=True, local=True)
