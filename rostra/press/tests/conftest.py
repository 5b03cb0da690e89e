"""A press of its own for each test: stamps in a folder of the test, and pages made up."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rostra.press import stamps
from rostra.press.declarations import Declaration
from rostra.press.environ import PRINTING, Told
from rostra.press.page import Page
from rostra.press.porter import Porter
from rostra.press.stamps import Table

HTML = ("Content-Type", "text/html; charset=utf-8")


@pytest.fixture
def folder(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the press's folder of this test."""
    settings.PRESS_FOLDER = tmp_path / "press"
    settings.ALLOWED_HOSTS = ["paper.example"]
    monkeypatch.setattr(stamps, "_table", None)
    monkeypatch.setattr(stamps, "_failed_at", float("-inf"))
    return settings.PRESS_FOLDER


@pytest.fixture
def table(folder: Path) -> Table:
    """Return the stamps of this test."""
    found = stamps.table()
    assert found is not None
    return found


@pytest.fixture
def make_page(table: Table) -> Callable[..., Page]:
    """Return a function that makes a page of keys."""

    def make(body: str = "page " * 400, **options: Any) -> Page:
        given = {
            "status": "200 OK",
            "headers": [HTML],
            "sequence": table.sequence,
            "printed_at": 1_000.0,
            "declaration": Declaration(hard={"article:1"}),
            "table": table,
        }
        return Page(body=body.encode(), **(given | options))

    return make


class Paper:
    """What stands behind the porter: pages as told, each print counted."""

    def __init__(self) -> None:
        self.prints: list[str] = []
        self.asked: list[dict[str, Any]] = []
        self.body: Callable[[str], str] = lambda path: f"{path} {len(self.prints)} " * 200
        self.declaration = lambda path: Declaration(hard={f"page:{path}"})
        self.status = "200 OK"
        self.headers = [HTML]
        self.lock = threading.Lock()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        path = environ["PATH_INFO"]
        with self.lock:
            self.prints.append(path)
            self.asked.append(environ)
        body = self.body(path).encode()
        if PRINTING in environ and self.status[:3] in ("200", "301", "404", "410"):
            environ[PRINTING].declaration = self.declaration(path)
        start_response(self.status, [*self.headers, ("X-Request-ID", f"django-{len(self.prints)}")])
        return [body]


class Answer:
    """What the porter answered."""

    def __init__(self, status: str, headers: list[tuple[str, str]], body: bytes) -> None:
        self.status = int(status[:3])
        self.headers = dict(headers)
        self.body = body


class Counter:
    """Asks the porter as readers do."""

    def __init__(self, porter: Porter, paper: Paper, told: list[Told]) -> None:
        self.porter, self.paper, self.told = porter, paper, told

    def ask(self, path: str = "/", query: str = "", method: str = "GET", **more: Any) -> Answer:
        found: list[Any] = []
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "HTTP_HOST": "paper.example",
        } | more
        body = self.porter(environ, lambda status, headers, *_: found.extend([status, headers]))
        return Answer(*found, b"".join(body))


@pytest.fixture
def counter(table: Table, monkeypatch: pytest.MonkeyPatch) -> Counter:
    """Return a porter with a made-up paper behind, that follows no log."""
    paper, told = Paper(), []
    porter = Porter(paper, note=told.append, budget=4_000_000)
    porter.table = table
    monkeypatch.setattr(porter, "begin", lambda: None)
    return Counter(porter, paper, told)
