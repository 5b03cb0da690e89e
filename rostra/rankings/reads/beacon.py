"""The beacon's address: takes a read and answers at once, in front of Django.

A page sends one for each engaged read, so it must cost next to nothing: no middleware, no query.
What is sent is judged and counted within a second (``writer``).
"""

import os
import threading
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings

from rostra.kernel import clock
from rostra.rankings.reads.buffer import Buffer
from rostra.rankings.reads.sent import read_body, sent
from rostra.rankings.reads.writer import Writer

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

# Outside the editions: what a read tells does not depend on the language it was read in.
ADDRESS = "/read"
LONGEST_BODY = 18
TAKEN, BAD = "204 No Content", "400 Bad Request"
HEADERS = [("Cache-Control", "no-store")]
BAD_HEADERS = [*HEADERS, ("Content-Length", "0")]


class Beacon:
    """A WSGI application in front of another: takes reads, hands on all other requests."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self._pid, self._beginning = 0, threading.Lock()

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer one request."""
        if environ["PATH_INFO"] != ADDRESS or environ["REQUEST_METHOD"] != "POST":
            return self.application(environ, start_response)
        article = read_body(_body(environ))
        if article is None:
            start_response(BAD, list(BAD_HEADERS))
            return []
        if self._pid != os.getpid():
            self.begin()
        name = settings.SESSION_COOKIE_NAME
        self.buffer.note(sent(environ, article=article, session_cookie=name, at=clock.now()))
        start_response(TAKEN, list(HEADERS))
        return []

    def begin(self) -> None:
        """Begin to write, once in each process: with its first read."""
        with self._beginning:
            if self._pid != os.getpid():
                # Not made before: of two processes forked later each must write rows of its own.
                self.buffer = Buffer()
                Writer(self.buffer).start()
                self._pid = os.getpid()


def _body(environ: Environ) -> bytes:
    length = environ.get("CONTENT_LENGTH", "")
    if not length.isdecimal() or len(length) > 2 or int(length) > LONGEST_BODY:
        return b""
    return bytes(environ["wsgi.input"].read(int(length)))
