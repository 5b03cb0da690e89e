"""Make the data folder and the database ready to serve; doing it again changes nothing."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections, router
from django.db.migrations.loader import MigrationLoader

from rostra.upkeep import static_files
from rostra.upkeep.archive import KEY

Say = Callable[[str], None]


def prepare(*, say: Say) -> None:
    """Bring folder, key, databases and static files up to date, saying what was done."""
    settings.DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _one_at_a_time(settings.DATA / ".init.lock"):
        _close_to_others(say)
        for alias in connections:
            _migrate(alias, say)
        _make_cache_table()
        if static_files.collect():
            say("Collected the static files.")
        settings.MEDIA_ROOT.mkdir(exist_ok=True)


@contextmanager
def _one_at_a_time(lock: Path) -> Iterator[None]:
    """Wait until no other process prepares the same folder."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _close_to_others(say: Say) -> None:
    """Take the folder and the key away from other users of the machine."""
    for path, mode in ((settings.DATA, 0o700), (settings.DATA / KEY, 0o600)):
        if path.exists() and path.stat().st_mode & 0o777 != mode:
            path.chmod(mode)
            say(f"Closed {path} to other users of this machine.")


def _migrate(alias: str, say: Say) -> None:
    """Apply what a database has not seen of the apps whose rows live there."""
    connection = connections[alias]
    loader = MigrationLoader(connection)
    labels = sorted(label for label in loader.migrated_apps if router.allow_migrate(alias, label))
    missing = {key for key in loader.disk_migrations if key[0] in labels} - set(
        loader.applied_migrations
    )
    if not missing:
        return
    is_new = not loader.applied_migrations
    # All at once for the main database; a cache's few apps alone, which takes no time.
    for arguments in [[]] if alias == DEFAULT_DB_ALIAS else [[label] for label in labels]:
        call_command("migrate", *arguments, database=alias, interactive=False, verbosity=0)
    if alias == DEFAULT_DB_ALIAS:
        say(
            f"Made the database ({connection.vendor})."
            if is_new
            else f"Brought the database up to date ({len(missing)} migrations)."
        )


def _make_cache_table() -> None:
    """Make the tables of caches that live in a database (no-op for the others)."""
    for alias in connections:
        call_command("createcachetable", database=alias, verbosity=0)
