"""Write sitemaps: sitemaps.org 0.9, and Google's news 0.9 within it."""

from collections.abc import Iterable
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from rostra.syndication.newsmap import News
from rostra.syndication.sitemap import Entry
from rostra.syndication.writing import UNSAYABLE

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


def index(files: Iterable[Entry]) -> str:
    """Return the index of all files."""
    return _whole("sitemapindex", f'xmlns="{SITEMAP}"', "sitemap", map(_told, files))


def addresses(entries: Iterable[Entry]) -> str:
    """Return a file of addresses."""
    return _whole("urlset", f'xmlns="{SITEMAP}"', "url", map(_told, entries))


def news(articles: Iterable[News]) -> str:
    """Return the news sitemap."""
    names = f'xmlns="{SITEMAP}" xmlns:news="{NEWS}"'
    return _whole("urlset", names, "url", map(_news, articles))


def _whole(root: str, names: str, each: str, parts: Iterable[str]) -> str:
    lines = "".join(f"<{each}>{part}</{each}>\n" for part in parts)
    return f"{HEAD}<{root} {names}>\n{lines}</{root}>\n"


def _told(entry: Entry) -> str:
    changed = f"<lastmod>{_moment(entry.changed_at)}</lastmod>" if entry.changed_at else ""
    return f"<loc>{escape(entry.url)}</loc>{changed}"


def _news(article: News) -> str:
    return (
        f"<loc>{escape(article.url)}</loc><news:news><news:publication>"
        f"<news:name>{_said(article.paper)}</news:name>"
        f"<news:language>{article.language}</news:language></news:publication>"
        f"<news:publication_date>{_moment(article.published_at)}</news:publication_date>"
        f"<news:title>{_said(article.title)}</news:title></news:news>"
    )


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")


def _said(text: str) -> str:
    return escape(UNSAYABLE.sub("", text))
