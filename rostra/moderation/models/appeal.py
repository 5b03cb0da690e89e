"""A member's word against a decision."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

WORDS_LIMIT = 3_000


class Appeal(models.Model):
    """One appeal against one decision, and how somebody else judged it."""

    class Outcome(models.TextChoices):
        """What was judged."""

        UPHELD = "upheld", _("upheld: the decision is reversed")
        REFUSED = "refused", _("refused: the decision stands")

    case = models.OneToOneField("moderation.Case", on_delete=models.PROTECT, related_name="appeal")
    decision = models.OneToOneField(
        "moderation.Decision", on_delete=models.PROTECT, related_name="appeal"
    )
    words = models.TextField(_("why the decision is wrong"), max_length=WORDS_LIMIT)
    at = models.DateTimeField()
    outcome = models.CharField(_("outcome"), max_length=10, blank=True, choices=Outcome.choices)
    answer = models.TextField(_("reason"), max_length=WORDS_LIMIT, blank=True)
    judged_at = models.DateTimeField(null=True, blank=True)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(judged_at=None, outcome="")
                | (Q(judged_at__isnull=False) & ~Q(outcome="") & ~Q(answer="")),
                name="appeal_judged_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
