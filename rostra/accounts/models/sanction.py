"""What a moderator imposed on a member."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

REASON_LIMIT = 2_000


class SanctionQuerySet(models.QuerySet["Sanction"]):
    """Sanctions, by whether they bind somebody."""

    def in_force(self, now: datetime) -> Self:
        """Return those that bind their member now; a warning binds nobody."""
        running = self.filter(Q(ends_at=None) | Q(ends_at__gt=now), begins_at__lte=now)
        return running.filter(lifted_at=None).exclude(kind=Sanction.Kind.WARNING)


class Sanction(models.Model):
    """A warning, or what takes something from a member for a time or for good.

    It holds from ``begins_at`` until ``ends_at`` (None: for good) or until it is lifted. The rule
    is kept in the words it had. Never deleted: what was lifted says when, by whom and why.
    """

    class Kind(models.TextChoices):
        """From the mildest to the hardest."""

        WARNING = "warning", _("warning")
        # So many comments a day.
        LIMIT = "limit", _("limit")
        # Reads, and has all that is personal; says nothing.
        SUSPENSION = "suspension", _("suspension")
        # Cannot sign in.
        BAN = "ban", _("ban")

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="sanctions",
        db_index=False,  # sanction_of_member begins with it
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    per_day = models.PositiveSmallIntegerField(_("comments a day"), null=True, blank=True)
    begins_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"), null=True, blank=True)
    rule = models.CharField(_("rule broken"), max_length=300, blank=True)
    reason = models.TextField(_("reason"), max_length=REASON_LIMIT)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    lifted_at = models.DateTimeField(_("lifted"), null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    lifted_why = models.CharField(_("why it was lifted"), max_length=300, blank=True)

    objects = SanctionQuerySet.as_manager()

    class Meta:
        verbose_name = _("sanction")
        verbose_name_plural = _("sanctions")
        default_permissions = ()
        permissions = [("sanction_member", "Can warn, limit, suspend and ban members")]
        indexes = [models.Index(fields=["member", "-begins_at"], name="sanction_of_member")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("begins_at")),
                name="sanction_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(kind="limit", per_day__isnull=False)
                | (~Q(kind="limit") & Q(per_day=None)),
                name="sanction_limits_by_a_number",
            ),
            models.CheckConstraint(
                condition=~Q(kind="warning") | Q(ends_at=None), name="sanction_warns_once"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="sanction_has_reason"),
            models.CheckConstraint(
                condition=Q(kind__in=["warning", "limit", "suspension", "ban"]),
                name="sanction_of_a_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.member}"
