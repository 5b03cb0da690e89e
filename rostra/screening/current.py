"""The rules that hold in this process: read anew when the change log says that they changed."""

from dataclasses import dataclass

from rostra.changes import log
from rostra.kernel import clock
from rostra.screening.models import Practice, WordRule
from rostra.screening.words import Words

KIND = "screening"
# What an act logs that changed a rule or the practice.
SUBJECT = f"{KIND}:rules"


@dataclass(frozen=True, slots=True)
class Rules:
    """Words made ready, and the owner's choices."""

    words: Words
    practice: Practice


_kept: tuple[object, Rules] | None = None


def rules() -> Rules:
    """Return what holds: one query, and two more after a change."""
    global _kept  # noqa: PLW0603 - the memory of this process
    # The stamp is read before the rows: what changes in between is read again next time.
    stamp = log.latest(KIND)
    if _kept is None or _kept[0] != stamp:
        _kept = stamp, load()
    return _kept[1]


def forget() -> None:
    """Read the rules anew when they are next asked for."""
    global _kept  # noqa: PLW0603 - the memory of this process
    _kept = None


def load() -> Rules:
    """Read the rules that hold or will, and make them ready: for 10,000 a second or so."""
    rows = WordRule.objects.not_over(clock.now())
    return Rules(words=Words(row.rule() for row in rows.iterator()), practice=practice())


def practice() -> Practice:
    """Return the owner's choices, the defaults where none were made: one query."""
    return Practice.objects.filter(pk=1).first() or Practice(pk=1)
