"""A day of readers through the real code, and what the lists make of it."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from rostra.kernel.windows import rolling
from rostra.rankings.models import LeftOut, ReadHour, ReadSlice
from rostra.rankings.reads import salts, windows
from rostra.rankings.tests.reading import articles
from rostra.rankings.tests.simulator import DAY, Day, Who, exact, live
from rostra.rankings.tests.test_count_reads import session_of

pytestmark = pytest.mark.django_db
# The day's middle is a new period: the window lies across it.
START = salts.begin(salts.period(datetime(2026, 3, 10, tzinfo=UTC))) - timedelta(hours=12)
TOP = 20


def ranked(now):
    since = rolling(24, now=now).start
    found = windows.readers(since=since, now=now, count=TOP)
    return sorted(found.items(), key=lambda pair: -pair[1])[:TOP]


def test_the_swarm_moves_no_place_and_the_list_is_that_of_exact_counts(cast):
    session = session_of(cast.editor)
    log = Day(articles(300, now=START), START, readers=4_000).log()
    now = START + DAY
    live(log, START, session=session)
    with_swarm = ranked(now)
    true = exact(log, since=rolling(24, now=now).start)
    best = [count for _, count in true.most_common(TOP)]
    for place, (article, estimate) in enumerate(with_swarm):
        assert estimate == pytest.approx(true[article], rel=0.03), place
        # At each place stands the article of that place, or one that a sketch cannot tell from it.
        assert true[article] == pytest.approx(best[place], rel=0.03), place
    left_out = Counter()
    for row in LeftOut.objects.all():
        left_out[row.reason] += row.count
    sent_by = Counter(line.who for line in log)
    assert left_out["staff"] == sent_by[Who.STAFF]
    assert left_out["bot"] + left_out["burst"] == sent_by[Who.BOT] + sent_by[Who.FORGED]

    # The same day without the swarm, under the same salts.
    for model in (ReadHour, ReadSlice, LeftOut):
        model.objects.all().delete()
    live([line for line in log if line.who is Who.READER], START, session=session)
    assert [article for article, _ in ranked(now)] == [article for article, _ in with_swarm]
    assert LeftOut.objects.count() == 0
