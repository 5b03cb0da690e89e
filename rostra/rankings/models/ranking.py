"""A list as it was last worked out."""

from django.db import models


class Ranking(models.Model):
    """A list by its name (``lists.List.name``), the hour it counts from, and its last change."""

    name = models.CharField(max_length=60, primary_key=True)
    since = models.DateTimeField()
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
