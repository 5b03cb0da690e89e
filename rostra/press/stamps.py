"""The stamps: when each key was touched last, in a table that all processes of a host share.

A file of the data folder mapped into memory: a sequence number, a slot for each key's hash, and
marks of the lines of the change log that were heeded. ``docs/decisions/0011-the-press.md`` has
the argument why a page that the stamps call fresh is fresh; it rests on the order of the writes
in ``Table._stamp`` and on each number being read and written whole (a ``memoryview`` of format
"Q" copies eight aligned bytes at once; ``struct`` writes byte by byte).
"""

import fcntl
import logging
import mmap
import os
import secrets
import sys
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from rostra.changes.lines import Line

logger = logging.getLogger(__name__)

# The table, in numbers of eight bytes.
MAGIC = int.from_bytes(b"ROSTRA\x00\x01", "big")
MAGIC_AT, SEQUENCE, SLOTS_AT = 0, 2, 8
SLOTS = 65_536
MARKS_AT, MARKS = SLOTS_AT + SLOTS, 4_096
WIDTH = 8
SIZE = WIDTH * (MARKS_AT + MARKS)
# Every page is made of it; touching it empties the press.
EVERYTHING = "press:all"
RETRY_SECONDS = 1.0
# The lock is held for some ten microseconds at a time.
PATIENCE_SECONDS, PAUSE_SECONDS = 1.0, 0.000_2


class StampsError(OSError):
    """The table cannot be used; without it nothing is kept."""


def slot(key: str) -> int:
    """Return where a key's stamp stands, the same in every process."""
    return SLOTS_AT + zlib.crc32(key.encode()) % SLOTS


class Table:
    """One file of stamps, mapped. Reading ``cells`` costs no call into the system."""

    def __init__(self, path: Path) -> None:
        """Map the file, made first where there is none or where it is torn.

        Raises OSError when it can be neither used nor made (no room, no rights).
        """
        self.path = path
        descriptor = _open(path)
        try:
            mapped = mmap.mmap(descriptor, SIZE)
            self._identity = _identity(os.fstat(descriptor))
        finally:
            # The mapping keeps a duplicate of the opening, and with it the lock.
            fcntl.flock(descriptor, fcntl.LOCK_UN)
            os.close(descriptor)
        self.cells = memoryview(mapped).cast("Q")

    @property
    def sequence(self) -> int:
        """The number of the last touch; whoever prints a page reads it before the first query."""
        return self.cells[SEQUENCE]

    def is_current(self) -> bool:
        """Say whether the file at the path is still the one that is mapped: one system call."""
        try:
            return _identity(self.path.stat()) == self._identity
        except OSError:
            return False

    def touch(self, keys: Iterable[str]) -> None:
        """Make stale what was printed of these keys until now. After commit, from anywhere.

        Raises StampsError when the file was exchanged, OSError when it cannot be locked.
        """
        with self._locked():
            self._stamp(keys)

    def heed(self, lines: Sequence["Line"]) -> None:
        """Touch the subjects of committed lines, unless somebody on this host has done so.

        Raises as ``touch`` does.
        """
        with self._locked():
            unheeded = [line for line in lines if self.cells[_mark_at(line)] != _mark(line)]
            if unheeded:
                self._stamp(line.subject for line in unheeded)
                for line in unheeded:
                    self.cells[_mark_at(line)] = _mark(line)

    def _stamp(self, keys: Iterable[str]) -> None:
        """Write the next number into each key's slot and then, last, into the sequence."""
        following = self.cells[SEQUENCE] + 1
        for key in keys:
            self.cells[slot(key)] = following
        self.cells[SEQUENCE] = following

    @contextmanager
    def _locked(self) -> Iterator[None]:
        # Opened anew each time: a lock belongs to an opening, so threads and forked processes
        # exclude each other too; and a file that was exchanged is noticed.
        try:
            descriptor = os.open(self.path, os.O_RDWR | os.O_CLOEXEC)
        except FileNotFoundError as error:
            raise StampsError(*error.args) from error
        try:
            _lock(descriptor)
            if not (_identity(os.fstat(descriptor)) == self._identity and self.is_current()):
                raise StampsError("The table of stamps was exchanged.")
            yield
        finally:
            os.close(descriptor)


def _lock(descriptor: int) -> None:
    """Lock an open file; TimeoutError when somebody holds it who was stopped doing so."""
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise TimeoutError("The press's table of stamps is locked.") from None
            time.sleep(PAUSE_SECONDS)
        else:
            return


def _mark_at(line: "Line") -> int:
    return MARKS_AT + line.number % MARKS


def _mark(line: "Line") -> int:
    """Return what tells a line from all others, also from one of a restored database."""
    return hash((line.number, line.at)) & 0xFFFF_FFFF_FFFF_FFFF


def _identity(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino


def _open(path: Path) -> int:
    """Return a whole table at a path, open and locked; a torn one is replaced by an empty one."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    while True:
        with suppress(FileNotFoundError):
            descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
            try:
                _lock(descriptor)
                # Not exchanged while we waited for the lock.
                if _identity(os.fstat(descriptor)) == _identity(path.stat()):
                    if _is_whole(descriptor):
                        return descriptor
                    logger.warning("The press's table of stamps was torn; it begins anew.")
                    _make(path, os.replace)
            except BaseException:
                os.close(descriptor)
                raise
            os.close(descriptor)
            continue
        _make(path, os.link)


def _make(path: Path, give_name: Callable[[Path, Path], None]) -> None:
    """Write an empty table beside the path, all its blocks allocated, then give it its name."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with draft.open("xb") as file:
            os.fchmod(file.fileno(), 0o600)
            file.write(MAGIC.to_bytes(WIDTH, sys.byteorder) + bytes(SIZE - WIDTH))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            give_name(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _is_whole(descriptor: int) -> bool:
    if os.fstat(descriptor).st_size != SIZE:
        return False
    with mmap.mmap(descriptor, SIZE, prot=mmap.PROT_READ) as mapped:
        cells = memoryview(mapped).cast("Q")
        slots = cells[SLOTS_AT:MARKS_AT]
        try:
            # A toucher killed at work leaves slots one ahead of the sequence.
            return cells[MAGIC_AT] == MAGIC and max(slots) <= cells[SEQUENCE] + 1
        finally:
            slots.release()
            cells.release()


_table: Table | None = None
_failed_at = float("-inf")


def table() -> Table | None:
    """Return this process's table, opened at the first call; None while there can be none."""
    return _table or _opened()


def refresh() -> Table | None:
    """Return the table that stands at the path now, another than before when it was exchanged."""
    global _table  # noqa: PLW0603 - the memory of this process
    if _table is not None and not _table.is_current():
        _table = None
    return table()


def _opened() -> Table | None:
    global _table, _failed_at  # noqa: PLW0603
    if time.monotonic() < _failed_at + RETRY_SECONDS:
        return None
    try:
        _table = Table(settings.PRESS_FOLDER / "stamps")
    except OSError as error:
        _failed_at = time.monotonic()
        logger.warning("The press keeps nothing, for its stamps cannot be used: %s", error)
    return _table


def touch(*keys: str) -> None:
    """Say on this host that these keys changed; call it after commit.

    For what is not in the change log: what is logged is touched by itself, on every host.
    """
    _tried(lambda current: current.touch(keys))


def heed(lines: Sequence["Line"]) -> None:
    """Touch what committed lines of the change log speak of."""
    _tried(lambda current: current.heed(lines))


def _tried(act: Callable[[Table], None]) -> None:
    for _ in range(3):
        current = table()
        if current is None:
            return
        try:
            act(current)
        except StampsError:
            refresh()
        except OSError:
            # What is done is done; the follower of the change log touches within a second.
            logger.exception("The press could not be touched.")
            return
        else:
            return
