"""What goes on in a worker process beside the tasks: heartbeat, timetable, recovery."""

import logging
import threading
from contextlib import suppress
from datetime import datetime, timedelta

from django.db import OperationalError, close_old_connections, connections

from rostra.kernel import clock
from rostra.worker import recovery, timetable
from rostra.worker.models import Heartbeat
from rostra.worker.process import OUTAGE_PAUSE_SECONDS, outage

logger = logging.getLogger(__name__)

BEAT_EVERY = timedelta(seconds=5)
TICK_SECONDS = 1.0


class Attendant(threading.Thread):
    """Keeps a worker's heartbeat, reads the timetable each second, looks for orphans."""

    def __init__(self, worker_id: str) -> None:
        super().__init__(name="attendant", daemon=True)
        self.worker_id = worker_id
        self.stopping = threading.Event()
        self.beat_at: datetime | None = None

    def run(self) -> None:
        """Tick until stopped, whatever goes wrong: a worker without a heartbeat counts as dead."""
        while not self.stopping.is_set():
            pause = TICK_SECONDS
            try:
                close_old_connections()
                self.tick(now=clock.now())
            except OperationalError as error:
                logger.error("%s; heartbeat and timetable wait for it", outage(error))
                pause = OUTAGE_PAUSE_SECONDS
            except Exception:
                logger.exception("The worker's attendant failed; it tries again")
            self.stopping.wait(pause)
        connections.close_all()

    def tick(self, *, now: datetime) -> None:
        """Do what is due at this moment."""
        if self.beat_at is None or now - self.beat_at >= BEAT_EVERY:
            self.beat(now=now)
            recovery.requeue_orphans(now=now)
        timetable.queue_due(now=now)

    def beat(self, *, now: datetime) -> None:
        """Give a sign of life; the first one before the worker takes a task."""
        Heartbeat.objects.update_or_create(
            worker_id=self.worker_id,
            defaults={"seen_at": now},
            create_defaults={"seen_at": now, "started_at": now},
        )
        self.beat_at = now

    def stop(self) -> None:
        """Stop ticking and take the heartbeat away, so that what was left is found at once."""
        self.stopping.set()
        if self.is_alive():
            self.join(timeout=10)
        # Where the database is away, a heartbeat that stays is found dead by and by.
        with suppress(OperationalError):
            Heartbeat.objects.filter(worker_id=self.worker_id).delete()
