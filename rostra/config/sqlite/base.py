"""SQLite as Django has it, but for this: the threads of a process take turns to write.

SQLite lets one write at a time, and whoever comes second sleeps and looks again, longer each time:
1, 2, 5, 10 … 100 ms (``sqliteDefaultBusyCallback``). With eight members writing, the file lies idle
while they sleep, and the unlucky wait longest. A lock wakes the next one at once, in order. Other
processes still meet as before.
"""

import os
import threading
from collections import defaultdict
from typing import Any

from django.db.backends.sqlite3 import base

_turns: dict[str, threading.Lock] = defaultdict(threading.Lock)
# Whoever held one in the process before has no thread in this one to give it back.
os.register_at_fork(after_in_child=_turns.clear)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that waits for its turn before it begins to write."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._turn: threading.Lock | None = None

    def _start_transaction_under_autocommit(self) -> None:
        turn = _turns[str(self.settings_dict["NAME"])]
        # Who waits in vain is told so by SQLite, in its own words.
        patience = self.settings_dict["OPTIONS"].get("timeout", 5)
        if turn.acquire(timeout=patience):
            self._turn = turn
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._give_turn()
            raise

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]
        finally:
            self._give_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._give_turn()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._give_turn()

    def _give_turn(self) -> None:
        turn, self._turn = self._turn, None
        if turn is not None:
            turn.release()
