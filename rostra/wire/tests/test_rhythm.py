from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.wire.rhythm import (
    JITTER,
    LONGEST,
    SHORTEST,
    adapted,
    after_failure,
    after_success,
    bounded,
)

NOW = datetime(2024, 10, 23, 9, tzinfo=UTC)
minute = timedelta(minutes=1)
intervals = st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=400))
asked = st.lists(intervals, max_size=3)
chances = st.floats(0, 1, exclude_max=True)


@pytest.mark.parametrize(
    ("minutes", "new", "after"),
    [
        (30, 0, 45),
        (30, 1, 30),
        (30, 2, 15),
        (30, 50, 15),
        (10, 9, 10),
        (1440, 0, 1440),
        (12, 5, 10),
    ],
)
def test_the_interval_follows_the_news(minutes: int, new: int, after: int) -> None:
    assert adapted(minutes * minute, new=new) == after * minute


@given(intervals, asked, chances)
def test_after_a_success_within_bounds_and_never_sooner_than_asked(interval, asked, chance) -> None:
    wait = after_success(interval, asked=asked, now=NOW, chance=chance) - NOW
    assert SHORTEST <= wait <= LONGEST * (1 + JITTER)
    assert all(wait >= min(each, LONGEST) for each in asked)


@given(intervals, st.integers(1, 10_000), asked, chances)
def test_after_failures_within_bounds(interval, failures, asked, chance) -> None:
    wait = after_failure(interval, failures=failures, asked=asked, now=NOW, chance=chance) - NOW
    assert SHORTEST <= wait <= LONGEST
    assert all(wait >= min(each, LONGEST) for each in asked)


@given(intervals)
def test_bounds(interval) -> None:
    assert SHORTEST <= bounded(interval) <= LONGEST
