"""Tell what a text is written in: simplified Chinese, traditional Chinese or English.

Chinese is decided by the characters that only one script has, English by the share of its
commonest words. Measured:

* Wikinews: 20 of 20 Chinese texts right, also when converted to traditional; 43 of 43 English.
* 1,104 Chinese passages: all right, as they are and converted.
* 34,049 Chinese headlines: 98.8 % right as they are, 99.4 % converted; nearly all others are
  undecided (both scripts write them alike); 5 are taken for English, and are.
* News in one sentence: 357 of 377 in English right, 20 undecided; of 3,145 in 50 other languages 10
  taken for English (Norwegian 4, German 2, four others 1 each).

Speed: 0.1 ms per 1,000 characters of Chinese, 0.3 ms of English.
"""

import re
import unicodedata
from collections import Counter
from functools import cache

from rostra.kernel.markup import names
from rostra.kernel.script.codes import HAN_CHARACTER, SIMPLIFIED, TRADITIONAL, han_characters
from rostra.kernel.script.conversion import converter

KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
LATIN = re.compile("[A-Za-z]")
HANGUL = re.compile("[\u1100-\u11ff\uac00-\ud7a3]")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
MOST_KANA = 0.3  # of the Chinese characters; a Chinese text may quote some Japanese
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
    # A text has far fewer different characters than characters.
    characters = Counter(text)
    han = number_of(HAN_CHARACTER, characters)
    # Every word has a letter, so they need only be told apart where letters are many.
    if han and (han >= number_of(LATIN, characters) or han >= ascii_words(text)):
        kana, hangul = number_of(KANA, characters), number_of(HANGUL, characters)
        if kana > MOST_KANA * han or hangul > han:
            return None
        return chinese_script(characters)
    return "en" if is_english(text) else None


def number_of(pattern: re.Pattern[str], characters: Counter[str]) -> int:
    """Return how many of some counted characters a pattern for one character matches."""
    return sum(characters[each] for each in pattern.findall("".join(characters)))


def ascii_words(text: str) -> int:
    """Return the number of words that are written in ASCII alone."""
    return sum(word.isascii() for word in WORD.findall(text))


def chinese_script(characters: Counter[str]) -> str | None:
    """Return the script that more of the telling characters belong to, None when it is even."""
    simplified, traditional = telling_characters()
    hans = sum(count for character, count in characters.items() if character in simplified)
    hant = sum(count for character, count in characters.items() if character in traditional)
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

    Of a pair that OpenCC knows, the simplified one tells when Big5 lacks it, the traditional one
    when GB 2312 lacks it: the character sets keep out what both scripts use (后 里 干 台 面).
    About 3,800 and 4,100, made once a process in 0.1 s, without OpenCC's big s2 dictionaries.
    """
    han = [own for own in han_characters() if unicodedata.is_normalized("NFC", own)]
    to_simplified = converter("t2s").convert("\n".join(han)).split("\n")
    pairs = [(own, other) for own, other in zip(han, to_simplified, strict=True) if own != other]
    simplified = {other for _, other in pairs if not encodable(other, "big5")}
    traditional = {own for own, _ in pairs if not encodable(own, "gb2312")}
    return frozenset(simplified - traditional), frozenset(traditional - simplified)


def encodable(character: str, charset: str) -> bool:
    """Say whether a character set has a character."""
    try:
        character.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
