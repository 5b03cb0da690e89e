"""Fold a text so that words are found however they are dressed, and know where they stood.

Always away: width and other compatibility forms (NFKD), characters that show nothing, and marks
laid over characters (accents, strokes, circles). By choice: case, script, what stands between
characters, and sound. A character folds alike wherever it stands, so a word that a text holds is
in the folded text as well.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntFlag
from functools import cache, cached_property
from itertools import accumulate

from rostra.kernel.text.characters import BIDI_OVERRIDE, BLANK, CONTROL, IDLE, MARKS
from rostra.kernel.text.folding import to_simplified
from rostra.screening import sounds

# Marks for any alphabet. Those of one script, as the vowels of Hindi, are letters of its words.
OVERLAID = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
NOTHING = re.compile(f"[{CONTROL}{BIDI_OVERRIDE}{IDLE}{MARKS}{BLANK}{OVERLAID}]")
# Punctuation, symbols and white space, by Unicode's categories.
BETWEEN = frozenset("PSZ")
# Letters of pinyin, with tones or without.
DOTTED = "üǖǘǚǜ"
LATIN = re.compile(f"[a-zａ-ｚāáǎàēéěèīíǐìōóǒòūúǔùńňǹ{DOTTED}]+", re.IGNORECASE)


class Fold(IntFlag):
    """What is folded by choice."""

    NONE = 0
    CASE = 1
    SCRIPT = 2
    # What stands between characters, and characters written as their parts.
    SPLIT = 4
    # Whatever sounds alike in Mandarin, tones aside, also spelled in pinyin.
    SOUND = 8


# What sounds alike is neither a matter of case and script nor of what stands between.
WHOLLY = Fold.CASE | Fold.SCRIPT | Fold.SPLIT | Fold.SOUND


@dataclass(frozen=True)
class Folded:
    """A folded text in pieces; ``starts`` says where each began (None: one a character)."""

    pieces: Sequence[str]
    starts: Sequence[int] | None = None

    @cached_property
    def text(self) -> str:
        """The folded text."""
        return "".join(self.pieces)

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(map(len, self.pieces)))

    def pieces_of(self, start: int, end: int) -> range:
        """Return the pieces that a part of the folded text is made of; it is not empty."""
        return range(bisect_right(self._ends, start), bisect_right(self._ends, end - 1) + 1)

    def place(self, piece: int) -> tuple[int, int]:
        """Return where a piece stood in the text."""
        if self.starts is None:
            return piece, piece + 1
        return self.starts[piece], self.starts[piece + 1]


def fold(text: str, folds: Fold) -> Folded:
    """Fold a text; where sound is folded, all else is."""
    if Fold.SOUND in folds:
        return _sounding(text)
    return Folded(list(map(_table(folds).__getitem__, text)))


def plain(text: str) -> str:
    """Return a text as people see it: without what shows nothing, each character on its own."""
    return "".join(map(_table(Fold.NONE).__getitem__, text))


class _Table(dict[str, str]):
    """What each character folds to, worked out when it is first met."""

    def __init__(self, folds: Fold) -> None:
        self.folds = folds

    def __missing__(self, character: str) -> str:
        self[character] = found = _folded(character, self.folds)
        return found


@cache
def _table(folds: Fold) -> _Table:
    return _Table(folds)


def _folded(character: str, folds: Fold) -> str:
    text, before = character, None
    # What comes out folds again: a small letter of a sign, the simplified of a compatibility form.
    while text != before:
        before = text
        text = NOTHING.sub("", unicodedata.normalize("NFKD", text))
        if Fold.CASE in folds:
            text = text.casefold()
        if Fold.SCRIPT in folds:
            text = text.translate(to_simplified())
        text = "".join(" " if each.isspace() else each for each in text)
    if Fold.SPLIT in folds:
        text = "".join(each for each in text if unicodedata.category(each)[0] not in BETWEEN)
    return text


def _sounding(text: str) -> Folded:
    pieces: list[str] = []
    starts: list[int] = []
    at = 0
    table = _sounds()
    for run in [*LATIN.finditer(text), None]:
        until = run.start() if run else len(text)
        pieces += map(table.__getitem__, text[at:until])
        starts += range(at, until)
        if run is None:
            break
        spelled = _table(Fold.CASE)
        letters = ["v" if each.lower() in DOTTED else spelled[each] for each in run[0]]
        for first, last in sounds.syllables("".join(letters)):
            pieces.append(sounds.token("".join(letters[first:last])))
            starts.append(run.start() + first)
        at = run.end()
    return Folded(pieces, [*starts, len(text)])


class _Sounds(dict[str, str]):
    """What each character sounds like."""

    def __missing__(self, character: str) -> str:
        folded = _table(Fold.CASE | Fold.SCRIPT | Fold.SPLIT)[character]
        self[character] = found = "".join(map(sounds.token_of, folded))
        return found


@cache
def _sounds() -> _Sounds:
    return _Sounds()
