"""The table of stamps: shared by processes, whole after every accident."""

import errno
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from rostra.changes.lines import Line
from rostra.press import stamps
from rostra.press.stamps import MARKS, SEQUENCE, SIZE, SLOTS, StampsError, Table, slot

TOUCHING = """
import sys
from pathlib import Path
from rostra.press.stamps import Table
table = Table(Path(sys.argv[1]))
for number in range(300):
    table.touch([f"{sys.argv[2]}:{number % 5}"])
print(table.cells[2])
"""
HOLDING = """
import fcntl, os, sys, time
descriptor = os.open(sys.argv[1], os.O_RDWR)
fcntl.flock(descriptor, fcntl.LOCK_EX)
print("held", flush=True)
time.sleep(60)
"""


def run(program: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments], stdout=subprocess.PIPE, text=True
    )


def test_a_key_has_the_same_slot_in_every_process() -> None:
    program = "from rostra.press.stamps import slot; print(slot('shelf:zh/专题'))"
    assert int(run(program).communicate()[0]) == slot("shelf:zh/专题")


def test_keys_spread_over_the_slots() -> None:
    shared = Counter(slot(f"article:{number}") for number in range(SLOTS))
    # Thrown at random, 63 % of the slots would be taken, and none by more than ten or so.
    assert len(shared) > 0.6 * SLOTS
    assert max(shared.values()) < 15


def test_a_touch_raises_the_sequence_by_one_and_writes_it_last(table: Table) -> None:
    written: list[tuple[int, int]] = []

    class Cells:
        def __getitem__(self, index: int) -> int:
            return 41

        def __setitem__(self, index: int, value: int) -> None:
            written.append((index, value))

    table.cells = Cells()
    table.touch(["article:1", "article:2"])
    assert written == [(slot("article:1"), 42), (slot("article:2"), 42), (SEQUENCE, 42)]


def test_many_processes_and_threads_lose_no_step(table: Table) -> None:
    others = [run(TOUCHING, str(table.path), name) for name in "abc"]

    def touch() -> None:
        for number in range(300):
            table.touch([f"thread:{number}"])

    threads = [threading.Thread(target=touch) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for other in others:
        assert other.wait(60) == 0
        other.communicate()
    assert table.sequence == 6 * 300
    assert 0 < table.cells[slot("a:0")] <= table.sequence


def test_a_process_that_is_killed_holding_the_lock_gives_it_back(table: Table) -> None:
    other = run(HOLDING, str(table.path))
    assert other.stdout is not None
    other.stdout.readline()
    other.send_signal(signal.SIGKILL)
    table.touch(["article:1"])
    assert table.sequence == 1
    other.communicate()


def test_a_process_that_was_stopped_holding_the_lock_hangs_nobody(
    table: Table, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(stamps, "PATIENCE_SECONDS", 0.05)
    other = run(HOLDING, str(table.path))
    assert other.stdout is not None
    other.stdout.readline()
    began = time.monotonic()
    stamps.touch("article:1")
    assert time.monotonic() - began < 5
    assert "could not be touched" in caplog.text
    other.kill()
    other.communicate()


def test_opening_leaves_no_lock_behind(table: Table) -> None:
    assert run(TOUCHING, str(table.path), "a").communicate(timeout=60)[0] == "300\n"


def tear(path: Path, how: str) -> None:
    """Do to the file of stamps what accidents do."""
    whole = path.read_bytes()
    number = (7).to_bytes(8, sys.byteorder)
    torn = {
        "cut off": whole[: SIZE // 2],
        "empty": b"",
        "too long": whole + b"x",
        "of another program": b"SQLite format 3\0" + whole[16:],
        "with a slot that runs ahead": whole[:800] + number + whole[808:],
        "of zeros": bytes(SIZE),
    }[how]
    path.unlink()
    path.write_bytes(torn)


@pytest.mark.parametrize(
    "how",
    ["cut off", "empty", "too long", "of another program", "with a slot that runs ahead",
     "of zeros"],
)  # fmt: skip
def test_a_torn_file_is_replaced_and_everybody_goes_on_with_the_new_one(
    table: Table, how: str, caplog: pytest.LogCaptureFixture
) -> None:
    tear(table.path, how)
    assert not table.is_current()
    with pytest.raises(StampsError):
        table.touch(["article:1"])
    stamps.touch("article:1")
    fresh = stamps.table()
    assert fresh is not None
    assert fresh is not table
    assert fresh.path.stat().st_size == SIZE
    assert (fresh.sequence, fresh.cells[slot("article:1")]) == (1, 1)
    assert "begins anew" in caplog.text
    assert [path.name for path in table.path.parent.iterdir()] == ["stamps"]


def test_a_slot_one_ahead_of_the_sequence_is_no_tear(table: Table) -> None:
    table.cells[slot("article:1")] = 1  # Its toucher was killed before it wrote the sequence.
    assert Table(table.path).cells[slot("article:1")] == 1
    assert table.is_current()


def test_who_touches_first_makes_the_table(folder: Path) -> None:
    stamps.touch("article:1")
    assert Table(folder / "stamps").cells[slot("article:1")] == 1
    assert (folder / "stamps").stat().st_mode & 0o077 == 0


def test_a_table_that_was_deleted_is_made_again(table: Table) -> None:
    table.path.unlink()
    stamps.touch("article:1")
    assert stamps.refresh() is not table
    assert Table(table.path).cells[slot("article:1")] == 1


def test_many_who_come_first_share_one_table(folder: Path) -> None:
    others = [run(TOUCHING, str(folder / "stamps"), name) for name in "abcd"]
    for other in others:
        other.communicate(timeout=60)
    assert Table(folder / "stamps").sequence == 4 * 300


def test_all_blocks_are_there_from_the_beginning(table: Table) -> None:
    found = table.path.stat()
    assert found.st_blocks * 512 >= SIZE
    table.touch(["article:1"])
    assert table.path.stat().st_size == SIZE


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EMFILE])
def test_without_room_or_rights_nothing_is_kept_and_nothing_fails(
    folder: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    def fail(*_: Any) -> None:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(os, "fsync", fail)
    assert stamps.table() is None
    stamps.touch("article:1")
    assert list(folder.iterdir()) == []
    monkeypatch.undo()


def test_it_is_tried_again_later(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("in the way")
    assert stamps.table() is None
    folder.unlink()
    assert stamps.table() is None
    monkeypatch.setattr(stamps, "RETRY_SECONDS", 0)
    assert stamps.table() is not None


class TestLines:
    def line(self, number: int, at: int = 1_700_000_000_000_000, key: str = "1") -> Line:
        return Line(number, at, f"article:{key}")

    def test_a_line_is_heeded_once(self, table: Table) -> None:
        lines = [self.line(1), self.line(2, key="2")]
        table.heed(lines)
        assert table.sequence == 1
        assert table.cells[slot("article:1")] == table.cells[slot("article:2")] == 1
        table.heed(lines)
        assert table.sequence == 1
        table.heed([*lines, self.line(3, key="3")])
        assert (table.sequence, table.cells[slot("article:1")]) == (2, 1)
        assert table.cells[slot("article:3")] == 2

    def test_a_line_of_a_restored_database_is_another(self, table: Table) -> None:
        table.heed([self.line(1)])
        table.heed([self.line(1, at=1_800_000_000_000_000)])
        assert table.cells[slot("article:1")] == 2

    def test_a_mark_that_was_written_over_costs_one_touch(self, table: Table) -> None:
        table.heed([self.line(1)])
        table.heed([self.line(1 + MARKS)])
        table.heed([self.line(1)])
        assert table.sequence == 3

    @pytest.mark.parametrize("kill_at", range(3))
    def test_killed_before_the_mark_it_is_touched_again(self, table: Table, kill_at: int) -> None:
        """The slot, the sequence, the mark: killed before each of them."""
        real = table.cells
        written = 0

        class Cells:
            def __getitem__(self, index: int) -> int:
                return real[index]

            def __setitem__(self, index: int, value: int) -> None:
                nonlocal written
                if written == kill_at:
                    raise KeyboardInterrupt
                written += 1
                real[index] = value

        printed_from = table.sequence
        table.cells = Cells()
        with pytest.raises(KeyboardInterrupt):
            table.heed([self.line(1)])
        table.cells = real
        table.heed([self.line(1)])
        assert real[slot("article:1")] > printed_from
        assert real[slot("article:1")] <= real[SEQUENCE]
