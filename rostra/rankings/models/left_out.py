"""How many reads were left out, and why."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reason(models.TextChoices):
    """Why a read does not count."""

    BOT = "bot", _("known bots")
    STAFF = "staff", _("staff")
    PREFETCH = "prefetch", _("fetched ahead")
    BURST = "burst", _("bursts from one block of addresses")
    NETWORK = "network", _("networks on the owner’s list")
    UNTRACKED = "untracked", _("asked not to be tracked")
    ELSEWHERE = "elsewhere", _("sent by another site’s page")
    UNKNOWN = "unknown", _("no article that readers can see")
    LOST = "lost", _("more than could be kept while the database was away")


class LeftOut(models.Model):
    """The reads left out on a day (UTC) for a reason."""

    day = models.DateField()
    reason = models.CharField(max_length=10, choices=Reason.choices)
    count = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "reason"], name="left_out_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.reason}: {self.count}"
