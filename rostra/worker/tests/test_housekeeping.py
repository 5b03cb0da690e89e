"""What is finished, expired or read by all is cleared away."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from rostra.changes.log import append
from rostra.changes.models import Change
from rostra.kernel import clock
from rostra.worker import tasks, timetable
from rostra.worker.tests import errands


def ended(status: str, days: float) -> DBTaskResult:
    found = errands.greet.enqueue().db_result
    found.status = status
    found.finished_at = clock.now() - timedelta(days=days)
    found.save()
    return found


def test_finished_tasks_are_kept_for_a_day_failed_ones_for_a_fortnight(db: None) -> None:
    kept = [
        ended(TaskResultStatus.SUCCESSFUL, 0.9),
        ended(TaskResultStatus.FAILED, 13.9),
        ended(TaskResultStatus.RUNNING, 100),
        errands.greet.enqueue().db_result,
    ]
    ended(TaskResultStatus.SUCCESSFUL, 1.1)
    ended(TaskResultStatus.FAILED, 14.1)
    assert tasks.prune_tasks.call() == 2
    assert set(DBTaskResult.objects.all()) == set(kept)


def test_old_changes_are_cleared(db: None) -> None:
    with transaction.atomic():
        append("article:1", "article:2")
    Change.objects.filter(key="1").update(at=clock.now() - timedelta(days=8))
    assert tasks.prune_changes.call() == 1
    assert Change.objects.get().key == "2"


def test_expired_sessions_are_cleared(db: None) -> None:
    for name, days in (("old", -1), ("new", 1)):
        Session.objects.create(
            session_key=name, session_data="", expire_date=clock.now() + timedelta(days=days)
        )
    tasks.clear_sessions.call()
    assert Session.objects.get().session_key == "new"


def test_the_database_is_optimised(db: None) -> None:
    tasks.optimise_database.call()


def test_all_of_it_is_on_the_timetable() -> None:
    names = {line.task.name for line in timetable.lines().values()}
    assert {"prune_tasks", "prune_changes", "clear_sessions", "optimise_database"} <= names
