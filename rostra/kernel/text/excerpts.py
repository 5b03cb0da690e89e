"""The beginning of a text, cut where a reader would stop."""

import re
import unicodedata

from rostra.kernel.text.characters import CJK, CJK_PUNCTUATION
from rostra.kernel.text.lines import one_line

ELLIPSIS = "…"
# A sentence's end: a Chinese one with the closing marks after it; an English one before a space.
# A full stop after fewer than three letters (U.S., Mr., No.), a title or a month is none.
SENTENCE_END = re.compile(
    r"[。！？][！？]*[”’」』）》】]*"
    r"|[!?]+[\"'”’)\]]*(?=\s|$)"
    r"|(?<=[^\W_]{3})(?<!\b(?:Mrs|Gen|Sen|Gov|Rep|Col|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
    r"[.][\"'”’)\]]*(?=\s|$)"
)
BROKEN_LINE = re.compile(rf"(?<=[{CJK}{CJK_PUNCTUATION}])\s*\n\s*(?=[{CJK}{CJK_PUNCTUATION}])")
WORD_CHARACTER = re.compile(rf"[^\W{CJK}]")
DANGLING = re.compile(r"[\s,;:\-–—，、；：·（(\[【《〈“‘「『]+$")
LEAST_SENTENCES = 0.4  # of the limit: sentences shorter than that leave too little to read
JOINER = "\u200d"


def excerpt(text: str, limit: int) -> str:
    """Return the beginning of a text in one line, at most `limit` characters.

    It ends with a sentence (。！？ or an English full stop) if that leaves enough, else between
    words with an ellipsis. A character is never parted from what combines with it. Lines that
    break between Chinese characters are joined without a space.
    """
    # A bounded beginning is enough; it is generous because folding white space shortens it.
    line = one_line(BROKEN_LINE.sub("", text[: 4 * limit + 1000]))
    if len(line) <= limit:
        return line
    if limit < 1:
        return ""
    ends = [end.end() for end in SENTENCE_END.finditer(line[: limit + 1]) if end.end() <= limit]
    if ends and ends[-1] >= LEAST_SENTENCES * limit:
        return line[: ends[-1]]
    at = whole_words(line, whole_characters(line, limit - len(ELLIPSIS)))
    return DANGLING.sub("", line[:at]) + ELLIPSIS


def whole_words(line: str, at: int) -> int:
    """Move a cut back to before a word it goes through, unless that leaves less than half."""
    start = at
    while 0 < start < len(line) and all(map(WORD_CHARACTER.match, line[start - 1 : start + 1])):
        start -= 1
    return start if start * 2 > at else at


def whole_characters(line: str, at: int) -> int:
    """Move a cut back to where it parts no combining sequence, emoji or flag."""
    while 0 < at < len(line) and is_joined(line, at):
        at -= 1
    return at


def is_joined(line: str, at: int) -> bool:
    """Say whether the characters before and after a place belong together.

    The rules of Unicode's Annex 29 that print meets: marks, joiners, skin tones, tags, flags.
    """
    before, after = line[at - 1], line[at]
    if JOINER in {before, after} or unicodedata.category(after).startswith("M"):
        return True
    if "\U0001f3fb" <= after <= "\U0001f3ff" or "\U000e0020" <= after <= "\U000e007f":
        return True
    flags = 0
    while flags < at and "\U0001f1e6" <= line[at - 1 - flags] <= "\U0001f1ff":
        flags += 1
    return flags % 2 == 1 and "\U0001f1e6" <= after <= "\U0001f1ff"
