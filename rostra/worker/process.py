"""The process that runs tasks: django-tasks-db's worker, with our ways of waiting and ending."""

import logging
import os
import secrets
import socket
import time
from collections.abc import Callable
from types import FrameType

from django.db import OperationalError, connections
from django_tasks_db.management.commands.db_worker import Worker

logger = logging.getLogger(__name__)

LOOK_EVERY_SECONDS = 0.5
# Between two tries while the database cannot be used.
OUTAGE_PAUSE_SECONDS = 5.0


def outage(error: OperationalError) -> str:
    """Say in one line that the database cannot be used, and why."""
    return f"The database cannot be used: {str(error).strip().splitlines()[0]}"


class TaskWorker(Worker):
    """Run the tasks of all queues, one after the other."""

    def __init__(self, *, until_idle: bool) -> None:
        super().__init__(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=LOOK_EVERY_SECONDS,
            batch=until_idle,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=f"{socket.gethostname()[:30]}-{os.getpid()}-{secrets.token_hex(4)}",
        )

    def patiently(self, act: Callable[[], None]) -> None:
        """Do what needs the database, again and again while that cannot be used: it may come back.

        A worker that ended instead would be given up, and the whole site with it.
        """
        while self.running:
            try:
                act()
                break
            except OperationalError as error:
                logger.error("%s; the worker waits for it", outage(error))
                connections.close_all()
            until = time.monotonic() + OUTAGE_PAUSE_SECONDS
            while self.running and time.monotonic() < until:
                time.sleep(LOOK_EVERY_SECONDS)

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """Finish the task in hand; at a second signal leave it, for another worker to find.

        The library would mark it as failed then, and nobody would do it again. Nothing is raised
        here as the library does, for that could be in the middle of a query: the loops look.
        """
        if not self.running:
            self.reset_signals()
            os.kill(os.getpid(), signum)
        self.running = False
