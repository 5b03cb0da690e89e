"""Something that all who follow a subject are to be told."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Spread(models.Model):
    """What is told to the followers of ``keys``, and how far down their list it has come.

    It is written in the transaction of the event and worked off in slices behind it; a slice and
    the step of ``cursor`` (the last Follow told) commit together, so nobody is told twice.
    """

    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=80)
    mark = models.CharField(max_length=120, blank=True)
    keys = models.JSONField(default=list)
    address = models.CharField(max_length=400)
    parameters = models.JSONField(default=dict)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    # Members who hear of it otherwise.
    besides = models.JSONField(default=list)
    at = models.DateTimeField()
    due_at = models.DateTimeField()
    cursor = models.BigIntegerField(default=0)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("spread")
        verbose_name_plural = _("spreads")
        default_permissions = ()
        indexes = [
            models.Index(
                fields=["due_at", "id"], name="spread_due", condition=models.Q(done_at=None)
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["kind", "subject", "mark"], name="spread_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"
