"""What a member wants to hear of."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Follow(models.Model):
    """A member follows a subject: ``topic:7``, ``thread:article:42``, ``member:5``."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="follows",
        db_index=False,  # follow_once begins with it
    )
    subject = models.CharField(max_length=80)
    since = models.DateTimeField()

    class Meta:
        verbose_name = _("follow")
        verbose_name_plural = _("follows")
        default_permissions = ()
        indexes = [models.Index(fields=["subject", "id"], name="follow_of_subject")]
        constraints = [
            models.UniqueConstraint(fields=["member", "subject"], name="follow_once"),
            models.CheckConstraint(condition=~models.Q(subject=""), name="follow_has_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} follows {self.subject}"
