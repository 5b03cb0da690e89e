"""The process that runs tasks: django-tasks-db's worker, with our way of ending."""

import os
import secrets
import socket
from types import FrameType

from django_tasks_db.management.commands.db_worker import Worker

LOOK_EVERY_SECONDS = 0.5


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

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """Finish the task in hand; at a second signal leave it, for another worker to find.

        The library would mark it as failed then, and nobody would do it again.
        """
        if self.running:
            super().shutdown(signum, frame)
        else:
            self.reset_signals()
            os.kill(os.getpid(), signum)
