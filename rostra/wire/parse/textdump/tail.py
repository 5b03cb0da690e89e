"""What follows the text of a dump, as far as it is of the article: related lines and topic."""

import re
from collections.abc import Iterable

from rostra.wire.parse.textdump import furniture
from rostra.wire.parse.textdump.furniture import Mark
from rostra.wire.parse.textdump.lines import Line

MOST_RELATED = 60
MOST_INLINE = 12
MOST_TOPICS = 5
BULLET = re.compile(r"^(?:[-*•·●◆▪■]|\d{1,2}[.、)])\s*")
QUOTED = re.compile(r"[\"“「『《‘](?P<title>.{1,80}?)[\"”」』》’]")
AFTER_COLON = re.compile(
    r"[^:：]*[:：]\s*(?:topic\s+)?(?P<title>.*?)(?:\s+special coverage)?", re.I
)
ADDRESS = re.compile(
    r"(?:[本原]文(?:地址|链接|連結|网址|網址)?|link|url|permalink)\s*[:：]\s*(https?://\S+)",
    re.IGNORECASE,
)


def find_related(after: list[Line]) -> list[str]:
    """Return the related lines as printed: those under a related heading, up to what follows.

    Two headlines may be run together on a line; they are never guessed apart.
    """
    related: list[str] = []
    inside = False
    for line in after:
        mark = furniture.mark_of(line.text)
        if mark is Mark.RELATED:
            inside = True
            related += inline_item(line.text)
        elif mark is not None:
            inside = False
        elif inside:
            related.append(BULLET.sub("", line.text))
    return related[:MOST_RELATED]


def take_inline_related(lines: list[Line]) -> tuple[list[Line], list[str]]:
    """Part the related boxes that stand in the middle of a text from the text."""
    kept: list[Line] = []
    related: list[str] = []
    room = 0
    for line in lines:
        if furniture.mark_of(line.text) is Mark.RELATED:
            item = inline_item(line.text)
            related += item
            room = 0 if item else MOST_INLINE
        elif room and not line.gap and not furniture.is_prose(line.text):
            related.append(BULLET.sub("", line.text))
            room -= 1
        else:
            kept.append(line)
            room = 0
    return kept, related


def inline_item(text: str) -> list[str]:
    """Return the headline that stands on the line of the heading itself."""
    item = re.split("[:：]", text, maxsplit=1)[1:]
    return [item[0].strip()] if item and item[0].strip() else []


def find_topics(lines: Iterable[str]) -> list[str]:
    """Return the titles of the topics the page says it belongs to."""
    topics: dict[str, None] = {}
    for line in lines:
        if furniture.mark_of(line) is Mark.TOPIC:
            found = QUOTED.search(line) or AFTER_COLON.fullmatch(line)
            if found and (title := found["title"].strip(" .。")):
                topics[title] = None
    return list(topics)[:MOST_TOPICS]


def find_address(after: list[Line]) -> str:
    """Return the address the page gives for itself."""
    for line in after:
        if found := ADDRESS.fullmatch(line.text):
            return found[1]
    return ""
