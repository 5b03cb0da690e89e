"""Of what members are told, and what they can follow: the rooms put together.

Connected by ``config/wiring.py``. A room that tells members something brings its kinds here.
"""

from typing import Any

from wagtail.signals import published

from rostra.discussion import events as floor
from rostra.discussion import notices as discussion
from rostra.discussion.actions.tell_listeners import tell_listeners, tell_named
from rostra.discussion.models import Comment
from rostra.kernel import clock
from rostra.moderation import notices as moderation
from rostra.news import notices as news
from rostra.news.actions.tell_followers import tell_followers
from rostra.news.models import Article
from rostra.notices import kinds, members, subjects


def connect() -> None:
    """Bring kinds and what can be followed, and connect what members are told of."""
    kinds.bring(moderation.KINDS)
    for room in (discussion, news):
        kinds.bring(room.KINDS)
        for kind, describe in room.DESCRIBERS.items():
            subjects.register(kind, describe)
    subjects.register("member", members.describe)
    floor.said.connect(_tell_listeners, sender=Comment)
    floor.edited.connect(_tell_named, sender=Comment)
    published.connect(_tell_followers, sender=Article)


def _tell_listeners(*, comment: Comment, now: Any, **_: Any) -> None:
    tell_listeners(comment=comment, now=now)


def _tell_named(*, comment: Comment, now: Any, **_: Any) -> None:
    tell_named(comment=comment, now=now)


def _tell_followers(*, instance: Article, **_: Any) -> None:
    tell_followers(article=instance, now=clock.now())
