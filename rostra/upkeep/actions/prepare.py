"""Make the data folder and the database ready to serve; doing it again changes nothing."""

import fcntl
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

Say = Callable[[str], None]


def prepare(*, say: Say) -> None:
    """Bring folder, key, databases and static files up to date, saying what was done."""
    settings.DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _one_at_a_time(settings.DATA / ".init.lock"):
        _close_to_others(say)
        for alias in connections:
            _migrate(alias, say)
        _make_cache_table()
        _collect_static(say)
        settings.MEDIA_ROOT.mkdir(exist_ok=True)


@contextmanager
def _one_at_a_time(lock: Path) -> Iterator[None]:
    """Wait until no other process prepares the same folder."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _close_to_others(say: Say) -> None:
    """Take the folder and the key away from other users of the machine."""
    for path, mode in ((settings.DATA, 0o700), (settings.DATA / "secret.key", 0o600)):
        if path.stat().st_mode & 0o777 != mode:
            path.chmod(mode)
            say(f"Closed {path} to other users of this machine.")


def _migrate(alias: str, say: Say) -> None:
    connection = connections[alias]
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plan:
        return
    is_new = not executor.loader.applied_migrations
    call_command("migrate", database=alias, interactive=False, verbosity=0)
    if alias == "default":
        say(
            f"Made the database ({connection.vendor})."
            if is_new
            else f"Brought the database up to date ({len(plan)} migrations)."
        )


def _make_cache_table() -> None:
    """Make the tables of caches that live in a database (no-op for the others)."""
    for alias in connections:
        call_command("createcachetable", database=alias, verbosity=0)


def _collect_static(say: Say) -> None:
    """Copy stylesheets, scripts and icons, hashed and compressed, to where they are served."""
    if settings.DEBUG:
        return  # Served from the source then.
    is_new = not settings.STATIC_ROOT.exists()
    call_command("collectstatic", interactive=False, verbosity=0, stdout=io.StringIO())
    if is_new:
        say("Collected the static files.")
