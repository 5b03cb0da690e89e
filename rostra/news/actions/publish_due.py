"""Publish what is scheduled, and take out of the paper what has expired."""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, transaction
from wagtail.models import DraftStateMixin, Page, Revision

from rostra.news.actions.prepare_pictures import prepare_pictures
from rostra.news.models import Article

logger = logging.getLogger(__name__)


def publish_due(*, now: datetime) -> int:
    """Do for all kinds of drafts what is due; return how much was done.

    Wagtail's command of the same purpose stops at the first row that cannot be published, and
    nothing behind it ever would be; here the others go on.
    """
    expired = [_tried(row, partial(_expire, row, now)) for row in _expired(now)]
    published = [_tried(each, partial(_go_live, each)) for each in _scheduled(now)]
    return sum(expired) + sum(published)


def _expired(now: datetime) -> Iterator[Any]:
    kinds = [Page, *(each for each in apps.get_models() if issubclass(each, DraftStateMixin))]
    for kind in kinds:
        if kind is Page or not issubclass(kind, Page):
            yield from kind._default_manager.filter(live=True, expire_at__lte=now)


def _scheduled(now: datetime) -> list[Revision]:
    due = Revision.objects.filter(approved_go_live_at__lte=now)
    return list(due.order_by("approved_go_live_at"))


@transaction.atomic
def _expire(row: Any, now: datetime) -> None:
    # As it stands and locked: unpublishing writes the whole row, and an editor may just have
    # published another text, or put the end off.
    manager = type(row)._default_manager
    found = manager.select_for_update().filter(pk=row.pk, live=True, expire_at__lte=now).first()
    if found is not None:
        found.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _go_live(revision: Revision) -> None:
    if isinstance(revision.content_object, Article):
        # Before the transaction: encoding takes seconds, and other writers would wait.
        prepare_pictures(revision=revision)
    try:
        with transaction.atomic():
            revision.publish(log_action="wagtail.publish.scheduled")
    except ValidationError as refusal:
        # A person has to look at it; asking again every minute would not help.
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
        raise refusal


def _tried(row: models.Model, act: Callable[[], None]) -> bool:
    try:
        act()
    except Exception:
        logger.exception("%s %s could not follow its schedule", row._meta.verbose_name, row.pk)
        return False
    return True
