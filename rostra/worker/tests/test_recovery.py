"""What dead workers left behind is found, and only that."""

from datetime import UTC, datetime, timedelta

import pytest
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from rostra.worker.attendant import Attendant
from rostra.worker.models import Heartbeat
from rostra.worker.recovery import DEAD_AFTER, MOST_TRIES, requeue_orphans
from rostra.worker.tests import errands

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def begun_by(*workers: str) -> DBTaskResult:
    """Return a task that these workers have begun, the last of them being at it."""
    found = errands.greet.enqueue().db_result
    for worker in workers:
        found.claim(worker)
    return found


def alive(worker: str, *, seen_at: datetime = NOW) -> None:
    Heartbeat.objects.create(worker_id=worker, started_at=seen_at, seen_at=seen_at)


def status(found: DBTaskResult) -> str:
    found.refresh_from_db()
    return found.status


def test_what_a_living_worker_runs_is_left_alone(db: None) -> None:
    alive("a", seen_at=NOW - DEAD_AFTER + timedelta(seconds=1))
    running = begun_by("a")
    assert requeue_orphans(now=NOW) == 0
    assert status(running) == TaskResultStatus.RUNNING


@pytest.mark.parametrize("traces", ["a heartbeat of long ago", "none"])
def test_what_a_dead_worker_ran_is_queued_again(db: None, traces: str) -> None:
    if traces != "none":
        alive("a", seen_at=NOW - DEAD_AFTER - timedelta(seconds=1))
    orphan = begun_by("a")
    assert requeue_orphans(now=NOW) == 1
    assert status(orphan) == TaskResultStatus.READY
    assert orphan.started_at is None
    assert DBTaskResult.objects.ready().get() == orphan
    assert not Heartbeat.objects.exists()
    assert requeue_orphans(now=NOW) == 0


def test_only_the_last_worker_counts(db: None) -> None:
    alive("a")
    orphan = begun_by("a", "b")
    assert requeue_orphans(now=NOW) == 1
    assert status(orphan) == TaskResultStatus.READY


def test_the_fifth_death_is_the_last(db: None) -> None:
    for tries in range(1, MOST_TRIES):
        orphan = begun_by(*(f"worker {number}" for number in range(tries)))
        assert requeue_orphans(now=NOW) == 1
        orphan.delete()
    orphan = begun_by(*(f"worker {number}" for number in range(MOST_TRIES)))
    assert requeue_orphans(now=NOW) == 0
    assert status(orphan) == TaskResultStatus.FAILED
    assert orphan.finished_at == NOW
    result = errands.greet.get_result(orphan.pk)
    assert result.errors[0].exception_class_path == "rostra.worker.recovery.WorkerDiedError"
    assert "died 5 times" in result.errors[0].traceback


@pytest.mark.parametrize("workers", [("a",), tuple("abcde")])
def test_what_ended_while_we_looked_keeps_its_outcome(
    db: None, workers: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    orphan = begun_by(*workers)
    living = Heartbeat.objects.values_list

    def end_meanwhile(*args: str, **kwargs: bool) -> object:
        orphan.set_successful("hello")
        return living(*args, **kwargs)

    monkeypatch.setattr(Heartbeat.objects, "values_list", end_meanwhile)
    assert requeue_orphans(now=NOW) == 0
    assert status(orphan) == TaskResultStatus.SUCCESSFUL
    assert orphan.return_value == "hello"


def test_a_worker_that_stops_takes_its_heartbeat_away(db: None) -> None:
    attendant = Attendant("a")
    attendant.beat(now=NOW)
    attendant.beat(now=NOW + timedelta(seconds=9))
    beat = Heartbeat.objects.get()
    assert (beat.started_at, beat.seen_at) == (NOW, NOW + timedelta(seconds=9))
    attendant.stop()
    assert not Heartbeat.objects.exists()


def test_an_attendant_beats_every_five_seconds_and_looks_for_orphans(db: None) -> None:
    attendant = Attendant("a")
    orphan = begun_by("gone")
    attendant.tick(now=NOW)
    assert status(orphan) == TaskResultStatus.READY
    orphan.claim("gone as well")
    attendant.tick(now=NOW + timedelta(seconds=4))
    assert Heartbeat.objects.get().seen_at == NOW
    assert status(orphan) == TaskResultStatus.RUNNING
    attendant.tick(now=NOW + timedelta(seconds=5))
    assert Heartbeat.objects.get().seen_at == NOW + timedelta(seconds=5)
    assert status(orphan) == TaskResultStatus.READY


@pytest.mark.django_db(transaction=True)
def test_an_attendant_lives_through_any_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rostra.worker.attendant.TICK_SECONDS", 0.01)
    attendant = Attendant("a")
    ticks = []

    def tick(*, now: datetime) -> None:
        ticks.append(now)
        if len(ticks) == 3:
            attendant.stopping.set()
        raise LookupError

    monkeypatch.setattr(attendant, "tick", tick)
    attendant.start()
    attendant.join(timeout=10)
    assert len(ticks) == 3


def test_finding_running_tasks_reads_an_index(db: None) -> None:
    begun_by("a")
    plan = DBTaskResult.objects.running().only("worker_ids", "started_at").order_by().explain()
    # PostgreSQL reads a table of one row as it stands, but it has the index.
    assert "worker_running" in plan or "Seq Scan" in plan
