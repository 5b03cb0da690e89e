"""Bring many parcels in, in order: new drafts in batches, everything else one by one."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from rostra.accounts.models import Member
from rostra.wire.actions.bring_in import bring_in, bring_in_read, read_parcel
from rostra.wire.actions.file_drafts import file_drafts
from rostra.wire.outcomes import Outcome
from rostra.wire.parcels import Parcel
from rostra.wire.recognise import Wishes
from rostra.wire.recognise.known import Known
from rostra.wire.whole import is_whole

# A batch holds others up while it is written: a tenth of a second at most.
MOST = 50
LARGEST = 2 * 1024 * 1024


def bring_in_many(
    *,
    parcels: Iterable[Parcel],
    known: Known,
    wishes: Wishes,
    by: Member | None,
    clock: Callable[[], datetime],
) -> Iterator[Outcome]:
    """Bring parcels in and yield what became of each, in their order.

    Killed at any moment, the database holds all of an item or nothing of it; one that fails does
    not take its neighbours along. ``clock`` is asked once a batch.
    """
    for batch in batches(parcels):
        now = clock()
        if any(map(is_whole, batch)):
            # Each may stand on the one before.
            for parcel in batch:
                yield bring_in(parcel=parcel, known=known, wishes=wishes, by=by, now=now)
            continue
        reads = [read_parcel(parcel, known, wishes, now=now) for parcel in batch]
        filed = file_drafts(reads=reads, known=known, wishes=wishes, by=by, now=now)
        for place, read in enumerate(reads):
            if place in filed:
                yield filed[place]
            else:
                yield bring_in_read(read=read, known=known, wishes=wishes, by=by, now=now)


def batches(parcels: Iterable[Parcel]) -> Iterator[list[Parcel]]:
    """Cut parcels into batches that memory and other writers can bear."""
    batch: list[Parcel] = []
    size = 0
    for parcel in parcels:
        batch.append(parcel)
        size += len(parcel.data)
        if len(batch) >= MOST or size >= LARGEST:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
