"""Close special coverage, and take it up again."""

from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log

from rostra.accounts.models import Member
from rostra.news.models import Topic


@transaction.atomic
def close_topic(*, topic: Topic, by: Member | None, now: datetime) -> Topic:
    """Close a topic: its page stays, new articles no longer choose it. Closed twice is closed."""
    if topic.closed_at is None:
        topic.closed_at = now
        topic.save(update_fields=["closed_at"])
        log(instance=topic, action="news.close_topic", user=by)
    return topic


@transaction.atomic
def reopen_topic(*, topic: Topic, by: Member | None, now: datetime) -> Topic:
    """Open a closed topic again."""
    if topic.closed_at is not None:
        topic.closed_at = None
        topic.save(update_fields=["closed_at"])
        log(instance=topic, action="news.reopen_topic", user=by)
    return topic
