"""Moments as pages print them."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from rostra.kernel import clock
from rostra.web.templatetags.web import when

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _in_english(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("moment", "style", "printed"),
    [
        (datetime(2026, 1, 1, 12, tzinfo=UTC), "short", "1 Jan"),
        (datetime(2015, 9, 1, 12, tzinfo=UTC), "short", "1 September 2015"),
        (datetime(2015, 9, 1, 12, tzinfo=UTC), "day", "1 September 2015"),
        (datetime(2015, 9, 1, 12, tzinfo=UTC), "second", "1 September 2015 "),
    ],
)
def test_a_moment_of_another_year_says_which(moment, style, printed):
    text = when(moment, style)
    assert f">{printed}" in text
    assert moment.isoformat()[:10] in text
    assert ("2015" in text.partition(">")[2]) == (moment.year == 2015)
