"""What the tests of feeds share: documents, feeds, and polling one."""

from datetime import UTC, datetime
from xml.sax.saxutils import escape

from rostra.news.models import Section
from rostra.wire import queries
from rostra.wire.actions.add_feed import add_feed
from rostra.wire.actions.poll_feed import Polled, poll_feed
from rostra.wire.fetch.errors import FetchError
from rostra.wire.fetch.web import Fetched
from rostra.wire.models import Feed

NOW = datetime(2024, 10, 23, 9, tzinfo=UTC)
ADDRESS = "https://paper.example/feed.xml"


def entry(number: object, **fields: str) -> str:
    """Return an entry of a feed; ``fields`` replace what it says, empty ones are left out."""
    said = {
        "title": f"北榆军舰撤离鸦岬之{number}",
        "link": f"https://paper.example/{number}",
        "guid": f"urn:paper:{number}",
        "pubDate": "Tue, 22 Oct 2024 13:32:50 GMT",
        "description": "<p>北榆军舰周二晚间撤离鸦岬，国防部说这是例行调动。</p>",
    }
    inside = "".join(
        f"<{name}>{escape(value)}</{name}>" for name, value in (said | fields).items() if value
    )
    return f"<item>{inside}</item>"


def document(*entries: str, extra: str = "") -> bytes:
    """Return a feed with these entries."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        "<title>汐港日报</title><link>https://paper.example/</link><language>zh-cn</language>"
        f"{extra}{''.join(entries)}</channel></rss>"
    ).encode()


def add(address: str = ADDRESS, *, publish: bool = True, now: datetime = NOW, **fields) -> Feed:
    """Add a feed that publishes into a section."""
    section = (
        fields.pop("section", None) or Section.objects.get_or_create(name="国际", slug="world")[0]
    )
    rule = Feed.Rule.PUBLISH if publish else Feed.Rule.DRAFT
    feed = Feed(address=address, rule=rule, section=section, **fields)
    return add_feed(feed=feed, by=None, now=now)


def came(
    data: bytes = b"",
    *,
    url: str = ADDRESS,
    status: int = 200,
    for_good: bool = False,
    **headers: str,
) -> Fetched:
    """Return an answer of a server."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Fetched(url, status, named, data, for_good, "")


def take(
    feed: Feed, answer: Fetched | FetchError, *, now: datetime = NOW, chance: float = 0
) -> Polled:
    """Take an answer as polling does."""
    fresh = Feed.objects.select_related("section", "source").get(pk=feed.pk)
    return poll_feed(feed=fresh, answer=answer, known=queries.load_known(), now=now, chance=chance)
