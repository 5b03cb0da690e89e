"""Run background tasks and the timetable."""

import os
import secrets
import socket
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django_tasks_db.management.commands.db_worker import Worker

from rostra.worker.attendant import Attendant


class Command(BaseCommand):
    help = "Run background tasks and the timetable (part of rostra serve)"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the choice to end when nothing waits."""
        parser.add_argument("--until-idle", action="store_true", help="run what waits, then end")

    def handle(self, *args: Any, until_idle: bool, **options: Any) -> None:
        """Work until told to stop; the task in hand is finished first."""
        worker_id = f"{socket.gethostname()[:30]}-{os.getpid()}-{secrets.token_hex(4)}"
        worker = Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=0.5,
            batch=until_idle,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=worker_id,
        )
        worker.configure_signals()
        attendant = Attendant(worker_id)
        attendant.start()
        try:
            worker.run()
        finally:
            attendant.stop()
