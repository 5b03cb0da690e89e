"""Writers of one process take turns; nobody keeps the turn who is done, or failed, or went away."""

import multiprocessing
import threading

import pytest
from django.db import OperationalError, connection, connections, transaction

from rostra.changes.log import append
from rostra.changes.models import Change
from rostra.config.sqlite import base

pytestmark = [
    pytest.mark.once,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL locks rows, not files"),
]


def turn() -> threading.Lock:
    return base._turns[str(connection.settings_dict["NAME"])]


def write(key: str) -> None:
    try:
        with transaction.atomic():
            append(f"turn:{key}")
    finally:
        connections.close_all()


@transaction.atomic
def fail_after(subject: str) -> None:
    append(subject)
    raise ZeroDivisionError


def test_writers_wait_for_each_other_and_all_get_through() -> None:
    with transaction.atomic():
        others = [threading.Thread(target=write, args=[str(number)]) for number in range(6)]
        for each in others:
            each.start()
        append("turn:first")
        assert turn().locked()
    for each in others:
        each.join(20)
    keys = list(Change.objects.filter(kind="turn").order_by("pk").values_list("key", flat=True))
    assert keys[0] == "first"
    assert sorted(keys[1:]) == [str(number) for number in range(6)]
    assert not turn().locked()


def test_the_turn_is_given_back_however_a_transaction_ends() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        fail_after("turn:inner")
    assert not turn().locked()
    with pytest.raises(OperationalError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT nothing FROM nowhere")
    assert not turn().locked()
    transaction.set_autocommit(False)
    append_by_hand = Change(kind="turn", key="lost", at="2026-01-01T00:00Z")
    append_by_hand.save()
    connection.close()
    assert not turn().locked()
    assert not Change.objects.filter(key__in=["inner", "lost"]).exists()


def test_a_turn_that_does_not_come_is_told_in_sqlites_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard: list[str] = []
    # The options are one dictionary for all threads, and outlive the test.
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.05)

    def late() -> None:
        try:
            write("late")
        except OperationalError as error:
            heard.append(str(error))

    with transaction.atomic():
        append("turn:long")
        other = threading.Thread(target=late)
        other.start()
        other.join(20)
    assert heard == ["database is locked"]


def test_a_process_that_is_forked_begins_with_nobody_waiting() -> None:
    with turn():
        told = multiprocessing.get_context("fork").SimpleQueue()
        child = multiprocessing.get_context("fork").Process(
            target=lambda: told.put(len(base._turns))
        )
        child.start()
        assert told.get() == 0
        child.join(20)
