"""Log what the desk changes in the rows that Wagtail's own views save.

Articles are logged by their actions and by the article's views; here are the others. Receivers
run in the transaction of the change (``changes.whole``); the press touches after it what is logged.
"""

from functools import partial
from typing import Any

from django.db import models, transaction
from django.db.models.signals import post_delete, post_save
from wagtail.signals import post_page_move

from rostra.changes.log import append
from rostra.discussion.models import Board, FloorSettings
from rostra.frontpage.models import Edition, FurniturePage
from rostra.moderation.models import HouseRule
from rostra.news.models import Article, Image, Section, Source, Topic
from rostra.wire.models import Feed

# What pages show all of: the standing matter, the open topics, and that there is no such one.
STANDING = frozenset(
    {"section", "edition", "furniture", "topic", "source", "house-rule", "board", "floor"}
)
KINDS: dict[type[models.Model], str] = {
    Section: "section",
    Topic: "topic",
    Source: "source",
    Image: "image",
    Edition: "edition",
    FurniturePage: "furniture",
    Feed: "feed",
    HouseRule: "house-rule",
    Board: "board",
    FloorSettings: "floor",
}


def connect() -> None:
    """Connect the receivers."""
    for model, kind in KINDS.items():
        receiver = partial(note, kind)
        name = f"desk-changes-{kind}"
        post_save.connect(receiver, sender=model, dispatch_uid=name, weak=False)
        post_delete.connect(receiver, sender=model, dispatch_uid=name, weak=False)
    note_article = partial(note, "article")
    post_delete.connect(note_article, sender=Article, dispatch_uid="desk-gone", weak=False)
    post_page_move.connect(
        partial(note, "furniture"), sender=FurniturePage, dispatch_uid="desk-moved", weak=False
    )


def note(kind: str, *, instance: models.Model, **_: Any) -> None:
    """Log that a row of a kind changed; the press touches the pages made of it."""
    keys = [f"{kind}:{instance.pk}"]
    if kind in STANDING:
        keys.append(f"{kind}:all")
    with transaction.atomic():
        append(*keys)
