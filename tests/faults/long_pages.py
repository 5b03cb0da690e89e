"""Serve a site whose lists have five hundred rows a page: a corpus passes a browser in few pages.

The pages are the real ones, through all middleware; only the number of rows is another.
"""

import os
import signal
import sys
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from rostra.config.wsgi import application
from rostra.pages.views import corrections, listing

ROWS = 500


class Server(ThreadingMixIn, WSGIServer):
    """A server for one test."""

    daemon_threads = True


class Handler(WSGIRequestHandler):
    """Say nothing: the site logs its requests itself."""

    def log_message(self, *args: object) -> None:
        """Say nothing."""


def main() -> None:
    """Serve until SIGTERM."""
    listing.SIZE = corrections.SIZE = ROWS
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    server = Server(("127.0.0.1", int(os.environ["PORT"])), Handler)
    server.set_app(application)
    server.serve_forever()


if __name__ == "__main__":
    main()
