"""A member's wish to be erased, until it is carried out or taken back."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Leaving(models.Model):
    """From ``due_at`` on the member is erased; signing in before that takes the wish back.

    ``texts`` says whether what the member wrote is to go as well.
    """

    member = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True
    )
    asked_at = models.DateTimeField(_("asked"))
    due_at = models.DateTimeField(_("due"), db_index=True)
    texts = models.BooleanField(_("erase what I wrote as well"), default=False)

    class Meta:
        verbose_name = _("wish to leave")
        verbose_name_plural = _("wishes to leave")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(due_at__gte=models.F("asked_at")), name="leaving_has_grace"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.due_at}"
