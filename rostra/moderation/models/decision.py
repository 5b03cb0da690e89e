"""What a moderator decided."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

REASON_LIMIT = 300


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Decisions, by who sees them."""

    def public(self) -> Self:
        """Return those that the public log lists: what was left as it is, is not among them."""
        return self.exclude(act=Decision.Act.LEAVE)


class Decision(models.Model):
    """One act of a moderator, with the rule it rests on, the reason, and what it imposed.

    Rows are appended; undoing one says when, by whom and why. ``before`` is what an act has to
    know to be undone.
    """

    class Act(models.TextChoices):
        """What was done to the subject."""

        LEAVE = "leave", _("left as it is")
        HIDE = "hide", pgettext_lazy("decision", "hidden")
        REMOVE = "remove", _("removed")
        WITHHOLD = "withhold", _("withheld for legal reasons")
        RENAME = "rename", _("renamed")
        # Nothing but the sanction.
        SANCTION = "sanction", _("sanctioned")

    case = models.ForeignKey("moderation.Case", on_delete=models.PROTECT, related_name="decisions")
    act = models.CharField(_("decision"), max_length=10, choices=Act.choices)
    subject = models.CharField(max_length=40)
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_index=False,  # decision_of_member begins with it
    )
    sanction = models.OneToOneField(
        "accounts.Sanction", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    rule_number = models.PositiveSmallIntegerField(null=True, blank=True)
    rule = models.CharField(_("rule"), max_length=310, blank=True)
    reason = models.CharField(_("reason"), max_length=REASON_LIMIT, blank=True)
    before = models.CharField(max_length=100, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(_("decided"))
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    undone_why = models.CharField(max_length=REASON_LIMIT, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        default_permissions = ()
        indexes = [
            models.Index(fields=["-at", "-id"], name="decision_public", condition=~Q(act="leave")),
            models.Index(fields=["member", "-at"], name="decision_of_member"),
            models.Index(fields=["subject"], name="decision_of_subject"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(act="leave") | ~Q(reason=""), name="decision_has_reason"
            ),
            models.CheckConstraint(
                condition=Q(act__in=["leave", "hide", "remove", "withhold", "rename", "sanction"]),
                name="decision_is_an_act",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_act_display()}: {self.subject}"
