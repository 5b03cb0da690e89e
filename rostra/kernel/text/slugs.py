"""The readable part of an address."""

import importlib
import re
import unicodedata
from collections.abc import Callable
from functools import cache

from rostra.kernel.text.folding import fold

# Latin letters that do not come apart into a plain letter and a mark.
LATIN = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h"}
)
INSIDE_WORDS = re.compile(r"['’`]|(?<=\d),(?=\d{3})")


def slug(text: str, *, limit: int = 60, fallback: str = "article") -> str:
    """Return words of a-z and 0-9 joined by hyphens, at most `limit` characters, cut at a word.

    Chinese becomes pinyin, a syllable a word, read by phrase (重庆银行 is chong-qing-yin-hang).
    Text that leaves nothing (emoji, scripts that are not romanised) gives `fallback`.
    """
    # Each character kept makes at least one of the slug; what lies beyond cannot matter.
    folded = INSIDE_WORDS.sub("", fold(text[: 8 * limit])).translate(LATIN)
    if not folded.isascii():
        folded = " ".join(pinyin()(folded))
    plain = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain)
    if not words:
        return fallback
    result = words[0][:limit]
    for word in words[1:]:
        if len(result) + 1 + len(word) > limit:
            break
        result = f"{result}-{word}"
    return result


@cache
def pinyin() -> Callable[[str], list[str]]:
    """Return pypinyin's reading function, loaded when first needed.

    Its phrases cost a process 55 MB and 0.3 s, and only publishing and importing need them.
    """
    function: Callable[[str], list[str]] = importlib.import_module("pypinyin").lazy_pinyin
    return function
