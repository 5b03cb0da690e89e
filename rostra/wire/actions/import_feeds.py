"""Add the feeds of a list (OPML)."""

from datetime import datetime

from django.core.exceptions import ValidationError

from rostra.accounts.models import Member
from rostra.kernel.text import fold
from rostra.news.models import Section
from rostra.wire.actions.add_feed import add_feed
from rostra.wire.models import Feed
from rostra.wire.parse.opml import Outline


def import_feeds(
    *, outlines: list[Outline], model: Feed, by: Member | None, now: datetime
) -> tuple[list[Feed], list[tuple[str, str]]]:
    """Add feeds as ``model`` is; return those added, and the addresses refused with the reason.

    Without a section of the model's, the innermost folder that is called as one of ours is it.
    Each feed is added by itself: one that is there already does not stop the others.
    """
    sections = {fold(section.name): section for section in Section.objects.all()}
    added, refused = [], []
    for outline in outlines:
        named = [sections[fold(name)] for name in outline.path if fold(name) in sections]
        feed = Feed(
            address=outline.feed_url,
            title=outline.title[:200] if outline.title != outline.feed_url else "",
            home_page=outline.home if len(outline.home) <= 1000 else "",
            rule=model.rule,
            language=model.language,
            source=model.source,
            section=model.section or (named[-1] if named else None),
        )
        try:
            added.append(add_feed(feed=feed, by=by, now=now))
        except ValidationError as error:
            refused.append((outline.feed_url, " ".join(error.messages)))
    return added, refused
