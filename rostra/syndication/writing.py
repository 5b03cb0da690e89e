"""Write a feed as RSS 2.0, Atom 1.0 or JSON Feed 1.1."""

import json
import re
from datetime import UTC, datetime
from typing import Any

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed

from rostra.news import addresses
from rostra.syndication.items import Item, full
from rostra.syndication.subjects import Subject
from rostra.web import editions

# What XML 1.0 cannot say.
UNSAYABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
CONTENT = "http://purl.org/rss/1.0/modules/content/"


# When a feed without items changed: always the same, so that its ETag is.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class Rss(Rss201rev2Feed):
    """RSS with the whole text beside the summary."""

    def latest_post_date(self) -> datetime:
        """Return when the newest item changed; Django's would be now where there is none."""
        return super().latest_post_date() if self.items else NEVER

    def root_attributes(self) -> dict[str, str]:
        """Name the vocabulary of whole texts."""
        return {**super().root_attributes(), "xmlns:content": CONTENT}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Add the whole text."""
        super().add_item_elements(handler, item)
        if item["html"]:
            handler.addQuickElement("content:encoded", item["html"])


class Atom(Atom1Feed):
    """Atom with the whole text beside the summary."""

    def latest_post_date(self) -> datetime:
        """Return when the newest item changed; Django's would be now where there is none."""
        return super().latest_post_date() if self.items else NEVER

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Add the whole text."""
        super().add_item_elements(handler, item)
        if item["html"]:
            handler.addQuickElement("content", item["html"], {"type": "html"})


def write(subject: Subject, items: list[Item], *, form: str, edition: str) -> str:
    """Return a feed in a form of ``news.addresses.FEEDS``."""
    here = full(addresses.feed(subject.path, form), edition)
    if form == "json":
        return _json(subject, items, here, edition)
    return _xml(Rss if form == "xml" else Atom, subject, items, here, edition)


def _xml(
    kind: type[Rss | Atom], subject: Subject, items: list[Item], here: str, edition: str
) -> str:
    feed = kind(
        title=_said(subject.title),
        link=full(subject.path, edition),
        description=_said(subject.description or subject.title),
        language=editions.html_language(subject.language),
        feed_url=here,
        author_name=_said(subject.title),
    )
    for item in items:
        feed.add_item(
            title=_said(item.title),
            link=item.url,
            description=_escaped(_said(item.summary)),
            unique_id=item.guid,
            unique_id_is_permalink=True,
            author_name=_said(item.author) or None,
            categories=[_said(item.category)] if item.category else (),
            pubdate=item.published_at,
            updateddate=item.updated_at,
            html=_said(item.html),
        )
    return feed.writeString("utf-8")


def _json(subject: Subject, items: list[Item], here: str, edition: str) -> str:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": subject.title,
        "description": subject.description,
        "home_page_url": full(subject.path, edition),
        "feed_url": here,
        "language": editions.html_language(subject.language),
        "items": [_json_item(item) for item in items],
    }
    return json.dumps({name: value for name, value in feed.items() if value != ""})


def _json_item(item: Item) -> dict[str, Any]:
    said = {
        "id": item.guid,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "date_published": item.published_at.isoformat(),
        "date_modified": item.updated_at.isoformat(),
        "authors": [{"name": item.author}] if item.author else "",
        "tags": [item.category] if item.category else "",
    }
    # An item must have a content, be it empty: the headline alone is ours to print.
    return {**{k: v for k, v in said.items() if v != ""}, "content_html": item.html}


def _said(text: str) -> str:
    return UNSAYABLE.sub("", text)


def _escaped(text: str) -> str:
    """Return plain words as the HTML that readers of feeds take a summary for."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
