"""Find tasks whose worker died and queue them again: django-tasks-db does not."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from rostra.worker.models import Heartbeat

logger = logging.getLogger(__name__)

# Six heartbeats missed.
DEAD_AFTER = timedelta(seconds=30)
MOST_TRIES = 5


class WorkerDiedError(RuntimeError):
    """A task's workers died again and again; the task may be what kills them."""

    def __init__(self, tries: int) -> None:
        super().__init__(f"The worker died {tries} times while running this task.")


def requeue_orphans(*, now: datetime) -> int:
    """Queue again what dead workers left running; return how many.

    A task that was begun five times and never ended is marked as failed instead.
    """
    Heartbeat.objects.filter(seen_at__lt=now - DEAD_AFTER).delete()
    living = set(Heartbeat.objects.values_list("worker_id", flat=True))
    orphans = [
        task
        for task in DBTaskResult.objects.running().only("id", "worker_ids", "started_at")
        if not living.intersection(task.worker_ids[-1:])
    ]
    return sum(_requeue(task) for task in orphans)


def _requeue(task: DBTaskResult) -> int:
    tries = len(task.worker_ids)
    if tries >= MOST_TRIES:
        task.set_failed(WorkerDiedError(tries))
        logger.error("Task %s gave up after %s dead workers", task.pk, tries)
        return 0
    with transaction.atomic():
        again = DBTaskResult.objects.filter(
            pk=task.pk, status=TaskResultStatus.RUNNING, started_at=task.started_at
        ).update(status=TaskResultStatus.READY, started_at=None)
    if again:
        logger.warning("Task %s queued again: its worker died", task.pk)
    return again
