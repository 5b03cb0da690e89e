"""Who watches the log hears at once where the database tells, and reads each line once."""

import threading
import time

import pytest
from django.db import connection, transaction

from rostra.changes.lines import MESSAGE_BYTES, Line, from_message, to_messages
from rostra.changes.log import append
from rostra.changes.models import Change
from rostra.changes.watch import MovedError, Watch

database = pytest.mark.django_db(transaction=True)


def write(*subjects: str) -> None:
    with transaction.atomic():
        append(*subjects)


def subjects(lines: list[Line]) -> list[str]:
    return [line.subject for line in lines]


def test_lines_travel_in_messages_that_postgresql_takes() -> None:
    lines = [Line(number, 10**15 + number, f"shelf:zh/专题:{number}") for number in range(1_000)]
    messages = list(to_messages(lines))
    assert len(messages) > 4
    assert max(len(message.encode()) for message in messages) <= MESSAGE_BYTES
    assert [line for message in messages for line in from_message(message)] == lines
    assert list(to_messages([])) == []


@database
def test_it_begins_with_the_present_and_reads_each_line_once() -> None:
    write("a:1")
    watch = Watch()
    assert watch.read() == []
    write("a:2", "a:3")
    write("a:4")
    assert subjects(watch.read()) == ["a:2", "a:3", "a:4"]
    assert watch.read() == []


@database
def test_an_empty_log_may_be_watched_and_pruned() -> None:
    watch = Watch()
    write("a:1")
    assert subjects(watch.read()) == ["a:1"]
    Change.objects.all().delete()
    write("a:2")
    assert subjects(watch.read()) == ["a:2"]


@database
def test_a_long_stretch_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rostra.changes.watch.BATCH", 2)
    watch = Watch()
    write("a:1", "a:2", "a:3", "a:4", "a:5")
    assert len(watch.read()) == 5


@database
def test_what_is_told_is_what_is_read() -> None:
    watch = Watch()
    write("a:1", "a:2")
    told, read = list(watch.heard(0.5)), watch.read()
    assert subjects(read) == ["a:1", "a:2"]
    assert told == (read if connection.vendor == "postgresql" else [])


def elsewhere(*names: str) -> threading.Thread:
    """Log from another connection, in a moment."""

    def work() -> None:
        time.sleep(0.1)
        write(*names)
        connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    return thread


@database
def test_it_hears_others_at_once_on_postgresql() -> None:
    if connection.vendor != "postgresql":
        assert Watch().heard(0.1) == []
        return
    watch = Watch()
    began = time.monotonic()
    thread = elsewhere("a:1")
    assert subjects(list(watch.heard(5))) == ["a:1"]
    assert time.monotonic() - began < 2
    thread.join()
    with transaction.atomic():
        append("a:2")
        transaction.set_rollback(True)
    assert list(watch.heard(0.2)) == []


@database
def test_after_the_connection_was_lost_it_has_to_begin_anew() -> None:
    watch = Watch()
    connection.close()
    if connection.vendor == "postgresql":
        with pytest.raises(MovedError):
            watch.heard(0)
    assert watch.read() == []
