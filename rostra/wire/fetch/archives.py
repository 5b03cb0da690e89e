"""Unpack an export that came as one file, within bounds."""

import shutil
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from rostra.wire.whole import LINES, MEDIA

SUFFIXES = (".tar", ".zip")
# What an archive may hold; a picture may have so many bytes as one that is uploaded.
MOST_FILES = 5_000_000
LARGEST_PICTURE = 20 * 1024 * 1024
# So much of the disk stays free.
SPARED = 64 * 1024 * 1024
CHUNK = 1024 * 1024
DAMAGED = (tarfile.TarError, zipfile.BadZipFile, EOFError, ValueError, NotImplementedError)


class ArchiveError(Exception):
    """An archive cannot be unpacked; the message is the reason."""


def unpack(path: Path, folder: Path) -> Path:
    """Unpack lines and pictures into a folder and return the file of lines.

    Other files are passed over. Raises ArchiveError, also for what would fill the disk.
    """
    free = shutil.disk_usage(folder).free - SPARED
    try:
        for count, (name, size, file) in enumerate(_members(path)):
            if not _is_wanted(name) or (name != LINES and size > LARGEST_PICTURE):
                continue
            if (free := free - size) < 0 or count > MOST_FILES:
                raise ArchiveError("It is too large to be unpacked here.")
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with file, target.open("wb") as copy:
                _copy(file, copy, size)
    except DAMAGED as error:
        raise ArchiveError("It is damaged, or no archive that can be read.") from error
    except (OSError, RuntimeError) as error:
        raise ArchiveError(f"It cannot be unpacked: {error}.") from error
    if not (folder / LINES).is_file():
        raise ArchiveError(f"There is no {LINES} in it: it is no export, or was cut off.")
    return folder / LINES


def _members(path: Path) -> Iterator[tuple[str, int, IO[bytes]]]:
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist():
                if not info.is_dir():
                    yield info.filename, info.file_size, archive.open(info)
        return
    with tarfile.open(path, "r:") as tar:
        for member in tar:
            if member.isreg() and (file := tar.extractfile(member)):
                yield member.name, member.size, file
            tar.members = []  # type: ignore[attr-defined]  # It remembers them all.


def _is_wanted(name: str) -> bool:
    """Say whether a member is the lines or a picture, at a place within the folder."""
    path = PurePosixPath(name)
    inside = not path.is_absolute() and ".." not in path.parts and "\\" not in name
    return name == LINES or (inside and len(path.parts) > 1 and path.parts[0] == MEDIA)


def _copy(file: IO[bytes], copy: IO[bytes], size: int) -> None:
    """Copy as many bytes as were promised, no more."""
    while size > 0 and (piece := file.read(min(CHUNK, size))):
        size -= len(piece)
        copy.write(piece)
