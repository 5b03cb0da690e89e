"""How Chinese characters sound: toneless syllables of Mandarin, each as one token.

A character has one reading here, its first in pypinyin's dictionary; what sounds like it in
another reading is not found.
"""

import json
import sys
import unicodedata
from functools import cache
from importlib.util import find_spec
from pathlib import Path

# Tokens are characters of a private plane, one a syllable; a text's own are none.
PLANE = 0xF0000
LONGEST = 6
# A run of Latin letters beyond this is not read as syllables.
RUN = 40


def reading(character: str) -> str:
    """Return a character's syllable without its tone (``lv`` for 绿), empty where it has none."""
    return _readings().get(ord(character), "")


@cache
def _readings() -> dict[int, str]:
    """Return the syllable of each character that has one, read when first asked for.

    The package is not imported: its phrases, which nobody asks for here, take 55 MB.
    """
    package = find_spec("pypinyin")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("pypinyin")
    file = Path(package.submodule_search_locations[0]) / "pinyin_dict.json"
    found = {}
    for number, readings in json.loads(file.read_text(encoding="utf-8")).items():
        letters = _toneless(readings.partition(",")[0])
        if letters.isascii():
            found[int(number)] = sys.intern(letters)
    return found


def token(syllable: str) -> str:
    """Return the token of a syllable; what is none stands for itself."""
    number = _numbers().get(syllable)
    return syllable if number is None else chr(PLANE + number)


def token_of(character: str) -> str:
    """Return the token of a character's sound; what has none stands for itself."""
    if ord(character) >= PLANE:
        return ""
    return token(reading(character)) if ord(character) > 0x2E7F else character


def syllables(letters: str) -> list[tuple[int, int]]:
    """Return where the syllables of a run of Latin letters stand; letters one by one, if none do.

    Where it can be read in several ways the first syllables are the longest.
    """
    alone = [(at, at + 1) for at in range(len(letters))]
    if len(letters) > RUN:
        return alone
    known = _numbers()
    # How long the syllable is that a reading of the rest begins with; 0 at the end, None: no way.
    lengths: list[int | None] = [None] * len(letters) + [0]
    for at in range(len(letters) - 1, -1, -1):
        for size in range(min(LONGEST, len(letters) - at), 0, -1):
            if lengths[at + size] is not None and letters[at : at + size] in known:
                lengths[at] = size
                break
    found, at = [], 0
    while at < len(letters):
        length = lengths[at]
        if not length:
            return alone
        found.append((at, at + length))
        at += length
    return found


@cache
def _numbers() -> dict[str, int]:
    """Return the syllables of the common characters, numbered."""
    common = range(0x4E00, 0x9FA6)
    found = {reading(chr(code)) for code in common} - {""}
    return {syllable: number for number, syllable in enumerate(sorted(found))}


def _toneless(pinyin: str) -> str:
    # The two dots of ü are no tone.
    split = unicodedata.normalize("NFD", pinyin).replace("u\u0308", "v")
    return "".join(each for each in split if not unicodedata.combining(each))
