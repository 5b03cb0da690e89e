"""Put a backup in the place of the site's database, pictures and key."""

import fcntl
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connections
from django.db.migrations.loader import MigrationLoader

from rostra.accounts import ledger
from rostra.accounts.actions.heed_ledger import heed_ledger
from rostra.kernel import clock
from rostra.upkeep import databases
from rostra.upkeep.actions.prepare import Say, prepare
from rostra.upkeep.archive import (
    DATABASES,
    KEY,
    LEDGER,
    PICTURES,
    BackupError,
    Manifest,
    manifest_of,
    unpack,
)
from rostra.upkeep.swap import Swap

# `rostra serve` holds a shared lock on this file of the data folder.
SERVING = ".serving"


def restore(
    *,
    path: Path,
    say: Say,
    overwrite: bool = False,
    progress: Callable[[int], None] = lambda count: None,
) -> Manifest:
    """Restore a backup after checking all of it; what was there stays until it has worked.

    Raises BackupError, and has then changed nothing.
    """
    manifest = manifest_of(path)
    _check_fit(manifest)
    settings.DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _nobody_serves():
        if not overwrite and is_in_use():
            raise BackupError(
                f"{settings.DATA} holds a site already; --force puts the backup in its place."
            )
        token = secrets.token_hex(4)
        staging = settings.DATA / f".restore-{token}"
        staging.mkdir(mode=0o700)
        try:
            unpack(path, staging, progress)
            (staging / KEY).chmod(0o600)
            _put_in_place(manifest, staging, token, say)
        except OSError as error:
            raise BackupError(f"The backup cannot be restored: {error}.") from error
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    return manifest


def is_in_use() -> bool:
    """Say whether there is anything here that a restore would replace."""
    pictures = settings.MEDIA_ROOT.is_dir() and any(settings.MEDIA_ROOT.iterdir())
    return pictures or not databases.is_empty()


def _check_fit(manifest: Manifest) -> None:
    if manifest.database != databases.kind():
        raise BackupError(
            f"The backup is of a site on {manifest.database}, but this site is on "
            f"{databases.kind()}; set DATABASE_URL to a database of the same kind."
        )
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    labels = {config.label for config in apps.get_app_configs()}
    newer = [
        name
        for name in manifest.migrations
        if name not in known and name.partition(".")[0] in labels
    ]
    if newer:
        raise BackupError(
            f"The backup was made by Rostra {manifest.rostra}, which is newer than this one "
            f"(it has {newer[0]}); install that version first."
        )


@contextmanager
def _nobody_serves() -> Iterator[None]:
    with (settings.DATA / SERVING).open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BackupError(
                "The site is being served from this data folder; stop `rostra serve` first."
            ) from error
        yield


def _put_in_place(manifest: Manifest, staging: Path, token: str, say: Say) -> None:
    swap = Swap(token)
    # Both ledgers together, that of here and that of the backup: who is in either is not restored.
    ledger.write_known()
    ledger.write(ledger.read(staging / LEDGER))
    dump = staging / DATABASES[manifest.database]
    before = _remembered(staging)
    try:
        if manifest.database == "sqlite":
            _swap_sqlite(dump, swap, token)
        else:
            databases.load_postgresql(dump, staging)
        pictures = staging / PICTURES
        pictures.mkdir(exist_ok=True)
        swap.put(pictures, settings.MEDIA_ROOT)
        swap.put(staging / KEY, settings.DATA / KEY)
        _check_counts(manifest)
        prepare(say=say)
        if erased := heed_ledger(now=clock.now()):
            say(f"Erased again, as the ledger of erasures has it: {erased}.")
    except BaseException:
        connections.close_all()
        swap.undo()
        if before is not None:
            databases.load_postgresql(before, staging)
        raise
    swap.settle()


def _remembered(staging: Path) -> Path | None:
    """Dump what is in PostgreSQL now; a file needs no copy, for it is only moved aside."""
    if databases.kind() == "sqlite" or databases.is_empty():
        return None
    before = staging / "before.dump"
    databases.dump_postgresql_to(before)
    return before


def _swap_sqlite(dump: Path, swap: Swap, token: str) -> None:
    main = Path(connections["default"].settings_dict["NAME"])
    fresh = main.with_name(f".restore-{token}-{main.name}")
    try:
        databases.unpack_sqlite(dump, fresh)
        connections.close_all()
        files = [Path(connections[alias].settings_dict["NAME"]) for alias in connections]
        for file in files:
            for leftover in (f"{file}-wal", f"{file}-shm"):
                swap.put(None, Path(leftover))
            # Sessions and counters are not in a backup; they begin anew.
            swap.put(fresh if file == main else None, file)
    finally:
        fresh.unlink(missing_ok=True)


def _check_counts(manifest: Manifest) -> None:
    here = databases.counts()
    for table, count in manifest.counts.items():
        if table in here and here[table] != count:
            raise BackupError(
                f"After restoring, {table} has {here[table]} rows and not {count}; "
                "everything is as it was before."
            )
