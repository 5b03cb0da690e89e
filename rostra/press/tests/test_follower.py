"""What was committed and not touched is touched within a second, whoever was killed."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from rostra.changes import follow
from rostra.changes.events import committed
from rostra.changes.log import append
from rostra.changes.models import Change
from rostra.kernel import clock
from rostra.press import follower as followers
from rostra.press import stamps
from rostra.press.follower import Follower
from rostra.press.stamps import EVERYTHING, Table, slot
from rostra.press.tests.conftest import Counter

pytestmark = pytest.mark.django_db(transaction=True)
SOON = 2.5  # Seconds: one tick, and a machine with much to do.


def wait_for(condition: Callable[[], Any], seconds: float = SOON) -> None:
    limit = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < limit, "waited too long"
        time.sleep(0.01)


def write(*subjects: str) -> None:
    with transaction.atomic():
        append(*subjects)


@pytest.fixture
def unheard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every process die between commit and touch."""
    monkeypatch.setattr(committed, "receivers", [])
    committed.sender_receivers_cache.clear()


@pytest.fixture
def follower(counter: Counter) -> Iterator[Follower]:
    """Return a follower at work."""
    made = Follower(counter.porter)
    made.start()
    yield made
    made.stop()


def test_what_is_logged_is_touched_at_commit_and_not_again(
    table: Table, counter: Counter, follower: Follower
) -> None:
    before = table.sequence
    with transaction.atomic():
        append("article:1", "shelf:zh/latest")
        assert table.sequence == before
    assert table.sequence == before + 1
    assert table.cells[slot("article:1")] == table.cells[slot("shelf:zh/latest")] == before + 1
    time.sleep(1.3)
    assert table.sequence == before + 1


def test_what_is_rolled_back_is_not(table: Table) -> None:
    with transaction.atomic():
        with transaction.atomic():
            append("article:1")
            transaction.set_rollback(True)
        append("article:2")
    assert table.cells[slot("article:1")] == 0
    assert table.cells[slot("article:2")] == 1


def test_a_lost_touch_is_made_up_for_within_a_second(
    table: Table, follower: Follower, unheard: None
) -> None:
    before = table.sequence
    write("article:1")
    wait_for(lambda: table.cells[slot("article:1")] > before)


def test_what_was_lost_before_anybody_followed_is_touched_too(
    table: Table, counter: Counter, unheard: None
) -> None:
    before = counter.ask().body
    write("page:/")
    assert counter.ask().body == before
    follower = Follower(counter.porter)
    follower.start()
    assert counter.ask().body != before
    follower.stop()


def test_one_of_many_follows_and_another_takes_over(
    table: Table, counter: Counter, follower: Follower, unheard: None
) -> None:
    second = Follower(counter.porter)
    second.start()
    assert follower._watch is not None
    assert second._watch is None
    follower.stop()
    wait_for(lambda: second._watch is not None)
    before = table.sequence
    write("article:1")
    wait_for(lambda: table.cells[slot("article:1")] > before)
    second.stop()


def test_when_the_database_was_away_everything_is_printed_anew(
    table: Table, follower: Follower, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = followers.Watch.read
    failed = []

    def fail(watch: Any) -> Any:
        failed.append(watch)
        raise connection.Database.OperationalError("away")

    monkeypatch.setattr(followers.Watch, "read", fail)
    wait_for(lambda: len(failed) > 0)
    before = table.sequence
    monkeypatch.setattr(followers.Watch, "read", real)
    wait_for(lambda: table.cells[slot(EVERYTHING)] > before)


def test_a_pruned_log_disturbs_nobody(table: Table, follower: Follower, unheard: None) -> None:
    write("article:1")
    Change.objects.all().delete()
    follow.prune(now=clock.now())
    before = table.sequence
    write("article:2")
    wait_for(lambda: table.cells[slot("article:2")] > before)


def test_an_exchanged_table_is_noticed(table: Table, counter: Counter, follower: Follower) -> None:
    table.path.unlink()
    wait_for(lambda: counter.porter.table is not table)
    assert counter.porter.table is stamps.table()


def test_following_costs_little_when_nothing_happens(
    table: Table, counter: Counter, django_assert_max_num_queries: Any
) -> None:
    made = Follower(counter.porter)
    made.tick()
    with django_assert_max_num_queries(2):
        made.tick()
    made._lead.close()


def test_it_publishes_what_the_process_did(
    counter: Counter, follower: Follower, folder: Any
) -> None:
    counter.ask()
    wait_for(lambda: list(folder.glob(f"process-{os.getpid()}.json")))
    wait_for(lambda: '"printed": 1' in (folder / f"process-{os.getpid()}.json").read_text())


# --- killed at every line ----------------------------------------------------------------------


class Killer:
    """Kills its own process at a line of those that run after the commit."""

    def __init__(self, line: int) -> None:
        self.left = line
        self.is_committed = False

    def watch(self, frame: FrameType, event: str, argument: Any) -> Any:
        if frame.f_code is BaseDatabaseWrapper.run_and_clear_commit_hooks.__code__:
            self.is_committed = True
        if self.is_committed and event == "line":
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            self.left -= 1
        return self.watch


def killed(line: int, subject: str) -> bool:
    """Log a subject in a process of its own that dies at a line; False when it lived."""
    child = os.fork()
    if child == 0:
        try:
            # The connection is the parent's; neither used nor closed here.
            inherited, connection.connection = connection.connection, None
            killer = Killer(line)
            sys.settrace(killer.watch)
            write(subject)
            del inherited
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded")
def test_a_process_killed_at_any_line_between_commit_and_touch(
    table: Table, counter: Counter
) -> None:
    """From the first line after the commit to the last mark; the next tick, each second, heals."""
    follower = Follower(counter.porter)
    follower.tick()
    everything = table.cells[slot(EVERYTHING)]
    lines, before = 0, {}
    while True:
        path = f"/{lines}/"
        before[path] = counter.ask(path).body
        if not killed(lines, f"page:{path}"):
            break
        lines += 1
    assert lines > 30
    lost = [path for path, body in before.items() if counter.ask(path).body == body]
    assert len(lost) > 10
    follower.tick()
    assert [path for path in lost if counter.ask(path).body == before[path]] == []
    assert table.cells[slot(EVERYTHING)] == everything
    follower._lead.close()
