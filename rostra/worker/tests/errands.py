"""Tasks for the tests of the worker; a worker process of a test can import them."""

import os
import signal
import time
from pathlib import Path

from django.db import connections
from django_tasks import task

from rostra.worker.models import Heartbeat


@task()
def greet() -> str:
    """Return a greeting."""
    return "hello"


@task()
def note(path: str, word: str) -> None:
    """Append a word to a file."""
    with Path(path).open("a") as file:
        file.write(f"{word}\n")


@task()
def work_slowly(path: str, seconds: float) -> str:
    """Note when it begins, take its time, note when it ends."""
    note.func(path, "begun")
    time.sleep(seconds)
    note.func(path, "done")
    return "done"


@task()
def kill_the_worker_once(path: str) -> str:
    """Die at the first attempt as a machine does, without a word; succeed at the second."""
    if not Path(path).exists():
        note.func(path, "begun")
        os.kill(os.getpid(), signal.SIGKILL)
    note.func(path, "done")
    return "done"


@task()
def fail() -> None:
    """Raise an error."""
    raise LookupError("This errand cannot be run.")


@task()
def lose_the_database() -> None:
    """Make the database unusable in the middle of a task: no state can be written any more."""
    connections.close_all()
    for alias in connections:
        connections[alias].settings_dict.update(NAME="/nowhere/at-all", PORT="1")
    Heartbeat.objects.exists()
