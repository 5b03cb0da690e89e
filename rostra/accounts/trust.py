"""How far a member is trusted: four levels, by rule, out of what is counted of them.

The rule is pure and stands in one table; ``docs/decisions/0020-members.md`` says why it is so. The
facts only ever change with an act, so the level does too: nothing is worked out by the clock.
"""

from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rostra.accounts.models import Member, Standing
from rostra.accounts.roles import roles_of


class Level(IntEnum):
    """How far somebody is trusted; each level may do what those below it may."""

    NEW = 0
    MEMBER = 1
    REGULAR = 2
    TRUSTED = 3

    @property
    def label(self) -> Promise:
        """What the level is called."""
        return LABELS[self]


LABELS = {
    Level.NEW: _("new here"),
    Level.MEMBER: _("member"),
    Level.REGULAR: _("regular"),
    Level.TRUSTED: _("trusted"),
}


class Facts(Protocol):
    """What is counted of a member: a Standing has it."""

    comments: int
    likes: int
    days: int
    upheld: int


@dataclass(frozen=True, slots=True)
class Needs:
    """What a level asks for: at least so much of each, and of a hundred comments so few upheld."""

    days: int
    comments: int
    likes: int
    upheld_percent: int


NEEDS = {
    Level.MEMBER: Needs(days=2, comments=3, likes=0, upheld_percent=20),
    Level.REGULAR: Needs(days=15, comments=50, likes=20, upheld_percent=5),
    Level.TRUSTED: Needs(days=60, comments=300, likes=150, upheld_percent=1),
}


COUNTED = {
    "days": _("days on which you commented"),
    "comments": _("comments that readers see"),
    "likes": _("likes received"),
    "upheld": _("comments that were rightly objected to"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that a level asks for: what there is of it, and what is needed."""

    name: str
    has: int
    needs: int
    # At most so much, where others are at least so much.
    is_limit: bool = False

    @property
    def label(self) -> Promise:
        """What is counted, in words."""
        return COUNTED[self.name]

    @property
    def is_met(self) -> bool:
        """Say whether there is enough of it, or little enough."""
        return self.has <= self.needs if self.is_limit else self.has >= self.needs


def level_for(facts: Facts) -> Level:
    """Return the highest level whose needs are all met, with those of the levels below it."""
    reached = Level.NEW
    for level in NEEDS:
        if not all(reason.is_met for reason in reasons(facts, level)):
            break
        reached = level
    return reached


def reasons(facts: Facts, level: Level) -> list[Reason]:
    """Return what a level asks for beside what there is; nothing for the lowest."""
    needs = NEEDS.get(level)
    if needs is None:
        return []
    return [
        Reason("days", facts.days, needs.days),
        Reason("comments", facts.comments, needs.comments),
        Reason("likes", facts.likes, needs.likes),
        Reason("upheld", _percent(facts), needs.upheld_percent, is_limit=True),
    ]


def level_of(member: Member) -> Level:
    """Return how far a member is trusted: whoever holds a role wholly, others as they stand.

    Two queries, fewer where groups and standing were read along.
    """
    if roles_of(member):
        return Level.TRUSTED
    return Level(standing_of(member).level)


def standing_of(member: Member) -> Standing:
    """Return what is counted of a member, a row of nothing where there is nothing yet."""
    try:
        return member.standing
    except Standing.DoesNotExist:
        return Standing(member=member)


def _percent(facts: Facts) -> int:
    """Return how many of a hundred comments were rightly objected to, rounded up."""
    judged = facts.comments + facts.upheld
    return -(-100 * facts.upheld // judged) if judged else 0
