"""Find the feeds at an address: the feed itself, or those that a page names in its head."""

from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin

from django.utils.translation import gettext_noop

from rostra.kernel.net import safe_url
from rostra.kernel.text import one_line
from rostra.wire.fetch.errors import FetchError
from rostra.wire.fetch.web import Fetched, Limits, fetch
from rostra.wire.parcels import RefusedError
from rostra.wire.parse.feeds import parse_feed

LIMITS = Limits(seconds=20.0)
FEED_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"}
)
# The head of a page; links further down are not read.
HEAD = 512 * 1024
MOST_FOUND = 20


@dataclass(frozen=True, slots=True)
class Found:
    """A feed that was found: where, and what it calls itself."""

    address: str
    title: str
    home: str = ""


def discover(address: str) -> list[Found]:
    """Return the feeds at an address, those a page names first at the front.

    Raises FetchError when nothing is there, or no feed.
    """
    got = fetch(address, limits=LIMITS)
    try:
        read = parse_feed(got.data, url=got.url, charset=got.charset)
    except RefusedError:
        found = named_in(got)
        if not found:
            raise FetchError(
                gettext_noop("At %(address)s is no feed, and its page names none."),
                address=got.url[:200],
            ) from None
        return found
    return [Found(got.url if got.moved_for_good else address, read.title, read.home)]


def named_in(page: Fetched) -> list[Found]:
    """Return the feeds that a page names as alternates of itself."""
    reader = Links()
    # Titles in another charset come out wrong, addresses do not: the feed has its own title.
    reader.feed(page.data[:HEAD].decode("utf-8", "replace"))
    found: dict[str, Found] = {}
    base = urljoin(page.url, reader.base)
    for title, href in reader.links[:MOST_FOUND]:
        if url := safe_url(urljoin(base, href)):
            found.setdefault(url, Found(url, one_line(title), page.url))
    return list(found.values())


class Links(HTMLParser):
    """Collects <link rel="alternate"> of the types of feeds, and the base of relative addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.base = ""
        self.links: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at a tag."""
        values = {name: value or "" for name, value in attrs}
        href = values.get("href", "").strip()
        if tag == "base":
            self.base = self.base or href
        is_feed = values.get("type", "").partition(";")[0].strip().lower() in FEED_TYPES
        rel = values.get("rel", "").lower().split()
        if tag == "link" and href and is_feed and "alternate" in rel:
            self.links.append((values.get("title", ""), href))
