"""What a report or a decision is about, in words for members."""

from typing import Any

from django.utils.translation import gettext as _

from rostra.accounts.models import Member
from rostra.discussion import addresses
from rostra.discussion.models import Comment, Thread
from rostra.kernel import text
from rostra.news import addresses as news
from rostra.news.models import Article
from rostra.pages.shapes import Link
from rostra.web import editions

EXCERPT = 300


def at(row: Any) -> Link:
    """Return a row's words, where readers find it, and what it is."""
    match row:
        case Comment():
            words = text.excerpt(row.text, EXCERPT)
            author = row.author.name if row.author else _("a former member")
            found = Link(label=words, url=_here(addresses.comment(row.pk)), note=author)
        case Thread():
            found = Link(label=str(row), url=_here(addresses.thread(row.pk)), note=_("Thread"))
        case Article():
            url = _here(news.article(row.pk, row.slug))
            found = Link(label=row.headline, url=url, note=_("Article"))
        case Member():
            found = Link(label=row.name, note=_("Member"))
        case _:
            found = Link(label="")
    return found


def _here(path: str) -> str:
    """Return an address in the edition of whoever reads."""
    return editions.address(path, editions.current())
