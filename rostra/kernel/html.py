"""HTML from outside and back: clean it, read it as plain text, make it from plain text."""

import html as standard
import re

import nh3

from rostra.kernel import markup
from rostra.kernel.markup import Kind
from rostra.kernel.net import safe_url
from rostra.kernel.text import paragraphs

TAGS = frozenset(
    [
        "p",
        "h2",
        "h3",
        "h4",
        "strong",
        "em",
        "a",
        "ul",
        "ol",
        "li",
        "blockquote",
        "br",
        "sup",
        "sub",
        "span",
        "code",
    ],
)
ATTRIBUTES = {"a": {"href"}, "span": {"lang"}}
UGC = "nofollow noopener ugc"
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ],
)


def keep_attribute(tag: str, name: str, value: str) -> str | None:
    """Keep an attribute's value, a safe form of it, or drop it (nh3's attribute_filter)."""
    if tag == "a" and name == "href" and not value.lower().startswith("mailto:"):
        return safe_url(value)
    return value


def make_cleaner(rel: str | None) -> nh3.Cleaner:
    """Make a cleaner for article text that gives links this `rel`."""
    return nh3.Cleaner(
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        tag_attribute_values={"span": {"translate": {"no"}}},
        attribute_filter=keep_attribute,
        url_schemes={"http", "https", "mailto"},
        url_relative="deny",
        link_rel=rel,
    )


PLAIN_CLEANER = make_cleaner(None)
UGC_CLEANER = make_cleaner(UGC)


def clean(html: str, *, ugc: bool = False) -> str:
    """Return HTML with nothing left but what article text may hold.

    `ugc` marks links as written by readers: rel="nofollow noopener ugc".
    """
    return (UGC_CLEANER if ugc else PLAIN_CLEANER).clean(html)


def plain(html: str) -> str:
    """Return the text of HTML, paragraphs parted by an empty line, `<br>` as a new line."""
    parts: list[str] = []
    for token in markup.tokens(html):
        if token.kind is Kind.TEXT:
            parts.append(re.sub(r"\s+", " ", standard.unescape(token.raw)))
        elif token.name == "br":
            parts.append("\n")
        elif token.name in BLOCKS:
            parts.append("\n\n")
    text = re.sub(r" *\n *", "\n", "".join(parts))
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"  +", " ", text)).strip()


def from_plain(text: str) -> str:
    """Return plain text as HTML: a `<p>` for each paragraph, everything escaped."""
    return "\n".join(f"<p>{standard.escape(part)}</p>" for part in paragraphs(text))
