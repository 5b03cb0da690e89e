"""Write a backup of the running site to one file."""

import os
import secrets
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from rostra import __version__
from rostra.accounts import ledger
from rostra.upkeep import databases
from rostra.upkeep.archive import KEY, LEDGER, PICTURES, BackupError, Manifest, Writer

# Told the bytes that will be written and, with each step, the bytes that were.
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Backup:
    """Say what was written."""

    path: Path
    bytes: int
    pictures: int
    rows: int


def back_up(
    *,
    path: Path,
    now: datetime,
    overwrite: bool = False,
    progress: Progress = lambda whole, done: None,
) -> Backup:
    """Write database, pictures and key to `path`, consistent while the site runs.

    The file is written under another name and gets its own when it is whole. It holds the key and
    all members' data, so only its owner can read it. What it takes on the way lies beside it: the
    site's own disk is never filled. Raises BackupError.
    """
    path = path.absolute()
    if path.is_relative_to(settings.MEDIA_ROOT):
        raise BackupError("A backup cannot lie among the pictures: readers could fetch it.")
    if path.exists() and not overwrite:
        raise BackupError(f"{path} exists already; --force writes over it.")
    if not path.parent.is_dir():
        raise BackupError(f"There is no folder {path.parent}.")
    if not (settings.DATA / KEY).exists():
        raise BackupError(
            f"There is no secret key {settings.DATA / KEY}; bring it back from a backup, "
            "or run `rostra init` to make a new one."
        )
    if databases.is_empty():
        raise BackupError("There is no site here to back up; run `rostra init` to make one.")
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        result = _write(draft, now, progress)
        draft.replace(path)
    except OSError as error:
        where = error.filename or path
        raise BackupError(f"The backup cannot be written: {where}: {error.strerror}.") from error
    except sqlite3.Error as error:
        raise BackupError(f"The backup cannot be written: {error}.") from error
    finally:
        draft.unlink(missing_ok=True)
    return Backup(path, path.stat().st_size, *result)


def _write(draft: Path, now: datetime, progress: Progress) -> tuple[int, int]:
    opened = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with (
        os.fdopen(opened, "wb") as file,
        tempfile.TemporaryDirectory(prefix=f"{draft.name}-", dir=draft.parent) as folder,
        databases.snapshot(Path(folder)) as (dump, counts, migrations),
    ):
        # After the database: a picture the copy names is there, for none is deleted when replaced.
        pictures = list(_pictures())
        whole = dump.stat().st_size + sum(size for _, size in pictures)
        done = 0

        def advance(count: int) -> None:
            nonlocal done
            done += count
            progress(whole, done)

        writer = Writer(file, advance)
        writer.add(dump, dump.name)
        writer.add(settings.DATA / KEY, KEY)
        # After the database, for who was erased since then is still in the copy.
        ledger.write_known()
        if ledger.path().exists():
            writer.add(ledger.path(), LEDGER)
        for picture, _ in pictures:
            name = picture.relative_to(settings.MEDIA_ROOT).as_posix()
            try:
                writer.add(picture, f"{PICTURES}/{name}")
            except FileNotFoundError:
                continue  # Deleted since the folder was listed.
        manifest = Manifest(
            rostra=__version__,
            made_at=now.isoformat(),
            database=databases.kind(),
            migrations=migrations,
            counts=counts,
            parts=writer.parts,
        )
        writer.finish(manifest)
        file.flush()
        os.fsync(file.fileno())
    return manifest.pictures, sum(counts.values())


def _pictures() -> Iterator[tuple[Path, int]]:
    """List the files of the picture folder with their sizes, links left out."""
    for folder, _, names in os.walk(settings.MEDIA_ROOT):
        for name in sorted(names):
            path = Path(folder, name)
            if path.is_file() and not path.is_symlink():
                yield path, path.stat().st_size
