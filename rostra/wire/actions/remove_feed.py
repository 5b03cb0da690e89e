"""Remove a feed; what it brought stays."""

from django.db import transaction
from wagtail.log_actions import log

from rostra.accounts.models import Member
from rostra.changes.log import append
from rostra.wire.models import Feed


@transaction.atomic
def remove_feed(*, feed: Feed, by: Member | None) -> None:
    """Remove a feed and what is known of its entries; its items and articles stay."""
    log(instance=feed, action="wagtail.delete", user=by)
    append(f"feed:{feed.pk}")
    feed.delete()
