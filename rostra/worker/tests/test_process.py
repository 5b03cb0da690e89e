"""Real worker processes: killed, stopped, told to hurry."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import OperationalError, connection, connections
from django_tasks.base import TaskResult, TaskResultStatus

from rostra.worker import process as worker_process
from rostra.worker.models import Heartbeat, TimetableEntry
from rostra.worker.tests import errands

pytestmark = pytest.mark.django_db(transaction=True)

# Importing Django and Wagtail takes seconds on a busy machine.
PATIENCE = 60.0
RUN_WORKER = "from rostra.config.command import main; raise SystemExit(main(['worker'{arguments}]))"


def until(condition: Callable[[], object], process: subprocess.Popen[bytes]) -> None:
    """Wait for something that a process is to bring about."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert process.poll() is None, "The process has ended."
        assert time.monotonic() < deadline, "It did not come about in time."
        time.sleep(0.05)


class Workers:
    """Starts worker processes on the database of the test."""

    def __init__(self, data: Path) -> None:
        self.started: list[subprocess.Popen[bytes]] = []
        self.log = data.parent / "log"
        self.environ = {**os.environ, "ROSTRA_DATA": str(data), "DATABASE_URL": database_url()}
        self.environ.pop("ROSTRA_SUPERVISOR", None)

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        added = "".join(f", {argument!r}" for argument in arguments)
        process = subprocess.Popen(
            [sys.executable, "-c", RUN_WORKER.format(arguments=added)],
            env=self.environ,
            stderr=self.log.open("a"),
            cwd=settings.ROOM_FOLDER.parent,
        )
        self.started.append(process)
        return process

    def run(self, *arguments: str) -> int:
        return self.start(*arguments).wait(PATIENCE)

    def end(self) -> None:
        for process in self.started:
            process.kill()
            process.wait()


def database_url() -> str:
    """Return the address of the database of the test, for another process."""
    at = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{at['NAME']}"
    host = quote(at["HOST"], safe="")  # It may be the folder of a socket.
    return f"postgres://{at['USER']}:{at['PASSWORD']}@{host}:{at['PORT']}/{at['NAME']}"


@pytest.fixture
def workers(tmp_path: Path) -> Iterator[Workers]:
    data = tmp_path / "data"
    data.mkdir()
    (data / "secret.key").write_text("k" * 64)
    if "cache" in connections:
        (data / "cache.sqlite3").symlink_to(connections["cache"].settings_dict["NAME"])
    group = Workers(data)
    yield group
    group.end()


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return tmp_path / "notes"


def words(notes: Path) -> list[str]:
    return notes.read_text().split() if notes.exists() else []


def status(result: TaskResult) -> str:
    result.refresh()
    return result.status


def bury() -> None:
    """Take the last signs of life away, so that nobody waits half a minute."""
    Heartbeat.objects.all().delete()


def test_a_task_is_run_and_the_worker_ends_when_nothing_waits(workers: Workers) -> None:
    greeting, failing = errands.greet.enqueue(), errands.fail.enqueue()
    assert workers.run("--until-idle") == 0
    assert status(greeting) == TaskResultStatus.SUCCESSFUL
    assert greeting.return_value == "hello"
    assert status(failing) == TaskResultStatus.FAILED
    assert "LookupError" in failing.errors[0].traceback
    assert not Heartbeat.objects.exists()


def test_killed_in_the_middle_of_a_task_another_worker_does_it(
    workers: Workers, notes: Path
) -> None:
    task = errands.kill_the_worker_once.enqueue(str(notes))
    assert workers.run() == -signal.SIGKILL
    assert words(notes) == ["begun"]
    assert status(task) == TaskResultStatus.RUNNING
    bury()
    second = workers.start()
    until(lambda: status(task) == TaskResultStatus.SUCCESSFUL, second)
    assert words(notes) == ["begun", "done"]
    assert len(set(task.worker_ids)) == 2
    second.terminate()
    assert second.wait(PATIENCE) == 0


def test_told_to_stop_it_finishes_the_task_in_hand(workers: Workers, notes: Path) -> None:
    task = errands.work_slowly.enqueue(str(notes), 1.5)
    later = errands.greet.enqueue()
    process = workers.start()
    until(lambda: words(notes) == ["begun"], process)
    process.terminate()
    assert process.wait(PATIENCE) == 0
    assert words(notes) == ["begun", "done"]
    assert status(task) == TaskResultStatus.SUCCESSFUL
    assert status(later) == TaskResultStatus.READY
    assert not Heartbeat.objects.exists()


def test_told_twice_it_leaves_the_task_for_another_worker(workers: Workers, notes: Path) -> None:
    task = errands.work_slowly.enqueue(str(notes), 30)
    process = workers.start()
    until(lambda: words(notes) == ["begun"], process)
    process.terminate()
    time.sleep(0.2)
    process.terminate()
    assert process.wait(PATIENCE) == -signal.SIGTERM
    assert status(task) == TaskResultStatus.RUNNING


def test_an_idle_worker_beats_reads_the_timetable_and_stops_at_once(workers: Workers) -> None:
    TimetableEntry.objects.all().delete()
    process = workers.start()
    until(Heartbeat.objects.exists, process)
    until(TimetableEntry.objects.exists, process)
    asked = time.monotonic()
    process.terminate()
    assert process.wait(PATIENCE) == 0
    assert time.monotonic() - asked < 10
    assert not Heartbeat.objects.exists()


def test_without_its_database_a_worker_waits_for_it(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    answers = [OperationalError("connection refused\nIs the server running?"), None]

    def act() -> None:
        if answer := answers.pop(0):
            raise answer

    monkeypatch.setattr(worker_process, "OUTAGE_PAUSE_SECONDS", 0.1)
    worker_process.TaskWorker(until_idle=False).patiently(act)
    assert not answers
    assert "cannot be used: connection refused; the worker waits" in caplog.text


def test_a_worker_that_waits_for_its_database_can_be_stopped(workers: Workers) -> None:
    workers.environ["DATABASE_URL"] = "postgresql://nobody@127.0.0.1:9/none"
    process = workers.start()
    until(lambda: "the worker waits for it" in workers.log.read_text(), process)
    process.terminate()
    assert process.wait(PATIENCE) == 0
    assert "Traceback" not in workers.log.read_text()


def test_losing_the_database_in_a_task_ends_the_worker_with_a_line(workers: Workers) -> None:
    """It may not wait: the task stands as running, and only a dead worker's is begun anew."""
    task = errands.lose_the_database.enqueue()
    assert workers.run("--until-idle") == 1
    assert status(task) == TaskResultStatus.RUNNING
    said = workers.log.read_text()
    assert "The database cannot be used" in said
    assert "the worker ends" in said
    assert "Traceback" not in said
