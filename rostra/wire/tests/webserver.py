"""A web server for tests: what is served where is a dict that a test may change."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Serve = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Web:
    """A running server: its port, what it serves by path, and the requests it got."""

    port: int = 0
    routes: dict[str, Serve] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    ending: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """Return the address of a path."""
        return f"http://{host}:{self.port}{path}"


def answer(body: bytes = b"", status: int = 200, headers: dict[str, str] | None = None) -> Serve:
    """Return what serves this."""

    def serve(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in (headers or {}).items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return serve


def moved(to: str, status: int = 302) -> Serve:
    """Return what passes on to another address."""
    return answer(status=status, headers={"Location": to})


class Server(ThreadingHTTPServer):
    """A server that many may ask at once, and that says nothing of clients who go away."""

    daemon_threads = True
    request_queue_size = 256

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def serving(routes: dict[str, Serve] | None = None) -> Iterator[Web]:
    """Serve routes on a free port of 127.0.0.1."""
    web = Web(routes=routes or {})

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            web.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            web.routes.get(self.path, answer(status=404))(self)
            self.close_connection = True

        def log_message(self, *args: object) -> None:
            pass

    server = Server(("127.0.0.1", 0), Handler)
    web.port = server.server_address[1]
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
    )
    thread.start()
    try:
        yield web
    finally:
        web.ending.set()
        server.shutdown()
        server.server_close()
