"""Writes the reads of a process each second, and once more when it ends."""

import logging
import threading
from multiprocessing.util import Finalize

from django.db import Error as DatabaseError
from django.db import close_old_connections, connections

from rostra.kernel import clock
from rostra.rankings.reads.buffer import Buffer

logger = logging.getLogger(__name__)

EVERY_SECONDS = 1.0


class Writer(threading.Thread):
    """Flushes a buffer each second as long as its process lives."""

    def __init__(self, buffer: Buffer) -> None:
        super().__init__(name="reads", daemon=True)
        self._buffer = buffer
        self._ending = threading.Event()
        self._is_away = False

    def start(self) -> None:
        """Begin."""
        super().start()
        # A web process that ends runs this; of ``atexit`` it would run nothing.
        Finalize(None, self.end, exitpriority=0)

    def run(self) -> None:
        """Flush until the end, whatever goes wrong."""
        while not self._ending.wait(EVERY_SECONDS):
            close_old_connections()
            self._flush()
        connections.close_all()

    def end(self) -> None:
        """Write what waits, a last time."""
        self._ending.set()
        self._flush()

    def _flush(self) -> None:
        try:
            self._buffer.flush(now=clock.now())
        except DatabaseError as error:
            if not self._is_away:
                logger.error("Reads cannot be written, they wait: %s", error)
            self._is_away = True
        except Exception:
            logger.exception("Reads could not be written.")
        else:
            self._is_away = False
