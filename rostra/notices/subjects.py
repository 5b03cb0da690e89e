"""What can be followed, by key: each room says what its own are called and where they are.

A key is a kind and the rest: ``topic:7``, ``thread:article:42``. ``config/wiring.py`` puts the
rooms' answers together.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from rostra.kernel import script
from rostra.web import editions


@dataclass(frozen=True, slots=True)
class Described:
    """A subject: its name in the reader's script, and its address without an edition's prefix.

    ``language`` is that of the name, for the address of an edition that shows it.
    """

    label: str
    address: str
    language: str = ""


# Given the rests of keys, the reader's language and the moment, describe those that may be seen.
Describe: TypeAlias = Callable[[Collection[str], str, datetime], Mapping[str, Described]]

_describers: dict[str, Describe] = {}


def described_in(words: str, written: str, language: str, address: str) -> Described:
    """Describe what is called so in the language it was written in, for a reader of another."""
    shown = editions.shown_in(written, language)
    return Described(script.convert(words, written, shown), address, shown)


def register(kind: str, describe: Describe) -> None:
    """Let subjects of a kind be followed, and be called by their names."""
    _describers[kind] = describe


def described(keys: Collection[str], language: str, now: datetime) -> dict[str, Described]:
    """Describe subjects that readers may see now; a query or two for each kind among them."""
    rests: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        kind, _, rest = key.partition(":")
        rests[kind].append(rest)
    return {
        f"{kind}:{rest}": found
        for kind, wanted in rests.items()
        if kind in _describers
        for rest, found in _describers[kind](wanted, language, now).items()
    }
