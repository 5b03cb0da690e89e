"""The benchmark's data folders: made once, empty, and copied for each size of archive."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql


@dataclass(frozen=True)
class Site:
    """A data folder, and a PostgreSQL database where it is not on SQLite."""

    data: Path
    database: str = ""

    @property
    def environ(self) -> dict[str, str]:
        """The environment that leads a process to this site."""
        site = {"ROSTRA_DATA": str(self.data), "DATABASE_URL": self.database}
        plain = {
            name: value
            for name, value in os.environ.items()
            if name[:7] != "ROSTRA_" or name == "ROSTRA_SHARED_DATA"
        }
        return {**plain, **site, "DJANGO_SETTINGS_MODULE": "rostra.config.settings"}

    def run(self, *arguments: str) -> None:
        """Run ``python ARGUMENTS`` on this site; raise CalledProcessError when it fails."""
        subprocess.run([sys.executable, *arguments], env=self.environ, check=True)

    def ask(self, *arguments: str) -> str:
        """Run a part of the benchmark in a process of its own; return what it answers."""
        with tempfile.NamedTemporaryFile("r", encoding="utf-8") as answer:
            self.run("-m", "bench", *arguments, "--answer", answer.name)
            return answer.read()

    def prepare(self) -> None:
        """Make the folder, its key and its database."""
        self.run("-m", "rostra.config.command", "init")


def enter(site: Site) -> None:
    """Let this process work on a site; before Django is set up."""
    environ: Mapping[str, str] = site.environ
    os.environ.clear()
    os.environ.update(environ)


@contextmanager
def prepared(folder: Path, server: str) -> Iterator["Template"]:
    """Give a template of empty sites; the databases made of it are dropped at the end."""
    template = Template(folder, server)
    template.make()
    try:
        yield template
    finally:
        template.drop_all()


class Template:
    """An empty site that others are copied from."""

    def __init__(self, folder: Path, server: str) -> None:
        self.folder = folder
        self.server = server
        self.databases: list[str] = []

    def make(self) -> None:
        """Prepare the empty site (half a minute the first time: all migrations)."""
        self._site("empty").prepare()

    def copy(self, name: str) -> Site:
        """Return a fresh copy of the empty site."""
        target = self.folder / name
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(self.folder / "empty", target)
        return self._site(name, template=f"{self._prefix}empty")

    def drop_all(self) -> None:
        """Drop the databases made on the server."""
        for name in reversed(self.databases):
            self._on_server("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    @property
    def _prefix(self) -> str:
        return f"rostra_bench_{os.getpid()}_"

    def _site(self, name: str, template: str = "template1") -> Site:
        if not self.server:
            return Site(self.folder / name)
        database = f"{self._prefix}{name.replace('-', '_')}"
        self._on_server("DROP DATABASE IF EXISTS {} WITH (FORCE)", database)
        self._on_server("CREATE DATABASE {} TEMPLATE {}", database, template)
        self.databases.append(database)
        return Site(self.folder / name, f"{self.server.rpartition('/')[0]}/{database}")

    def _on_server(self, statement: str, *names: str) -> None:
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
