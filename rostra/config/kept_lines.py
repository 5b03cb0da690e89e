"""Access lines of kept pages: put together and written in batches, for each costs a reader time.

A line looks like those of all other requests, with ``"kept": true``. A process that is killed
loses the lines of its last moment.
"""

import atexit
import json
import sys
import threading
import time
from collections import deque
from datetime import UTC, datetime
from functools import lru_cache

from rostra.press.environ import Told

EVERY_SECONDS = 0.25
# When nobody takes them, the oldest lines go first.
MOST_WAITING = 200_000


class KeptLines:
    """Collects what is to be written to stderr as JSON; its thread begins with the first line."""

    def __init__(self) -> None:
        self._waiting: deque[Told] = deque(maxlen=MOST_WAITING)
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def note(self, told: Told) -> None:
        """Note one answer."""
        self._waiting.append(told)
        if self._thread is None:
            self._begin()

    def flush(self) -> None:
        """Write what waits."""
        told = []
        while self._waiting:
            told.append(self._waiting.popleft())
        if told:
            sys.stderr.write("".join(map(_line, told)))
            sys.stderr.flush()

    def _begin(self) -> None:
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="lines", daemon=True)
                self._thread.start()
                atexit.register(self.flush)

    def _work(self) -> None:
        while True:
            time.sleep(EVERY_SECONDS)
            self.flush()


def _line(told: Told) -> str:
    at, method, path, status, seconds, size, request_id = told
    return (
        f'{{"method": "{method}", "path": {_quoted(path)}, "status": {status},'
        f' "ms": {seconds * 1000:.1f}, "bytes": {size}, "kept": true, "event": "request",'
        f' "request_id": "{request_id}", "logger": "rostra.access", "level": "info",'
        f' "timestamp": "{datetime.fromtimestamp(at, UTC).isoformat()[:-6]}Z"}}\n'
    )


@lru_cache(maxsize=2_000)
def _quoted(path: str) -> str:
    return json.dumps(path.encode("latin-1").decode("utf-8", "replace"), ensure_ascii=False)
