"""Where rules are rehearsed: what was written lately, which the rooms above know.

A room's reader gives texts of a place from the newest to the oldest; ``config/wiring.py`` connects
them, for this room knows no other.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Sample:
    """A text as it stands: its number in the list, who wrote it and when, where it is read."""

    number: int
    text: str
    by: str
    at: datetime
    address: str


# Of a place: since when, below which number (None: from the newest), how many at most.
Reader = Callable[[datetime, int | None, int], Sequence[Sample]]
_readers: dict[str, Reader] = {}


def connect(where: str, reader: Reader) -> None:
    """Let rules be rehearsed on the texts of a place."""
    _readers[where] = reader


def places() -> list[str]:
    """Return the places that there are texts of."""
    return list(_readers)


def read(where: str, since: datetime, below: int | None, most: int) -> Sequence[Sample]:
    """Return texts of a place, newest first; none of a place that nobody knows."""
    reader = _readers.get(where)
    return reader(since, below, most) if reader else ()
