"""Count reads: judge what was sent, and write what it changed, as one process."""

from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import groupby

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import F

from rostra.kernel import net
from rostra.news.models import Article
from rostra.rankings.models import LeftOut, ReadSlice
from rostra.rankings.models.left_out import Reason
from rostra.rankings.reads import crawlers, salts
from rostra.rankings.reads.sent import Sent
from rostra.rankings.reads.tally import Slice, Tally, slice_of

log = structlog.get_logger(__name__)

BATCH = 500


def count_reads(reads: Sequence[Sent], *, tally: Tally) -> None:
    """Count reads, in the order they came, in the memory of a process; ``write_reads`` keeps them.

    Whatever the database has to say is asked for first: when it does not answer, nothing is
    counted and all may be counted again. Three queries, and two for each member of staff.
    """
    parts = [
        (_slice(start, tally), list(some))
        for start, some in groupby(reads, key=lambda read: slice_of(read.at))
    ]
    tally.staff.learn(read.session for read in reads)
    for each, some in parts:
        _learn_articles(each, {read.article for read in some} - each.articles, now=some[-1].at)
    for each, some in parts:
        _count(each, some, tally)


def write_reads(*, tally: Tally) -> int:
    """Write what a process counted since it last wrote, in one transaction; return the rows.

    Each row is written whole, in the place of what the same process wrote before: writing twice
    counts nobody twice.
    """
    if not tally.has_unwritten:
        return 0
    rows = [row for each in tally.slices.values() for row in each.rows(tally.process)]
    with transaction.atomic():
        ReadSlice.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["start", "article", "process"],
            update_fields=["older", "younger", "readers"],
        )
        _write_left_out(tally)
    tally.written()
    return len(rows)


def _slice(start: datetime, tally: Tally) -> Slice:
    found = tally.slices.get(start)
    if found is None:
        found = tally.slices[start] = Slice(start, salts.living(now=start))
        tally.staff.forget()
    return found


def _learn_articles(each: Slice, unknown: Collection[int], *, now: datetime) -> None:
    """Ask which articles are there for readers: a number made up makes no row."""
    visible = Article.objects.visible(now).order_by()
    numbers = sorted(unknown)
    for begin in range(0, len(numbers), BATCH):
        some = visible.filter(pk__in=numbers[begin : begin + BATCH])
        each.articles.update(some.values_list("pk", flat=True))


def _count(each: Slice, reads: Sequence[Sent], tally: Tally) -> None:
    bursting = set()
    for read in reads:
        address = net.client_address(
            remote=read.remote, forwarded_for=read.forwarded_for, proxies=settings.PROXIES
        )
        block = net.address_block(address)
        reason = _reason(read, address, block, each, tally)
        if reason is None:
            who = each.visitor(address, read.agent)
            if not _is_within(address, settings.CROWDED_NETWORKS) and tally.bursts.note(
                block, who[0], at=read.at
            ):
                bursting.add(block)
                reason = Reason.BURST
            else:
                each.add(read.article, who, block)
        if reason is not None:
            tally.leave_out(reason, at=read.at)
    if bursting:
        log.warning("reads of a burst left out", blocks=sorted(bursting))
        tally.leave_out(Reason.BURST, at=each.start, count=tally.take_out(bursting))


def _reason(read: Sent, address: str, block: str, each: Slice, tally: Tally) -> Reason | None:
    """Return why a read does not count; the cheap questions come first."""
    if read.refused is not None:
        return read.refused
    questions = {
        Reason.NETWORK: lambda: _is_within(address, settings.UNCOUNTED_NETWORKS),
        Reason.BURST: lambda: tally.bursts.is_out(block, at=read.at),
        Reason.STAFF: lambda: tally.staff.has(read.session),
        Reason.UNKNOWN: lambda: read.article not in each.articles,
        Reason.BOT: lambda: crawlers.is_bot(read.agent),
    }
    return next((reason for reason, holds in questions.items() if holds()), None)


def _is_within(address: str, networks: Sequence[net.Network]) -> bool:
    if not networks:
        return False
    read = net.read_address(address)
    return read is not None and net.trusted(read, networks)


def _write_left_out(tally: Tally) -> None:
    # In one order for all processes, so that none waits for one that waits for it.
    counts = sorted(tally.left_out.items())
    LeftOut.objects.bulk_create(
        [LeftOut(day=day, reason=reason) for (day, reason), _ in counts], ignore_conflicts=True
    )
    for (day, reason), count in counts:
        LeftOut.objects.filter(day=day, reason=reason).update(count=F("count") + count)
