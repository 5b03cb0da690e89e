"""Append to the change log, inside the transaction that makes the change."""

from collections.abc import Iterable, Sequence
from functools import partial

from django.db import connection, transaction

from rostra.changes.events import committed
from rostra.changes.lines import line_of, to_messages
from rostra.changes.models import Change
from rostra.kernel import clock

# So many lines in one statement.
AT_ONCE = 500
# Where PostgreSQL tells the lines to all who listen, at commit.
CHANNEL = "rostra_changes"


class NotInTransactionError(RuntimeError):
    """A change was to be logged outside the transaction that makes it."""

    def __init__(self) -> None:
        super().__init__("A change is logged inside the transaction that makes it.")


def append(*subjects: str) -> None:
    """Log that these subjects (``"article:42"``) changed; once each, in this transaction.

    Raises NotInTransactionError outside ``transaction.atomic``: a line that can commit without
    its change, or the other way round, is what the log exists to rule out. After the commit
    ``events.committed`` is sent here, and PostgreSQL tells those who listen elsewhere.
    """
    if not connection.in_atomic_block:
        raise NotInTransactionError
    at, transaction_id = clock.now(), _transaction_id()
    parts = (subject.partition(":") for subject in dict.fromkeys(subjects))
    rows = [Change(kind=kind, key=key, transaction=transaction_id, at=at) for kind, _, key in parts]
    for begin in range(0, len(rows), AT_ONCE):
        _insert(rows[begin : begin + AT_ONCE])
    lines = [line_of(row) for row in rows]
    if lines:
        _tell(to_messages(lines))
        send = partial(committed.send_robust, sender=Change, lines=lines)
        transaction.on_commit(send, robust=True)


def _insert(rows: Sequence[Change]) -> None:
    """Write lines and number them. Every act does: the ORM would take five times as long."""
    name = connection.ops.quote_name
    columns = ", ".join(map(name, ("kind", "key", "transaction", "at")))
    marks = ", ".join(["(%s, %s, %s, %s)"] * len(rows))
    adapt = connection.ops.adapt_datetimefield_value
    values = [each for row in rows for each in (row.kind, row.key, row.transaction, adapt(row.at))]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {name(Change._meta.db_table)} ({columns}) VALUES {marks} RETURNING id",  # noqa: S608 - names of ours
            values,
        )
        for row, (number,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = number


def latest(*kinds: str) -> tuple[int, int]:
    """Return a stamp of what was logged of these kinds: the newest id and the number of lines.

    It changes whenever something of these kinds was logged, which makes it the stamp of what a
    process keeps in memory. The number belongs to it because PostgreSQL commits out of order:
    a line may appear below the newest. Counting is for kinds that change rarely.
    """
    with connection.cursor() as cursor:
        # Asked by every page: to have it written anew each time would cost more than the answer.
        marks = ", ".join(["%s"] * len(kinds))
        cursor.execute(
            f"SELECT MAX(id), COUNT(id) FROM {Change._meta.db_table} WHERE kind IN ({marks})",  # noqa: S608 - names of ours
            kinds,
        )
        newest, lines = cursor.fetchone()
    return newest or 0, lines


def _tell(messages: Iterable[str]) -> None:
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for message in messages:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, message])


def _transaction_id() -> int:
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        return int(cursor.fetchone()[0])
