"""Whom a notice reaches and how far, as tables."""

from datetime import UTC, datetime
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from rostra.notices import rules
from rostra.notices.ways import Rhythm, Way

N, I, D, A = Way.NOTHING, Way.INBOX, Way.DIGEST, Way.AT_ONCE  # noqa: E741


@pytest.mark.parametrize(
    ("usual", "chosen", "least", "goes"),
    [
        (A, None, N, A), (D, None, N, D), (D, N, N, N), (D, A, N, A), (A, I, N, I),
        (A, N, I, I), (N, None, I, I), (A, I, D, D), (N, N, N, N),
    ],
)  # fmt: skip
def test_it_goes_as_far_as_chosen_and_never_less_than_the_least(usual, chosen, least, goes):
    assert rules.way_of(usual=usual, chosen=chosen, least=least) == goes


def test_a_choice_counts_more_than_what_is_usual():
    for usual, chosen, least in product(Way, Way, Way):
        assert rules.way_of(usual=usual, chosen=chosen, least=least) in {chosen, least}


@pytest.mark.parametrize(
    ("by", "ignored", "personal", "reaches"),
    [
        (None, False, True, True),
        (2, False, True, True),
        (1, False, True, False),
        (1, False, False, False),
        (2, True, True, False),
        (2, True, False, True),
    ],
)
def test_nobody_is_told_of_oneself_nor_of_whom_one_ignores(by, ignored, personal, reaches):
    assert rules.reaches(member=1, by=by, ignored=ignored, personal=personal) is reaches


SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("rhythm", "zone", "after", "due"),
    [
        # Wednesday, 25 November 2026; seven in Shanghai is 23:00 UTC the day before.
        (Rhythm.DAILY, SHANGHAI, (2026, 11, 25, 9, 0), (2026, 11, 25, 23, 0)),
        (Rhythm.DAILY, SHANGHAI, (2026, 11, 25, 22, 59), (2026, 11, 25, 23, 0)),
        (Rhythm.DAILY, SHANGHAI, (2026, 11, 25, 23, 0), (2026, 11, 26, 23, 0)),
        (Rhythm.WEEKLY, SHANGHAI, (2026, 11, 25, 9, 0), (2026, 11, 29, 23, 0)),
        (Rhythm.WEEKLY, SHANGHAI, (2026, 11, 29, 23, 0), (2026, 12, 6, 23, 0)),
        # Clocks go back on 25 October 2026: seven in Berlin is 05:00 UTC, then 06:00.
        (Rhythm.DAILY, BERLIN, (2026, 10, 24, 4, 0), (2026, 10, 24, 5, 0)),
        (Rhythm.DAILY, BERLIN, (2026, 10, 24, 5, 0), (2026, 10, 25, 6, 0)),
        (Rhythm.NEVER, BERLIN, (2026, 10, 24, 5, 0), None),
    ],
)
def test_a_digest_comes_in_the_members_morning(rhythm, zone, after, due):
    found = rules.next_digest(rhythm, zone, datetime(*after, tzinfo=UTC))
    assert found == (datetime(*due, tzinfo=UTC) if due else None)
