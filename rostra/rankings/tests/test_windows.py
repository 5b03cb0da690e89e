from datetime import UTC, datetime, timedelta

import pytest

from rostra.kernel.windows import HOUR, rolling
from rostra.rankings.actions.fold_reads import fold_reads
from rostra.rankings.models import ReadHour, ReadSlice
from rostra.rankings.reads import salts, windows
from rostra.rankings.tests.reading import read

pytestmark = pytest.mark.django_db
# A salt begins at midnight of every second day: here a period is four hours old.
NOW = (
    salts.begin(salts.period(datetime(2026, 3, 10, 12, tzinfo=UTC)))
    + 4 * HOUR
    + timedelta(minutes=25)
)


def near(count):
    """A few readers are counted exactly, but for two whom a sketch cannot tell apart."""
    return pytest.approx(count, abs=2)


def people(count, first=0):
    return [f"reader {number}" for number in range(first, first + count)]


def test_who_reads_in_several_hours_and_processes_counts_once():
    read(1, people(40), at=NOW - 3 * HOUR)
    read(1, people(40), at=NOW - 3 * HOUR, process=2)
    read(1, people(60), at=NOW)
    read(2, people(5), at=NOW)
    window = rolling(24, now=NOW)
    found = windows.readers(since=window.start, now=NOW)
    assert found == {1: near(60), 2: near(5)}
    bounds = windows.bounds(since=window.start, now=NOW)
    assert bounds[1] > 130


def test_folding_changes_no_count_and_may_be_repeated():
    for hours in (3, 2, 1, 0):
        read(1, people(30 + hours, first=hours), at=NOW - hours * HOUR)
    window = rolling(48, now=NOW)
    assert windows.readers(since=window.start, now=NOW) == {1: near(36)}
    assert fold_reads(now=NOW) == 3
    assert fold_reads(now=NOW) == 0
    assert windows.readers(since=window.start, now=NOW) == {1: near(36)}
    # A process that was late writes its slice once more.
    read(1, people(33, first=3), at=NOW - 3 * HOUR)
    fold_reads(now=NOW + HOUR)
    assert ReadSlice.objects.count() == 0
    assert ReadHour.objects.count() == 4
    assert windows.readers(since=window.start, now=NOW) == {1: near(36)}


def test_a_window_of_48_hours_lies_under_one_salt_wherever_it_ends():
    for hours in range(0, 96, 7):
        now = NOW + hours * HOUR
        read(hours + 1, people(20), at=now - 47 * HOUR)
        read(hours + 1, people(20), at=now)
        window = rolling(48, now=now)
        found = windows.readers(since=window.start, now=now, articles=[hours + 1])
        assert found == {hours + 1: near(20)}


def test_only_articles_that_can_enter_are_united(monkeypatch):
    for number in range(60):
        read(number + 1, people(60 - number), at=NOW)
    united = []
    whole = windows._united
    monkeypatch.setattr(
        windows, "_united", lambda some, *rest: united.extend(some) or whole(some, *rest)
    )
    found = windows.readers(since=rolling(24, now=NOW).start, now=NOW, count=10)
    assert set(range(1, 11)) <= set(found)
    assert len(united) <= 13


def test_an_article_read_again_and_again_does_not_hide_one_read_by_more():
    for hours in range(20):
        read(1, people(10), at=NOW - hours * HOUR)
    read(2, people(50), at=NOW)
    found = windows.readers(since=rolling(24, now=NOW).start, now=NOW, count=1)
    assert max(found, key=found.get) == 2


def test_queries_do_not_grow_with_what_was_read(django_assert_num_queries):
    for number in range(60):
        read(number + 1, people(3), at=NOW)
    since = rolling(24, now=NOW).start
    # All are equal: the sums first, then the sketches of ten, then of the others.
    with django_assert_num_queries(6):
        windows.readers(since=since, now=NOW, count=10)
    with django_assert_num_queries(2):
        windows.readers_by_hour(range(1, 61), since=since, now=NOW)


def test_hours_of_an_article():
    read(1, people(4), at=NOW - 2 * HOUR)
    fold_reads(now=NOW)
    read(1, people(7), at=NOW)
    read(1, people(9, first=2), at=NOW, process=2)
    since = rolling(24, now=NOW).start
    this_hour = NOW.replace(minute=0)
    found = windows.readers_by_hour([1, 2], since=since, now=NOW)
    assert found == {1: {this_hour - 2 * HOUR: near(4), this_hour: near(11)}}


@pytest.mark.parametrize(
    "back", [timedelta(minutes=25, seconds=1), 53 * HOUR + timedelta(minutes=25)]
)
def test_other_beginnings_are_refused(back):
    with pytest.raises(ValueError, match="hour"):
        windows.bounds(since=NOW - back, now=NOW)
