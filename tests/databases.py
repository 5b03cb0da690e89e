"""Keep the migrated, empty SQLite databases of a test run for the next one.

Running all migrations takes half a minute, copying their outcome a moment. What is kept is named
by a hash of every migration and of the locked libraries, so a changed one is never passed over;
Django still runs ``migrate`` over the copy.
"""

import hashlib
import os
import shutil
import sqlite3
import tempfile
from pathlib import Path

from django.db import connections

ROOT = Path(__file__).resolve().parent.parent


def fill_from_kept() -> None:
    """Put copies of what was kept where Django looks for the test databases."""
    for alias in sqlite_aliases():
        name = connections[alias].creation._get_test_db_name()
        for leftover in (name, f"{name}-wal", f"{name}-shm"):
            Path(leftover).unlink(missing_ok=True)
        if kept_file(alias).exists():
            shutil.copyfile(kept_file(alias), name)


def keep() -> None:
    """Keep what the migrations made, if it is not kept yet."""
    for alias in sqlite_aliases():
        kept = kept_file(alias)
        if kept.exists():
            continue
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished = kept.with_suffix(f".{os.getpid()}")
        target = sqlite3.connect(unfinished)
        connections[alias].ensure_connection()
        connections[alias].connection.backup(target)
        target.close()
        unfinished.rename(kept)


def sqlite_aliases() -> list[str]:
    """Name the databases that are SQLite files."""
    return [alias for alias in connections if connections[alias].vendor == "sqlite"]


def kept_file(alias: str) -> Path:
    """Return where the migrated, empty database of an alias is kept."""
    digest = hashlib.sha256((ROOT / "requirements-dev.lock").read_bytes())
    for migration in sorted(ROOT.glob("rostra/*/migrations/*.py")):
        digest.update(str(migration.relative_to(ROOT)).encode() + migration.read_bytes())
    folder = Path(tempfile.gettempdir()) / f"rostra-tests-{os.getuid()}"
    return folder / f"{alias}-{digest.hexdigest()[:16]}.sqlite3"
