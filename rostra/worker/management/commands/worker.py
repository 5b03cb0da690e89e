"""Run background tasks and the timetable."""

import logging
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import OperationalError

from rostra.kernel import clock
from rostra.worker.attendant import Attendant
from rostra.worker.process import TaskWorker, outage

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Run background tasks and the timetable (part of rostra serve)"
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the choice to end when nothing waits."""
        parser.add_argument("--until-idle", action="store_true", help="run what waits, then end")

    def handle(self, *args: Any, until_idle: bool, **options: Any) -> None:
        """Work until told to stop; the task in hand is finished first."""
        worker = TaskWorker(until_idle=until_idle)
        worker.configure_signals()
        attendant = Attendant(worker.worker_id)
        try:
            if until_idle:
                attendant.beat(now=clock.now())
            else:
                worker.patiently(lambda: attendant.beat(now=clock.now()))
            attendant.start()
            worker.run()
        except OperationalError as error:
            # The task in hand may still stand as running: another worker finds it, for this one,
            # which would wait, is no longer alive then.
            logger.error("%s; the worker ends", outage(error))
            sys.exit(1)
        finally:
            attendant.stop()
