"""What screening says of a text: pass, mask, hold or refuse, and which rule fired on what."""

from dataclasses import asdict, dataclass
from enum import IntEnum
from typing import Any


class Act(IntEnum):
    """What is done with a text, from the mildest to the hardest."""

    PASS = 0
    MASK = 1
    HOLD = 2
    REFUSE = 3


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that fired: its name (``word:12``), its kind, on what and where that stood."""

    rule: str
    kind: str
    what: str
    where: str
    act: Act = Act.HOLD

    def as_row(self) -> dict[str, Any]:
        """Return it as a row keeps it."""
        return {name: value for name, value in asdict(self).items() if name != "act"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The hardest of what the fired rules ask for, and the text as readers may see it."""

    text: str
    fired: tuple[Fired, ...] = ()

    @property
    def act(self) -> Act:
        """What is to be done."""
        return max((each.act for each in self.fired), default=Act.PASS)

    def of(self, act: Act) -> list[Fired]:
        """Return the rules that asked for one act."""
        return [each for each in self.fired if each.act == act]
