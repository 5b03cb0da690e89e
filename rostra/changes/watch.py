"""Watch the change log from now on: heard at once where the database tells, read each time asked.

For what a process or a host keeps in memory: nothing is written, and who begins to watch begins
with the present. What came before it has to treat as changed. (``follow`` is for what lasts: it
remembers where each follower is.)
"""

from collections.abc import Sequence

import psycopg
from django.db import connection
from django.db.models import Max

from rostra.changes.follow import begin_anew, beyond, decided, horizon
from rostra.changes.lines import Line, from_message, line_of
from rostra.changes.log import CHANNEL
from rostra.changes.models import Change

BATCH = 1_000


class MovedError(RuntimeError):
    """The log is another than before (a restored database): watching has to begin anew."""

    def __init__(self) -> None:
        super().__init__("The change log was exchanged.")


class Watch:
    """One watcher's place in the log. Belongs to the thread that made it, as its connection does.

    Every method raises Django's or psycopg's errors of the database when it cannot be reached;
    then, too, watching has to begin anew.
    """

    def __init__(self) -> None:
        self._listening: psycopg.Connection | None = None
        self._listen()
        newest = Change.objects.aggregate(newest=Max("transaction"))["newest"] or 0
        oldest_open, not_begun = horizon()
        if newest >= not_begun:
            begin_anew()
        last = decided(oldest_open).last()
        self._transaction, self._position = (last.transaction, last.pk) if last else (0, 0)

    def heard(self, seconds: float) -> Sequence[Line]:
        """Wait so long for what the database tells, and return it; at once nothing on SQLite."""
        if connection.vendor != "postgresql":
            return []
        told: list[Line] = []
        for notice in self._session().notifies(timeout=seconds, stop_after=1):
            told += from_message(notice.payload)
        # What came in the same breath.
        for notice in self._session().notifies(timeout=0):
            told += from_message(notice.payload)
        return told

    def read(self) -> list[Line]:
        """Return the lines that were decided since the last time, each once, in their order."""
        found: list[Line] = []
        while True:
            oldest_open, not_begun = horizon()
            if self._transaction >= not_begun:
                raise MovedError
            rows = decided(oldest_open).filter(beyond(self._transaction, self._position))
            lines = list(rows[:BATCH])
            if lines:
                self._transaction, self._position = lines[-1].transaction, lines[-1].pk
            found += map(line_of, lines)
            if len(lines) < BATCH:
                return found

    def _listen(self) -> None:
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(f"LISTEN {CHANNEL}")
            self._listening = connection.connection

    def _session(self) -> psycopg.Connection:
        # Whoever is connected anew does not listen any more, and has missed what was told.
        if self._listening is None or connection.connection is not self._listening:
            raise MovedError
        return self._listening
