"""What the desk says of a subject: its words, and where readers find it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from rostra.accounts.models import Member
from rostra.discussion import addresses as floor
from rostra.discussion.models import Comment, Thread
from rostra.kernel import text
from rostra.moderation.models import Decision
from rostra.news import addresses as news
from rostra.news.models import Article

EXCERPT = 160


@dataclass(frozen=True, slots=True)
class Shown:
    """A subject in words; ``url`` is where readers find it, empty where they do not.

    ``place`` is the thread it stands in.
    """

    words: str
    url: str = ""
    place: str = ""
    place_url: str = ""


def shown(row: Any) -> Shown:
    """Return a subject's row in words."""
    match row:
        case Comment():
            words = text.excerpt(row.text, EXCERPT)
            found = Shown(
                words, floor.comment(row.pk), str(row.thread), floor.thread(row.thread_id)
            )
        case Thread():
            found = Shown(str(row), floor.thread(row.pk))
        case Article():
            found = Shown(row.headline, news.article(row.pk, row.slug))
        case Member():
            found = Shown(row.name)
        case Decision():
            found = Shown(f"{row.get_act_display()}: {row.reason}")
        case _:
            found = Shown(_("a page that is not there, or not any more"))
    return found
