"""Text for people: folding, lengths, reading time, excerpts, slugs, paragraphs."""

import math
import re
import unicodedata
from functools import cache

from pypinyin import lazy_pinyin

from rostra.kernel import script

# Zero-width characters and bidirectional controls: invisible, and able to hide or turn text.
INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
BIDI_OVERRIDE = re.compile("[\u202a-\u202e\u2066-\u2069]")
CJK = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U000323af"
)
CJK_CHARACTER = re.compile(f"[{CJK}]")
WORD = re.compile(rf"[^\W_{CJK}]+(?:['’\-.][^\W_{CJK}]+)*")
ZH_CHARACTERS_A_MINUTE = 400
WORDS_A_MINUTE = 230


def fold(text: str) -> str:
    """Fold text for comparing and searching: width, script, case and invisible characters."""
    text = unicodedata.normalize("NFKC", INVISIBLE.sub("", text))
    return unicodedata.normalize("NFKC", text.translate(to_simplified()).casefold())


@cache
def to_simplified() -> dict[int, str]:
    """Return a table from each traditional character to its simplified one.

    Character by character on purpose: a word folds the same wherever it stands.
    """
    han = [chr(code) for first, last in script.HAN for code in range(first, last + 1)]
    simplified = script.converter("t2s").convert("\n".join(han)).split("\n")
    return {ord(a): b for a, b in zip(han, simplified, strict=True) if a != b}


def one_line(text: str) -> str:
    """Return text as one line: white space folded, control and bidi-override characters out."""
    return " ".join(BIDI_OVERRIDE.sub("", CONTROL.sub("", text)).split())


def length(text: str) -> int:
    """Count Chinese characters plus the words of other scripts."""
    return len(CJK_CHARACTER.findall(text)) + len(WORD.findall(text))


def reading_minutes(text: str) -> int:
    """Return the minutes an adult needs to read the text, at least one."""
    minutes = (
        len(CJK_CHARACTER.findall(text)) / ZH_CHARACTERS_A_MINUTE
        + len(WORD.findall(text)) / WORDS_A_MINUTE
    )
    return max(1, math.ceil(minutes))


def excerpt(text: str, limit: int) -> str:
    """Return the beginning of a text, at most `limit` characters, ending with a sentence if it can.

    Otherwise it ends at a word and an ellipsis. A combining sequence is never cut.
    """
    text = one_line(text)
    if len(text) <= limit:
        return text
    head = text[:limit]
    ends = [
        match.end()
        for match in re.finditer(r"[。！？!?]+[”’」』）)\"]*|\.[\"”’)]*(?=\s)", text)
        if match.end() <= limit
    ]
    if ends and ends[-1] * 2 >= limit:
        return text[: ends[-1]]
    head = text[: limit - 1]
    if " " in head and not CJK_CHARACTER.search(head[-2:]):
        head = head.rpartition(" ")[0]
    while head and unicodedata.combining(text[len(head)]):
        head = head[:-1]
    return head.rstrip(" ,，、;；:：") + "…"


def slug(text: str, *, limit: int = 60, fallback: str = "article") -> str:
    """Return an address part: pinyin for Chinese, ASCII, hyphens, at most `limit`, cut at a word."""
    syllables = lazy_pinyin(fold(text), errors=lambda other: [other])
    ascii_text = unicodedata.normalize("NFKD", " ".join(syllables)).encode("ascii", "ignore")
    words = re.findall(r"[a-z0-9]+", ascii_text.decode().lower())
    result = ""
    for word in words:
        longer = f"{result}-{word}" if result else word
        if len(longer) > limit:
            break
        result = longer
    return result or (words[0][:limit] if words else fallback)


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of plain text: every line that holds something, trimmed."""
    return [line for raw in text.splitlines() if (line := one_line(raw))]
