"""Poll many feeds at once: threads fetch, one thread files, each host is asked gently."""

import logging
import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.db.models import Q
from django.utils.translation import gettext_noop

from rostra.kernel import clock
from rostra.wire import queries
from rostra.wire.actions.bring_in import forget
from rostra.wire.actions.poll_feed import Polled, poll_feed
from rostra.wire.fetch.errors import FetchError
from rostra.wire.fetch.web import Fetched, Limits, fetch
from rostra.wire.models import Feed
from rostra.wire.recognise.known import Known

logger = logging.getLogger(__name__)

THREADS = 16
# Seconds between the end of one request to a host and the beginning of the next.
SPACING = 1.0
LIMITS = Limits(size=10 * 2**20, seconds=15.0)
# Longer than any fetch and the filing of what it brought. A feed whose worker was killed waits so.
CLAIM = timedelta(minutes=5)
ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9,"
    " application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5"
)

Answer = Fetched | FetchError


def claim(feed: Feed, *, now: datetime) -> bool:
    """Take a feed for polling; False when it is paused, gone, or another worker was quicker."""
    taken = Feed.objects.running().filter(pk=feed.pk, next_at=feed.next_at)
    return bool(taken.update(next_at=now + CLAIM, tried_at=now))


def ask(feed: Feed) -> Answer:
    """Fetch a feed's document; what goes wrong is returned."""
    # Without a digest the last document was not read to its end: it is needed whole.
    etag, modified = (feed.etag, feed.modified) if feed.digest else ("", "")
    try:
        return fetch(feed.address, limits=LIMITS, etag=etag, modified=modified, accept=ACCEPT)
    except FetchError as error:
        return error
    except Exception as error:
        logger.exception("a feed could not be fetched", extra={"feed": feed.pk})
        return unforeseen(error)


def unforeseen(error: Exception) -> FetchError:
    """Return what is said of an error that nobody thought of; one feed must not stop the others."""
    return FetchError(
        gettext_noop("It could not be read: %(error)s."),
        error=f"{type(error).__name__}: {error}"[:300].rstrip("."),
    )


def host_of(feed: Feed) -> str:
    """Return whom a feed's address asks."""
    return urlsplit(feed.address).netloc.lower()


@dataclass
class Round:
    """One round of polling: what waits, what is under way, which hosts have been asked when.

    ``until`` is the moment (of the monotonic clock) after which nothing new is begun.
    """

    waiting: list[Feed]
    until: float
    under_way: dict[Future[Answer], Feed] = field(default_factory=dict)
    busy: set[str] = field(default_factory=set)
    free_at: dict[str, float] = field(default_factory=dict)

    def run(self) -> Iterator[tuple[Feed, Answer]]:
        """Yield each feed with its answer as it comes; the caller files while others fetch."""
        with ThreadPoolExecutor(THREADS, thread_name_prefix="poll") as threads:
            while True:
                self.begin(threads)
                if not self.under_way:
                    if not self.waiting or time.monotonic() >= self.until:
                        return
                    time.sleep(0.05)  # a host wants peace
                    continue
                ended, _ = wait(self.under_way, timeout=0.2, return_when=FIRST_COMPLETED)
                for future in ended:
                    yield self.end(future), future.result()

    def begin(self, threads: ThreadPoolExecutor) -> None:
        """Begin to ask for what may be asked now."""
        moment = time.monotonic()
        if moment >= self.until:
            return
        for feed in list(self.waiting):
            if len(self.under_way) >= THREADS:
                return
            host = host_of(feed)
            if host in self.busy or self.free_at.get(host, 0) > moment:
                continue
            self.waiting.remove(feed)
            if claim(feed, now=clock.now()):
                self.busy.add(host)
                self.under_way[threads.submit(ask, feed)] = feed

    def end(self, future: Future[Answer]) -> Feed:
        """Note that an answer came; its host has peace for a while."""
        feed = self.under_way.pop(future)
        host = host_of(feed)
        self.busy.discard(host)
        self.free_at[host] = time.monotonic() + SPACING
        return feed


def poll(
    feeds: list[Feed], *, seconds: float, tell: Callable[[Polled], None] = lambda polled: None
) -> int:
    """Poll feeds, beginning none after so many seconds; return how many were not reached."""
    if not feeds:
        return 0
    known = queries.load_known()
    polling = Round(list(feeds), time.monotonic() + seconds)
    for feed, answer in polling.run():
        tell(take(feed, answer, known))
    return len(polling.waiting)


def take(feed: Feed, answer: Answer, known: Known) -> Polled:
    """File what came; an error that nobody thought of is the feed's last error."""
    chance = random.random()  # noqa: S311 - it only spreads the polls
    try:
        return poll_feed(feed=feed, answer=answer, known=known, now=clock.now(), chance=chance)
    except Exception as error:
        logger.exception("a feed could not be filed", extra={"feed": feed.pk})
        forget(known)
        return poll_feed(
            feed=feed, answer=unforeseen(error), known=known, now=clock.now(), chance=chance
        )


def due(*, now: datetime, most: int) -> list[Feed]:
    """Return the feeds whose time has come, those that have waited longest first."""
    return list(Feed.objects.due(now).select_related("section", "source")[:most])


def named(words: list[str]) -> list[Feed]:
    """Return the feeds with these numbers or addresses; without any, all that run."""
    feeds = Feed.objects.select_related("section", "source")
    if not words:
        return list(feeds.running())
    numbers = [int(word) for word in words if word.isdecimal() and len(word) < 19]
    return list(feeds.filter(Q(pk__in=numbers) | Q(address__in=words)))
