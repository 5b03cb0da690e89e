from datetime import UTC, datetime, timedelta

import pytest

from rostra.kernel.windows import HOUR, rolling
from rostra.rankings.actions.fold_reads import fold_reads
from rostra.rankings.actions.prune_reads import ESTIMATES_KEPT_FOR, SKETCHES_KEPT_FOR, prune_reads
from rostra.rankings.models import LeftOut, ReadHour, Salt
from rostra.rankings.models.left_out import Reason
from rostra.rankings.reads import salts, windows
from rostra.rankings.tests.reading import read

pytestmark = pytest.mark.django_db
PERIOD = salts.period(datetime(2026, 3, 10, tzinfo=UTC))
NOW = salts.begin(PERIOD) + timedelta(minutes=30)
DAY = timedelta(days=1)


def numbers():
    return sorted(Salt.objects.values_list("number", flat=True))


def test_a_salt_lives_four_days_and_a_new_one_starts_every_two():
    first = salts.living(now=NOW)
    assert numbers() == [PERIOD - 1, PERIOD]
    later = salts.living(now=NOW + 2 * DAY)
    assert later.older == first.younger
    assert later.younger not in first
    assert prune_reads(now=NOW + 2 * DAY) == 1
    assert numbers() == [PERIOD, PERIOD + 1]
    assert salts.living(now=NOW + 2 * DAY) == later


def test_the_next_salt_is_there_before_its_period_begins():
    prune_reads(now=NOW + 2 * DAY - HOUR)
    assert numbers() == [PERIOD - 1, PERIOD, PERIOD + 1]


def test_sketches_go_when_no_window_needs_them_and_estimates_stay():
    read(1, ["a", "b", "c"], at=NOW)
    read(2, ["a"], at=NOW)
    fold_reads(now=NOW + HOUR)
    now = NOW + SKETCHES_KEPT_FOR - HOUR
    prune_reads(now=now)
    assert ReadHour.objects.filter(older__isnull=False).count() == 2
    now = NOW + SKETCHES_KEPT_FOR + HOUR
    prune_reads(now=now)
    [row] = ReadHour.objects.all()
    assert (row.article_id, row.older, row.younger) == (1, None, None)
    found = windows.readers_by_hour([1, 2], since=NOW - HOUR, now=now)
    assert found == {1: {NOW.replace(minute=0): pytest.approx(3, abs=0.1)}}
    assert windows.readers(since=rolling(48, now=now).start, now=now) == {}
    prune_reads(now=NOW + ESTIMATES_KEPT_FOR + HOUR)
    assert not ReadHour.objects.exists()


def test_old_counts_go():
    LeftOut.objects.create(day=(NOW - 500 * DAY).date(), reason=Reason.BOT, count=1)
    LeftOut.objects.create(day=NOW.date(), reason=Reason.BOT, count=1)
    prune_reads(now=NOW)
    assert [row.day for row in LeftOut.objects.all()] == [NOW.date()]


def test_more_rows_than_one_transaction_takes(monkeypatch):
    from rostra.rankings.actions import fold_reads as folding
    from rostra.rankings.actions import prune_reads as pruning

    monkeypatch.setattr(folding, "BATCH", 3)
    monkeypatch.setattr(pruning, "BATCH", 3)
    for number in range(1, 9):
        read(number, ["a", "b"], at=NOW)
        read(number, ["b", "c"], at=NOW, process=2)
    assert fold_reads(now=NOW + HOUR) == 16
    found = windows.readers(since=rolling(24, now=NOW).start, now=NOW)
    assert found == {number: pytest.approx(3, abs=0.1) for number in range(1, 9)}
    prune_reads(now=NOW + SKETCHES_KEPT_FOR + HOUR)
    assert ReadHour.objects.filter(older=None).count() == 8
