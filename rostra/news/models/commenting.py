"""Who may comment: what editors choose for an article, and for a section."""

from dataclasses import dataclass
from typing import Any

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from rostra.accounts.trust import Level

LONGEST = 3650


class Comments(models.TextChoices):
    """How comments are taken."""

    AS_ABOVE = "", _("as in the section it stands in")
    OPEN = "open", _("open to members")
    HELD = "held", _("shown after a moderator has read them")
    TRUSTED = "trusted", _("from members of a level of trust and above")
    CLOSED = "closed", _("closed")


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen at one place; what is empty is chosen further up."""

    comments: str = Comments.AS_ABOVE
    level: int = Level.MEMBER
    days: int | None = None


# The fields of that choice, alike in both tables; all empty means: as the section has it.


def taken_field() -> models.CharField:
    """Return the field that says how comments are taken."""
    return models.CharField(
        _("comments"),
        max_length=8,
        blank=True,
        choices=Comments.choices,
        default=Comments.AS_ABOVE.value,
    )


def level_field() -> models.PositiveSmallIntegerField:
    """Return the field that says which level of trust is asked for, where one is."""
    return models.PositiveSmallIntegerField(
        _("level of trust"),
        choices=[(level.value, level.label) for level in Level if level > Level.NEW],
        default=Level.MEMBER.value,
        help_text=_("Where comments come from members of a level of trust and above."),
    )


def days_field() -> models.PositiveSmallIntegerField:
    """Return the field that says when comments close, in days after publication."""
    return models.PositiveSmallIntegerField(
        _("days until they close"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(LONGEST)],
        help_text=_("After publication. Empty: as in the section; 0: never."),
    )


def choice_of(row: Any) -> Choice:
    """Return what was chosen in a row."""
    return Choice(row.comments_taken, row.comments_level, row.comments_days)
