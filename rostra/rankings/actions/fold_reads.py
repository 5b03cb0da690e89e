"""Fold the ten-minute slices of reads that are over into hours."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from rostra.kernel.windows import EPOCH, HOUR
from rostra.rankings.models import ReadHour, ReadSlice, Salt
from rostra.rankings.reads import salts, sketches
from rostra.rankings.reads.tally import SLICE

# A slice is folded when no process takes anything out of it any more (``Tally.take_out``), and has
# had the time to write so.
GRACE = SLICE + timedelta(seconds=30)
# Rows in one transaction: other writers wait for it.
BATCH = 2_000


def fold_reads(*, now: datetime) -> int:
    """Unite slices that ended with the hours they lie in; return how many rows were folded.

    May run twice, or at once in two workers, or be killed: a slice goes in the transaction that
    adds it to its hour. One that is written once more afterwards is folded once more, which
    counts nobody twice.
    """
    salts.living(now=now)
    before = now - SLICE - GRACE
    folded = 0
    while some := _fold_some(before, salts.period(now)):
        folded += some
    return folded


def _fold_some(before: datetime, lock: int) -> int:
    with transaction.atomic():
        # Two who fold into one hour at once would each write what the other does not know.
        Salt.objects.select_for_update().get(number=lock)
        # Nor may a process that is late write into a row between its reading here and its going.
        over = ReadSlice.objects.select_for_update().filter(start__lte=before)
        rows = list(over.order_by("start", "article_id")[:BATCH])
        parts: dict[tuple[int, datetime], list[ReadSlice]] = defaultdict(list)
        # Without readers is what a burst was taken out of.
        for row in filter(lambda row: row.readers, rows):
            parts[row.article_id, row.start - (row.start - EPOCH) % HOUR].append(row)
        _add(parts)
        ReadSlice.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)


def _add(parts: dict[tuple[int, datetime], list[ReadSlice]]) -> None:
    kept = {
        (row.article_id, row.hour): row
        for row in ReadHour.objects.filter(
            hour__in={hour for _, hour in parts}, article_id__in={article for article, _ in parts}
        )
    }
    hours = [_hour(key, [*slices, *filter(None, [kept.get(key)])]) for key, slices in parts.items()]
    ReadHour.objects.bulk_create(
        hours,
        update_conflicts=True,
        unique_fields=["article", "hour"],
        update_fields=["older", "younger", "readers"],
    )


def _hour(key: tuple[int, datetime], rows: Sequence[ReadSlice | ReadHour]) -> ReadHour:
    """Return the hour that unites rows; those whose sketches went already add nothing."""
    article, hour = key
    older = [row.older for row in rows if row.older is not None]
    younger = [row.younger for row in rows if row.younger is not None]
    if len(older) == 1:
        first = rows[0]
        return ReadHour(
            article_id=article, hour=hour, older=older[0], younger=younger[0], readers=first.readers
        )
    whole = sketches.united(older)
    return ReadHour(
        article_id=article,
        hour=hour,
        older=sketches.packed(whole),
        younger=sketches.packed(sketches.united(younger)),
        readers=sketches.estimate(whole),
    )
