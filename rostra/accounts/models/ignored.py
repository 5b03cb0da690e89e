"""Whom a member does not want to read."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Ignored(models.Model):
    """Comments of ``other`` are folded for ``member``; nobody else learns of it."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="ignored",
        db_index=False,  # ignored_once begins with it
    )
    other = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("ignored member")
        verbose_name_plural = _("ignored members")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["member", "other"], name="ignored_once"),
            models.CheckConstraint(
                condition=~models.Q(member=models.F("other")), name="ignored_is_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} ignores {self.other_id}"
