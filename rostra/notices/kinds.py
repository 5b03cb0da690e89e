"""The kinds of notices; each room brings its own, with their templates.

Of a kind ``reply`` of the room ``discussion`` the templates are ``discussion/notices/reply/``:
``line.txt`` (one line for inbox and digest), ``body.txt`` (what a mail says) and, where the line
is not the subject of the mail as well, ``subject.txt``. They are given what ``look`` returns,
``many`` and ``at``, in the member's language. ``config/wiring.py`` puts the kinds together.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from django.utils.functional import Promise

from rostra.notices.models import Notice
from rostra.notices.ways import Way

# Given notices of one kind, the language of their reader and the moment, return by the notice's
# number what its templates print; a notice that is left out is not to be seen (any more).
Look: TypeAlias = Callable[[Sequence[Notice], str, datetime], Mapping[int, Mapping[str, Any]]]


class UnknownKindError(LookupError):
    """A notice is of a kind that no room has brought."""

    def __init__(self, name: str) -> None:
        super().__init__(f"No room has brought notices of the kind {name}.")


def as_told(notices: Sequence[Notice], language: str, now: datetime) -> dict[int, dict[str, Any]]:
    """Return the parameters of notices as they were told: for what never goes away."""
    return {notice.pk: dict(notice.parameters) for notice in notices}


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of notices.

    ``way`` is how far it goes where the member has not chosen, ``least`` the least it can be
    turned down to. ``marks`` names the parameters that tell two notices about one thing apart. Of
    a kind that ``folds``, a member has one notice about a thing, which counts. ``personal`` says
    that it comes from a member, whom others may ignore; what the house says cannot be ignored.
    """

    name: str
    label: str | Promise
    room: str
    way: Way = Way.AT_ONCE
    least: Way = Way.NOTHING
    marks: tuple[str, ...] = ()
    folds: bool = False
    personal: bool = True
    look: Look = as_told

    def mark(self, parameters: Mapping[str, Any]) -> str:
        """Return what tells a notice with these parameters from others about the same thing."""
        return "/".join(str(parameters[name]) for name in self.marks)

    def templates(self, part: str) -> list[str]:
        """Return the templates of a part (``line``, ``subject``, ``body``), the best first."""
        found = [f"{self.room}/notices/{self.name}/{part}.txt"]
        return found if part == "line" else [*found, *self.templates("line")]


_kinds: dict[str, Kind] = {}


def bring(kinds: Iterable[Kind]) -> None:
    """Add the kinds of a room; a kind that is brought again replaces itself."""
    _kinds.update({kind.name: kind for kind in kinds})


def kind_of(name: str) -> Kind:
    """Return a kind. Raises UnknownKindError."""
    try:
        return _kinds[name]
    except KeyError as error:
        raise UnknownKindError(name) from error


def known() -> list[Kind]:
    """Return all kinds in the order they were brought."""
    return list(_kinds.values())
