"""Delete what was told long ago."""

from datetime import datetime, timedelta

from django.db.models import Model, Q, QuerySet

from rostra.notices.models import Mail, Notice, Spread

READ_KEPT_FOR = timedelta(days=180)
UNREAD_KEPT_FOR = timedelta(days=365)
# As long as a mail server may take to ask about one.
DONE_KEPT_FOR = timedelta(days=30)
AT_ONCE = 1_000


def prune(*, now: datetime) -> int:
    """Delete notices of half a year ago (unread: a year), and mails and spreads done a month ago.

    In portions, so that nobody who writes waits long; return how many rows went.
    """
    old = now - DONE_KEPT_FOR
    notices = Notice.objects.filter(
        Q(at__lt=now - UNREAD_KEPT_FOR) | Q(at__lt=now - READ_KEPT_FOR, read_at__isnull=False)
    )
    mails = Mail.objects.filter(Q(sent_at__lt=old) | Q(ended_at__lt=old) | Q(claimed_at__lt=old))
    return sum(_delete(rows) for rows in (notices, mails, Spread.objects.filter(done_at__lt=old)))


def _delete(rows: QuerySet[Model]) -> int:
    gone = 0
    while some := list(rows.order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        gone += rows.model._default_manager.filter(pk__in=some).delete()[0]
    return gone
