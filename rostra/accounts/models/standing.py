"""What counts for and against one member, and the trust that comes of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Standing(models.Model):
    """A member's counted facts: one row a member, kept with each act, never counted for a page.

    ``comments`` and ``likes`` count what readers see; ``days`` the days on which the member spoke;
    ``upheld`` the reports and holds that were found right. ``level`` is a ``trust.Level``. A level
    that a moderator set by hand has a moment, a reason and a hand, and stays until it is given
    back to the rule.
    """

    member = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True
    )
    comments = models.PositiveIntegerField(_("comments"), default=0)
    likes = models.PositiveIntegerField(_("likes received"), default=0)
    days = models.PositiveIntegerField(_("days active"), default=0)
    last_day = models.DateField(null=True, blank=True)
    upheld = models.PositiveIntegerField(_("reports upheld"), default=0)
    level = models.PositiveSmallIntegerField(_("level"), default=0)
    since = models.DateTimeField(_("since"), null=True, blank=True)
    set_at = models.DateTimeField(_("set by hand"), null=True, blank=True)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    set_why = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("standing")
        verbose_name_plural = _("standings")
        default_permissions = ()
        permissions = [("set_level", "Can set a member's level by hand")]
        constraints = [
            models.CheckConstraint(condition=models.Q(level__lte=3), name="standing_has_level"),
            models.CheckConstraint(
                condition=models.Q(set_at=None, set_why="")
                | (models.Q(set_at__isnull=False) & ~models.Q(set_why="")),
                name="standing_set_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.level}"
