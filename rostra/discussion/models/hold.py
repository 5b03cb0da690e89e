"""Why a comment waits for a moderator, and what the moderator decided."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class HoldQuerySet(models.QuerySet["Hold"]):
    """Holds, by whether anybody has to do something about them."""

    def waiting(self) -> Self:
        """Return those that nobody has settled, of comments that their authors still stand by."""
        return self.filter(settled_at=None, comment__deleted_at=None)


class Hold(models.Model):
    """One time that a comment was held; rows are settled once and never removed.

    ``fired`` lists what screening found, each a mapping of ``rule`` (its name, as ``word:12``),
    ``kind`` (``word``, ``links`` …), ``what`` it fired on and ``where`` that stood.
    """

    class Outcome(models.TextChoices):
        """What became of it."""

        APPROVED = "approved", _("shown to readers")
        REFUSED = "refused", _("refused")
        SHOWN = "shown", _("refused, and shown later")

    comment = models.ForeignKey(
        "discussion.Comment", on_delete=models.CASCADE, related_name="holds"
    )
    at = models.DateTimeField(_("held"))
    fired = models.JSONField(default=list)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    outcome = models.CharField(_("outcome"), max_length=10, blank=True, choices=Outcome.choices)

    objects = HoldQuerySet.as_manager()

    class Meta:
        verbose_name = _("held comment")
        verbose_name_plural = _("held comments")
        default_permissions = ()
        indexes = [
            models.Index(
                fields=["at", "id"], name="hold_waiting", condition=models.Q(settled_at=None)
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["comment"], name="hold_once", condition=models.Q(settled_at=None)
            ),
            models.CheckConstraint(
                condition=models.Q(settled_at=None, outcome="")
                | (models.Q(settled_at__isnull=False) & ~models.Q(outcome="")),
                name="hold_settled_with_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.comment_id}: {', '.join(each['rule'] for each in self.fired)}"

    @property
    def is_of_edit(self) -> bool:
        """Say whether readers saw the comment before it was held: it was edited."""
        return self.comment.edited_at is not None and self.at >= self.comment.edited_at
