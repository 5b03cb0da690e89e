"""When a task of the timetable is due."""

from django.db import models


class TimetableEntry(models.Model):
    """One task of the timetable: the moment it is due next and when it was last queued."""

    name = models.CharField(max_length=80, unique=True)
    due_at = models.DateTimeField()
    queued_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "timetable entries"

    def __str__(self) -> str:
        return f"{self.name} at {self.due_at:%Y-%m-%d %H:%M}"
