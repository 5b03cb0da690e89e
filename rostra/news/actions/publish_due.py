"""Publish what is scheduled, and take out of the paper what has expired."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.apps import apps
from django.db import models, transaction
from wagtail.models import DraftStateMixin, Page, Revision

logger = logging.getLogger(__name__)


def publish_due(*, now: datetime) -> int:
    """Do for all kinds of drafts what is due; return how much was done.

    Wagtail's command of the same purpose stops at the first row that cannot be published, and
    nothing behind it ever would be; here the others go on.
    """
    return sum([*map(_expire, _expired(now)), *map(_go_live, _scheduled(now))])


def _expired(now: datetime) -> list[models.Model]:
    kinds = [Page, *(each for each in apps.get_models() if issubclass(each, DraftStateMixin))]
    return [
        row
        for kind in kinds
        if kind is Page or not issubclass(kind, Page)
        for row in kind._default_manager.filter(live=True, expire_at__lte=now)
    ]


def _scheduled(now: datetime) -> list[Revision]:
    due = Revision.objects.filter(approved_go_live_at__lte=now)
    return list(due.order_by("approved_go_live_at"))


def _expire(row: DraftStateMixin) -> bool:
    log = "wagtail.unpublish.scheduled"
    return _tried(row, lambda: row.unpublish(set_expired=True, log_action=log))


def _go_live(revision: Revision) -> bool:
    return _tried(revision, lambda: revision.publish(log_action="wagtail.publish.scheduled"))


def _tried(row: models.Model, act: Callable[[], None]) -> bool:
    try:
        with transaction.atomic():
            act()
    except Exception:
        logger.exception("%s %s could not follow its schedule", row._meta.verbose_name, row.pk)
        return False
    return True
