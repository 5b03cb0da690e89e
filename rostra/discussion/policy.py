"""Who may comment on an article: its own choice, or that of the sections it stands in. Pure.

Threads of topics and boards are open; who may close a thread may speak in it all the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rostra.accounts.trust import LABELS, Level
from rostra.news.models.commenting import Choice, Comments


@dataclass(frozen=True, slots=True)
class Policy:
    """How comments are taken now, and when that ends."""

    comments: str = Comments.OPEN
    level: int = Level.MEMBER
    # When they close, or have closed, by age; None: never.
    closes_at: datetime | None = None
    days: int = 0

    @property
    def is_closed(self) -> bool:
        """Say whether nobody may comment."""
        return self.comments == Comments.CLOSED

    @property
    def is_held(self) -> bool:
        """Say whether a moderator reads comments first."""
        return self.comments == Comments.HELD

    @property
    def asks_trust(self) -> bool:
        """Say whether a level of trust is asked for."""
        return self.comments == Comments.TRUSTED

    def admits(self, level: int) -> bool:
        """Say whether a member of a level may comment."""
        return not self.is_closed and (not self.asks_trust or level >= self.level)

    @property
    def sentence(self) -> str:
        """What readers are told; empty where comments are simply open."""
        if self.is_closed and self.days:
            return ngettext(
                "Comments were open for %(days)d day.",
                "Comments were open for %(days)d days.",
                self.days,
            ) % {"days": self.days}
        if self.is_closed:
            return _("Comments are closed here.")
        said = []
        if self.is_held:
            said.append(_("Comments here are shown after a moderator has read them."))
        if self.asks_trust:
            level = LABELS[Level(self.level)]
            said.append(
                _("Comments come from members of this level of trust and above: %(level)s.")
                % {"level": level}
            )
        if self.closes_at is not None:
            day = date_format(timezone.localtime(self.closes_at), "DATE_FORMAT")
            said.append(_("Comments are open until %(day)s.") % {"day": day})
        return " ".join(said)


OPEN = Policy()


def policy_of(choices: Iterable[Choice], published_at: datetime | None, now: datetime) -> Policy:
    """Return how comments are taken by what was chosen, from the article outwards.

    The first place that chose how comments are taken decides that, the first that chose when they
    close decides that.
    """
    line = list(choices)
    chosen = next((each for each in line if each.comments), Choice(comments=Comments.OPEN))
    days = next((each.days for each in line if each.days is not None), 0)
    if chosen.comments == Comments.CLOSED or not days or published_at is None:
        return Policy(chosen.comments, chosen.level)
    closes_at = published_at + timedelta(days=days)
    comments = chosen.comments if now < closes_at else Comments.CLOSED
    return Policy(comments, chosen.level, closes_at, days)
