"""The keys under which visitors are hashed."""

from django.db import models


class Salt(models.Model):
    """A key that lives four days; its number is the count of two-day periods since 1970.

    Without it nobody can tell whether a given address and agent are among the readers counted.
    """

    number = models.BigIntegerField(primary_key=True)
    key = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return f"salt {self.number}"
