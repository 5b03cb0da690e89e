"""How far notices of a kind go for a member."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from rostra.notices.ways import Way


class Preference(models.Model):
    """A member's choice for a kind; where there is none, the kind's own way holds."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="notice_preferences",
        db_index=False,  # preference_once begins with it
    )
    kind = models.CharField(max_length=40)
    way = models.CharField(max_length=10, choices=Way.choices)

    class Meta:
        verbose_name = _("preference")
        verbose_name_plural = _("preferences")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["member", "kind"], name="preference_once"),
            models.CheckConstraint(
                condition=models.Q(way__in=Way.values), name="preference_is_a_way"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.way}"
