"""Reads of one process between the beacon and the database."""

import logging
from collections import deque
from datetime import datetime
from threading import Lock

from django.db import Error as DatabaseError

from rostra.rankings.actions.count_reads import count_reads, write_reads
from rostra.rankings.models.left_out import Reason
from rostra.rankings.reads.sent import Sent
from rostra.rankings.reads.tally import Tally

logger = logging.getLogger(__name__)

# While the database is away reads wait; of more than these the rest is lost, and counted as lost.
MOST_WAITING = 50_000
# Counted in one go; other threads have their turn in between.
AT_ONCE = 2_000


class Buffer:
    """Takes reads at once, and counts and writes them when it is flushed."""

    def __init__(self) -> None:
        self.tally = Tally()
        self._waiting: deque[Sent] = deque()
        self._lost = 0
        self._flushing = Lock()

    def note(self, read: Sent) -> None:
        """Take a read."""
        if len(self._waiting) < MOST_WAITING:
            self._waiting.append(read)
        else:
            self._lost += 1

    def flush(self, *, now: datetime) -> None:
        """Count and write what waits.

        Raises django.db.Error when the database does not answer; everything waits on then.
        """
        with self._flushing:
            # What was counted and could not be written comes first, or memory would pile up.
            write_reads(tally=self.tally)
            while some := self._take():
                self._count(some)
            if self._lost:
                lost, self._lost = self._lost, 0
                self.tally.leave_out(Reason.LOST, at=now, count=lost)
            write_reads(tally=self.tally)
            self.tally.forget(now=now)

    def _take(self) -> list[Sent]:
        return [self._waiting.popleft() for _ in range(min(len(self._waiting), AT_ONCE))]

    def _count(self, some: list[Sent]) -> None:
        try:
            count_reads(some, tally=self.tally)
        except DatabaseError:
            self._waiting.extendleft(reversed(some))
            raise
        except Exception:
            # Tried again they would only stop all others.
            logger.exception("Reads could not be counted.")
            self._lost += len(some)
