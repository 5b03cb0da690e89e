"""The form of a backup: one tar with the database, the pictures, the key and a manifest.

Beside them the erasure ledger, where anybody was erased.

The manifest is the last member, so a file that was cut off has none. It names every other member
with its size and SHA-256, the database's kind, the migrations it had seen and its row counts.
"""

import hashlib
import io
import json
import shutil
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Any

FORMAT = 1
MANIFEST = "manifest.json"
KEY = "secret.key"
LEDGER = "erased.jsonl"
PICTURES = "pictures"
DATABASES = {"sqlite": "database.sqlite3.gz", "postgresql": "database.dump"}
_CHUNK = 1024 * 1024
_MANIFEST_LIMIT = 512 * _CHUNK  # A million pictures need a fifth of that.

Progress = Callable[[int], None]


class BackupError(Exception):
    """A backup cannot be made or used; the message is a sentence for the owner."""


@dataclass(frozen=True)
class Part:
    """The size in bytes and the SHA-256 of one member."""

    bytes: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """Say what a backup holds."""

    rostra: str
    made_at: str
    database: str
    migrations: list[str]
    counts: dict[str, int]
    parts: dict[str, Part] = field(default_factory=dict)
    format: int = FORMAT

    @property
    def pictures(self) -> int:
        """How many picture files it holds."""
        return sum(name.startswith(f"{PICTURES}/") for name in self.parts)

    def to_json(self) -> bytes:
        """Return the manifest as it stands in the file."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()

    @classmethod
    def from_json(cls, raw: bytes) -> "Manifest":
        """Read a manifest; BackupError when it is none of ours."""
        try:
            values: dict[str, Any] = json.loads(raw)
            parts = {name: Part(**part) for name, part in values.pop("parts").items()}
            manifest = cls(**values, parts=parts)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise BackupError("The backup's manifest cannot be read.") from error
        if manifest.format != FORMAT or manifest.database not in DATABASES:
            raise BackupError(
                f"The backup has format {manifest.format!r} and database {manifest.database!r}; "
                "this Rostra cannot read that."
            )
        return manifest


class _Hashing:
    """A readable file that hashes and counts what is read from it."""

    def __init__(self, file: IO[bytes], progress: Progress) -> None:
        self.file = file
        self.progress = progress
        self.digest = hashlib.sha256()
        self.bytes = 0

    def read(self, size: int = -1) -> bytes:
        data = self.file.read(size)
        self.digest.update(data)
        self.bytes += len(data)
        self.progress(len(data))
        return data


class Writer:
    """Write the members of a backup one by one, then its manifest."""

    def __init__(self, file: IO[bytes], progress: Progress = lambda count: None) -> None:
        self.tar = tarfile.TarFile(fileobj=file, mode="w", format=tarfile.PAX_FORMAT)
        self.progress = progress
        self.parts: dict[str, Part] = {}

    def add(self, path: Path, name: str) -> None:
        """Add a file as it is now; FileNotFoundError when it went away meanwhile."""
        with path.open("rb") as file:
            info = self.tar.gettarinfo(fileobj=file, arcname=name)
            info.uid = info.gid = 0
            info.uname = info.gname = ""
            hashing = _Hashing(file, self.progress)
            self.tar.addfile(info, hashing)
        self.parts[name] = Part(hashing.bytes, hashing.digest.hexdigest())

    def finish(self, manifest: Manifest) -> None:
        """Add the manifest and end the tar."""
        raw = manifest.to_json()
        info = tarfile.TarInfo(MANIFEST)
        info.size, info.mode = len(raw), 0o600
        self.tar.addfile(info, io.BytesIO(raw))
        self.tar.close()


def manifest_of(path: Path) -> Manifest:
    """Read a backup's manifest without its contents; BackupError when there is none."""
    try:
        with tarfile.open(path, mode="r:") as tar:
            members = tar.getmembers()
            last = members[-1] if members else None
            if last and last.name == MANIFEST and last.isreg():
                return Manifest.from_json(_content(tar, last).read(_MANIFEST_LIMIT))
    except (tarfile.TarError, EOFError) as error:
        raise BackupError(f"{path} is no backup of Rostra, or is damaged: {error}.") from error
    except OSError as error:
        raise BackupError(f"{path} cannot be read: {error.strerror}.") from error
    raise BackupError(f"{path} is no whole backup of Rostra: it does not end with a manifest.")


def unpack(path: Path, folder: Path, progress: Progress = lambda count: None) -> Manifest:
    """Unpack a backup into an empty folder, every byte of it checked against the manifest.

    Raises BackupError for whatever is not a whole and unchanged backup.
    """
    found: dict[str, Part] = {}
    raw_manifest = b""
    try:
        with tarfile.open(path, mode="r:") as tar:
            for member in _members(tar, folder):
                if raw_manifest:
                    raise BackupError("The backup has something behind its manifest.")
                if member.name == MANIFEST:
                    raw_manifest = _content(tar, member).read(_MANIFEST_LIMIT)
                else:
                    found[member.name] = _unpack_one(tar, member, folder, progress)
    except (tarfile.TarError, EOFError) as error:
        raise BackupError(f"{path} is no backup of Rostra, or is damaged: {error}.") from error
    if not raw_manifest:
        raise BackupError(f"{path} is no whole backup: it ends before its manifest.")
    manifest = Manifest.from_json(raw_manifest)
    _compare(manifest, found)
    return manifest


def _members(tar: tarfile.TarFile, folder: Path) -> Iterator[tarfile.TarInfo]:
    seen = set()
    for member in tar:
        if not member.isreg() or not _is_ours(member.name) or member.name in seen:
            raise BackupError(
                f"The backup holds {member.name!r}, which no backup of Rostra holds; "
                "nothing was changed."
            )
        seen.add(member.name)
        if member.size > shutil.disk_usage(folder).free:
            raise BackupError("There is not enough room on the disk to unpack the backup.")
        yield member


def _is_ours(name: str) -> bool:
    if name in {MANIFEST, KEY, LEDGER, *DATABASES.values()}:
        return True
    path = PurePosixPath(name)
    return (
        len(path.parts) > 1
        and path.parts[0] == PICTURES
        and ".." not in path.parts
        and str(path) == name
        and "\0" not in name
    )


def _content(tar: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    content = tar.extractfile(member)
    if content is None:  # Only for what is no regular file, which was refused above.
        raise BackupError(f"The backup's {member.name!r} cannot be read.")
    return content


def _unpack_one(
    tar: tarfile.TarFile, member: tarfile.TarInfo, folder: Path, progress: Progress
) -> Part:
    # A second lock behind the check of names: refuses links and ways out of the folder.
    member = tarfile.data_filter(member, str(folder))
    target = folder / member.name
    target.parent.mkdir(parents=True, exist_ok=True)
    hashing = _Hashing(_content(tar, member), progress)
    with target.open("xb") as file:
        shutil.copyfileobj(hashing, file, _CHUNK)
    if hashing.bytes != member.size:
        raise BackupError(f"The backup is damaged: {member.name} is cut off.")
    return Part(hashing.bytes, hashing.digest.hexdigest())


def _compare(manifest: Manifest, found: dict[str, Part]) -> None:
    for name in sorted(set(manifest.parts) ^ set(found)):
        where = "missing from the backup" if name in manifest.parts else "not in the manifest"
        raise BackupError(f"The backup was changed: {name} is {where}.")
    for name, part in found.items():
        if manifest.parts[name] != part:
            raise BackupError(f"The backup was changed: {name} is not what the manifest says.")
    if {DATABASES[manifest.database], KEY} - set(found):
        raise BackupError("The backup lacks its database or its key.")
