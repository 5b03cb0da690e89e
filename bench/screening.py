"""What screening costs: a long comment and thousands of word rules."""

import random
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

from bench import prose
from rostra.screening.folding import Fold
from rostra.screening.verdict import Act
from rostra.screening.words import Rule, Words

Made = TypeVar("Made")
RULES, LENGTH, TIMES = 10_000, 10_000, 20
NOW = datetime(2026, 1, 1, tzinfo=UTC)
PLAIN = Fold.CASE | Fold.SCRIPT
WAYS = {
    "plain": [PLAIN],
    "apart": [PLAIN | Fold.SPLIT],
    "sound": [PLAIN | Fold.SPLIT | Fold.SOUND],
    "mixed": [PLAIN, PLAIN | Fold.SPLIT, PLAIN | Fold.SPLIT | Fold.SOUND],
}


def measure() -> dict[str, dict[str, float]]:
    """Return processor milliseconds by way of folding: making the rules ready, and asking them."""
    chance = random.Random(7)
    text = ""
    while len(text) < LENGTH:
        text += prose.chinese_sentence(chance)
    text = text[:LENGTH]
    return {name: _of(folds, text, chance) for name, folds in WAYS.items()}


def _of(folds: list[Fold], text: str, chance: random.Random) -> dict[str, float]:
    rules = [
        Rule(number, _word(chance), Act.HOLD, frozenset({"comment"}), folds[number % len(folds)],
             begins_at=NOW)
        for number in range(RULES)
    ]  # fmt: skip
    ready, words = _timed(lambda: Words(rules), 1)
    asked, found = _timed(lambda: list(words.find(text, "comment", NOW)), TIMES)
    return {"ready_ms": round(ready, 1), "asked_ms": round(asked, 2), "hits": len(found)}


def _word(chance: random.Random) -> str:
    """Return a word of two to five common characters, or of letters."""
    if chance.random() < 0.2:
        return "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(5, 9)))
    return "".join(chr(chance.randrange(0x4E00, 0x9FA6)) for _ in range(chance.randint(2, 5)))


def _timed(act: Callable[[], Made], times: int) -> tuple[float, Made]:
    """Return processor milliseconds of an act, warm, and what it gave."""
    made = act()
    began = time.process_time()
    for _ in range(times):
        made = act()
    return 1000 * (time.process_time() - began) / times, made
