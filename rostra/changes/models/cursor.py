"""How far a follower has read."""

from django.db import models


class Cursor(models.Model):
    """The last line of the change log that one follower has dealt with."""

    follower = models.CharField(max_length=80, unique=True)
    transaction = models.BigIntegerField(default=0)
    position = models.BigIntegerField(default=0)
    moved_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.follower} at {self.transaction}/{self.position}"
