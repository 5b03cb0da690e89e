"""Find the words of thousands of rules in a text, in one pass for each way of folding."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

import re2
from ahocorasick_rs import AhoCorasick

from rostra.kernel.text.characters import CJK
from rostra.screening import parts
from rostra.screening.folding import WHOLLY, Fold, Folded, fold, plain
from rostra.screening.verdict import Act, Fired

# So many characters may stand between two of a word that is written apart.
GAP = 8
# What stands in the place of a masked character; no rule's word holds it.
MASK = "□"
WHAT = 100
_HAN = re2.compile(f"[{CJK}]")


@dataclass(frozen=True, slots=True)
class Rule:
    """A word, or a pattern, and what is done where it is found."""

    number: int
    word: str
    act: Act
    where: frozenset[str]
    folds: Fold = Fold.CASE | Fold.SCRIPT
    is_pattern: bool = False
    # The word stands alone: no letter of an alphabet touches it.
    is_whole: bool = False
    begins_at: datetime | None = None
    ends_at: datetime | None = None

    def holds(self, where: str, now: datetime) -> bool:
        """Say whether the rule is asked of what stands there, now."""
        if where not in self.where or self.begins_at is None or now < self.begins_at:
            return False
        return self.ends_at is None or now < self.ends_at


@dataclass(frozen=True, slots=True)
class Found:
    """A rule's word in a text: what of the text it is, character by character."""

    rule: Rule
    places: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.places[0][0]

    @property
    def end(self) -> int:
        """Where it has ended."""
        return self.places[-1][1]

    def fired(self, text: str, where: str) -> Fired:
        """Return what is said of it."""
        what = text[self.start : self.end][:WHAT]
        return Fired(f"word:{self.rule.number}", "word", what, where, self.rule.act)


class UnusableError(ValueError):
    """A rule says nothing that could be looked for."""


class Words:
    """Rules made ready to be asked; made once, asked often, never changed."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        words: dict[Fold, dict[str, list[Rule]]] = defaultdict(lambda: defaultdict(list))
        self._patterns: dict[Fold, list[tuple[Rule, Any]]] = defaultdict(list)
        for rule in rules:
            try:
                if rule.is_pattern:
                    self._patterns[rule.folds & ~(Fold.SPLIT | Fold.SOUND)].append(
                        (rule, compiled(rule.word))
                    )
                else:
                    folds, spellings = readings(rule)
                    for spelling in spellings:
                        words[folds][spelling].append(rule)
            except UnusableError:
                # The form refuses these; what came in by another way hurts nobody else.
                continue
        self._words = {
            folds: (AhoCorasick(spellings, store_patterns=False), list(spellings.values()))
            for folds, spellings in words.items()
        }

    def find(self, text: str, where: str, now: datetime) -> Iterator[Found]:
        """Return what of the rules that hold there and now stands in a text."""
        for folds, (automaton, rules) in self._words.items():
            folded = fold(text, folds)
            for number, start, end in automaton.find_matches_as_indexes(
                folded.text, overlapping=True
            ):
                for rule in rules[number]:
                    if rule.holds(where, now):
                        yield from _found(rule, text, folded, start, end)
        for folds, patterns in self._patterns.items():
            folded = fold(text, folds)
            for rule, pattern in patterns:
                if rule.holds(where, now):
                    for match in pattern.finditer(folded.text):
                        if match.end() > match.start():
                            yield from _found(rule, text, folded, *match.span())

    def mask(self, text: str, where: str, now: datetime) -> tuple[str, list[Found]]:
        """Return a text with the words of masking rules covered, and those words.

        Again, until nothing is found: what is covered may let its neighbours touch.
        """
        every: list[Found] = []
        while True:
            found = [each for each in self.find(text, where, now) if each.rule.act == Act.MASK]
            covered = cover(text, found)
            if covered == text:
                return text, every
            text = covered
            every += found


def readings(rule: Rule) -> tuple[Fold, list[str]]:
    """Return how a word is folded and what is looked for; UnusableError where that is nothing."""
    folds = WHOLLY if Fold.SOUND in rule.folds else rule.folds
    if MASK in rule.word:
        raise UnusableError(rule.word)
    own = fold(rule.word, folds).text
    if not own.strip() and Fold.SPLIT in folds:
        # Nothing but signs: looked for as they are.
        folds &= ~(Fold.SPLIT | Fold.SOUND)
        own = fold(rule.word, folds).text
    if not own.strip():
        raise UnusableError(rule.word)
    if folds & (Fold.SPLIT | Fold.SOUND) == Fold.SPLIT:
        return folds, [own, *(fold(each, folds).text for each in parts.apart(rule.word.strip()))]
    return folds, [own]


def compiled(pattern: str) -> Any:
    """Return a pattern ready to be asked; UnusableError where it cannot be read.

    Its engine's time grows with the text alone, whatever the pattern.
    """
    options = re2.Options()
    options.log_errors = False
    options.max_mem = 1 << 20
    try:
        made = re2.compile(pattern, options)
    except re2.error as error:
        raise UnusableError(pattern) from error
    if made.fullmatch("") or made.search(MASK):
        raise UnusableError(pattern)
    return made


def cover(text: str, found: Iterable[Found]) -> str:
    """Return a text with what was found covered, character for character."""
    letters = list(text)
    for each in found:
        for start, end in each.places:
            letters[start:end] = MASK * (end - start)
    return "".join(letters)


def _found(rule: Rule, text: str, folded: Folded, start: int, end: int) -> Iterator[Found]:
    """Return a match as a place of the text, unless it is too far apart or within a word."""
    pieces = folded.pieces_of(start, end)
    places = tuple(folded.place(piece) for piece in pieces if folded.pieces[piece])
    if len(places) < len(pieces) and _is_scattered(text, places):
        return
    found = Found(rule, places)
    if not rule.is_whole or _is_whole(text, found.start, found.end):
        yield found


def _is_scattered(text: str, places: tuple[tuple[int, int], ...]) -> bool:
    gaps = (text[end:start] for (_, end), (start, _) in pairwise(places))
    return any(len(plain(gap)) > GAP for gap in gaps if len(gap) > GAP)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Say whether no letter or figure of an alphabet touches a letter or figure there."""
    inside = plain(text[start:end])
    return not (
        _touches(inside[:1], reversed(text[:start])) or _touches(inside[-1:], iter(text[end:]))
    )


def _touches(own: str, beyond: Iterable[str]) -> bool:
    if not _is_lettered(own):
        return False
    # What shows nothing keeps no letters apart.
    neighbour = next((shown for each in beyond if (shown := plain(each))), "")
    return _is_lettered(neighbour[-1:] if neighbour else "")


def _is_lettered(character: str) -> bool:
    return character.isalnum() and not _HAN.search(character)
