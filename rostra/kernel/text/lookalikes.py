"""Texts that look alike: skeletons and mixed scripts, after Unicode's UTS 39."""

import unicodedata
from functools import cache

from confusable_homoglyphs import categories
from confusable_homoglyphs.utils import load

from rostra.kernel.text.folding import fold

# UTS 39, section 5.2, “highly restrictive”: one script, or one of these together.
TOGETHER = (
    frozenset({"LATIN", "HAN", "HIRAGANA", "KATAKANA"}),
    frozenset({"LATIN", "HAN", "BOPOMOFO"}),
    frozenset({"LATIN", "HAN", "HANGUL"}),
)
# Characters of every script: digits, marks, punctuation.
OF_ALL = frozenset({"COMMON", "INHERITED"})


def skeleton(text: str) -> str:
    """Return what a text looks like (UTS 39, section 4): alike for texts that can be mistaken.

    For comparing only, never for showing. Case and script are as they look: fold them besides.
    """
    text = unicodedata.normalize("NFD", text).translate(prototypes())
    return unicodedata.normalize("NFD", text)


def word_key(text: str) -> str:
    """Return a key that is alike for what reads alike: width, case and Chinese script folded."""
    return fold(skeleton(fold(text)))


def look_key(text: str) -> str:
    """Return a key that is alike for what looks alike as it is written: a capital I and an l."""
    return fold(skeleton(text))


def mixes_scripts(text: str) -> bool:
    """Say whether letters of scripts stand together that no language writes together."""
    scripts = {categories.alias(character) for character in text} - OF_ALL
    return len(scripts) > 1 and not any(scripts <= together for together in TOGETHER)


@cache
def prototypes() -> dict[int, str]:
    """Return the table from a character to what it looks like, about 6,000 entries.

    The library lists a character's relatives both ways: a prototype with all that look like it,
    any other character with its prototype alone. Where two stand alone the smaller is taken.
    """
    relatives = {
        character: [_bare(each["c"]) for each in found]
        for character, found in load("confusables.json").items()
    }
    table = {}
    for character, found in relatives.items():
        if len(character) != 1 or len(found) != 1:
            continue
        other = found[0]
        if len(other) > 1 or len(relatives.get(other, ())) > 1 or other < character:
            table[ord(character)] = other
    return table


def _bare(text: str) -> str:
    """Take out the direction marks that the library's list of right-to-left characters has."""
    return text.replace("\u200e", "")
