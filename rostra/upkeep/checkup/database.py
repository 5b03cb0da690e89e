"""Examine the database and the cache."""

import secrets
import shutil
from collections.abc import Iterator
from datetime import datetime

from django.core.cache import cache
from django.db import connection, connections, router
from django.db.migrations.loader import MigrationLoader

from rostra.upkeep.checkup.finding import Finding, fail, ok, warn

# What decision 5 of the design asks of the file with the rows.
SQLITE_SET_UP = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def is_migrated(now: datetime) -> Iterator[Finding]:
    """Compare the migrations on disk with those each database has seen."""
    missing = []
    for alias in connections:
        loader = MigrationLoader(connections[alias])
        missing += [
            key
            for key in set(loader.disk_migrations) - set(loader.applied_migrations)
            if router.allow_migrate(alias, key[0])
        ]
    if missing:
        yield fail("database", f"{len(missing)} migrations not applied", "Run `rostra init`.")
    else:
        yield ok("database", f"{connection.vendor} {_version()}, up to date")


def _version() -> str:
    return ".".join(map(str, connection.get_database_version()))


def is_set_up(now: datetime) -> Iterator[Finding]:
    """Look whether SQLite keeps what it acknowledged, and lets others read meanwhile."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        for name, wanted in SQLITE_SET_UP.items():
            cursor.execute(f"PRAGMA {name}")
            (found,) = cursor.fetchone()
            if found != wanted:
                yield fail(
                    "sqlite",
                    f"{name} is {found} and not {wanted}",
                    "Move the data folder to a local disk: network file systems cannot do this.",
                )
                return
    yield ok("sqlite", "write-ahead log, full sync, foreign keys")


def cache_keeps(now: datetime) -> Iterator[Finding]:
    """Write to the cache and read it back."""
    key, value = f"doctor:{secrets.token_hex(4)}", secrets.token_hex(8)
    cache.set(key, value, timeout=60)
    found = cache.get(key)
    cache.delete(key)
    if found == value:
        yield ok("cache", "keeps what it is given")
    else:
        yield fail("cache", "does not keep what it is given", "Check ROSTRA_CACHE_URL.")


def can_be_backed_up(now: datetime) -> Iterator[Finding]:
    """Look for PostgreSQL's own tools, which backups use."""
    if connection.vendor != "postgresql":
        return
    missing = [name for name in ("pg_dump", "pg_restore", "psql") if not shutil.which(name)]
    if missing:
        yield warn(
            "backups",
            f"{', '.join(missing)} not installed, so `rostra backup` cannot work",
            "Install PostgreSQL's client programs (on Debian: postgresql-client).",
        )
    else:
        yield ok("backups", "PostgreSQL's tools are installed")
