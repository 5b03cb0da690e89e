"""An article that the editors keep out of the lists."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

NOTE_LIMIT = 300


class Bar(models.Model):
    """An article that stands in no list, with the reason why."""

    article = models.OneToOneField("news.Article", on_delete=models.CASCADE, related_name="+")
    note = models.CharField(_("reason"), max_length=NOTE_LIMIT)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(note=""), name="bar_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.note}"
