"""What the owner settles for the whole floor."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting

from rostra.accounts.trust import Level
from rostra.changes.whole import SavedWhole
from rostra.discussion.reactions import KINDS, LIKE


def only_like() -> list[str]:
    """Return what is offered before the owner has chosen."""
    return [LIKE]


def known(names: Iterable[str]) -> None:
    """Raise ValidationError unless there is at least one reaction, and all of them are known."""
    if not set(names) or not set(names) <= KINDS.keys():
        raise ValidationError(_("Choose at least one of the reactions."))


class FloorSettings(SavedWhole, BaseGenericSetting):
    """One row: which reactions are offered, and from which trust on members show pictures."""

    reactions = models.JSONField(_("reactions"), default=only_like, validators=[known])
    pictures_from = models.PositiveSmallIntegerField(
        _("who may show pictures in boards"),
        choices=[
            (Level.NEW.value, _("every member")),
            (Level.MEMBER.value, _("members who are no longer new")),
            (Level.REGULAR.value, _("regular members")),
            (Level.TRUSTED.value, _("trusted members")),
        ],
        default=Level.REGULAR.value,
    )

    class Meta:
        verbose_name = _("the floor")
        verbose_name_plural = _("the floor")
        default_permissions = ("change",)

    @classmethod
    def current(cls) -> "FloorSettings":
        """Return what is settled, as a row that need not be there: reading writes nothing."""
        return cls.objects.first() or cls()

    def __str__(self) -> str:
        return " ".join(self.reactions)
