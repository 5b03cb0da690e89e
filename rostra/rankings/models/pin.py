"""An article that the editors put at a place of a list."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from rostra.rankings.lists import SIZE


class PinQuerySet(models.QuerySet["Pin"]):
    """Questions that one table answers."""

    def holding(self, now: datetime) -> Self:
        """Keep the pins that hold at this moment."""
        return self.filter(until__gt=now)


class Pin(models.Model):
    """A pin in a list of the whole paper; it holds until its time is over."""

    ranking = models.CharField(max_length=60)
    place = models.PositiveSmallIntegerField(
        _("place"), validators=[MinValueValidator(1), MaxValueValidator(SIZE)]
    )
    article = models.ForeignKey("news.Article", on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()
    until = models.DateTimeField()

    objects = PinQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ranking", "place"], name="pin_alone_at_its_place"),
            models.UniqueConstraint(fields=["ranking", "article"], name="pin_once_a_list"),
            models.CheckConstraint(
                condition=models.Q(place__gte=1, place__lte=SIZE), name="pin_in_the_list"
            ),
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("at")), name="pin_holds_a_while"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} at {self.place} of {self.ranking}"
