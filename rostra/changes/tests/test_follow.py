"""Followers read every line, whatever happens in between."""

import threading
from collections.abc import Callable, Sequence
from datetime import timedelta

import psycopg
import pytest
from django.db import connection, transaction

from rostra.changes import follow
from rostra.changes.log import append
from rostra.changes.models import Change, Cursor
from rostra.kernel import clock

pytestmark = pytest.mark.django_db(transaction=True)


PLACE = ("host", "port", "user", "password", "dbname")


class Reader:
    """A follower that keeps what it was handed."""

    def __init__(self, name: str = "reader") -> None:
        self.name = name
        self.seen: list[str] = []

    def read(self, batch: int = 500) -> int:
        return follow.follow(self.name, self._handle, batch=batch)

    def read_all(self, batch: int = 500) -> list[str]:
        while self.read(batch):
            pass
        return self.seen

    def _handle(self, lines: Sequence[Change]) -> None:
        self.seen += [f"{line.kind}:{line.key}" for line in lines]


def write(*subjects: str) -> None:
    with transaction.atomic():
        append(*subjects)


def in_thread(work: Callable[[], None]) -> threading.Thread:
    def run() -> None:
        try:
            work()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def test_lines_are_handed_over_once_in_order_and_in_batches() -> None:
    write("a:1", "a:2", "a:3")
    reader = Reader()
    assert [reader.read(2), reader.read(2), reader.read(2)] == [2, 1, 0]
    write("a:4")
    assert reader.read_all() == ["a:1", "a:2", "a:3", "a:4"]


def test_followers_do_not_disturb_each_other() -> None:
    write("a:1")
    first, second = Reader("first"), Reader("second")
    first.read_all()
    write("a:2")
    assert second.read_all() == first.read_all() == ["a:1", "a:2"]


def test_killed_between_handling_and_moving_the_cursor_it_sees_the_lines_again() -> None:
    write("a:1", "a:2")
    handled = []

    def handle_and_die(lines: Sequence[Change]) -> None:
        handled.extend(lines)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        follow.follow("reader", handle_and_die)
    assert len(handled) == 2
    assert Reader().read_all() == ["a:1", "a:2"]


def test_the_handler_runs_outside_any_transaction() -> None:
    write("a:1")
    inside = []
    follow.follow("reader", lambda lines: inside.append(connection.in_atomic_block))
    assert inside == [False]


def test_a_slower_process_of_the_same_name_does_not_move_the_cursor_back() -> None:
    write("a:1", "a:2")

    def overtaken(lines: Sequence[Change]) -> None:
        Reader().read_all()

    follow.follow("reader", overtaken, batch=1)
    assert Reader().read_all() == []


def test_lines_committed_while_others_are_handled_come_next() -> None:
    write("a:1")
    seen: list[str] = []

    def handle(lines: Sequence[Change]) -> None:
        seen.extend(line.key for line in lines)
        if len(seen) == 1:
            write("a:2")

    assert follow.follow("reader", handle) == 1
    assert follow.follow("reader", handle) == 1
    assert seen == ["1", "2"]


def test_many_writers_and_two_followers_at_once_lose_nothing() -> None:
    subjects = {f"{writer}:{number}" for writer in "abcd" for number in range(25)}

    def write_all(writer: str) -> Callable[[], None]:
        return lambda: [write(f"{writer}:{number}") for number in range(25)] and None

    readers = [Reader("first"), Reader("second")]
    done = threading.Event()

    def read_on(reader: Reader) -> Callable[[], None]:
        def work() -> None:
            while not done.is_set():
                reader.read(7)

        return work

    writing = [in_thread(write_all(writer)) for writer in "abcd"]
    reading = [in_thread(read_on(reader)) for reader in readers]
    for thread in writing:
        thread.join()
    done.set()
    for thread in reading:
        thread.join()
    for reader in readers:
        seen = reader.read_all()
        assert set(seen) == subjects
        assert len(seen) == len(subjects)


def test_a_transaction_that_commits_late_is_not_passed_over() -> None:
    """On PostgreSQL the quick one commits first; on SQLite it waits for the slow one."""
    reader = Reader()
    reader.read_all()
    began, may_commit = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            append("slow:1")
            began.set()
            may_commit.wait(10)
            append("slow:2")

    slow_thread = in_thread(slow)
    assert began.wait(10)
    quick_thread = in_thread(lambda: write("quick:1"))
    if connection.vendor == "postgresql":
        quick_thread.join()
        assert list(Change.objects.values_list("kind", flat=True)) == ["quick"]
    # The quick line is committed; handing it out now would pass over the slow ones.
    assert reader.read_all() == []
    may_commit.set()
    slow_thread.join()
    quick_thread.join()
    assert reader.read_all() == ["slow:1", "slow:2", "quick:1"]


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="On SQLite a database shares its file with nobody."
)
def test_an_open_transaction_of_another_database_holds_nobody_back() -> None:
    """Read on beside a transaction of the server's own database that has written."""
    at = connection.get_connection_params() | {"dbname": "postgres"}
    with psycopg.connect(**{key: at[key] for key in at if key in PLACE}) as other:
        other.execute("SELECT pg_current_xact_id()")
        write("a:1")
        assert Reader().read_all() == ["a:1"]
        other.rollback()


def test_a_database_moved_from_another_cluster_is_read_from_the_beginning() -> None:
    write("a:1", "a:2")
    reader = Reader()
    reader.read_all()
    Change.objects.update(transaction=2**50)
    Cursor.objects.update(transaction=2**50)
    write("a:3")
    assert Reader().read_all() == ["a:1", "a:2", "a:3"]
    assert Reader().read_all() == []


def age(days: float) -> None:
    Change.objects.update(at=clock.now() - timedelta(days=days))


def test_old_lines_are_pruned_once_every_follower_has_passed_them() -> None:
    write("a:1", "a:2", "a:3")
    age(8)
    quick, slow = Reader("quick"), Reader("slow")
    quick.read_all()
    slow.read(1)
    assert follow.prune(now=clock.now()) == 1
    slow.read_all()
    assert follow.prune(now=clock.now()) == 2
    assert slow.seen == ["a:1", "a:2", "a:3"]


def test_young_lines_are_kept_though_all_have_passed_them() -> None:
    write("a:1")
    age(6.9)
    Reader().read_all()
    assert follow.prune(now=clock.now()) == 0


def test_without_followers_old_lines_are_pruned() -> None:
    write("a:1")
    age(8)
    assert follow.prune(now=clock.now()) == 1


def test_a_follower_that_never_came_back_does_not_keep_the_log_for_ever() -> None:
    write("a:1")
    gone, idle = Reader("gone"), Reader("idle")
    gone.read_all()
    write("a:2")
    idle.read_all()
    age(31)
    Cursor.objects.update(moved_at=clock.now() - timedelta(days=31))
    assert follow.prune(now=clock.now()) == 2
    assert list(Cursor.objects.values_list("follower", flat=True)) == ["idle"]
    write("a:3")
    assert gone.read_all() == ["a:1", "a:3"]
