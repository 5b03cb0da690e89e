from datetime import UTC, datetime, timedelta
from importlib import import_module
from ipaddress import ip_network

import pytest
from django.conf import settings as site
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import OperationalError

from rostra.kernel.windows import rolling
from rostra.news.models import Article
from rostra.rankings.actions import count_reads as counting
from rostra.rankings.models import LeftOut, ReadSlice, Salt
from rostra.rankings.models.left_out import Reason
from rostra.rankings.reads import buffer as buffers
from rostra.rankings.reads import windows
from rostra.rankings.reads.buffer import Buffer
from rostra.rankings.reads.sent import Sent
from rostra.rankings.tests.reading import articles

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 10, 12, 34, 56, tzinfo=UTC)
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"


@pytest.fixture
def article():
    return articles(1, now=NOW)[0]


def read(article, remote="192.0.2.1", agent=BROWSER, *, at=NOW, **others):
    fields = {"forwarded_for": "", "session": "", "refused": None} | others
    return Sent(at=at, article=article, remote=remote, agent=agent, **fields)


def count(*reads, buffer=None, now=NOW):
    buffer = buffer or Buffer()
    for each in reads:
        buffer.note(each)
    buffer.flush(now=now)
    return buffer


def readers(now=NOW):
    found = windows.readers(since=rolling(24, now=now).start, now=now)
    return {article: round(count) for article, count in found.items()}


def left_out():
    return {row.reason: row.count for row in LeftOut.objects.all()}


def session_of(member):
    store = import_module(site.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(member.pk)
    store[BACKEND_SESSION_KEY] = site.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = member.get_session_auth_hash()
    store.create()
    return store.session_key


def test_a_reader_is_an_address_and_an_agent(article):
    count(
        read(article),
        read(article),
        read(article, agent=BROWSER + " other"),
        read(article, remote="192.0.2.2"),
        read(article, remote="2001:db8::1"),
    )
    assert readers() == {article: 4}
    assert left_out() == {}


def test_nothing_of_a_reader_is_kept(article):
    count(read(article))
    [row] = ReadSlice.objects.all()
    kept = bytes(row.older) + bytes(row.younger)
    for told in (b"192.0.2.1", BROWSER.encode(), bytes([192, 0, 2, 1])):
        assert told not in kept
    assert {field.name for field in ReadSlice._meta.fields} == {
        "id", "start", "process", "article", "older", "younger", "readers",
    }  # fmt: skip
    assert row.start == NOW.replace(minute=30, second=0)


def test_each_reason_has_its_count(article, cast, settings):
    settings.UNCOUNTED_NETWORKS = (ip_network("10.0.0.0/8"),)
    draft = Article.objects.bulk_create([Article(headline="稿", slug="gao", live=False)])[0].pk
    count(
        read(article, agent=GOOGLEBOT),
        read(article, agent="curl/8.5"),
        read(article, agent=""),
        read(article, remote="10.1.2.3"),
        read(article, session=session_of(cast.editor)),
        read(article, session=session_of(cast.owner)),
        read(article, refused=Reason.PREFETCH),
        read(article, refused=Reason.UNTRACKED),
        read(article, refused=Reason.ELSEWHERE),
        read(draft),
        read(article + 1000),
        read(article, session=session_of(cast.member)),
        read(article, remote="192.0.2.9", session="nosuchsession0"),
    )
    assert readers() == {article: 2}
    assert left_out() == {
        "bot": 3, "network": 1, "staff": 2, "prefetch": 1, "untracked": 1, "elsewhere": 1,
        "unknown": 2,
    }  # fmt: skip


def test_a_number_made_up_makes_no_row(article):
    count(*(read(article + 1 + number) for number in range(1200)))
    assert ReadSlice.objects.count() == 0
    assert left_out() == {"unknown": 1200}


def test_only_our_proxies_say_who_asks(article, settings):
    settings.PROXIES = (ip_network("127.0.0.1"),)
    forwarded = [f"203.0.113.{number}" for number in range(5)]
    count(
        *(read(article, remote="127.0.0.1", forwarded_for=each) for each in forwarded),
        *(read(article, remote="192.0.2.1", forwarded_for=each) for each in forwarded),
    )
    assert readers() == {article: 6}


def swarm(article, size, *, at=NOW):
    return [
        read(article, f"198.51.100.{number % 250}", f"{BROWSER} {number // 250}", at=at)
        for number in range(size)
    ]


def test_a_burst_is_taken_out_from_its_beginning(article):
    buffer = count(read(article, "192.0.2.1"), *swarm(article, 30), read(article, "192.0.2.2"))
    # Of thirty-two two share a place in the sketch once in twenty-five times: the salt is random.
    assert readers() == {article: pytest.approx(32, abs=1)}
    count(*swarm(article, 3000), buffer=buffer)
    assert readers() == {article: 2}
    assert left_out() == {"burst": 3030}
    hour_later = NOW + timedelta(hours=1, minutes=1)
    count(*swarm(article, 20, at=hour_later), buffer=buffer, now=hour_later)
    assert readers(hour_later) == {article: pytest.approx(22, abs=1)}


def test_a_burst_that_began_before_the_slice_is_taken_out_there_too(article):
    before = NOW.replace(minute=39, second=59)
    after = before + timedelta(seconds=2)
    buffer = count(read(article, at=before), *swarm(article, 30, at=before), now=before)
    count(*swarm(article, 300, at=after), buffer=buffer, now=after)
    assert readers(after) == {article: 1}


def test_a_crowded_network_of_the_owners_list_is_no_burst(article, settings):
    settings.CROWDED_NETWORKS = (ip_network("198.51.100.0/24"),)
    count(*swarm(article, 500))
    assert readers()[article] == pytest.approx(500, rel=0.04)
    assert left_out() == {}


def test_written_again_it_counts_once(article):
    buffer = Buffer()
    for second in range(5):
        at = NOW + timedelta(seconds=second)
        count(read(article, f"192.0.2.{second}", at=at), buffer=buffer, now=at)
    assert ReadSlice.objects.count() == 1
    assert readers() == {article: 5}


def test_the_queries_of_a_flush_do_not_grow(article, django_assert_num_queries):
    buffer = count(read(article))
    reads = [read(article, f"192.0.2.{number}") for number in range(30)]
    # What is known is not asked again: the row, and the transaction around it.
    with django_assert_num_queries(3):
        count(*reads, buffer=buffer)
    with django_assert_num_queries(0):
        count(buffer=buffer)


def test_without_the_database_reads_wait(article, monkeypatch):
    buffer = Buffer()

    def away(*args, **kwargs):
        raise OperationalError("away")

    with monkeypatch.context() as broken:
        broken.setattr(counting, "_learn_articles", away)
        with pytest.raises(OperationalError):
            count(read(article), buffer=buffer)
    with monkeypatch.context() as broken:
        broken.setattr(counting.ReadSlice.objects, "bulk_create", away)
        for number in range(3):
            with pytest.raises(OperationalError):
                count(read(article, f"192.0.2.{number}"), buffer=buffer)
    count(buffer=buffer)
    assert readers() == {article: 3}
    assert left_out() == {}


def test_more_than_can_wait_is_lost_and_counted(article, monkeypatch):
    monkeypatch.setattr(buffers, "MOST_WAITING", 10)
    count(*(read(article, f"192.0.2.{number}") for number in range(15)))
    assert readers() == {article: 10}
    assert left_out() == {"lost": 5}


def test_what_cannot_be_counted_stops_no_other(article, monkeypatch, caplog):
    buffer = Buffer()
    with monkeypatch.context() as broken:
        broken.setattr(counting.net, "client_address", lambda **_: 1 / 0)
        count(read(article), buffer=buffer)
    count(read(article, "192.0.2.2"), buffer=buffer)
    assert readers() == {article: 1}
    assert left_out() == {"lost": 1}
    assert "Reads could not be counted" in caplog.text


def test_reads_about_a_boundary_lie_in_their_own_slices(article):
    before = datetime(2026, 3, 10, 23, 59, 59, tzinfo=UTC)
    after = before + timedelta(seconds=2)
    count(read(article, at=before), read(article, at=after), now=after)
    assert [row.start for row in ReadSlice.objects.order_by("start")] == [
        before.replace(minute=50, second=0),
        after.replace(second=0),
    ]
    assert readers(after) == {article: 1}
    # The day before may have been of another period.
    assert Salt.objects.count() in {2, 3}


def test_a_process_forgets_what_has_served(article, cast):
    session = session_of(cast.member)
    buffer = count(read(article, session=session), *swarm(article, 300))
    assert buffer.tally.slices
    later = NOW + timedelta(hours=2)
    buffer.flush(now=later)
    assert buffer.tally.slices == {}
    assert session not in buffer.tally.staff._known
    assert not any(stretch.blocks for stretch in buffer.tally.bursts._stretches)
    assert buffer.tally.bursts._out_until == {}
