"""When a member gets a digest."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from rostra.notices.ways import Rhythm


class Letterbox(models.Model):
    """A member's rhythm, and when the next digest is due; None while nothing waits for it."""

    member = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="letterbox",
    )
    rhythm = models.CharField(max_length=10, choices=Rhythm.choices, default=Rhythm.DAILY)
    due_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("letterbox")
        verbose_name_plural = _("letterboxes")
        default_permissions = ()
        indexes = [
            models.Index(
                fields=["due_at"], name="letterbox_due", condition=models.Q(due_at__isnull=False)
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rhythm__in=Rhythm.values), name="letterbox_has_rhythm"
            )
        ]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.rhythm}"
