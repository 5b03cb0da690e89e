"""Measure pages: queries, processor time, time and bytes, through WSGI and without a network."""

import io
import random
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.db.models import Count
from django.test import Client
from django.urls import reverse

from bench import frame, talk
from rostra.accounts.models import Member
from rostra.discussion import addresses as discussion
from rostra.discussion.models import Comment, Thread
from rostra.discussion.queries import ROOTS
from rostra.news import addresses
from rostra.news.models import Article, Section, Source, Topic
from rostra.web.paging import EPOCH

WARM_UP = 15
READERS_RUNS = 150
DESK_RUNS = 25
SAMPLE = 50
# A page of a topic or a source lists so many articles.
FULL = 30
# So many of the newest articles are read on a day.
OF_THE_DAY = 1000

Addresses = Callable[[], str]


@dataclass(frozen=True)
class Figures:
    """What a page costs: medians of many requests; queries are the most that any took."""

    queries: int
    cpu_ms: float
    wall_ms: float
    kilobytes: float


class Site:
    """Answers requests as the web server would ask them, one after the other."""

    def __init__(self) -> None:
        self.application = get_wsgi_application()
        self.cookie = ""

    def sign_in(self) -> None:
        """Make the requests from now on the owner's."""
        client = Client()
        client.force_login(Member.objects.get(email=frame.OWNER))
        self.cookie = "; ".join(f"{name}={it.value}" for name, it in client.cookies.items())

    def get(self, address: str) -> bytes:
        """Return the body of a page. Raises ValueError for any status but 200."""
        path, _, query = address.partition("?")
        statuses: list[str] = []
        environ = {
            "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query,
            "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "8000", "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "127.0.0.1:8000", "REMOTE_ADDR": "127.0.0.1", "HTTP_COOKIE": self.cookie,
            "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(), "wsgi.errors": io.StringIO(),
            "wsgi.version": (1, 0), "wsgi.multithread": False, "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }  # fmt: skip
        answer = self.application(environ, lambda status, headers, *_: statuses.append(status))
        try:
            body = b"".join(answer)
        finally:
            answer.close()
        if not statuses[0].startswith("200"):
            raise ValueError(f"{address} answered {statuses[0]}")
        return body


def measure() -> dict[str, dict[str, Any]]:
    """Return the figures of all pages by name."""
    site, found = Site(), {}
    for name, address in readers_addresses().items():
        found[name] = asdict(figures(site, address, runs=READERS_RUNS))
    site.sign_in()
    for name, address in desk_addresses().items():
        found[name] = asdict(figures(site, address, runs=DESK_RUNS))
    return found


def figures(site: Site, address: Addresses, *, runs: int) -> Figures:
    """Ask for a page many times, after some to warm up, and return the medians."""
    for _ in range(WARM_UP):
        site.get(address())
    queries = []
    for _ in range(SAMPLE if runs == READERS_RUNS else 5):
        with counted() as counter:
            site.get(address())
        queries.append(counter[0])
    spent, passed, sizes = [], [], []
    for _ in range(runs):
        asked = address()
        cpu, wall = time.process_time(), time.perf_counter()
        body = site.get(asked)
        spent.append(time.process_time() - cpu)
        passed.append(time.perf_counter() - wall)
        sizes.append(len(body))
    return Figures(
        queries=max(queries),
        cpu_ms=round(statistics.median(spent) * 1000, 2),
        wall_ms=round(statistics.median(passed) * 1000, 2),
        kilobytes=round(statistics.median(sizes) / 1024, 1),
    )


@contextmanager
def counted() -> Iterator[list[int]]:
    """Count the queries of the block, on all databases."""
    counter = [0]

    def count(execute: Any, *arguments: Any) -> Any:
        counter[0] += 1
        return execute(*arguments)

    with ExitStack() as stack:
        for each in connections.all():
            stack.enter_context(each.execute_wrapper(count))
        yield counter


def readers_addresses() -> dict[str, Addresses]:
    """Return how to come by the address of each page for readers: another one each time."""
    chance = random.Random(2)
    articles = [addresses.article(*each) for each in _articles(chance)]
    sections = [addresses.section(slug) for slug in _slugs(Section)]
    topics = [addresses.topic(slug) for slug in _full(Topic)[:40]]
    sources = [addresses.source(slug) for slug in _full(Source)[:40]]
    keys = [_key(at, number) for number, at in _places(chance)]

    def one_of(paths: list[str]) -> Addresses:
        return lambda: chance.choice(paths)

    return {
        "front": lambda: "/",
        "section": one_of(sections),
        "section deep": lambda: f"{chance.choice(sections)}?older={chance.choice(keys)}",
        "topic": one_of(topics),
        "article": one_of(articles),
        **_talked(),
        "latest": addresses.latest,
        "latest deep": lambda: f"{addresses.latest()}?older={chance.choice(keys)}",
        "source": one_of(sources),
        "feed": lambda: addresses.feed("/", "xml"),
        "feed section": one_of([addresses.feed(path, "atom") for path in sections]),
        "sitemap": lambda: "/sitemap.xml",
        "sitemap news": lambda: "/sitemap-news.xml",
    }


def _talked() -> dict[str, Addresses]:
    """Return the pages where a hundred comments stand, and those of a thread of five thousand."""
    long, hundred, _fifty = talk.measured()
    slug = Article.objects.values_list("slug", flat=True).get(pk=hundred)
    thread, short = (Thread.objects.get(article=each) for each in (long, hundred))
    roots = Comment.objects.filter(thread=thread, parent=None).order_by("floor")
    approval, floor = roots.values_list("approval", "floor")[49 * ROOTS - 1]
    return {
        "article talked": lambda: addresses.article(hundred, slug),
        "thread": lambda: discussion.thread(short.pk),
        "thread long": lambda: discussion.thread(thread.pk),
        "thread page 50": lambda: f"{discussion.thread(thread.pk)}?older={approval}-{floor}",
    }


def popular_addresses() -> list[str]:
    """Return what readers of one day ask for, from the most wanted down: as sent, in UTF-8."""
    newest = Article.objects.order_by("-published_at").values_list("pk", "slug")[:OF_THE_DAY]
    lists = ["/", addresses.latest(), *(addresses.section(slug) for slug in _slugs(Section))]
    return [quote(path) for path in (*lists, *(addresses.article(*each) for each in newest))]


def newest() -> int:
    """Return the number of the article published last in the edition without a prefix."""
    rows = Article.objects.filter(language=settings.LANGUAGE_CODE).order_by("-published_at")
    return rows.values_list("pk", flat=True)[0]


def desk_addresses() -> dict[str, Addresses]:
    """Return the list of articles at the desk, whole and by each of its filters."""
    desk = reverse("wagtailsnippets_news_article:list")
    section = Section.objects.filter(parent=None).order_by("pk").first()
    source, topic = Source.objects.order_by("pk").first(), Topic.objects.order_by("pk").first()
    queries = {
        "desk": "",
        "desk state": "?state=live",
        "desk section": f"?section={section.pk if section else ''}",
        "desk language": "?language=en",
        "desk source": f"?source={source.pk if source else ''}",
        "desk topic": f"?topics={topic.pk if topic else ''}",
        "desk search": "?q=%E6%B8%A1%E8%BD%AE",
    }
    return {name: lambda query=query: f"{desk}{query}" for name, query in queries.items()}


def _articles(chance: random.Random) -> list[tuple[int, str]]:
    # Nobody has said anything about these; pages with comments are measured for themselves.
    numbers = list(Article.objects.filter(thread=None).order_by("pk").values_list("pk", flat=True))
    chosen = chance.sample(numbers, 200)
    return list(Article.objects.filter(pk__in=chosen).order_by("pk").values_list("pk", "slug"))


def _places(chance: random.Random) -> list[tuple[int, datetime]]:
    """Choose places in the older half of the archive, none at its very end."""
    numbers = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    chosen = chance.sample(numbers[len(numbers) // 3 : len(numbers) // 2], 50)
    rows = Article.objects.filter(pk__in=chosen).order_by("pk")
    return list(rows.values_list("pk", "published_at"))


def _key(at: datetime, number: int) -> str:
    return f"{(at.astimezone(UTC) - EPOCH) // timedelta(microseconds=1)}-{number}"


def _full(model: Any) -> list[str]:
    """Return the slugs of what fills a page: a short list costs less in any archive."""
    filled = model.objects.annotate(held=Count("articles")).filter(held__gte=FULL)
    return list(filled.order_by("pk").values_list("slug", flat=True))


def _slugs(model: Any) -> list[str]:
    return list(model.objects.order_by("pk").values_list("slug", flat=True))
