"""A real site for the tests: a data folder, a database of its own, `rostra serve`."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psutil
import psycopg
from psycopg import sql

from tests import databases

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 60.0


@dataclass
class Answer:
    """What came back from the site, redirects not followed."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


@dataclass
class Site:
    """A data folder with its database, and perhaps a server on it."""

    folder: Path
    database_url: str
    port: int
    server: subprocess.Popen[bytes] | None = None
    told: dict[str, Any] = field(default_factory=dict)

    @property
    def origin(self) -> str:
        """Where the site answers. Passkeys need a name: an address of numbers has none."""
        return f"http://localhost:{self.port}"

    @property
    def log(self) -> Path:
        """What the server said."""
        return self.folder.parent / f"{self.folder.name}.log"

    @property
    def environ(self) -> dict[str, str]:
        """The environment of every command on this site; the machine's own settings stay out."""
        kept = {name: value for name, value in os.environ.items() if "ROSTRA" not in name}
        return kept | {
            "ROSTRA_DATA": str(self.folder),
            "ROSTRA_URL": self.origin,
            "ROSTRA_TIME_ZONE": "Asia/Shanghai",
            # Into the log, where it can be read: see ``mail_to``.
            "ROSTRA_MAIL_URL": "console:",
            "ROSTRA_LOG": "json",
            "DATABASE_URL": self.database_url,
            "PORT": str(self.port),
            "DJANGO_SETTINGS_MODULE": "rostra.config.settings",
        }

    def run(self, *command: str, code: int = 0, **options: Any) -> str:
        """Run a Python module on the site; return what it printed. It must end with ``code``."""
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=ROOT,
            env=self.environ,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
            **options,
        )
        assert done.returncode == code, f"{command}: {done.returncode}\n{done.stdout}{done.stderr}"
        return done.stdout

    def rostra(self, *arguments: str, code: int = 0) -> str:
        """Run a `rostra` command on the site; return what it printed."""
        return self.run("rostra.config.command", *arguments, code=code)

    def bring_in(self, file: Path, *options: str, code: int = 0) -> list[dict[str, Any]]:
        """Import a file; return what became of each item."""
        printed = self.rostra("import", str(file), "--json", *options, code=code)
        return [json.loads(line) for line in printed.splitlines()]

    def start(self, *module: str) -> None:
        """Serve, by `rostra serve` or by another module, and wait for the first page."""
        with self.log.open("ab") as log:
            self.server = subprocess.Popen(
                [sys.executable, "-m", *(module or ("rostra.config.command", "serve"))],
                cwd=ROOT,
                env=self.environ,
                stdout=log,
                stderr=log,
            )
        self.wait()

    def wait(self, path: str = "/latest/") -> float:
        """Wait until a page comes; return the seconds that took."""
        began = time.monotonic()
        while time.monotonic() < began + PATIENCE:
            try:
                if self.get(path).status == 200:
                    return time.monotonic() - began
            except OSError:
                time.sleep(0.1)
        raise AssertionError(f"No page after {PATIENCE:g} s:\n{self.log.read_text()[-4000:]}")

    def stop(self) -> None:
        """End the server as an owner does; it must end clean."""
        server, self.server = self.server, None
        if server is None:
            return
        children = psutil.Process(server.pid).children(recursive=True)
        server.send_signal(signal.SIGTERM)
        code = server.wait(PATIENCE)
        assert code == 0, f"The server ended with {code}:\n{self.log.read_text()[-4000:]}"
        assert not [child for child in children if child.is_running()], "It left children behind."

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for an address, which may be as wrong as one likes."""
        return self.ask(urllib.request.Request(self.origin + path, headers=headers))

    def ask(self, request: urllib.request.Request) -> Answer:
        """Send a request; return the answer whatever its status."""
        try:
            with urllib.request.build_opener(_Stay).open(request, timeout=30) as answer:
                return Answer(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as answer:
            return Answer(answer.code, answer.headers, answer.read())

    def mail_to(self, address: str, number: int = 1) -> str:
        """Wait for so many mails to an address; return what the last of them says."""
        began = time.monotonic()
        while time.monotonic() < began + PATIENCE:
            mails = re.split(r"^-{79}$", self.log.read_text(errors="replace"), flags=re.MULTILINE)
            found = [mail for mail in mails if f"\nTo: {address}\n" in mail]
            if len(found) >= number:
                return found[number - 1].partition(f"To: {address}")[2].partition("\n\n")[2]
            time.sleep(0.1)
        raise AssertionError(f"{address} got {len(found)} mails, not {number}.")

    def errors(self) -> list[str]:
        """Return the lines of the log that speak of an error."""
        lines = self.log.read_text(errors="replace").splitlines() if self.log.exists() else []
        return [line for line in lines if '"level": "error"' in line.lower() or "Traceback" in line]


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


@contextmanager
def blank_site(folder: Path, name: str) -> Iterator[Site]:
    """Make a migrated, empty site; it and its database go afterwards."""
    with own_database(name) as database_url:
        site = Site(folder, database_url, free_port())
        folder.mkdir(mode=0o700, parents=True)
        if not database_url:
            databases.copy_kept(folder)
        site.rostra("init")
        try:
            yield site
        finally:
            site.stop()
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def own_database(name: str) -> Iterator[str]:
    """Make a database beside the one that ``DATABASE_URL`` names; yield its address.

    On SQLite there is nothing to make and the address is empty: the data folder's own file.
    """
    given = os.environ.get("DATABASE_URL", "")
    if not given.startswith("postgres"):
        yield ""
        return
    own = f"rostra_{name}_{os.getpid()}"
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(own))
    with psycopg.connect(given, autocommit=True) as connection:
        connection.execute(drop)
        template = sql.Identifier(databases.migrated(given))
        create = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        connection.execute(create.format(sql.Identifier(own), template))
        try:
            yield urlunsplit(urlsplit(given)._replace(path=f"/{own}"))
        finally:
            connection.execute(drop)
