"""HTML from outside and back: clean it, read it as plain text, make it from plain text."""

import html as standard
import re

import nh3

from rostra.kernel import markup
from rostra.kernel.markup import Kind, Token
from rostra.kernel.net import safe_url
from rostra.kernel.text import paragraphs
from rostra.kernel.text.lines import UNPRINTED

TAGS = markup.names("p h2 h3 h4 strong em a ul ol li blockquote br sup sub span code")
# What says the same in an allowed word.
RENAMED = {"b": "strong", "i": "em", "h1": "h2", "h5": "h4", "h6": "h4", "tt": "code"}
# Gone with everything inside; of other elements the text stays.
SILENT = frozenset({"script", "style", "noscript", "iframe", "template", "title"})
KNOWN = TAGS | SILENT
UGC = "nofollow noopener ugc"
CELLS = frozenset({"td", "th"})
# An address of this site: one slash, for browsers read two, or one and a backslash, as a host.
LOCAL = re.compile(r"/(?!/)[^\x00-\x20\x7f-\xa0\\]*")
WHITE = re.compile(r"\s+")
SPACED_BREAK = re.compile(r" *\n *")
WIDE = re.compile(r" {2,}")
TALL = re.compile(r"\n{3,}")
EMPTY_PARAGRAPHS = re.compile(r"(?:<p>(?:\s|&nbsp;|<br>)*</p>\s*)+")


def clean(html: str, *, ugc: bool = False, local: bool = False) -> str:
    """Return HTML that holds nothing but what article text may hold.

    Allowed are the elements of `TAGS`; `href` of a link, if it is http, https or mailto;
    `translate="no"` and `lang` of a span. Bold and italic become strong and em, other blocks
    paragraphs, so that the words of two blocks do not run together; empty paragraphs go.
    `ugc` marks every link as written by readers: rel="nofollow noopener ugc". `local` also keeps
    links to addresses of this site (/about/), which only its own editors' text can mean.

    Cleaning is by nh3 (an HTML5 parser and an allow-list in Rust); cleaning twice is cleaning once.
    """
    renamed = "".join(rename(token) for token in markup.tokens(html))
    cleaner = CLEANERS[ugc, local]
    # Twice: a heading that a link has carried into another one is only apart when read again.
    cleaned = cleaner.clean(cleaner.clean(renamed))
    return EMPTY_PARAGRAPHS.sub("\n", cleaned.replace("\r", "\n")).strip("\n")


def rename(token: Token) -> str:
    """Return a token as the cleaner is to see it: tags in allowed words, or none."""
    if token.kind is Kind.TEXT or token.name in KNOWN or not token.name:
        return token.raw
    if token.kind is Kind.RAW:
        return standard.escape(token.raw, quote=False)
    if token.name == "hr":
        return "<p></p>"
    name = RENAMED.get(token.name) or ("p" if token.name in markup.BLOCKS else None)
    if name is None:
        return ""
    return f"<{name}>" if token.kind is Kind.START else f"</{name}>"


def keep_attribute(tag: str, name: str, value: str) -> str | None:
    """Return what stays of an attribute (nh3's attribute_filter): a link only if it is safe."""
    if tag != "a" or name != "href":
        return value
    if value.lower().startswith("mailto:") or LOCAL.fullmatch(value):
        return value
    return safe_url(value)


def make_cleaner(*, ugc: bool, local: bool) -> nh3.Cleaner:
    """Make a cleaner for article text."""
    return nh3.Cleaner(
        tags=set(TAGS),
        clean_content_tags=set(SILENT),
        attributes={"*": set(), "a": {"href"}, "span": {"lang"}},  # "*": or nh3 allows title
        tag_attribute_values={"span": {"translate": {"no"}}},
        attribute_filter=keep_attribute,
        url_schemes={"http", "https", "mailto"},
        url_relative="pass_through" if local else "deny",
        link_rel=UGC if ugc else None,
    )


CLEANERS = {
    (ugc, local): make_cleaner(ugc=ugc, local=local)
    for ugc in (False, True)
    for local in (False, True)
}


def plain(html: str) -> str:
    """Return the text of HTML: paragraphs parted by an empty line, a new line for each `<br>`.

    Cells of a table are parted by a space. Scripts, styles and comments are no text.
    """
    parts: list[str] = []
    for token in markup.tokens(html):
        if token.kind is Kind.TEXT:
            parts.append(WHITE.sub(" ", UNPRINTED.sub("", standard.unescape(token.raw))))
        elif token.kind is Kind.START or token.kind is Kind.END:
            parts.append(gap(token.name))
    text = SPACED_BREAK.sub("\n", WIDE.sub(" ", "".join(parts)))
    return TALL.sub("\n\n", text).strip()


def gap(name: str) -> str:
    """Return what parts the text before a tag from the text after it."""
    if name == "br":
        return "\n"
    if name in CELLS:
        return " "
    return "\n\n" if name in markup.BLOCKS else ""


def from_plain(text: str) -> str:
    """Return plain text as HTML: a `<p>` for each line that holds something, all escaped."""
    return "\n".join(f"<p>{standard.escape(part, quote=False)}</p>" for part in paragraphs(text))
