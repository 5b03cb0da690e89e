"""The reactions there are, and which of them are approval: the owner chooses among them.

The order of “best” rests on approval alone (docs/decisions/0024-boards.md): a laugh says nothing
about whether a comment is worth reading, so it is counted and shown, and judges nothing.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LIKE = "like"


@dataclass(frozen=True, slots=True)
class Kind:
    """A reaction: its icon, its name, and whether it is for the comment (1), against it (-1)."""

    icon: str
    label: Promise
    sense: int


KINDS = {
    LIKE: Kind("👍", _("Like"), 1),
    "thanks": Kind("🙏", _("Thanks"), 1),
    "insight": Kind("💡", _("Insightful"), 1),
    "laugh": Kind("😄", _("Funny"), 0),
    "surprise": Kind("😮", _("Surprising"), 0),
    "sad": Kind("😢", _("Sad"), 0),
    "disagree": Kind("👎", _("Disagree"), -1),
}


def judged(counts: dict[str, int]) -> tuple[int, int]:
    """Return how many are for a comment, and how many are for it or against it."""
    known = [(KINDS[name].sense, count) for name, count in counts.items() if name in KINDS]
    approving = sum(count for sense, count in known if sense > 0)
    return approving, sum(count for sense, count in known if sense)
