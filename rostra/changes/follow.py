"""Follow the change log: each follower reads every line, in order, and none is lost."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Max, Q, QuerySet

from rostra.changes.models import Change, Cursor
from rostra.kernel import clock

KEPT_FOR = timedelta(days=7)
# A follower that has left lines waiting for so long will not come back (a host taken down).
FORGOTTEN_AFTER = timedelta(days=30)

# Locks name a transaction by the lower half of its id. One prepared for two-phase commit has no
# process; it counts as ours.
HORIZON = """
SELECT coalesce(min(xip::text::bigint) FILTER (WHERE ours.xid IS NOT NULL), 9223372036854775807),
       pg_snapshot_xmax(pg_current_snapshot())::text::bigint
FROM (SELECT 1) AS once
LEFT JOIN pg_snapshot_xip(pg_current_snapshot()) AS xip ON true
LEFT JOIN (
    SELECT transactionid::text::bigint AS xid
    FROM pg_locks LEFT JOIN pg_stat_activity AS process USING (pid)
    WHERE locktype = 'transactionid' AND mode = 'ExclusiveLock' AND granted
      AND (process.pid IS NULL OR process.datname = current_database())
) AS ours ON ours.xid = xip::text::bigint % 4294967296
"""

Handler = Callable[[Sequence[Change]], None]


def follow(follower: str, handle: Handler, *, batch: int = 500) -> int:
    """Hand the next lines to ``handle`` and move the follower's cursor past them.

    Returns how many lines were handled; 0 means the follower is up to date. The handler runs
    outside any transaction and before the cursor moves, so after a kill between the two the
    lines come again: a handler must bear seeing a line twice.
    """
    cursor, _ = Cursor.objects.get_or_create(follower=follower, defaults={"moved_at": clock.now()})
    newest = Change.objects.aggregate(newest=Max("transaction"))["newest"] or 0
    oldest_open, not_begun = horizon()
    if max(newest, cursor.transaction) >= not_begun:
        begin_anew()
        cursor.refresh_from_db()
    lines = list(decided(oldest_open).filter(beyond(cursor.transaction, cursor.position))[:batch])
    if not lines:
        return 0
    handle(lines)
    last = lines[-1]
    # Only from where it was read: a slower process of the same name must not move it back.
    Cursor.objects.filter(
        pk=cursor.pk, transaction=cursor.transaction, position=cursor.position
    ).update(transaction=last.transaction, position=last.pk, moved_at=clock.now())
    return len(lines)


def prune(*, now: datetime) -> int:
    """Delete lines that are a week old and that every follower has passed; return how many.

    A follower that left lines waiting for a month is forgotten; should it come back, it begins
    with the oldest line there is.
    """
    with transaction.atomic():
        for cursor in Cursor.objects.filter(moved_at__lt=now - FORGOTTEN_AFTER):
            waiting = Change.objects.filter(beyond(cursor.transaction, cursor.position))
            if waiting.filter(at__lt=now - FORGOTTEN_AFTER).exists():
                cursor.delete()
        lines = Change.objects.filter(at__lt=now - KEPT_FOR)
        slowest = Cursor.objects.order_by("transaction", "position").first()
        if slowest is not None:
            lines = lines.exclude(beyond(slowest.transaction, slowest.position))
        return lines.delete()[0]


def decided(oldest_open: int | None) -> QuerySet[Change]:
    """Return the lines among which none can appear any more, in their order."""
    lines = Change.objects.order_by("transaction", "id")
    return lines if oldest_open is None else lines.filter(transaction__lt=oldest_open)


def beyond(transaction_id: int, position: int) -> Q:
    """Return the condition of lying after a place of the log."""
    return Q(transaction__gt=transaction_id) | Q(transaction=transaction_id, id__gt=position)


def horizon() -> tuple[int | None, int]:
    """Return this PostgreSQL database's oldest transaction still open and the first not begun.

    A snapshot knows the open transactions of the whole server; one of another database, which
    may last for hours, holds nobody back here. Whose an open one is says the lock that every
    transaction holds on its own id: the locks are read after the snapshot was taken, so one that
    has gone by then has ended, and its lines show in the query that follows.

    On SQLite writers queue and lines carry no transaction: (None, 1).
    """
    if connection.vendor != "postgresql":
        return None, 1
    with connection.cursor() as cursor:
        cursor.execute(HORIZON)
        oldest_open, not_begun = cursor.fetchone()
        return min(oldest_open, not_begun), not_begun


def begin_anew() -> None:
    """Forget transaction ids that another database cluster gave, and read all lines again.

    A restored database brings ids that its new home may reach in years; until then nothing
    would be handed to anybody.
    """
    with transaction.atomic():
        Change.objects.exclude(transaction=0).update(transaction=0)
        Cursor.objects.update(transaction=0, position=0)
