"""Copy a whole database out and in, each kind by its own tools."""

import gzip
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.apps import apps
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model
from psycopg import sql

from rostra.rankings.models import Salt
from rostra.upkeep.archive import BackupError

# A salt is destroyed after four days; an archive would keep it for as long as somebody likes.
_NOT_COPIED = Salt._meta.db_table
_CHUNK = 1024 * 1024
_COMPRESSION = 6


def kind() -> str:
    """Return the kind of the site's database: sqlite or postgresql."""
    return connection.vendor


def migrations() -> list[str]:
    """Name the migrations the database has seen."""
    return sorted(
        f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()
    )


def counts() -> dict[str, int]:
    """Count the rows of every table of the site, by table."""
    tables = {
        model._meta.db_table: model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }
    here = set(connection.introspection.table_names())
    return {name: _count(tables[name]) for name in sorted(set(tables) & here)}


def _count(model: type[Model]) -> int:
    return model._base_manager.using("default").count()


@contextmanager
def snapshot(folder: Path) -> Iterator[tuple[Path, dict[str, int], list[str]]]:
    """Give a dump of the database in `folder`, its row counts and migrations, all of one moment.

    Writers are not held up.
    """
    if kind() == "sqlite":
        yield _dump_sqlite(folder)
    else:
        yield _dump_postgresql(folder)


def _dump_sqlite(folder: Path) -> tuple[Path, dict[str, int], list[str]]:
    copy = folder / "database.sqlite3"
    connection.ensure_connection()
    source = sqlite3.connect(
        f"file:{connection.settings_dict['NAME']}?mode=ro", uri=True, timeout=60
    )
    with closing(source), closing(sqlite3.connect(copy)) as target:
        # All pages in one step, which is one read transaction: with fewer, every write by
        # another process would begin the copy anew.
        source.backup(target, pages=-1)
        _forget_salts(target)
        numbers = {table: _count_in(target, table) for table in _tables(target)}
        seen = target.execute("SELECT app || '.' || name FROM django_migrations ORDER BY 1")
        names = [row[0] for row in seen]
    packed = folder / "database.sqlite3.gz"
    with copy.open("rb") as plain, gzip.open(packed, "wb", _COMPRESSION) as file:
        shutil.copyfileobj(plain, file, _CHUNK)
    copy.unlink()
    return packed, numbers, names


def _forget_salts(copy: sqlite3.Connection) -> None:
    if _NOT_COPIED in _tables(copy):
        copy.execute("PRAGMA secure_delete = ON")
        copy.execute(f'DELETE FROM "{_NOT_COPIED}"')  # noqa: S608
        copy.commit()


def _tables(database: sqlite3.Connection) -> list[str]:
    rows = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    managed = {m._meta.db_table for m in apps.get_models(include_auto_created=True)}
    return sorted(managed & {row[0] for row in rows})


def _count_in(database: sqlite3.Connection, table: str) -> int:
    return database.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608


def _dump_postgresql(folder: Path) -> tuple[Path, dict[str, int], list[str]]:
    dump = folder / "database.dump"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        (name,) = cursor.fetchone()
        numbers, seen = counts() | {_NOT_COPIED: 0}, migrations()
        _run(
            "pg_dump",
            ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={name}",
             f"--exclude-table-data={_NOT_COPIED}", f"--file={dump}"],
        )  # fmt: skip
    return dump, numbers, seen


def dump_postgresql_to(dump: Path) -> None:
    """Dump the database as it is now, to have it back should a restore fail."""
    _run("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", f"--file={dump}"])


def is_empty() -> bool:
    """Say whether the database holds no tables yet."""
    return not connection.introspection.table_names()


def unpack_sqlite(packed: Path, target: Path) -> None:
    """Unpack a dump of SQLite to `target` and have SQLite check it."""
    try:
        with gzip.open(packed) as source, target.open("xb") as file:
            shutil.copyfileobj(source, file, _CHUNK)
        with closing(sqlite3.connect(target)) as database:
            # Checks may call functions that Django brings; what they hold was checked on writing.
            database.execute("PRAGMA ignore_check_constraints = ON")
            (verdict,) = database.execute("PRAGMA quick_check").fetchone()
    except (OSError, EOFError, sqlite3.DatabaseError) as error:
        raise BackupError(f"The backup's database cannot be read: {error}.") from error
    if verdict != "ok":
        raise BackupError(f"The backup's database is damaged: {verdict}.")


def load_postgresql(dump: Path, folder: Path) -> None:
    """Put a dump in the place of everything in the database, in one transaction."""
    script = folder / "restore.sql"
    _run_plain(["pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(dump)])
    whole = folder / "whole.sql"
    with whole.open("wb") as file, script.open("rb") as rest:
        file.write(_drop_all().encode())
        shutil.copyfileobj(rest, file, _CHUNK)
    connection.close()
    _run("psql", ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1",
                  "--output=/dev/null", f"--file={whole}"])  # fmt: skip


def _drop_all() -> str:
    """Return the statements that drop every table of the site's schema."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        drop = [
            sql.SQL("DROP TABLE IF EXISTS {} CASCADE;").format(sql.Identifier(name)).as_string(None)
            for name in names
        ]
    return "SET client_min_messages = warning;\n" + "\n".join(drop) + "\n"


def _run(program: str, arguments: list[str]) -> None:
    """Run one of PostgreSQL's programs on the site's database."""
    command, environ = connection.client.settings_to_cmd_args_env(
        connection.settings_dict, arguments
    )
    _run_plain([program, *command[1:]], environ)


def _run_plain(command: list[str], environ: dict[str, str] | None = None) -> None:
    try:
        done = subprocess.run(  # noqa: S603  PostgreSQL's programs, no shell
            command, env=os.environ | (environ or {}), capture_output=True, text=True, check=False
        )
    except FileNotFoundError as error:
        raise BackupError(
            f"{command[0]} is not installed; install PostgreSQL's client programs "
            "(on Debian: postgresql-client)."
        ) from error
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines() or ["it gave no reason"]
        raise BackupError(f"{command[0]} failed: {lines[0]}")
