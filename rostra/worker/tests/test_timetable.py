"""The timetable queues each task when it is due, once."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from cronsim import CronSimError
from django.db import connection
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from rostra.worker import timetable
from rostra.worker.models import TimetableEntry
from rostra.worker.tests import errands

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
NAME = errands.greet.module_path


@pytest.fixture(autouse=True)
def only_a_greeting(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have a timetable with one line: a greeting every ten minutes."""
    monkeypatch.setattr(timetable, "_lines", {})
    timetable.put(errands.greet, cron="*/10 * * * *")
    return


def queued() -> int:
    return DBTaskResult.objects.filter(task_path=NAME).count()


def finish_all() -> None:
    DBTaskResult.objects.update(status=TaskResultStatus.SUCCESSFUL)


def at(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def test_a_new_line_waits_for_its_moment(db: None) -> None:
    assert timetable.queue_due(now=NOON) == []
    assert TimetableEntry.objects.get().due_at == at(10)
    assert timetable.queue_due(now=at(9.99)) == []
    assert timetable.queue_due(now=at(10)) == [NAME]
    assert timetable.queue_due(now=at(10.01)) == []
    assert queued() == 1


def test_what_was_missed_is_queued_once(db: None) -> None:
    timetable.queue_due(now=NOON)
    assert timetable.queue_due(now=at(3 * 24 * 60 + 5)) == [NAME]
    assert timetable.queue_due(now=at(3 * 24 * 60 + 6)) == []
    assert TimetableEntry.objects.get().due_at == at(3 * 24 * 60 + 10)
    assert queued() == 1


def test_it_is_not_queued_again_while_it_waits(db: None) -> None:
    timetable.queue_due(now=NOON)
    timetable.queue_due(now=at(10))
    assert timetable.queue_due(now=at(20)) == []
    finish_all()
    assert timetable.queue_due(now=at(30)) == [NAME]
    assert queued() == 2


def test_a_line_that_now_comes_sooner_is_not_waited_for_in_vain(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    timetable.queue_due(now=NOON)
    TimetableEntry.objects.update(due_at=NOON + timedelta(days=300))
    timetable.queue_due(now=NOON)
    assert TimetableEntry.objects.get().due_at == at(10)


def test_it_goes_before_what_an_import_has_queued(db: None) -> None:
    errands.greet.enqueue()
    finish_all()
    for _ in range(3):
        errands.note.enqueue("x", "y")
    timetable.queue_due(now=NOON)
    timetable.queue_due(now=at(10))
    assert DBTaskResult.objects.ready().first().task_path == NAME


@pytest.mark.django_db(transaction=True)
def test_several_workers_that_look_at_once_queue_it_once() -> None:
    timetable.queue_due(now=NOON)
    together = threading.Barrier(6)
    answers: list[list[str]] = []

    def look() -> None:
        try:
            connection.ensure_connection()
            together.wait(10)
            answers.append(timetable.queue_due(now=at(10)))
        finally:
            connection.close()

    workers = [threading.Thread(target=look) for _ in range(6)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(answers) == [[], [], [], [], [], [NAME]]
    assert queued() == 1


@pytest.mark.django_db(transaction=True)
def test_several_workers_that_see_a_line_first_write_one_entry() -> None:
    TimetableEntry.objects.all().delete()
    together = threading.Barrier(6)

    def look() -> None:
        try:
            connection.ensure_connection()
            together.wait(10)
            timetable.queue_due(now=NOON)
        finally:
            connection.close()

    workers = [threading.Thread(target=look) for _ in range(6)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert TimetableEntry.objects.count() == 1


def test_an_expression_that_is_none_is_refused() -> None:
    with pytest.raises(CronSimError):
        timetable.put(errands.note, cron="every now and then")
    assert errands.note.module_path not in timetable.lines()


def test_a_task_is_not_put_on_it_with_two_expressions() -> None:
    timetable.put(errands.greet, cron="*/10 * * * *")
    with pytest.raises(timetable.TimetableError):
        timetable.put(errands.greet, cron="*/5 * * * *")
    assert timetable.lines()[NAME].cron == "*/10 * * * *"
