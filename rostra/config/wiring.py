"""Who hears which event, and who fills which slot: connected here and nowhere else.

Receivers run inside the transaction of what they hear and write only rows of their own room,
append to the change log, or enqueue a task.
"""

from typing import Any

from wagtail.models import Revision
from wagtail.signals import published, unpublished

from rostra.config import desk_changes, roles
from rostra.kernel import clock
from rostra.news.actions.prepare_pictures import prepare_pictures
from rostra.news.actions.settle import settle
from rostra.news.events import publishing
from rostra.news.models import Article


def connect() -> None:
    """Connect the rooms; called once, when all of them are loaded."""
    publishing.connect(_prepare_pictures, sender=Article)
    published.connect(_settle, sender=Article)
    unpublished.connect(_settle, sender=Article)
    desk_changes.connect()
    roles.connect()


def _prepare_pictures(*, revision: Revision, **_: Any) -> None:
    prepare_pictures(revision=revision)


def _settle(*, instance: Article, **_: Any) -> None:
    settle(article=instance, now=clock.now())
