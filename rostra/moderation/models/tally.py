"""How often something happened in a month."""

from django.db import models


class Tally(models.Model):
    """A count that is kept with each act, so that the figures of a year are a few rows.

    ``month`` is its first day in the site's zone; ``what`` a word of ``figures.WORDS``.
    """

    month = models.DateField()
    what = models.CharField(max_length=20)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["month", "what"], name="tally_once_a_month"),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.what}: {self.count}"
