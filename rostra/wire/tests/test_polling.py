"""Many feeds on one worker: whoever is slow, huge or lying does not hold up the others."""

import gzip
import time
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from ipaddress import ip_network
from itertools import pairwise

import pytest
from django.utils.functional import cached_property
from django_tasks_db.models import DBTaskResult

from rostra.kernel import clock
from rostra.news.models import Article, Section
from rostra.wire import polling, tasks
from rostra.wire.fetch import pinned
from rostra.wire.fetch.web import Limits
from rostra.wire.models import Feed, Item
from rostra.wire.tests.feeding import document, entry
from rostra.wire.tests.webserver import Web, answer, moved, serving

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """A server that is at home under every name."""
    settings.FETCH_FROM = (ip_network("127.0.0.1/32"),)
    monkeypatch.setattr(pinned, "resolve", lambda host, port: ["127.0.0.1"])
    with serving() as running:
        yield running


def add(*addresses: str, rule: str = "publish") -> list[Feed]:
    section, _ = Section.objects.get_or_create(name="国际", slug="world")
    now = clock.now()
    return Feed.objects.bulk_create(
        Feed(address=each, rule=rule, section=section, added_at=now, next_at=now)
        for each in addresses
    )


class Farm:
    """200 feeds, each at a host of its own; one in four is some kind of trouble."""

    def __init__(self, web: Web) -> None:
        self.web = web
        self.kinds: dict[str, str] = {}
        troubles = ["slow", "trickling", "broken", "gone", "endless", "bomb", "lying", "moving",
                    "missing", "silent"]  # fmt: skip
        for number in range(200):
            kind = troubles[number // 4 % 10] if number % 4 == 0 else "good"
            path = f"/{number}"
            self.kinds[self.address(number)] = kind
            web.routes[path] = getattr(self, kind)(number)
            web.routes[f"/new{path}"] = self.good(number)

    def address(self, number: int) -> str:
        return self.web.url(f"/{number}", host=f"feed-{number}.example")

    def document(self, number: int) -> bytes:
        return document(entry(number, link=f"https://feed-{number}.example/story"))

    def good(self, number: int):
        body = self.document(number)

        def serve(handler) -> None:
            if handler.headers.get("If-None-Match") == '"1"':
                return answer(status=304)(handler)
            return answer(body, headers={"ETag": '"1"'})(handler)

        return serve

    def slow(self, number: int):
        def serve(handler) -> None:
            self.web.ending.wait(0.8)
            answer(self.document(number))(handler)

        return serve

    def trickling(self, number: int):
        def serve(handler) -> None:
            handler.send_response(200)
            handler.end_headers()
            while not self.web.ending.wait(0.1):
                handler.wfile.write(b" ")

        return serve

    def endless(self, number: int):
        def serve(handler) -> None:
            handler.send_response(200)
            handler.end_headers()
            while not self.web.ending.is_set():
                handler.wfile.write(b"<item>" * 10_000)

        return serve

    def broken(self, number: int):
        return answer(b"<html><p>This domain is for sale", 200)

    def gone(self, number: int):
        return answer(status=410)

    def missing(self, number: int):
        return answer(status=500)

    def silent(self, number: int):
        return lambda handler: self.web.ending.wait(10)

    @cached_property
    def packed(self) -> bytes:
        return gzip.compress(bytes(20 * 2**20))

    def bomb(self, number: int):
        return answer(self.packed, headers={"Content-Encoding": "gzip"})

    def lying(self, number: int):
        return answer(b"\x89PNG\r\n\x1a\n" + bytes(5000), headers={"Content-Type": "text/xml"})

    def moving(self, number: int):
        return moved(f"/new/{number}", 301)


# Seconds: the server shares the processor with those who ask it.
LIMIT = 4.0
# Too short for all of them, so that several tasks share them.
BUDGET = 1.0
GOOD_IN_THE_END = {"good", "slow", "moving"}


def test_two_hundred_feeds_on_one_worker_keep_their_schedule(
    site: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "LIMITS", Limits(size=2**20, seconds=LIMIT))
    monkeypatch.setattr(tasks, "BUDGET_SECONDS", BUDGET)
    farm = Farm(site)
    add(*farm.kinds, rule="draft")
    begun, longest, rounds = time.monotonic(), 0.0, 0
    while Feed.objects.due(clock.now()).exists():
        one = time.monotonic()
        tasks.poll_due_feeds.func()
        longest = max(longest, time.monotonic() - one)
        rounds += 1
    took = time.monotonic() - begun
    # Every one was asked within the minute it was due in, and no task kept the worker for long.
    assert took < 60
    assert longest < BUDGET + LIMIT + 4.0
    assert rounds > 1
    feeds = {feed.address.replace("/new", ""): feed for feed in Feed.objects.all()}
    assert all(feed.tried_at for feed in feeds.values())
    well = Counter(farm.kinds[address] for address, feed in feeds.items() if feed.succeeded_at)
    assert set(well) == GOOD_IN_THE_END
    expected = sum(kind in GOOD_IN_THE_END for kind in farm.kinds.values())
    assert well.total() == Article.objects.count() == expected
    for address, kind in farm.kinds.items():
        feed = feeds[address]
        assert bool(feed.gone_at) == (kind == "gone")
        assert ("/new/" in feed.address) == (kind == "moving")
        assert bool(feed.error_sentence) == (kind not in GOOD_IN_THE_END), kind
    # What failed comes later than what went well, and nothing is left under claim.
    assert (
        not Feed.objects.running().filter(next_at__lt=clock.now() + timedelta(minutes=5)).exists()
    )

    # The next time: the good ones say 304, and nothing is doubled.
    site.asked.clear()
    Feed.objects.update(next_at=clock.now())
    Feed.objects.exclude(succeeded_at__isnull=False).update(paused_at=clock.now())
    while tasks.poll_due_feeds.func():
        pass
    assert Article.objects.count() == Item.objects.count() == expected
    conditional = [path for path, said in site.asked if said.get("if-none-match") == '"1"']
    assert len(conditional) == 150 + 5


def test_one_host_is_asked_by_one_at_a_time_and_left_in_peace_between(
    site: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "SPACING", 0.3)
    spans: list[tuple[float, float]] = []

    def serve(handler) -> None:
        begun = time.monotonic()
        time.sleep(0.1)
        spans.append((begun, time.monotonic()))
        answer(document())(handler)

    for number in range(4):
        site.routes[f"/{number}"] = serve
    add(*(site.url(f"/{n}", host="one.example") for n in range(4)))
    assert polling.poll(polling.due(now=clock.now(), most=9), seconds=10) == 0
    assert len(spans) == 4
    for (_, ended), (begun, _) in pairwise(spans):
        assert begun - ended >= 0.28


def test_what_is_not_reached_stays_due_and_is_queued_after_everything_else(
    site: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "BUDGET_SECONDS", 0.0)
    add(site.url("/a"), site.url("/b"))
    assert tasks.poll_due_feeds.func() == 2
    queued = DBTaskResult.objects.get(task_path=tasks.poll_due_feeds.module_path)
    assert queued.priority < 0
    assert Feed.objects.due(clock.now()).count() == 2
    assert not site.asked


def test_two_workers_do_not_poll_the_same_feed(site: Web) -> None:
    add(site.url("/a"))
    first, second = Feed.objects.get(), Feed.objects.get()
    assert polling.claim(first, now=clock.now())
    assert not polling.claim(second, now=clock.now())


def test_a_feed_whose_worker_was_killed_is_polled_again_soon(site: Web) -> None:
    add(site.url("/a"))
    now = clock.now()
    polling.claim(Feed.objects.get(), now=now)
    assert not Feed.objects.due(now).exists()
    assert Feed.objects.due(now + polling.CLAIM).exists()


def test_paused_and_gone_feeds_are_left_alone(site: Web) -> None:
    add(site.url("/a"), site.url("/b"))
    now = clock.now()
    Feed.objects.filter(address=site.url("/a")).update(paused_at=now)
    Feed.objects.filter(address=site.url("/b")).update(gone_at=now)
    assert tasks.poll_due_feeds.func() == 0
    assert not site.asked


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("where", ["fetch", "poll_feed"])
def test_an_error_nobody_thought_of_is_one_feeds_error(
    site: Web, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    real = getattr(polling, where)

    def fail(*args, **kwargs):
        if where == "fetch" and "/a" in args[0]:
            raise RuntimeError("boom")
        came = where == "poll_feed" and not isinstance(kwargs["answer"], Exception)
        if came and kwargs["feed"].address.endswith("/a"):
            raise RuntimeError("boom")
        return real(*args, **kwargs)

    site.routes |= {"/a": answer(document()), "/b": answer(document())}
    add(site.url("/a", host="a.example"), site.url("/b", host="b.example"))
    monkeypatch.setattr(polling, where, fail)
    tasks.poll_due_feeds.func()
    bad, good = Feed.objects.order_by("address")
    assert "boom" in bad.error_sentence
    assert (bad.failures, good.failures) == (1, 0)
    assert good.succeeded_at
