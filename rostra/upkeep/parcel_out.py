"""Where an export is written: a folder, a tar, a zip, or one file of lines without pictures.

Each is written under another name and gets its own when it is whole; what was begun is taken away
again. The lines come last: what was broken off has none.
"""

import os
import secrets
import shutil
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol

from rostra.wire.whole import LINES

ARCHIVES = (".tar", ".zip")
LINES_ALONE = ".jsonl"
CHUNK = 1024 * 1024


class ExportError(Exception):
    """An export cannot be written; the message is a sentence for the owner."""


class Out(Protocol):
    """What takes the files of an export."""

    def add(self, name: str, file: IO[bytes], size: int) -> None:
        """Take a file."""


class Folder:
    """A folder."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, name: str, file: IO[bytes], size: int) -> None:
        """Copy a file to its place."""
        target = self.path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as copy:
            shutil.copyfileobj(file, copy, CHUNK)


class Tar:
    """A tar."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self.tar = tar

    def add(self, name: str, file: IO[bytes], size: int) -> None:
        """Append a file."""
        info = tarfile.TarInfo(name)
        info.size, info.mode = size, 0o644
        self.tar.addfile(info, file)


class Zip:
    """A zip; the lines are packed, pictures as they are."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive

    def add(self, name: str, file: IO[bytes], size: int) -> None:
        """Append a file."""
        info = zipfile.ZipInfo(name)
        info.compress_type = zipfile.ZIP_DEFLATED if name == LINES else zipfile.ZIP_STORED
        with self.archive.open(info, "w", force_zip64=True) as copy:
            shutil.copyfileobj(file, copy, CHUNK)


class Nothing:
    """No place for pictures: the lines alone are wanted."""

    def add(self, name: str, file: IO[bytes], size: int) -> None:
        """Leave the file."""


@contextmanager
def writing(target: Path, *, overwrite: bool) -> Iterator[tuple[IO[bytes], Out]]:
    """Give a file for the lines, and what takes the pictures. Raises ExportError."""
    target = target.absolute()
    _check(target, overwrite=overwrite)
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    lines = draft.with_name(f"{draft.name}.lines")
    try:
        with lines.open("w+b") as file, _opened(draft, target.suffix) as out:
            yield file, out
            size = file.tell()
            file.seek(0)
            out.add(LINES, file, size)
        _settle(draft, lines, target)
    except OSError as error:
        where = error.filename or target
        raise ExportError(f"The export cannot be written: {where}: {error.strerror}.") from error
    finally:
        lines.unlink(missing_ok=True)
        if draft.is_dir():
            shutil.rmtree(draft)
        else:
            draft.unlink(missing_ok=True)


def _check(target: Path, *, overwrite: bool) -> None:
    if not target.parent.is_dir():
        raise ExportError(f"There is no folder {target.parent}.")
    is_file = target.suffix in (*ARCHIVES, LINES_ALONE)
    if target.is_dir() and (is_file or any(target.iterdir())):
        raise ExportError(f"{target} is a folder with something in it; name a new one.")
    if target.exists() and not target.is_dir() and not overwrite:
        raise ExportError(f"{target} exists already; --force writes over it.")


@contextmanager
def _opened(draft: Path, suffix: str) -> Iterator[Out]:
    match suffix:
        case ".tar":
            with tarfile.open(draft, "w", format=tarfile.PAX_FORMAT) as tar:
                yield Tar(tar)
        case ".zip":
            with zipfile.ZipFile(draft, "w", allowZip64=True) as archive:
                yield Zip(archive)
        case ".jsonl":
            yield Nothing()
        case _:
            draft.mkdir()
            yield Folder(draft)


def _settle(draft: Path, lines: Path, target: Path) -> None:
    """Give what was written its name, once it is on the disk."""
    written = lines if target.suffix == LINES_ALONE else draft
    if target.is_dir():
        target.rmdir()  # Empty: it was looked at before.
    if written.is_file():
        with written.open("rb") as file:
            os.fsync(file.fileno())
    written.replace(target)
