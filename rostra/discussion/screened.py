"""What screening says of a comment, asked before anything is locked."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from rostra.accounts.models import Member
from rostra.accounts.trust import Level, level_of, standing_of
from rostra.discussion import echoes, rules
from rostra.screening import current, sketches
from rostra.screening.screen import screen
from rostra.screening.verdict import Verdict


@dataclass
class Facts:
    """What is known of a text and its author; costs queries only where it is asked for."""

    text: str
    by: Member
    now: datetime
    where: str = "comment"
    has_worked: bool = False
    # The comment that is edited, which is no copy of itself.
    number: int | None = None

    @cached_property
    def is_trusted(self) -> bool:
        """What moderators write passes."""
        return rules.is_moderator(self.by)

    @cached_property
    def is_new(self) -> bool:
        """Whether the member's trust has not grown yet."""
        return level_of(self.by) == Level.NEW

    @property
    def said(self) -> int:
        """How much of the member readers see."""
        return standing_of(self.by).comments

    @property
    def mail_domain(self) -> str:
        """Where the member has its mail."""
        return self.by.email.rpartition("@")[2].lower()

    @cached_property
    def sketch(self) -> list[int]:
        """What the text sounds like."""
        return sketches.sketch(self.text)

    @cached_property
    def copies(self) -> int:
        """How often nearly the same was said in the last days."""
        return echoes.copies(self.sketch, now=self.now, but_for=self.number)


def asks_work(member: Member) -> bool:
    """Say whether the browser of a member is asked for work before it writes."""
    return current.rules().practice.asks_work and level_of(member) == Level.NEW


def screened(facts: Facts) -> Verdict:
    """Return the verdict on what a member writes."""
    return screen(facts.text, facts, current.rules(), now=facts.now)
