"""Who hears which event, and who fills which slot: connected here and nowhere else.

Receivers run inside the transaction of what they hear and write only rows of their own room,
append to the change log, or enqueue a task.
"""

from collections.abc import Sequence
from typing import Any

from django.db.models.signals import post_save, pre_delete
from wagtail.models import Revision
from wagtail.signals import published, unpublished

from rostra.accounts import names
from rostra.accounts.samples import names_lately, profiles_lately
from rostra.changes.events import committed
from rostra.changes.lines import Line
from rostra.config import desk_changes, floor, members, roles, telling
from rostra.discussion.samples import said_lately, titles_lately
from rostra.frontpage.models import Edition
from rostra.kernel import clock
from rostra.news import tasks as news_tasks
from rostra.news.actions.prepare_pictures import prepare_pictures
from rostra.news.actions.reprint import articles_showing
from rostra.news.actions.settle import settle
from rostra.news.events import publishing, recorded
from rostra.news.models import Article, Image, Section, Topic
from rostra.pages import desk
from rostra.pages import slots as page_slots
from rostra.pages.views import article as article_view
from rostra.pages.views import front as front_view
from rostra.press import stamps
from rostra.screening import corpus
from rostra.syndication.actions.note_turns import note_turns
from rostra.web import previews, slots
from rostra.wire.actions.note_recorded import note_recorded

# The kinds of pages whose subject is edited at the desk, with app and model.
EDITED_AT_DESK = {kind: ("news", kind) for kind in ("article", "section", "topic", "source")}
EDITED_AT_DESK["front"] = ("frontpage", "edition")
EDITED_AT_DESK["board"] = ("discussion", "board")


def connect() -> None:
    """Connect the rooms; called once, when all of them are loaded."""
    committed.connect(_touch_pages)
    publishing.connect(_prepare_pictures, sender=Article)
    recorded.connect(_note_recorded, sender=Article)
    published.connect(_settle, sender=Article)
    unpublished.connect(_settle, sender=Article)
    pre_delete.connect(_take_from_sitemap, sender=Article)
    post_save.connect(_place_section, sender=Section)
    post_save.connect(_encode_lead_picture, sender=Topic)
    post_save.connect(_reprint_image, sender=Image)
    pre_delete.connect(_reprint_without_image, sender=Image)
    desk_changes.connect()
    members.connect()
    telling.connect()
    roles.connect()
    names.reserve(lambda: Edition.objects.values_list("name", flat=True))
    floor.connect()
    _rehearse()
    _print()


def _rehearse() -> None:
    """Let word rules be rehearsed on what the rooms above screening keep."""
    corpus.connect("comment", said_lately)
    corpus.connect("title", titles_lately)
    corpus.connect("name", names_lately)
    corpus.connect("profile", profiles_lately)


def _print() -> None:
    """Connect what the reader's pages print for the rooms below them."""
    slots.fill("masthead", page_slots.masthead)
    slots.fill("footer", page_slots.footer)
    previews.connect(Article, article_view.preview)
    previews.connect(Edition, front_view.preview)
    for kind, (app, model) in EDITED_AT_DESK.items():
        desk.connect(
            kind,
            url_name=f"wagtailsnippets_{app}_{model}:edit",
            permission=f"{app}.change_{model}",
        )
    # Who may change pages is asked at the desk itself: it depends on their place in the tree.
    desk.connect(
        "furniture", url_name="wagtailadmin_pages:edit", permission="wagtailadmin.access_admin"
    )


def _touch_pages(*, lines: Sequence[Line], **_: Any) -> None:
    """What is logged is touched, once it is committed."""
    stamps.heed(lines)


def _prepare_pictures(*, revision: Revision, **_: Any) -> None:
    prepare_pictures(revision=revision)


def _note_recorded(*, article: Article, revision: Revision, **_: Any) -> None:
    note_recorded(article=article, revision=revision)


def _settle(*, instance: Article, **_: Any) -> None:
    now = clock.now()
    # First: the article's places still say when it was published before.
    note_turns(article=instance, now=now)
    settle(article=instance, now=now)


def _take_from_sitemap(*, instance: Article, **_: Any) -> None:
    if instance.live:
        note_turns(article=instance, now=clock.now())


def _place_section(
    *, instance: Section, created: bool, update_fields: frozenset[str] | None, **_: Any
) -> None:
    """A section may have moved: its articles stand in the lists of those it lies in."""
    if not created and (update_fields is None or "parent" in update_fields):
        news_tasks.place_articles_of.enqueue(instance.pk)


def _encode_lead_picture(*, instance: Topic, **_: Any) -> None:
    if instance.lead_image_id is not None:
        news_tasks.encode_lead_picture.enqueue(instance.lead_image_id)


def _reprint_image(*, instance: Image, created: bool, **_: Any) -> None:
    if created:
        return
    news_tasks.reprint_articles_showing.enqueue(instance.pk)
    if Topic.objects.filter(lead_image=instance.pk).exists():
        news_tasks.encode_lead_picture.enqueue(instance.pk)


def _reprint_without_image(*, instance: Image, **_: Any) -> None:
    """A picture is deleted, and its files with it: what showed it shows its caption."""
    if articles := articles_showing(instance.pk):
        news_tasks.reprint_articles.enqueue(articles)
