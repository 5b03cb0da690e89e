"""Chinese: 据路透社、共同社等多家外媒10月21日报道; 《卫报》称; 新华社北京10月22日电.

The patterns are for folded text (simplified characters, ASCII punctuation); what they find is
taken from the text as printed.
"""

import re
from collections.abc import Iterator

from rostra.kernel.text import fold
from rostra.wire.recognise.outlets import CHINESE, is_outlet_zh

TIME = (
    r"(?:当地时间|北京时间|本地时间|台北时间)?(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}[日号])?"
    r"(?:\(.{1,12}\))?(?:[周星][期一二三四五六日天][一二三四五六日天]?)?"
    r"(?:今天|今日|昨天|昨日|前天|近日|日前|此前|稍早|早些时候|最新|当天|当日|随后|同日)?"
    r"(?:凌晨|清晨|早上|早间|上午|中午|下午|傍晚|晚上|晚间|晚|夜间)?(?:\d{1,2}[时点]\d{0,2}分?)?"
)
SAYS = (
    r"(?:的?(?:一[篇则份])?(?:独家|最新)?(?:文章|评论)?"
    r"(?:报道|报导|消息|披露|援引|引述|转引|刊文|刊登|刊发|发文|撰文|发布|评论[说称]|写道|指出|透露|爆料|证实|快讯"
    r"|(?:还|则|又)?称(?![为作号赞职呼霸之得])|(?:还|则|又)?说(?![明法服])))"
)
CLAUSE = r"[^。!?;:,\n]"
OPENED = re.compile(
    rf"(?:(?<!根)(?<!依)据|根据|综合|援引|引述|引用|转引自?|转自|摘自)"
    rf"(?!报道|报导|悉|了解|介绍|统计|称|说|此|信|传|其)(?P<span>{CLAUSE}{{2,60}}?)"
    r"(?:报道|报导|消息|披露|透露|刊文|发文|撰文|文章|称(?![为作号])|说(?![明法服])|的?话|[电讯](?![视台子力脑话动影]))"
)
QUOTED = rf"《(?P<title>[^》]{{1,20}})》(?:网站|网络版|中文网|电子版)?(?:{TIME})?{SAYS}"
NAME = r"(?P<name>[\u4e00-\u9fff·a-z]{2,14}?)"
START = r"(?:^|[,。;:!?\"“”‘’、()\s]|(?:但|而|不过|此外|另据|又|同时))"
SAID = re.compile(rf"{START}{NAME}(?:网站)?(?:{TIME})?{SAYS}")
KNOWN_SAID = re.compile(
    rf"(?P<name>{'|'.join(sorted(map(re.escape, CHINESE), key=len, reverse=True))})"
    rf"(?:网站|记者)?(?:{TIME}){SAYS}"
)
TITLE_SAID = re.compile(QUOTED)
ASKED = re.compile(
    r"(?:接受|告诉|对|向|在)(?:《(?P<title>[^》]{1,20})》|(?P<name>[\u4e00-\u9fff·a-z]{2,14}?))"
    r"(?:的?(?:记者)?(?:专访|采访|访问|访谈|节目)|(?:记者)?(?:表示|透露|证实|说|称|指出)|记者)"
)
DATELINE = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,8}社|中新网|人民网)[\u4e00-\u9fff·/]{0,12}(?:\d{1,2}月)?\d{1,2}日[^,。]{0,4}[电讯]"
)
# Each with what it cannot do without, which is looked for first: most paragraphs cite nobody.
SAYING = re.compile(
    "报道|报导|消息|披露|援引|引述|转引|[刊发撰]文|刊[登发]|发布|评论|写道|指出|透露|爆料|证实|快讯|[称说]"
)
ASKING = re.compile("[采专]访|访[问谈]|节目|记者|表示|透露|证实|[说称]|指出")
PATTERNS = (
    (SAYING, (SAID, KNOWN_SAID, TITLE_SAID)),
    (ASKING, (ASKED,)),
    (re.compile("社|中新网|人民网"), (DATELINE,)),
)
OPENING = re.compile("[据综援引转摘]")

BOOK = re.compile(r"《([^》]{1,20})》")
JOINTS = re.compile(r"[、/]|以及|及|和|与|跟")
TAIL = re.compile(
    rf"(?:(?:等|在|于|驻|网站|记者|的|援引|引述|转述|发自|旗下|官网|所|最新|客户端|微博|公众号|官方|独家|中文网|{TIME}\d).*"
    rf"|{TIME})$"
)
HEAD = re.compile(r"^(?:(?:根?据|援引|引述|多家|媒体|[外法俄美英韩日台港]媒|包括|如|自|由|了|到)+)")


def find(paragraph: str, own: frozenset[str]) -> list[tuple[int, str]]:
    """Return the outlets cited in a paragraph with their places."""
    folded = fold(paragraph)
    printed = paragraph if len(paragraph) == len(folded) else folded
    found = [
        (at, printed[at : at + len(name)])
        for at, name in candidates(folded)
        if is_outlet_zh(name, own)
    ]
    return sorted(set(found))


def candidates(text: str) -> Iterator[tuple[int, str]]:
    """Yield names that stand where an outlet's would."""
    if OPENING.search(text):
        for match in OPENED.finditer(text):
            yield from names_in(match["span"], match.start("span"))
    for hint, patterns in PATTERNS:
        for pattern in patterns if hint.search(text) else ():
            for match in pattern.finditer(text):
                for group in {"name", "title"} & set(match.groupdict()):
                    if match[group]:
                        yield from names_in(match[group], match.start(group))


def names_in(span: str, at: int) -> Iterator[tuple[int, str]]:
    """Yield the names that a list holds (路透社、共同社等多家外媒), with their places."""
    for match in BOOK.finditer(span):
        yield at + match.start(1), match[1]
    begin = 0
    for joint in [*JOINTS.finditer(span), None]:
        end = joint.start() if joint else len(span)
        yield from trimmed(span[begin:end], at + begin)
        begin = joint.end() if joint else end
    yield from trimmed(span, at)


def trimmed(part: str, at: int) -> Iterator[tuple[int, str]]:
    """Yield a name without what stands before and after it in a sentence.

    Of 日本共同社 and 韩国韩联社 the known name at the end is the outlet's.
    """
    head = HEAD.match(part)
    start = head.end() if head else 0
    name = part[start:].rstrip()
    before = None
    while before != name:
        before, name = name, TAIL.sub("", name, count=1)
    lead = len(name) - len(name.lstrip())
    name, at = name.strip(), at + start + lead
    known = next((n for n in range(len(name)) if name[n:] in CHINESE), None)
    if known:
        yield at + known, name[known:]
    elif name:
        yield at, name
