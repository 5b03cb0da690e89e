"""The text of a dump: paragraphs, subheads, and pictures of which only captions are left."""

import re
from dataclasses import dataclass, field

from rostra.wire.parcels import Block
from rostra.wire.parse.textdump import furniture
from rostra.wire.parse.textdump.furniture import Mark
from rostra.wire.parse.textdump.lines import Line

PICTURE_WORD = (
    r"(?:图片|圖片|图|圖|配图|配圖|资料图|資料圖|组图|照片|image|photo|picture|figure)\s*\d{0,3}"
)
PICTURE = re.compile(rf"[\[【(（<]?\s*{PICTURE_WORD}\s*[\]】)）>]?\s*[:：]?", re.IGNORECASE)
PICTURE_WITH_CAPTION = re.compile(
    rf"[\[【]\s*{PICTURE_WORD}\s*[:：]\s*(?P<inside>[^\]】]+?)\s*[\]】]", re.IGNORECASE
)
MARKDOWN_PICTURE = re.compile(r"!\[(?P<caption>[^\]]*)\]\([^)]*\)")
BRACKETED = re.compile(r"[(（\[【](?P<inside>.+)[)）\]】]")
CAPTION_MARK = re.compile(
    r"(?:[▲△↑▼▽↓]\s*|[图圖](?:[为為]|片[说說]明|[说說])?\s*[:：]?\s*|caption\s*[:：]\s*)"
    r"(?P<inside>\S.*)",
    re.IGNORECASE,
)
ARROW = re.compile(r"[▲△↑]\s*(?P<inside>\S.*)")
CREDIT = re.compile(
    r"[(（\[【]?\s*(?:(?:(?:图片|圖片|照片)(?:来源|來源|提供)?|[图圖]|[摄攝]影?"
    r"|photo(?: credit| by)?|credit|image)\s*[/:：])"
    r"\s*(?P<credit>\S.{0,60}?)\s*[)）\]】]?",
    re.IGNORECASE,
)
SUBHEAD = re.compile(r"#{1,4}\s+(?P<subhead>\S.*)")
BYLINE = re.compile(
    r"By\s+(?P<by>[A-Z][\w.'’-]+(?:\s+(?:and\s+)?[A-Z][\w.'’-]+){0,7})"
    r"|[(（【]?本?[报報台网網]?[记記]者\s*[:：/]?\s*(?P<zh>[\u4e00-\u9fff·、 ]{2,20}?)\s*"
    r"(?:[报報][道導])?[)）】]?"
)
SOURCE = re.compile(
    r"[(（【\[]?\s*(?:[来來]源|稿源|source)\s*[:：]"
    r"\s*(?P<source>[^)）】\]]{1,40}?)\s*[)）】\]]?",
    re.IGNORECASE,
)
SUMMARY = re.compile(
    r"(?:核心提示|摘\s*要|[导導][读讀]|内容提要|summary)\s*[:：]\s*(?P<deck>\S.*)", re.IGNORECASE
)
LONGEST_CAPTION = 300


@dataclass(slots=True)
class Body:
    """The blocks of a text, and what it says of its author and source."""

    blocks: list[Block] = field(default_factory=list)
    deck: str = ""
    byline: str = ""
    source: str = ""
    notes: list[str] = field(default_factory=list)

    def add_paragraph(self, block: Block) -> None:
        """Add a paragraph or a subhead to the block of text at the end."""
        if not self.blocks or self.blocks[-1]["type"] != "text":
            self.blocks.append({"type": "text", "paragraphs": []})
        self.blocks[-1]["paragraphs"].append(block)

    def add_picture(self, caption: str, credit: str = "") -> None:
        """Add a picture of which the words are left."""
        self.blocks.append({"type": "image", "file": "", "caption": caption, "credit": credit,
                            "alt": ""})  # fmt: skip


def read(lines: list[Line]) -> Body:
    """Read the lines of a text."""
    body = Body()
    texts = [line.text for line in lines]
    if texts and (summary := SUMMARY.fullmatch(texts[0])):
        body.deck = summary["deck"]
        texts = texts[1:]
    lost = number = 0
    while number < len(texts):
        text = texts[number]
        number += 1
        if PICTURE.fullmatch(text) or MARKDOWN_PICTURE.fullmatch(text):
            used, told = read_picture(text, texts[number : number + 2], body)
            number += used
            lost += not told
        elif caption := alone(text):
            body.add_picture(caption)
        elif not read_aside(text, body) and not is_furniture(text):
            body.add_paragraph(paragraph(text))
    if lost:
        what = "1 picture" if lost == 1 else f"{lost} pictures"
        body.notes.append(f"{what} without file and caption left out.")
    return body


def read_picture(text: str, after: list[str], body: Body) -> tuple[int, bool]:
    """Read a picture's mark with the lines after it: how many belong to it, and if it says much."""
    marked = MARKDOWN_PICTURE.fullmatch(text)
    caption = marked["caption"].strip() if marked else ""
    used = 0
    if after and not caption and (caption := caption_of(after[0])):
        used = 1
    credit = CREDIT.fullmatch(after[used]) if len(after) > used else None
    if credit:
        used += 1
    if caption:
        body.add_picture(caption, credit["credit"] if credit else "")
    return used, bool(caption)


def caption_of(text: str) -> str:
    """Return the caption that a line after a picture's mark holds: in brackets, or marked."""
    if len(text) > LONGEST_CAPTION or CREDIT.fullmatch(text) or PICTURE.fullmatch(text):
        return ""
    found = BRACKETED.fullmatch(text) or CAPTION_MARK.fullmatch(text)
    return found["inside"].strip() if found else ""


def alone(text: str) -> str:
    """Return the caption of a line that is picture and caption in one."""
    found = PICTURE_WITH_CAPTION.fullmatch(text) or ARROW.fullmatch(text)
    return found["inside"].strip() if found and len(text) <= LONGEST_CAPTION else ""


def read_aside(text: str, body: Body) -> bool:
    """Take a line that names the author or the source; False for any other."""
    if found := SOURCE.fullmatch(text):
        body.source = body.source or found["source"].strip()
        return True
    found = BYLINE.fullmatch(text)
    if found:
        body.byline = body.byline or (found["by"] or found["zh"]).strip()
    return bool(found)


def is_furniture(text: str) -> bool:
    """Say whether a line inside a text is none of it."""
    return furniture.is_chrome(text) or furniture.mark_of(text) in {
        Mark.SHARE, Mark.COUNT, Mark.EDITOR,
    }  # fmt: skip


def paragraph(text: str) -> Block:
    """Return a paragraph, or a subhead where the dump marks one."""
    found = SUBHEAD.fullmatch(text)
    return {"subhead": found["subhead"]} if found else {"text": text}
