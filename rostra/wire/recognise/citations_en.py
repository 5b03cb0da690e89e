"""English: according to Reuters; the Harbour Gazette reported; told the BBC; SEOUL (AP) —."""

import re
from collections.abc import Iterator

from rostra.wire.recognise.outlets import LEADING, is_outlet_en

WORD = r"[A-Z][A-Za-z0-9&’'.-]*[A-Za-z0-9]|[A-Z]"
NAME = rf"(?:{WORD})(?:\s+(?:(?:of|and|the|&|le|la|de)\s+)?(?:{WORD})){{0,5}}"
# What may stand between the trigger and the name: the state news agency, a report in the …
BEFORE = (
    r"(?:(?:[a-z][a-z’'-]*|(?:(?:North|South|West|East|New)\s+)?[A-Z][a-z]+(?:n|sh|ese|ch|i|k)"
    r"(?=\s+[a-z]))\s+){0,7}?"
)
TRIGGER = re.compile(
    r"\b(?:[Aa]ccording to|reported (?:by|in|on)|(?<!\w)[Cc]iting|[Cc]ited by|[Qq]uoted by"
    r"|[Qq]uoting|[Tt]old|[Aa]s reported (?:by|in)|reports? (?:by|in|from|on)"
    r"|[Ii]nterviews? (?:with|by)|interviewed by|[Ss]peaking (?:to|with)|[Ss]poke (?:to|with)"
    r"|statement to|published (?:by|in)|news agency|broadcaster|newspaper|tabloid|magazine"
    r"|[Ww]riting in|[Ww]rote in|broadcast (?:by|on)|obtained by|seen by|reviewed by|carried by)\s+"
)
ITEM = re.compile(rf"{BEFORE}(?P<name>{NAME})")
JOINT = re.compile(r"(?:’s|'s)?(?:\s*,\s*(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+|\s+as well as\s+)")
SAID = re.compile(
    rf"(?P<name>{NAME})(?:\s*,\s*[^,.]{{1,40}},)?\s+(?:has\s+|had\s+|also\s+|later\s+|first\s+|separately\s+)*"
    r"(?:reported|reports|reporting|said|says|writes|wrote|quoted|quotes|cited|cites|citing|revealed"
    r"|noted|claimed|broadcast|published)\b"
)
DATELINE = re.compile(rf"^[A-Z][A-Z][A-Za-z .,'/0-9-]{{1,60}}\((?P<name>{NAME})\)\s*[-–—]")
BRACKETED = re.compile(rf"\((?P<name>{NAME})\)")
MOST_ITEMS = 8


def find(paragraph: str, own: frozenset[str]) -> list[tuple[int, str]]:
    """Return the outlets cited in a paragraph with their places."""
    found: set[tuple[int, str]] = set()
    for match in TRIGGER.finditer(paragraph):
        found.update(listed(paragraph, match.end(), own))
    for pattern in (SAID, DATELINE):
        for match in pattern.finditer(paragraph):
            found.update(outlet(match["name"], match.start("name"), own))
    return sorted(found)


def listed(text: str, at: int, own: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Yield the outlets of a list that begins at a place; it ends with the first other name."""
    for _ in range(MOST_ITEMS):
        item = ITEM.match(text, at)
        names = list(outlet(item["name"], item.start("name"), own)) if item else []
        if not names or item is None:
            return
        yield from names
        joint = JOINT.match(text, item.end())
        if joint is None:
            return
        at = joint.end()


def outlet(name: str, at: int, own: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Yield the outlets in a run of capitalised words: the whole, its end, or what “and” joins."""
    name = re.sub(r"[’']s$", "", name)
    bare = without_leading(name)
    if is_outlet_en(bare, own):
        yield at + len(name) - len(bare), bare
        return
    parts = re.split(r"\s+and\s+(?:the\s+)?", name)
    if len(parts) > 1:
        for part in parts:
            yield from outlet(part, at + name.index(part), own)
        return
    words = list(re.finditer(r"\S+", name))
    for word in words[1:]:
        if is_known(name[word.start() :], own):
            yield at + word.start(), name[word.start() :]
            return


def is_known(name: str, own: frozenset[str]) -> bool:
    """Say whether a name is an outlet's by itself, not by its form."""
    return is_outlet_en(name, own) and (" " not in name or not is_outlet_en(f"Xx {name}", own))


def without_leading(name: str) -> str:
    """Return a name without the words that begin the sentence (On Tuesday the …)."""
    words = name.split(" ")
    while len(words) > 1 and words[0].casefold() in LEADING:
        words = words[1:]
    return " ".join(words)
