"""A mail to a member: what carries notices out of the house."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Mail(models.Model):
    """A mail with its notices, and how far it has come.

    It is claimed before it is handed to the mail server, so that two processes do not send it
    twice; one that was claimed and never settled is not sent again, for it may have gone.
    """

    class Kind(models.TextChoices):
        """What a mail is made of: one notice, or all that waited."""

        NOTICE = "notice"
        DIGEST = "digest"

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mails"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    # Never sent, and why: refused for good, or nothing left to tell.
    ended_at = models.DateTimeField(null=True, blank=True)
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        default_permissions = ()
        indexes = [
            models.Index(
                fields=["due_at", "id"],
                name="mail_due",
                condition=models.Q(claimed_at=None, sent_at=None, ended_at=None),
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sent_at=None) | models.Q(ended_at=None),
                name="mail_has_one_end",
            ),
            models.CheckConstraint(
                condition=models.Q(sent_at=None) | models.Q(claimed_at__isnull=False),
                name="mail_claimed_before_sent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
