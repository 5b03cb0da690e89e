"""What a page says of its text: headline, deck, byline, source, section, dates, topics.

Names are taken from what is printed beside the text, in the words that the text dump knows, and
where nothing is printed from what is marked up for machines (JSON-LD, meta); dates the other way
round, for markup has the zone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from lxml.html import HtmlElement as Element

from rostra.kernel.text import one_line
from rostra.wire.parse.html import dates, marked
from rostra.wire.parse.html.finding import (
    MOST_LINKED,
    SHORTEST,
    find_headline,
    read_titles,
    squeeze,
)
from rostra.wire.parse.html.lines import HEADINGS, Line, names_of
from rostra.wire.parse.textdump import body as captions
from rostra.wire.parse.textdump import head
from rostra.wire.parse.textdump.meta import LABEL, Meta, merge, read_meta

# How many lines above and below the text may be details.
ABOVE = 15
HEADLINE_ABOVE = 45
BELOW = 5
WIDEST = 120
EDGES = re.compile(r"^[\W_]+|[\W_]+$")
TITLE_CUT = re.compile(r"\s*[|｜_–—<>»]+\s*|\s+-+\s+|-(?=[^-]*[网報报社台]$)")
PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "publishdate", "pubdate",
    "publish-date", "publishtime", "dc.date", "dc.date.issued", "dcterms.created", "date",
    "og:release_date", "parsely-pub-date", "sailthru.date", "weibo: article:create_at",
)  # fmt: skip
UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "lastmod")
AUTHORS = ("author", "article:author", "dc.creator", "byl", "parsely-author")
SITES = ("source", "og:site_name", "application-name")
KEYWORDS = ("keywords", "news_keywords", "article:tag")
SECTIONS = ("article:section", "parsely-section")
DESCRIPTIONS = ("og:description", "description", "twitter:description")
PICTURES = ("og:image", "twitter:image", "og:image:url")
LOGO = re.compile(r"logo|default|placeholder|avatar|blank|icon", re.IGNORECASE)
CRUMBS = re.compile(r"(?:^|[\s_-])(?:bread-?)?crumbs?", re.IGNORECASE)
DECK = re.compile(r"standfirst|(?:^|[\s_-])(?:deck|dek|lede|summary|abstract|zhaiyao|daodu)\b|sub-?"
                  r"(?:title|head)", re.IGNORECASE)  # fmt: skip
LONGEST_DECK = 300
REPORTER = re.compile(
    r"(?:本[报報台网網刊]|[\u4e00-\u9fff]{2,8}[报報网網社])?\s*(?:实习)?[记記]者\s*[:：]?\s*"
    r"(?P<names>[\u4e00-\u9fff·]{2,4}(?:[\s、，]+[\u4e00-\u9fff·]{2,4}){0,5})(?![\u4e00-\u9fff]*[报報][道導])"
)


@dataclass(slots=True)
class Details:
    """What a page says of its text, as printed."""

    headline: str = ""
    deck: str = ""
    published: str = ""
    updated: str = ""
    byline: str = ""
    source: str = ""
    site: str = ""
    section: list[str] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its text found: lines above and below it, its edges, what is marked up."""

    tree: Element
    above: list[Line]
    edges: list[Line]
    below: list[Line]
    marked: dict[str, str]
    things: list[dict[str, Any]]
    article: dict[str, Any]


def read_page(tree: Element, lines: Sequence[Line], start: int, end: int) -> Page:
    """Gather where a page may speak of the text between two of its lines."""
    inside = [line for line in lines[start:end] if not line.picture]
    things = marked.described(tree)
    return Page(
        tree,
        [line for line in lines[max(0, start - HEADLINE_ABOVE) : start] if not line.picture],
        inside[:2] + inside[2:][-2:],
        [line for line in lines[end : end + BELOW] if not line.picture],
        marked.metas(tree),
        things,
        marked.article_of(things),
    )


def read_details(page: Page, *, url: str, now: datetime) -> Details:
    """Read the details of a page's text; what is dated a day after ``now`` is no date of it."""
    nearest = page.above[: -ABOVE - 1 : -1]
    near = nearest + page.below
    found = [meta for line in near if (meta := detail(line))]
    # A name without a label is one beside a date only; elsewhere it may be a button's.
    names = [name for meta in found if meta.published for name in meta.names[:1]]
    for meta in found:
        meta.names = []
    printed = merge(found)
    source = EDGES.sub("", printed.source or (names[0] if names else ""))
    byline = EDGES.sub("", printed.byline) or reporter(page.edges + near)
    headline = name_headline(page)
    section, site = place(page, headline)
    return Details(
        headline=headline,
        deck=name_deck(page, headline),
        published=dates.choose(
            published(page), above=nearest, below=page.below, edges=page.edges, url=url, now=now
        ),
        updated=updated(page, printed),
        byline=byline
        or marked.name_of(page.article.get("author"))
        or marked.first(page.marked, AUTHORS),
        source=source
        or marked.name_of(page.article.get("publisher"))
        or marked.first(page.marked, SITES),
        site=marked.first(page.marked, SITES[1:]) or site,
        section=section,
        keywords=list(keywords(page)),
        picture=picture(page),
    )


def published(page: Page) -> Iterator[object]:
    """Yield what is marked up as the date of publication."""
    yield page.article.get("datePublished")
    yield marked.first(page.marked, PUBLISHED)
    yield from [node.get("datetime") for node in page.tree.iter("time")][:1]


def updated(page: Page, printed: Meta) -> str:
    """Return when the text was changed, where the page says so in words that can be read."""
    told = (page.article.get("dateModified"), marked.first(page.marked, UPDATED), printed.updated)
    return next((text for text in told if isinstance(text, str) and dates.read(text)), "")


def keywords(page: Page) -> Iterator[str]:
    """Yield the words under which a page files its text."""
    yield from marked.words_of(page.article.get("keywords"))
    for name in KEYWORDS:
        yield from marked.words_of(page.marked.get(name))


def picture(page: Page) -> str:
    """Return the address of the picture that stands for the text, unless it is the site's own."""
    told = marked.picture_of(page.article.get("image")) or marked.first(page.marked, PICTURES)
    return "" if LOGO.search(told) else told


def place(page: Page, headline: str) -> tuple[list[str], str]:
    """Return the path of sections a page stands in, and the site's name if its breadcrumb has it.

    As described for machines, as printed above the text, or by the section that markup names.
    """
    for crumbs in breadcrumbs(page):
        named = (EDGES.sub("", crumb) for crumb in crumbs if crumb != headline)
        shown = [crumb for crumb in named if crumb]
        path, site = head.place(shown) if shown else ([], "")
        if path:
            return path, site
    told = page.article.get("articleSection") or marked.first(page.marked, SECTIONS)
    name = told[0] if isinstance(told, list) and told else told
    return ([name] if isinstance(name, str) and one_line(name) else []), ""


def breadcrumbs(page: Page) -> Iterator[list[str]]:
    """Yield the breadcrumbs of a page."""
    yield marked.crumbs_of(page.things)
    for node in page.tree.iter("div", "nav", "ol", "ul", "p", "span"):
        if CRUMBS.search(names_of(node)):
            items = [one_line(item.text_content()) for item in node.iter("a", "li")]
            text = one_line(node.text_content())
            yield head.read_breadcrumb(text) or list(dict.fromkeys(filter(None, items)))
            break
    for line in reversed(page.above):
        if line.linked and (crumbs := head.read_breadcrumb(line.text)):
            yield crumbs


def detail(line: Line) -> Meta | None:
    """Return what a line of details says, None for any other line."""
    if line.weight > 0 and len(line.text) > WIDEST:
        return None
    found = read_meta(line.text)
    return found if found and (found.published or found.byline or found.source) else None


def is_detail(line: Line) -> bool:
    """Say whether a line holds details, be they readable or not."""
    return detail(line) is not None or LABEL.match(line.text) is not None


def reporter(lines: Sequence[Line]) -> str:
    """Return the reporters named at the edges of a text."""
    for line in lines:
        aside = captions.Body()
        if captions.read_aside(line.text, aside) and aside.byline:
            return aside.byline
        if (found := REPORTER.search(line.text)) and (
            line.weight <= 0 or found.end() >= len(line.text.rstrip("）)】] 。"))
        ):
            return found["names"]
    return ""


def name_headline(page: Page) -> str:
    """Return the headline.

    A line above the text that the page's title repeats; else the heading, or the large line, next
    above the text (the title names the site only); else the title up to its first mark.
    """
    titles = read_titles(page.tree)
    near = [
        line
        for line in (*page.edges[1::-1], *page.above[::-1])
        if line.linked <= MOST_LINKED and len(line.text) > SHORTEST and not is_detail(line)
    ]
    if named := find_headline(near, titles):
        return trim(named.text)
    large = [line for line in near if line.node.tag in HEADINGS or is_large(line)]
    if large:
        return trim(min(large, key=rank).text)
    return next((TITLE_CUT.split(title)[0] for title in titles if title), "")


def name_deck(page: Page, headline: str) -> str:
    """Return the deck: a line between headline and text that is named one or described as one."""
    told = {squeeze(page.marked[name]) for name in DESCRIPTIONS if name in page.marked}
    for line in reversed(page.above):
        if line.text == headline:
            break
        named = DECK.search(names_of(line.node)) or squeeze(line.text) in told
        if named and SHORTEST < len(line.text) <= LONGEST_DECK and not is_detail(line):
            return line.text
    return ""


def trim(headline: str) -> str:
    """Return a headline without the dashes and bars that parted it from the site's name."""
    return headline.strip(" -–—·|_")


def rank(line: Line) -> str:
    """Return a line's rank as a heading; what is merely set large comes after them."""
    return str(line.node.tag) if line.node.tag in HEADINGS else "large"


def is_large(line: Line) -> bool:
    """Say whether a line is set in a larger face: by <font>, bold, or its name."""
    return len(line.text) <= WIDEST / 2 and (
        line.bold or "title" in names_of(line.node).lower() or line.node.find("font") is not None
    )
