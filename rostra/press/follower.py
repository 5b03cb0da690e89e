"""Beside the requests of a process: follow the change log, watch the stamps, publish figures.

A touch that was lost, for its process was killed between commit and touch, is made up for within
a second. One process of a host follows the log for all, for they share the stamps; who leads
holds a lock that the kernel takes away with the process.
"""

import fcntl
import logging
import threading
import time
from typing import IO, TYPE_CHECKING

from django.conf import settings
from django.db import connection

from rostra.changes.watch import Watch
from rostra.press import stamps
from rostra.press.figures import Publisher

if TYPE_CHECKING:
    from rostra.press.porter import Porter

logger = logging.getLogger(__name__)

TICK_SECONDS = 1.0
# The first reader waits so long for the first look at the log.
PATIENCE_SECONDS = 2.0


class Follower(threading.Thread):
    """Ticks each second as long as its process lives."""

    def __init__(self, porter: "Porter") -> None:
        super().__init__(name="press-follower", daemon=True)
        self._porter = porter
        self._watch: Watch | None = None
        self._lead: IO[bytes] | None = None
        self._has_begun = threading.Event()
        self._stopping = threading.Event()
        self._publisher = Publisher(settings.PRESS_FOLDER)

    def start(self) -> None:
        """Begin, and wait for the first tick: who begins to lead empties the press."""
        super().start()
        self._has_begun.wait(PATIENCE_SECONDS)

    def run(self) -> None:
        """Tick until stopped, whatever goes wrong."""
        while not self._stopping.is_set():
            began = time.monotonic()
            try:
                self.tick()
            except Exception:
                # Lines may be missed until it is reached again; who begins anew touches all.
                if self._watch is not None:
                    logger.exception("The press cannot follow the change log; it tries again.")
                self._watch = None
                connection.close()
            self._has_begun.set()
            self._publish()
            self._stopping.wait(max(0.0, began + TICK_SECONDS - time.monotonic()))
        connection.close()

    def tick(self) -> None:
        """Look whether the stamps are still those, and, leading, what was logged since."""
        table = stamps.refresh()
        self._porter.adopt(table)
        if table is None or not self._leads():
            return
        if self._watch is None:
            self._watch = Watch()
            # Whatever was lost before now.
            table.touch([stamps.EVERYTHING])
        lines = self._watch.read()
        if lines:
            table.heed(lines)
        until = time.monotonic() + TICK_SECONDS
        while self._has_begun.is_set() and (left := until - time.monotonic()) > 0:
            told = self._watch.heard(left)
            if not told:
                break
            table.heed(told)

    def stop(self) -> None:
        """Stop and give up the lead, for tests."""
        self._stopping.set()
        self.join(timeout=10)
        if self._lead is not None:
            self._lead.close()
            self._lead = None

    def _leads(self) -> bool:
        if self._lead is None:
            lead = (settings.PRESS_FOLDER / "lead").open("ab")
            try:
                fcntl.flock(lead, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                lead.close()
                return False
            self._lead = lead
        return True

    def _publish(self) -> None:
        values = self._porter.figures.as_values() | {"holdings": self._porter.store.holdings()}
        self._publisher.publish(values)
