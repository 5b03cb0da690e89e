"""Follow the change log: each follower reads every line once, in order, and none is lost."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from rostra.changes.models import Change, Cursor
from rostra.kernel import clock

KEPT_FOR = timedelta(days=7)

Handler = Callable[[Sequence[Change]], None]


def follow(follower: str, handle: Handler, *, batch: int = 500) -> int:
    """Hand the next lines to ``handle`` and move the follower's cursor past them.

    Returns how many lines were handled; 0 means the follower is up to date. The handler runs
    outside any transaction and before the cursor moves, so after a kill between the two the
    lines come again: a handler must bear seeing a line twice.
    """
    cursor, _ = Cursor.objects.get_or_create(follower=follower, defaults={"moved_at": clock.now()})
    lines = list(_after(cursor)[:batch])
    if not lines:
        return 0
    handle(lines)
    last = lines[-1]
    Cursor.objects.filter(pk=cursor.pk).update(
        transaction=last.transaction, position=last.pk, moved_at=clock.now()
    )
    return len(lines)


def prune(*, now: datetime) -> int:
    """Delete lines that are a week old and that every follower has passed; return how many."""
    with transaction.atomic():
        lines = Change.objects.filter(at__lt=now - KEPT_FOR)
        slowest = Cursor.objects.order_by("transaction", "position").first()
        if slowest is not None:
            lines = lines.exclude(_beyond(slowest.transaction, slowest.position))
        return lines.delete()[0]


def _after(cursor: Cursor) -> QuerySet[Change]:
    lines = Change.objects.filter(_beyond(cursor.transaction, cursor.position))
    oldest_open = _oldest_open_transaction()
    if oldest_open is not None:
        lines = lines.filter(transaction__lt=oldest_open)
    return lines.order_by("transaction", "id")


def _beyond(transaction_id: int, position: int) -> Q:
    return Q(transaction__gt=transaction_id) | Q(transaction=transaction_id, id__gt=position)


def _oldest_open_transaction() -> int | None:
    """Return PostgreSQL's oldest transaction still open; None on SQLite, where writers queue."""
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        return int(cursor.fetchone()[0])
