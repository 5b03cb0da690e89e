"""The timetable: which task is queued when.

Rooms put their tasks on it from ``tasks.py``; every worker looks each second what is due. Of
several workers one wins: whoever moves the entry's ``due_at`` on queues the task.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cronsim import CronSim
from django.db import transaction
from django_tasks.base import Task, TaskResultStatus
from django_tasks_db.models import DBTaskResult

from rostra.worker.models import TimetableEntry

PRIORITY = 10


class TimetableError(ValueError):
    """Two tasks want the same line of the timetable."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The timetable has a task called {name} already.")


@dataclass(frozen=True)
class Line:
    """A task and the cron expression it is queued by, read in UTC."""

    task: Task[Any, Any]
    cron: str

    def next_after(self, moment: datetime) -> datetime:
        """Return the first moment after ``moment`` that the expression names."""
        return next(CronSim(self.cron, moment))


_lines: dict[str, Line] = {}


def put(task: Task[Any, Any], *, cron: str) -> None:
    """Put a task without arguments on the timetable (``"*/5 * * * *"``, UTC).

    Raises CronSimError for an expression that is none, TimetableError for a second of a name.
    """
    if _lines.get(task.module_path, Line(task, cron)).cron != cron:
        raise TimetableError(task.module_path)
    CronSim(cron, datetime(2000, 1, 1))  # noqa: DTZ001 - only to have the expression checked
    _lines[task.module_path] = Line(task, cron)


def lines() -> dict[str, Line]:
    """Return the whole timetable by the path of each task."""
    return dict(_lines)


def queue_due(*, now: datetime) -> list[str]:
    """Queue each task that is due, once however many workers ask; return their names.

    What was missed while no worker ran is queued once, not once for each time missed, and not
    at all while the last time still waits to be run.
    """
    entries = {entry.name: entry for entry in TimetableEntry.objects.all()}
    queued = []
    for name, line in _lines.items():
        entry = entries.get(name)
        following = line.next_after(now)
        if entry is None:
            TimetableEntry.objects.get_or_create(name=name, defaults={"due_at": following})
        elif entry.due_at > following:
            # The line was changed to come sooner since the moment was worked out.
            TimetableEntry.objects.filter(pk=entry.pk).update(due_at=following)
        elif entry.due_at <= now and _queue(line, entry, now):
            queued.append(name)
    return queued


def _queue(line: Line, entry: TimetableEntry, now: datetime) -> bool:
    with transaction.atomic():
        moved = TimetableEntry.objects.filter(pk=entry.pk, due_at=entry.due_at).update(
            due_at=line.next_after(now), queued_at=now
        )
        if not moved or _waits(entry.name):
            return False
        # Before what a large import has queued: readers wait for scheduled articles.
        line.task.using(priority=PRIORITY).enqueue()
    return True


def _waits(name: str) -> bool:
    return DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=name).exists()
