"""Pause a feed, and take it up again."""

from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log

from rostra.accounts.models import Member
from rostra.changes.log import append
from rostra.wire.models import Feed


@transaction.atomic
def pause_feed(*, feed: Feed, by: Member | None, now: datetime) -> Feed:
    """Ask a feed no more until it is taken up again; nothing is done when it is paused."""
    if feed.paused_at is None:
        settle(feed, {"paused_at": now}, "wire.pause_feed", by)
    return feed


@transaction.atomic
def resume_feed(*, feed: Feed, by: Member | None, now: datetime) -> Feed:
    """Poll a feed again from now on, one that was gone too; its errors are forgotten."""
    fields: dict[str, object] = {
        "paused_at": None, "gone_at": None, "next_at": now,
        "failures": 0, "error": "", "error_values": {},
    }  # fmt: skip
    settle(feed, fields, "wire.resume_feed", by)
    return feed


def settle(feed: Feed, fields: dict[str, object], action: str, by: Member | None) -> None:
    """Write fields, and log the act."""
    for name, value in fields.items():
        setattr(feed, name, value)
    feed.save(update_fields=list(fields))
    log(instance=feed, action=action, user=by)
    append(f"feed:{feed.pk}")
