import json
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command

from rostra.kernel import clock
from rostra.rankings.actions.fold_reads import fold_reads
from rostra.rankings.models import LeftOut
from rostra.rankings.models.left_out import Reason
from rostra.rankings.reads.report import reads_by_day
from rostra.rankings.tests.reading import read

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 10, 12, 34, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def some_reads(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    read(1, ["a", "b"], at=NOW - DAY)
    fold_reads(now=NOW)
    read(1, ["a"], at=NOW)
    read(2, ["a"], at=NOW, process=2)
    LeftOut.objects.create(day=NOW.date(), reason=Reason.BOT, count=12_345)
    LeftOut.objects.create(day=(NOW - DAY).date(), reason=Reason.BURST, count=2)


def test_readers_and_what_was_left_out_by_day(capsys):
    call_command("reads", "--days", "3", "--json")
    days = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(day["day"], day["readers"]) for day in days] == [
        ("2026-03-10", 2), ("2026-03-09", 2), ("2026-03-08", 0),
    ]  # fmt: skip
    assert days[0]["left_out"]["bot"] == 12_345
    assert days[1]["left_out"]["burst"] == 2
    assert set(days[2]["left_out"].values()) == {0}


def test_the_table_names_every_reason(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    call_command("reads")
    shown = capsys.readouterr().out
    assert "12,345" in shown
    for reason in Reason:
        assert str(reason.label) in shown


@pytest.mark.parametrize("days", ["0", "-1", "401"])
def test_a_number_of_days_that_is_none_is_refused(days):
    with pytest.raises(CommandError, match="whole number"):
        call_command("reads", f"--days={days}")


def test_three_queries(django_assert_num_queries):
    with django_assert_num_queries(3):
        reads_by_day(days=30, now=NOW)
