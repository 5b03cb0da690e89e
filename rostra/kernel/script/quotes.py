"""Turn the quotation marks of one script of Chinese into the other's: “ ‘ ’ ” and 「 『 』 」.

Papers in simplified characters print “ ” and within them ‘ ’ (GB/T 15834), those in traditional
ones 「 」 and within them 『 』 (Taiwan's 重訂標點符號手冊). Only pairs that are about Chinese are
turned: those that hold some, or stand beside some. An apostrophe (don’t), a mark without its
partner and the quotations of an English sentence stay as they are.

A quotation may go on over several paragraphs: in 20 Wikinews texts 18 of 124 do. Some papers begin
each of its paragraphs with an opening mark; the one that closes it closes them all.
"""

import re
from bisect import bisect
from collections.abc import Iterator

from rostra.kernel.script.codes import HAN, SIMPLIFIED, TRADITIONAL

BLOCKS = [(chr(first), chr(last)) for first, last in HAN]

DOUBLE = {SIMPLIFIED: ("“", "”"), TRADITIONAL: ("「", "」")}
SINGLE = {SIMPLIFIED: ("‘", "’"), TRADITIONAL: ("『", "』")}
OTHER = {SIMPLIFIED: TRADITIONAL, TRADITIONAL: SIMPLIFIED}
MARKS = {script: DOUBLE[script] + SINGLE[script] for script in OTHER}
TURNED = {
    script: dict(zip(MARKS[script], MARKS[other], strict=True)) for script, other in OTHER.items()
}
MARK = re.compile("[“”‘’「」『』]")
# Chinese characters, their punctuation, and full-width forms.
CHINESE = re.compile(
    "[\u3000-\u303f\uff01-\uff65" + "".join(f"{first}-{last}" for first, last in BLOCKS) + "]"
)
APOSTROPHE = re.compile(r"(?<=[A-Za-z0-9À-ɏ])’(?=[A-Za-zÀ-ɏ])")
# So far a mark looks for what it stands beside, past other marks and spaces.
BESIDE = 4


def turn(text: str, source: str) -> str:
    """Turn the quotation marks of a text in the script ``source`` into the other script's.

    The length stays, and so does every other character.
    """
    table = TURNED[source]
    if not any(mark in text for mark in table):
        return text
    characters = list(text)
    chinese = [match.start() for match in CHINESE.finditer(text)]
    for pair in pairs(text, source):
        if holds(chinese, *pair) or any(beside(text, *pair)):
            for place in pair:
                characters[place] = table[text[place]]
    return "".join(characters)


def pairs(text: str, source: str) -> Iterator[tuple[int, int]]:
    """Find the places of the marks that belong together, in time linear in the length.

    A single mark closes only what was opened last, for it may be an apostrophe; a double one
    also leaves behind the single ones opened since its partner, which were none then.
    """
    (opens, closes), (opens_inner, closes_inner) = DOUBLE[source], SINGLE[source]
    apostrophes = {match.start() for match in APOSTROPHE.finditer(text)}
    open_: list[int] = []
    doubles: list[int] = []  # how many are open before each open double mark
    for match in MARK.finditer(text):
        at, mark = match.start(), match[0]
        if mark == opens:
            doubles.append(len(open_))
            open_.append(at)
        elif mark == opens_inner:
            open_.append(at)
        elif mark == closes and doubles:
            goes_on = True
            while doubles and goes_on:
                depth = doubles.pop()
                yield open_[depth], at
                goes_on = begins_paragraph(text, open_[depth])
                del open_[depth:]
        elif (
            mark == closes_inner
            and at not in apostrophes
            and open_
            and text[open_[-1]] == opens_inner
        ):
            yield open_.pop(), at


def begins_paragraph(text: str, at: int) -> bool:
    """Say whether nothing but spaces stands before a place in its line."""
    before = text[max(0, at - BESIDE) : at].rstrip(" \t\u3000\xa0")
    return not before or before.endswith("\n")


def holds(chinese: list[int], begin: int, end: int) -> bool:
    """Say whether one of the places of Chinese lies in a quotation."""
    first = bisect(chinese, begin)
    return first < len(chinese) and chinese[first] < end


def beside(text: str, begin: int, end: int) -> Iterator[bool]:
    """Say whether Chinese is next to a quotation, before it and after it."""
    before, after = text[max(0, begin - BESIDE) : begin], text[end + 1 : end + 1 + BESIDE]
    for neighbours in (before[::-1], after):
        nearest = MARK.sub("", neighbours).lstrip()[:1]
        yield CHINESE.match(nearest) is not None
