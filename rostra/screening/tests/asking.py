"""Rules and texts for the tests."""

from datetime import UTC, datetime

from rostra.screening.folding import Fold
from rostra.screening.verdict import Act
from rostra.screening.words import Rule, Words

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
PLAIN = Fold.CASE | Fold.SCRIPT
APART = PLAIN | Fold.SPLIT
SOUND = APART | Fold.SOUND


def rule(word, folds=PLAIN, act=Act.HOLD, **given):
    given = {"begins_at": NOW, "where": frozenset({"comment"}), "number": 1, **given}
    return Rule(word=word, folds=folds, act=act, **given)


def hits(asked, text, where="comment", now=NOW):
    """What of a text a rule fires on, from the first to the last."""
    found = Words([asked]).find(text, where, now)
    return [text[each.start : each.end] for each in sorted(found, key=lambda each: each.start)]
