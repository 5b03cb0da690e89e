"""Tell what a text is written in: simplified Chinese, traditional Chinese or English.

Chinese is decided by the characters that only one script has. Measured: 20 of 20 Chinese Wikinews
texts and 1,104 of 1,104 passages right, as they are and converted; of 34,049 headlines 98.8 % right
as they are and 99.4 % converted, the rest nearly all undecided because both scripts write them
alike (five traditional ones among the simplified are no mistakes). English is decided by the share
of its commonest words: 43 of 43 English Wikinews texts; of one-sentence news in 14 other languages
of Latin letters 10 of 1,404 are taken for English, of 377 in English 357 are.
"""

import re
from collections import Counter
from functools import cache

from rostra.kernel.markup import names
from rostra.kernel.script.codes import SIMPLIFIED, TRADITIONAL, han_characters, is_han
from rostra.kernel.script.conversion import converter

KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
HANGUL = re.compile("[\u1100-\u11ff\uac00-\ud7a3]")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
MOST_KANA = 0.1  # of the Chinese characters; a Chinese text may quote some Japanese
LEAST_ENGLISH = 0.12  # of the words; below it Norwegian and Danish are taken for English
COMMON_ENGLISH = names(
    """
    the of and to in is was for on that by with as at from it his he has have are be this an after
    were not who which their but or had will been its would they we you said says more about over
    than into out up
    """
)


def detect(text: str) -> str | None:
    """Return "zh-hans", "zh-hant" or "en" for what most of the text is written in.

    None when it is another language, or cannot be decided: a Chinese headline without a character
    that tells the scripts apart, a short English one without a common word. The caller then falls
    back on what it knows of the source.
    """
    characters = Counter(text)
    han = sum(count for character, count in characters.items() if is_han(character))
    words = [word for word in WORD.findall(text) if word.isascii()]
    if han and han >= len(words):
        if len(KANA.findall(text)) > MOST_KANA * han or len(HANGUL.findall(text)) > han:
            return None
        return chinese_script(characters)
    return "en" if is_english(text) else None


def chinese_script(characters: Counter[str]) -> str | None:
    """Return the script that more of the telling characters belong to, None when it is even."""
    simplified, traditional = telling_characters()
    hans = sum(characters[character] for character in characters.keys() & simplified)
    hant = sum(characters[character] for character in characters.keys() & traditional)
    if hans == hant:
        return None
    return SIMPLIFIED if hans > hant else TRADITIONAL


def is_english(text: str) -> bool:
    """Say whether enough of the words are common English ones."""
    words = [word.lower() for word in WORD.findall(text)]
    common = sum(word in COMMON_ENGLISH for word in words)
    return bool(words) and common >= LEAST_ENGLISH * len(words)


@cache
def telling_characters() -> tuple[frozenset[str], frozenset[str]]:
    """Return the characters that only simplified text has, and those that only traditional has.

    A character is simplified when OpenCC turns it into another one and Big5 lacks it, traditional
    when OpenCC turns it into another one and GB 2312 lacks it. The character sets keep out those
    that both scripts use (后 里 干 台 面). About 4,750 and 5,100; made once a process, in 0.2 s.
    """
    han = han_characters()
    to_traditional = converter("s2tw").convert("\n".join(han)).split("\n")
    to_simplified = converter("tw2s").convert("\n".join(han)).split("\n")
    simplified, traditional = set(), set()
    for own, hant, hans in zip(han, to_traditional, to_simplified, strict=True):
        if own != hant and not encodable(own, "big5"):
            simplified.add(own)
        if own != hans and not encodable(own, "gb2312"):
            traditional.add(own)
    return frozenset(simplified - traditional), frozenset(traditional - simplified)


def encodable(character: str, charset: str) -> bool:
    """Say whether a character set has a character."""
    try:
        character.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
