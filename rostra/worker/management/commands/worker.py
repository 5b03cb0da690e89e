"""Run background tasks and the timetable."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from rostra.kernel import clock
from rostra.worker.attendant import Attendant
from rostra.worker.process import TaskWorker


class Command(BaseCommand):
    help = "Run background tasks and the timetable (part of rostra serve)"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the choice to end when nothing waits."""
        parser.add_argument("--until-idle", action="store_true", help="run what waits, then end")

    def handle(self, *args: Any, until_idle: bool, **options: Any) -> None:
        """Work until told to stop; the task in hand is finished first."""
        worker = TaskWorker(until_idle=until_idle)
        worker.configure_signals()
        attendant = Attendant(worker.worker_id)
        try:
            attendant.beat(now=clock.now())
            attendant.start()
            worker.run()
        finally:
            attendant.stop()
