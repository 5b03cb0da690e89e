"""The top of a dump: breadcrumb, headline, deck and the line of details."""

import re
from dataclasses import dataclass, field

from rostra.kernel.text import fold
from rostra.wire.parse.textdump import furniture
from rostra.wire.parse.textdump.lines import Line
from rostra.wire.parse.textdump.meta import Meta, merge, read_meta

# How far down a breadcrumb or the details may stand: menus come before them.
BREADCRUMB_WITHIN = 30
META_WITHIN = 6
MOST_META = 4
LONGEST_CRUMB = 40
LONGEST_BREADCRUMB = 200
MOST_CRUMBS = 8

HERE = re.compile(r"^(?:您?的?(?:现在|当前)?的?(?:所在)?位置是?|you are here)\s*:?\s*")
CRUMB = re.compile(r"\s*(?:>+|›|»|＞|〉|→|::)\s*")
SLASH = re.compile(r"\s+/\s+")
ARTICLE_WORDS = frozenset(
    ["正文", "内文", "新闻内容", "文章", "文章内容", "详情", "浏览文章", "article", "story", "text"]
)
HOME_WORDS = frozenset(["首页", "主页", "网站首页", "home", "homepage", "front page", "main"])
# A page's title is printed as the first line by some programs: headline, mark, site.
TITLE_TAIL = re.compile(r"\s*[-_|–—·]\s*([^-_|–—·]{1,40})$")
SITE_NAME = re.compile(
    r".{0,10}(?:网|网站|报|新闻|论坛|在线|通讯社|电视台|日报|晚报)"
    r"|(?:the )?(?:\S+ ){0,3}(?:news|times|gazette|post|herald|daily|tribune|journal|press"
    r"|chronicle|telegraph|observer|mail|online|forum|\w+\.(?:com|org|net))"
)


@dataclass(slots=True)
class Head:
    """The top of a page; ``end`` is the number of the line after it."""

    headline: str = ""
    deck: str = ""
    section: list[str] = field(default_factory=list)
    site: str = ""
    meta: Meta = field(default_factory=Meta)
    end: int = 0


def read(lines: list[Line]) -> Head:
    """Read the top of a page."""
    head = Head()
    start = find_breadcrumb(lines, head)
    while not start and len(lines) > head.end + 1 and furniture.is_chrome(lines[head.end].text):
        head.end += 1
    metas, above, head.end = details(lines, start or head.end)
    head.meta = merge(metas)
    above = [re.sub(r"^#+\s+", "", text) for text in above if not furniture.is_chrome(text)]
    if above and not start:
        above = without_site(above, head)
    if above:
        head.headline = above[0]
        head.deck = " ".join(text for text in above[1:] if text != above[0])
    return head


def find_breadcrumb(lines: list[Line], head: Head) -> int:
    """Take the breadcrumb into ``head``; return the number of the line after it, 0 without."""
    for number, line in enumerate(lines[:BREADCRUMB_WITHIN]):
        if furniture.is_prose(line.text):
            break
        if crumbs := read_breadcrumb(line.text):
            head.section, head.site = place(crumbs)
            return number + 1
    return 0


def read_breadcrumb(text: str) -> list[str]:
    """Return the crumbs of a breadcrumb; empty for a line that is none."""
    if len(text) > LONGEST_BREADCRUMB:
        return []
    here = HERE.match(fold(text))
    text = text[here.end() :] if here else text
    crumbs = [crumb.strip() for crumb in CRUMB.split(text) if crumb.strip()]
    if len(crumbs) < 2:
        crumbs = [crumb.strip() for crumb in SLASH.split(text) if crumb.strip()]
        ends = {fold(crumbs[0]), fold(crumbs[-1])} if len(crumbs) > 1 else set()
        if not ends & (HOME_WORDS | ARTICLE_WORDS):
            return []
    if not 2 <= len(crumbs) <= MOST_CRUMBS or max(map(len, crumbs[:-1])) > LONGEST_CRUMB:
        return []
    return crumbs if not re.search(r"[。！？!?；;]", "".join(crumbs[:-1])) else []


def place(crumbs: list[str]) -> tuple[list[str], str]:
    """Return the path of sections and the site's name that a breadcrumb gives.

    The last crumb is the page itself when it says so, or is long enough to be its headline. The
    first is the site; with only one left, that is the section.
    """
    if fold(crumbs[-1]) in ARTICLE_WORDS or is_long(crumbs[-1]):
        crumbs = crumbs[:-1]
    if len(crumbs) > 1:
        return crumbs[1:], "" if fold(crumbs[0]) in HOME_WORDS else crumbs[0]
    return [crumb for crumb in crumbs if fold(crumb) not in HOME_WORDS], ""


def is_long(crumb: str) -> bool:
    """Say whether a crumb is longer than names of sections are."""
    return len(crumb) > (25 if crumb.isascii() else 12)


def details(lines: list[Line], start: int) -> tuple[list[Meta], list[str], int]:
    """Find the lines of details; return them, the lines above them, and where the text begins.

    One paragraph, the deck, may stand between headline and details if these hold a date.
    """
    for number in range(start + 1, min(len(lines), start + META_WITHIN)):
        metas = run_of_metas(lines, number)
        prose = any(furniture.is_prose(line.text) for line in lines[start + 1 : number])
        told = any(meta.published or meta.source or meta.domain or meta.byline for meta in metas)
        if told and (not prose or any(meta.published for meta in metas)):
            return metas, [line.text for line in lines[start:number]], number + len(metas)
        if prose:
            break
    return [], [line.text for line in lines[start : start + 1]], start + 1


def run_of_metas(lines: list[Line], number: int) -> list[Meta]:
    """Return the lines of details that follow each other from a line on."""
    metas: list[Meta] = []
    for line in lines[number : number + MOST_META]:
        meta = read_meta(line.wide)
        if meta is None:
            break
        metas.append(meta)
    return metas


def without_site(above: list[str], head: Head) -> list[str]:
    """Take the page's title and the site's name from the lines above the headline.

    The title gives itself away by its beginning, which is a later line; the site's name by its
    form (… News, …网).
    """
    for number, line in enumerate(above):
        title = TITLE_TAIL.search(line)
        bare = line[: title.start()] if title else line
        for later in range(number + 1, len(above)):
            if above[later] in {line, bare}:
                head.site = title[1] if title else ""
                return above[later:]
    if len(above) > 1 and SITE_NAME.fullmatch(fold(above[0])):
        head.site = above[0]
        return above[1:]
    return above
