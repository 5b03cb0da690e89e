"""A worker's sign of life."""

from django.db import models


class Heartbeat(models.Model):
    """When a worker process was last seen alive; a worker that stops cleanly takes its row away."""

    worker_id = models.CharField(max_length=64, unique=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.worker_id
