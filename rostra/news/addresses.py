"""Where readers find the newsroom's rows: pure functions, without an edition's prefix.

The other way round, ``read_article`` reads the number and the slug back.
"""

import re

# What stands between /news/ and the last slash. The number decides; it fits 64 bits.
NUMBER = r"(?P<number>[0-9]{1,18})"
ARTICLE = rf"{NUMBER}(?:-(?P<slug>[^/]*))?"
SLUG = r"(?P<slug>[-a-zA-Z0-9_]{1,80})"


def article(number: int, slug: str) -> str:
    """Return the address of an article: ``/news/42-beijing/``."""
    return f"/news/{number}-{slug}/" if slug else f"/news/{number}/"


def read_article(path: str) -> tuple[int, str] | None:
    """Return the number and the slug of an article's address, None for any other."""
    match = re.fullmatch(f"/news/{ARTICLE}/", path)
    return (int(match["number"]), match["slug"] or "") if match else None


def section(slug: str) -> str:
    """Return the address of a section."""
    return f"/section/{slug}/"


def topic(slug: str) -> str:
    """Return the address of a topic."""
    return f"/topic/{slug}/"


def source(slug: str) -> str:
    """Return the address of a source."""
    return f"/source/{slug}/"


def latest() -> str:
    """Return the address of the newest articles."""
    return "/latest/"


def corrections() -> str:
    """Return the address of the corrections."""
    return "/corrections/"


# The forms a feed comes in: the end of its address, and what it says it is.
FEEDS = {
    "xml": "application/rss+xml",
    "atom": "application/atom+xml",
    "json": "application/feed+json",
}
FEED = rf"feed\.(?P<form>{'|'.join(FEEDS)})"


def feed(path: str, form: str) -> str:
    """Return the address of the feed of a list: ``/section/world/feed.atom``."""
    return f"{path}feed.{form}"


def read_feed(address: str) -> tuple[str, str] | None:
    """Return the list and the form of a feed's address, None for any other."""
    match = re.fullmatch(rf"(?P<path>/(?:(?:section|topic|source)/{SLUG}/)?){FEED}", address)
    return (match["path"], match["form"]) if match else None
