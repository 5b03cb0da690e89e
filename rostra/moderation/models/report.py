"""What somebody reported."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

WORDS_LIMIT = 1_000


class Report(models.Model):
    """One person's report of one subject: by a member, or by a visitor.

    A visitor is kept as a keyed hash of address and subject, which tells nothing but that the
    same address reported the same subject before.
    """

    class Reason(models.TextChoices):
        """Why it is reported."""

        SPAM = "spam", _("advertising, or off the subject")
        INSULT = "insult", _("insult or hounding")
        HATE = "hate", _("hatred against a group")
        THREAT = "threat", _("threat or call to violence")
        PRIVATE = "private", _("somebody’s private data")
        FALSE = "false", _("false, and harmful")
        OTHER = "other", _("something else")

    case = models.ForeignKey("moderation.Case", on_delete=models.CASCADE, related_name="reports")
    subject = models.CharField(max_length=40)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    visitor = models.CharField(max_length=64, blank=True)
    reason = models.CharField(_("reason"), max_length=10, choices=Reason.choices)
    words = models.TextField(_("in your words"), max_length=WORDS_LIMIT, blank=True)
    weight = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "by"], name="report_once_a_member", condition=Q(by__isnull=False)
            ),
            models.UniqueConstraint(
                fields=["subject", "visitor"], name="report_once_a_visitor",
                condition=~Q(visitor=""),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_reason_display()}: {self.subject}"
