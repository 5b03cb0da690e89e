"""How long a text is, and how long it takes to read."""

import math
import re

from rostra.kernel.text.characters import CJK

CJK_CHARACTER = re.compile(f"[{CJK}]")
DASH = re.compile("[\u2010-\u2015]")
# Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109 (2019):
# adults read English non-fiction at 238 words a minute, Chinese at 260, which at about one and a
# half characters a word are 400 characters.
WORDS_A_MINUTE = 238
CJK_CHARACTERS_A_MINUTE = 400


def length(text: str) -> int:
    """Count the Chinese (or Japanese) characters and the words of other scripts.

    Punctuation does not count; "COVID-19" is one word.
    """
    characters, words = count(text)
    return characters + words


def reading_minutes(text: str) -> int:
    """Return the minutes an adult needs to read a text, rounded, at least one."""
    characters, words = count(text)
    return max(1, math.floor(characters / CJK_CHARACTERS_A_MINUTE + words / WORDS_A_MINUTE + 0.5))


def count(text: str) -> tuple[int, int]:
    """Count the CJK characters and the other words of a text."""
    rest, characters = CJK_CHARACTER.subn(" ", text)
    words = DASH.sub(" ", rest).split()
    return characters, sum(any(map(str.isalnum, word)) for word in words)
