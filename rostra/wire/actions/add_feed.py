"""Add a feed."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from rostra.accounts.models import Member
from rostra.changes.log import append
from rostra.wire.models import Feed


@transaction.atomic
def add_feed(*, feed: Feed, by: Member | None, now: datetime) -> Feed:
    """Add a feed that nobody has saved yet; it is polled at the next round.

    Raises ValidationError for an address that is none, and for one that is there already.
    """
    feed.added_at = now
    feed.next_at = now
    feed.clean()
    if Feed.objects.filter(address=feed.address).exists():
        raise ValidationError({"address": _("This feed is there already.")})
    feed.full_clean()
    feed.save()
    log(instance=feed, action="wagtail.create", user=by)
    append(f"feed:{feed.pk}")
    return feed
