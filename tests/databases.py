"""Keep the migrated, empty databases of tests: on SQLite for later runs, on PostgreSQL for this.

Running all migrations takes half a minute, copying their outcome a moment. What is kept is named
by a hash of every migration and of the locked libraries, so a changed one is never passed over;
Django still runs ``migrate`` over the copy.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.db import connections
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent
MIGRATE = [sys.executable, "-m", "rostra.config.command", "migrate", "--verbosity=0"]
FILES = {"default": "rostra.sqlite3", "cache": "cache.sqlite3"}


def fill_from_kept() -> None:
    """Put copies of what is kept where Django looks for the test databases."""
    for alias in sqlite_aliases():
        name = connections[alias].creation._get_test_db_name()
        for leftover in (name, f"{name}-wal", f"{name}-shm"):
            Path(leftover).unlink(missing_ok=True)
        make_kept()
        shutil.copyfile(kept_file(alias), name)


def copy_kept(folder: Path) -> None:
    """Let a data folder begin with what is kept, under the names that a paper's files have."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    make_kept()
    for alias, file in FILES.items():
        shutil.copyfile(kept_file(alias), folder / file)


def make_kept() -> None:
    """Migrate databases, if they are not kept yet; whoever comes meanwhile waits."""
    folder = kept_file("default").parent
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if all(kept_file(alias).exists() for alias in FILES):
            return
        with tempfile.TemporaryDirectory(dir=folder) as data:
            for alias in FILES:
                subprocess.run(
                    [*MIGRATE, f"--database={alias}"],
                    env=os.environ | {"ROSTRA_DATA": data, "DATABASE_URL": ""},
                    check=True,
                )
            for alias, file in FILES.items():
                (Path(data) / file).rename(kept_file(alias))


def migrated(database_url: str) -> str:
    """Return the name of a migrated, empty database on a server, made by who needs it first.

    Whoever comes meanwhile waits. Nobody may stay connected to it: others are copied from it.
    """
    name = f"rostra_migrated_{digest()}"
    with psycopg.connect(database_url, autocommit=True) as server:
        server.execute("SELECT pg_advisory_lock(hashtext(%s))", [name])
        if server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            return name
        unfinished = sql.Identifier(f"{name}_unfinished")
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(unfinished))
        server.execute(sql.SQL("CREATE DATABASE {}").format(unfinished))
        own = urlunsplit(urlsplit(database_url)._replace(path=f"/{name}_unfinished"))
        subprocess.run(
            MIGRATE,
            env=os.environ | {"DATABASE_URL": own},
            check=True,
        )
        rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        server.execute(rename.format(unfinished, sql.Identifier(name)))
    return name


def sqlite_aliases() -> list[str]:
    """Name the databases that are SQLite files."""
    return [alias for alias in connections if connections[alias].vendor == "sqlite"]


def kept_file(alias: str) -> Path:
    """Return where the migrated, empty database of an alias is kept."""
    folder = Path(tempfile.gettempdir()) / f"rostra-tests-{os.getuid()}"
    return folder / f"{alias}-{digest()}.sqlite3"


def digest() -> str:
    """Return a hash of all that migrating depends on."""
    found = hashlib.sha256((ROOT / "requirements-dev.lock").read_bytes())
    for migration in sorted(ROOT.glob("rostra/*/migrations/*.py")):
        found.update(str(migration.relative_to(ROOT)).encode() + migration.read_bytes())
    return found.hexdigest()[:16]
