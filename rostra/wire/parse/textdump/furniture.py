"""The furniture of a page: what stands around an article and is not of it."""

import re
from enum import Enum
from functools import lru_cache

from rostra.kernel.text import fold
from rostra.wire.parse.textdump.lines import SENTENCE_END, Line


class Mark(Enum):
    """What a line of furniture begins."""

    RELATED = "related"
    TOPIC = "topic"
    COMMENTS = "comments"
    RANKING = "ranking"
    FOOTER = "footer"
    SHARE = "share"
    COUNT = "count"
    EDITOR = "editor"


# Furniture wherever it stands. Readers' comments after it may be prose.
STRONG = frozenset({Mark.COMMENTS, Mark.RANKING, Mark.FOOTER, Mark.TOPIC})

# The patterns are for folded text: simplified characters, ASCII brackets, small letters.
COMMENT = r"(?:评论|留言|跟帖|回复)"
RELATED = re.compile(
    r"[-=◆■●▍▶#*\s]*(?:"
    r"(?:更多)?(?:相关|延伸|推荐|更多|热门|往期)的?"
    r"(?:新闻|阅读|报道|报导|文章|内容|链接|连结|推荐|回顾|资讯)"
    r"|猜你喜欢|为您推荐|大家都在看|看了又看|新闻推荐"
    r"|(?:related|more|further|recommended)"
    r"(?: (?:news|stories|articles|coverage|reading|reports|links|from .{1,30}|on this.{0,6}))?"
    r"|you (?:may|might) also (?:like|read)|(?:read|see) (?:more|also|next)"
    r")\s*(?::.*)?"
)
TOPIC = re.compile(
    r"更多.{0,12}[\"“「『《'‘].{1,60}?[\"”」』》'’]\s*的?(?:专题|系列).{0,12}"
    r"|(?:新闻)?专题\s*:.{1,60}"
    r"|(?:for )?more .{0,40}?[\"“].{1,80}?[\"”].{0,40}"
    r"|(?:full|special|complete) coverage\s*:.{1,80}|more on this\s*:.{1,80}|topic\s*:.{1,80}"
)
MARKS = {
    Mark.COUNT: re.compile(r"\(\s*\d{1,6}\s*\)"),
    Mark.EDITOR: re.compile(
        r"[(【\[]?\s*(?:(?:责任|值班|本文)?编辑|责编|校对|审核|edited by|editor)\s*:.{1,60}"
    ),
    Mark.SHARE: re.compile(
        r"分享(?:到|至|本文|按钮)?\s*:?.{0,60}|share(?: (?:this|on|to|via)(?: \w+)?)?\s*:?"
        r"|(?:关键词|关键字|标签|tags?|keywords?|免责声明|版权声明|声明|disclaimer)\s*:.*"
        r"|(?:上一篇|下一篇|previous|next)(?: \w+)?\s*:.*"
    ),
    Mark.COMMENTS: re.compile(
        rf"(?:当前)?(?:本?新闻|文章|本?文)?(?:共有?|已有)\s*\d+\s*[条则篇].{{0,4}}{COMMENT}.*"
        rf"|(?:全部|最新|热门|网友|精彩|所有|文章|读者){COMMENT}(?:列表|区)?\s*(?:\(?\d*\)?)\s*:?"
        rf"|{COMMENT}(?:列表|区)?\s*(?:\(\d*\))?\s*:?"
        rf"|{COMMENT}前需要?先?.{{0,30}}|请?先?登[录入]后?.{{0,6}}{COMMENT}"
        rf"|(?:发表|我要|暂无){COMMENT}"
        r"|(?:all |reader |user |latest )?comments?\s*(?:\(\d+\))?\s*:?"
        r"|(?:\d+|no) comments?(?: so far| yet)?(?:[\s,.|·].{0,40})?"
        r"|(?:leave|post|add|write) a (?:comment|reply)"
        r"|(?:please )?(?:sign|log) in .{0,20}(?:before|to).{0,20} comment.{0,9}"
    ),
    Mark.RANKING: re.compile(
        r"(?:\d+\s*(?:小时|天|日)|今日|本周|每日|一周|实时|即时)?.{0,4}"
        r"(?:新闻|点击|阅读|热门|热点|人气)?(?:排行榜?|热榜)"
        r"|热门(?:专题|话题|标签)|实用资讯|查看更多"
        r"|(?:most (?:read|popular|viewed|shared)|trending|top stories|hot topics)(?: .{0,30})?"
        r"|(?:24|48)[- ]hour (?:news )?(?:ranking|chart)s?|practical information"
    ),
    Mark.FOOTER: re.compile(
        r"(?:©|\(c\)|copyright\s*(?:©|\(c\)|\d{4})).*|.*\ball rights reserved\b.{0,20}"
        r"|(?:版权所有|未经授权|.{0,10}icp备).{0,60}"
        r"|(?:广告服务|关于我们|联系我们|联络我们|about us|contact us)(?:\s*[|·•/].*)?"
    ),
}
CHROME = re.compile(
    r"\[?(?:advertisement|sponsored|广告|continue reading|story continues below)\]?"
    r"|点击(?:图片)?(?:查看|进入|下载).{0,12}|skip to (?:main )?content|menu|search|菜单|搜索"
    r"|(?:登录|登入|注册|sign in|log in|register|subscribe)"
    r"(?:\s*[|/·]?\s*(?:登录|登入|注册|sign in|log in|register|subscribe))*"
)
LONGEST = 160
# Short lines are asked about several times while a page is read, menus on every page of a site.
MOST_REMEMBERED = 4096
PROSE_CJK = 30
PROSE_LATIN = 90
CJK_SHARE = 0.3


@lru_cache(MOST_REMEMBERED)
def mark_of(text: str) -> Mark | None:
    """Return what a line of furniture begins, None for a line that is none."""
    if len(text) > LONGEST:
        return None
    folded = fold(text).strip()
    if TOPIC.fullmatch(folded):
        return Mark.TOPIC
    for mark, pattern in MARKS.items():
        if pattern.fullmatch(folded):
            return mark
    if RELATED.fullmatch(folded):
        return Mark.RELATED
    return Mark.FOOTER if is_menu(folded) else None


def is_menu(text: str) -> bool:
    """Say whether a line is a row of short links."""
    parts = re.split(r"\s*[|｜]\s*", text)
    return len(parts) >= 4 and max(map(len, parts)) <= 20


@lru_cache(MOST_REMEMBERED)
def is_chrome(text: str) -> bool:
    """Say whether a line is furniture that may stand anywhere: an advertisement's mark, a menu."""
    return len(text) <= LONGEST and (bool(CHROME.fullmatch(fold(text))) or is_menu(text))


def is_prose(text: str) -> bool:
    """Say whether a line is a paragraph: long, and it ends as a sentence does."""
    cjk = sum("\u3400" <= character <= "\u9fff" for character in text)
    least = PROSE_CJK if cjk > CJK_SHARE * len(text) else PROSE_LATIN
    return len(text) >= least and bool(SENTENCE_END.search(text)) and not text.endswith(("?", "？"))


def find_end(lines: list[Line]) -> int:
    """Return the number of the line where the article ends and the furniture begins.

    Comments, rankings, the topic and the footer end it wherever they stand. A related list, a
    share button, an editor's name or a count only when no prose follows before one of those:
    otherwise it stands in the middle of the text.
    """
    marks = [mark_of(line.text) for line in lines]
    strong = next((n for n, mark in enumerate(marks) if mark in STRONG), len(lines))
    last = max((n for n in range(strong) if is_prose(lines[n].text)), default=-1)
    weak = (n for n in range(last + 1, strong) if marks[n] is not None)
    return next(weak, strong)
