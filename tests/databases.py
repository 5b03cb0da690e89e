"""Keep the migrated, empty SQLite databases of a test run for the next one.

Running all migrations takes half a minute, copying their outcome a moment. What is kept is named
by a hash of every migration and of the locked libraries, so a changed one is never passed over;
Django still runs ``migrate`` over the copy.
"""

import hashlib
import os
import sqlite3
import tempfile
from pathlib import Path

from django.db import connections

ROOT = Path(__file__).resolve().parent.parent


def fill_from_kept() -> list[sqlite3.Connection]:
    """Fill the test databases in memory; the connections returned hold them until Django does."""
    holders = []
    for alias in _sqlite_aliases():
        kept = _kept(alias)
        if not kept.exists():
            continue
        name = connections[alias].creation._get_test_db_name()
        holder = sqlite3.connect(name, uri=True)
        with sqlite3.connect(kept) as source:
            source.backup(holder)
        source.close()
        holders.append(holder)
    return holders


def keep() -> None:
    """Keep what the migrations made, if it is not kept yet."""
    for alias in _sqlite_aliases():
        kept = _kept(alias)
        if kept.exists():
            continue
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished = kept.with_suffix(f".{os.getpid()}")
        target = sqlite3.connect(unfinished)
        connections[alias].ensure_connection()
        connections[alias].connection.backup(target)
        target.close()
        unfinished.rename(kept)


def _sqlite_aliases() -> list[str]:
    return [alias for alias in connections if connections[alias].vendor == "sqlite"]


def _kept(alias: str) -> Path:
    digest = hashlib.sha256((ROOT / "requirements-dev.lock").read_bytes())
    for migration in sorted(ROOT.glob("rostra/*/migrations/*.py")):
        digest.update(str(migration.relative_to(ROOT)).encode() + migration.read_bytes())
    folder = Path(tempfile.gettempdir()) / f"rostra-tests-{os.getuid()}"
    return folder / f"{alias}-{digest.hexdigest()[:16]}.sqlite3"
