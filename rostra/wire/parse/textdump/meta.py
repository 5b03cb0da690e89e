"""The line of details under a headline: where, when, from whom, how many comments."""

import re
import unicodedata
from dataclasses import dataclass, field

from rostra.kernel import printed_dates
from rostra.kernel.text import fold, one_line

LONGEST = 200
LONGEST_NAME = 40
MOST_WORDS = 6
MOST_NAMES = 2

SEPARATOR = re.compile(r"\s*[|｜│¦·•●]\s*|\s{2,}|\s+[-–—/]\s+|(?<=[)\]])\s+")
LABELS = {
    "source": r"(?:文章|新闻|新聞|信息|消息|稿件)?[来來][源自]|稿源|出[处處]|source|via",
    "byline": r"作者|[记記]者|文|撰文|撰稿|通[讯訊][员員]|by|author|written by|reporter",
    "published": r"(?:[发發][布佈表])?(?:[时時][间間]|日期)|[发發][布佈表][于於]"
    r"|published(?: on| at)?|posted(?: on| at)?|date|on",
    "updated": r"(?:最[后後])?更新(?:[时時][间間]|[于於])?|(?:last )?updated(?: on| at)?|modified",
    "other": r"(?:[责責]任)?[编編][辑輯]|校[对對]|[审審]核|edited by|editor",
}
# Labels of what a page counts or offers, which may stand a space behind a name.
COUNTED = (
    r"[阅閱][读讀]量?|[浏瀏][览覽]|[评評][论論]数?|[点點][击擊]|人[气氣]|跟帖|字[号號體体]|分享"
)
LABEL = re.compile(
    "|".join(
        rf"(?P<{name}>(?:{words}))(?:\s*[:：]\s*|(?<=[a-z])\s+(?=[A-Z])|(?<=[于於])\s*)"
        for name, words in LABELS.items()
    ),
    re.IGNORECASE,
)
LABEL_INSIDE = re.compile(
    rf"\s+(?=(?:{'|'.join(LABELS.values())}|{COUNTED})\s*[:：])|\s+(?=by\s+[A-Z])", re.IGNORECASE
)
DOMAIN = re.compile(r"(?:https?://)?((?:[a-z0-9-]+\.)+[a-z]{2,})/?", re.IGNORECASE)
COUNT = (
    r"[条篇则个次人]?\s*(?:网友)?\s*(?:评论|留言|回复|跟帖|参与|阅读|浏览|点击|人气|赞"
    r"|comments?|replies|reads|views|shares|likes)"
)
# What a page offers to do, and what it counts; for folded text.
OFFERS = re.compile(
    rf"\(?\d[\d,.]*\s*[km万]?\s*{COUNT}\)?|{COUNT}\s*:?\s*\(?\d*\)?"
    r"|no comments?(?: yet)?|暂无评论|(?:[查观]看\s*/\s*)?(?:发表|我要|参与)评论"
    r"|(?:view|post|add|leave|write)(?:\s*/\s*(?:post|view))?\s+(?:a\s+)?comments?"
    r"|分享(?:到|至)?:?|收藏|打印|列印|转发|举报|字[号体]\s*:?(?:\s*[大中小])*|[大中小]|a[+-]?|a\s*a(?:\s*a)?"
    r"|share(?: this)?:?|print|save|e-?mail|bookmark|listen|\d+\s*min(?:ute)?s? read"
    r"|阅读时间.*|原创|转载"
)
CLOCK = re.compile(
    r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4}|\s*[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
ZONE = re.compile(
    r"\(?(?:(?:北京|台北|臺北|香港|东京|東京|当地|當地)[时時][间間]|(?:local|eastern|pacific) time"
    r"|(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|JST|KST|HKT|SGT|IST|MSK))\)?",
    re.IGNORECASE,
)
PROSE_END = re.compile(r"[。！？；，,;!?]$|[a-z]{3}\.$")


@dataclass(slots=True)
class Meta:
    """What lines of details said; ``names`` are pieces that stand without a label."""

    published: str = ""
    updated: str = ""
    source: str = ""
    byline: str = ""
    domain: str = ""
    known: int = 0
    names: list[str] = field(default_factory=list)


def read_meta(wide: str) -> Meta | None:
    """Read a line of details; None for a line that is none.

    A date is taken out first, for it may hold any separator; the rest is cut and each piece
    told by its form or label. A piece without either is a name: the first of them the source.
    """
    line = unicodedata.normalize("NFKC", wide).strip("[]【】()（）")
    if len(line) > LONGEST or PROSE_END.search(line):
        return None
    meta = Meta()
    line = take_dates(line, meta)
    for piece in pieces(line):
        if not read_piece(piece, meta):
            return None
    if not meta.known or len(meta.names) > MOST_NAMES:
        return None
    return meta


def take_dates(line: str, meta: Meta) -> str:
    """Take the dates out of a line, leaving separators."""
    for _ in range(2):
        found = first_date(line)
        if found is None:
            break
        before = line[: found.start()].rstrip(" :：")
        label = re.search(rf"(?<![a-z])(?:{LABELS['updated']})$", before, re.IGNORECASE)
        shown = re.search(rf"(?<![a-z])(?:{LABELS['published']})$", before, re.IGNORECASE)
        if label and not meta.updated:
            meta.updated = one_line(found[0])
            before = before[: label.start()]
        elif not meta.published:
            meta.published = one_line(found[0])
            before = before[: shown.start()] if shown else before
        meta.known += 1
        line = f"{before} | {line[found.end() :]}"
    return line


def first_date(line: str) -> re.Match[str] | None:
    """Return the first date printed in a line."""
    found = [match for each in printed_dates.PATTERNS if (match := each.search(line))]
    return min(found, key=lambda match: (match.start(), -match.end()), default=None)


def pieces(line: str) -> list[str]:
    """Cut a line at its separators and before its labels."""
    cut = [part for piece in SEPARATOR.split(line) for part in LABEL_INSIDE.split(piece)]
    return [stripped for piece in cut if (stripped := piece.strip(" ,，:：-–—()（）[]【】/"))]


def read_piece(piece: str, meta: Meta) -> bool:
    """Take what a piece says into ``meta``; False for one that no line of details holds."""
    label = LABEL.match(piece)
    if label and label.lastgroup:
        value = piece[label.end() :].strip()
        if len(value) > 2 * LONGEST_NAME or label.lastgroup in {"published", "updated"}:
            return False  # what has no date that can be read is no date
        meta.known += 1
        if label.lastgroup in {"source", "byline"} and not getattr(meta, label.lastgroup):
            setattr(meta, label.lastgroup, value)
        return True
    if OFFERS.fullmatch(fold(piece)) or ZONE.fullmatch(piece):
        meta.known += 1
    elif domain := DOMAIN.fullmatch(piece):
        meta.domain = meta.domain or domain[1].lower()
        meta.known += 1
    elif CLOCK.fullmatch(piece) and meta.published:
        meta.published = f"{meta.published} {piece}"
    elif len(piece) <= LONGEST_NAME and len(piece.split()) <= MOST_WORDS:
        meta.names.append(piece)
    else:
        return False
    return True


def merge(metas: list[Meta]) -> Meta:
    """Put several lines of details together; what comes first counts."""
    whole = Meta()
    for meta in metas:
        for name in ("published", "updated", "source", "byline", "domain"):
            setattr(whole, name, getattr(whole, name) or getattr(meta, name))
        whole.known += meta.known
        whole.names = [*whole.names, *meta.names]
    for name in whole.names:
        if not whole.source:
            whole.source = name
        elif not whole.byline and name != whole.source:
            whole.byline = name
    return whole
