"""Something that waits for a moderator."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class CaseQuerySet(models.QuerySet["Case"]):
    """Cases, by whether anybody has to do something about them."""

    def waiting(self) -> Self:
        """Return those that nobody has settled."""
        return self.filter(settled_at=None)


class Case(models.Model):
    """One thing about one subject that somebody has to decide: a line of the queue.

    ``subject`` is a key (``comment:91``); ``about`` the member it concerns. Several reports of a
    subject join one case, whose ``weight`` grows. A claim holds until ``claimed_until``.
    """

    class Kind(models.TextChoices):
        """What makes it wait."""

        REPORT = "report", _("report")
        HELD = "held", _("held comment")
        NAME = "name", _("suspect name")
        APPEAL = "appeal", _("appeal")
        COMPLAINT = "complaint", _("complaint")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    subject = models.CharField(_("about what"), max_length=40)
    about = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_index=False,  # case_about begins with it
    )
    opened_at = models.DateTimeField(_("opened"))
    weight = models.PositiveIntegerField(_("weight"), default=0)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    claimed_until = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        default_permissions = ()
        permissions = [("decide_case", "Can decide cases of moderation")]
        indexes = [
            models.Index(
                fields=["-opened_at", "-id"], name="case_waiting", condition=Q(settled_at=None)
            ),
            models.Index(
                fields=["-weight", "-id"], name="case_worst", condition=Q(settled_at=None)
            ),
            models.Index(fields=["opened_at"], name="case_opened"),
            models.Index(fields=["-settled_at", "-id"], name="case_settled"),
            models.Index(fields=["kind", "-settled_at", "-id"], name="case_settled_of_kind"),
            models.Index(fields=["about", "-id"], name="case_about"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "kind"], name="case_open_once", condition=Q(settled_at=None)
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["report", "held", "name", "appeal", "complaint"]),
                name="case_of_a_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"
