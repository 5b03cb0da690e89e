"""Print pages anew behind the reader, one after the other, each at most once at a time."""

import io
import logging
import queue
import threading
from collections.abc import Callable
from typing import Any

from rostra.press.environ import BEHIND

logger = logging.getLogger(__name__)

Environ = dict[str, Any]
# What waits beyond is asked for again by the next reader.
MOST_WAITING = 200


class Renewer:
    """A thread that prints what was asked of it; started when it is first needed."""

    def __init__(self, renew: Callable[[Environ], None]) -> None:
        self._renew = renew
        self._waiting: queue.SimpleQueue[tuple[tuple[str, str], Environ]] = queue.SimpleQueue()
        self._asked: set[tuple[str, str]] = set()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def ask(self, environ: Environ) -> None:
        """Have the page of a request printed anew, unless that is under way."""
        asked = (environ["PATH_INFO"], environ.get("QUERY_STRING", ""))
        with self._lock:
            if asked in self._asked or len(self._asked) >= MOST_WAITING:
                return
            self._asked.add(asked)
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._work, name="renewer", daemon=True)
                self._thread.start()
        self._waiting.put((asked, _bare(environ)))

    def _work(self) -> None:
        while True:
            asked, environ = self._waiting.get()
            try:
                self._renew(environ)
            except Exception:
                logger.exception("A page could not be renewed; its next reader tries again.")
            finally:
                with self._lock:
                    self._asked.discard(asked)


def _bare(environ: Environ) -> Environ:
    """Return a request for the same page that carries nothing of who asked."""
    kept = {
        name: value
        for name, value in environ.items()
        if not name.startswith("HTTP_") and name not in ("CONTENT_LENGTH", "REMOTE_ADDR")
    }
    return kept | {
        "REQUEST_METHOD": "GET",
        "REMOTE_ADDR": "",
        "HTTP_HOST": environ.get("HTTP_HOST", ""),
        "wsgi.input": io.BytesIO(),
        BEHIND: True,
    }
