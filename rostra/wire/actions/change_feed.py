"""Change what an editor says of a feed."""

from datetime import datetime

from django.db import transaction

from rostra.changes.log import append
from rostra.wire.models import Feed


@transaction.atomic
def change_feed(*, feed: Feed, moved: bool, now: datetime) -> Feed:
    """Save a feed; one that ``moved`` to another address is asked there at once, from the start."""
    if moved:
        feed.etag = feed.modified = feed.digest = feed.error = ""
        feed.error_values, feed.failures, feed.gone_at, feed.next_at = {}, 0, None, now
    feed.save()
    append(f"feed:{feed.pk}")
    return feed
