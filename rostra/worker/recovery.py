"""Find tasks whose worker died and queue them again: django-tasks-db does not."""

import logging
from datetime import datetime, timedelta
from traceback import format_exception

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
    # The tasks first: a worker gives its first sign of life before it takes a task, so that
    # whoever holds one of these and lives is found among the living.
    running = list(DBTaskResult.objects.running().only("worker_ids", "started_at"))
    living = set(Heartbeat.objects.values_list("worker_id", flat=True)) if running else set()
    return sum(_requeue(task, now) for task in running if task.worker_ids[-1] not in living)


def _requeue(task: DBTaskResult, now: datetime) -> int:
    # Only as it was found: it may have ended since, or another worker has queued it again.
    found = DBTaskResult.objects.filter(
        pk=task.pk, status=TaskResultStatus.RUNNING, started_at=task.started_at
    )
    tries = len(task.worker_ids)
    if tries < MOST_TRIES:
        again = found.update(status=TaskResultStatus.READY, started_at=None)
        if again:
            logger.warning("Task %s queued again: its worker died", task.pk)
        return again
    error = WorkerDiedError(tries)
    if found.update(
        status=TaskResultStatus.FAILED,
        finished_at=now,
        exception_class_path=f"{WorkerDiedError.__module__}.{WorkerDiedError.__qualname__}",
        traceback="".join(format_exception(error)),
    ):
        logger.error("Task %s gave up after %s dead workers", task.pk, tries)
    return 0
