from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.kernel.tests.shared import unhurried
from rostra.kernel.windows import HOUR, Window, rolling, slices

MOMENTS = st.datetimes(
    min_value=datetime(1971, 1, 1),  # noqa: DTZ001
    max_value=datetime(2099, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York")]),
)


def at(hour, minute=0, second=0, *, day=2):
    return datetime(2026, 1, day, hour, minute, second, tzinfo=UTC)


def test_start_belongs_to_a_window_and_end_does_not():
    window = Window(at(1), at(2))
    assert window.contains(at(1))
    assert window.contains(at(1, 59, 59))
    assert not window.contains(at(2))
    assert not window.contains(at(0, 59, 59))


def test_windows_compare_moments_not_clock_faces():
    shanghai = datetime(2026, 1, 2, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert Window(at(1), at(2)).contains(shanghai)


def test_the_hour_that_runs_twice_in_autumn_is_two_hours():
    new_york = ZoneInfo("America/New_York")
    first = datetime(2026, 11, 1, 1, 30, tzinfo=new_york)
    second = first.replace(fold=1)
    window = Window(first, second)
    assert window.length == HOUR
    assert window.contains(first)
    assert not window.contains(second)


def test_a_window_refuses_naive_moments_and_a_wrong_order():
    with pytest.raises(ValueError, match="aware"):
        Window(datetime(2026, 1, 1), at(2))  # noqa: DTZ001
    with pytest.raises(ValueError, match="ends after"):
        Window(at(2), at(1))


def test_a_window_cannot_be_changed():
    with pytest.raises(AttributeError):
        Window(at(1), at(2)).start = at(0)


def test_rolling_ends_now_and_begins_on_the_next_hour():
    assert rolling(24, now=at(21, 32, 50)) == Window(at(22, day=1), at(21, 32, 50))


def test_rolling_on_the_hour_is_the_whole_length():
    assert rolling(48, now=at(21, day=3)) == Window(at(21, day=1), at(21, day=3))


def test_rolling_needs_an_hour():
    with pytest.raises(ValueError, match="at least one hour"):
        rolling(0, now=at(1))


@unhurried
@given(st.integers(1, 200), MOMENTS)
def test_a_rolling_window_is_never_longer_than_its_name(hours, now):
    window = rolling(hours, now=now)
    assert window.end == now.astimezone(UTC)
    assert (window.start.minute, window.start.second, window.start.microsecond) == (0, 0, 0)
    assert (hours - 1) * HOUR < window.length <= hours * HOUR


@unhurried
@given(MOMENTS, st.timedeltas(timedelta(0), timedelta(days=3)), st.sampled_from([10, 60, 1440]))
def test_slices_tile_a_window_and_cut_on_round_moments(start, length, minutes):
    window = Window(start.astimezone(UTC), start.astimezone(UTC) + length)
    pieces = list(slices(window, minutes=minutes))
    assert sum((piece.length for piece in pieces), timedelta(0)) == window.length
    assert [piece.start for piece in pieces[1:]] == [piece.end for piece in pieces[:-1]]
    for piece in pieces[1:]:
        assert piece.start.timestamp() % (minutes * 60) == 0
    if pieces:
        assert (pieces[0].start, pieces[-1].end) == (window.start, window.end)


def test_an_empty_window_has_no_slices():
    assert list(slices(Window(at(1), at(1)))) == []


def test_a_slice_has_a_length():
    with pytest.raises(ValueError, match="at least one minute"):
        list(slices(Window(at(1), at(2)), minutes=0))
