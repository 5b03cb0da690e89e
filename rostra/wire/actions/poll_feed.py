"""Take what polling a feed brought: file what is new in it, and say when to ask again."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from rostra.accounts.models import Member
from rostra.changes.log import append
from rostra.wire.actions.bring_in_many import bring_in_many
from rostra.wire.entries import identity_in, keyed
from rostra.wire.fetch.errors import FetchError
from rostra.wire.fetch.peace import asked_for
from rostra.wire.fetch.web import NOT_MODIFIED, Fetched
from rostra.wire.models import Entry, Feed
from rostra.wire.outcomes import FAILED, NEW
from rostra.wire.parcels import FEED_ENTRY, Parcel, RefusedError
from rostra.wire.parse.feeds import FeedRead, parse_feed
from rostra.wire.recognise import Wishes
from rostra.wire.recognise.known import Known
from rostra.wire.rhythm import LONGEST, adapted, after_failure, after_success

GONE = 410
# Of one document; what an archive of thousands of entries has beyond is old.
MOST_ENTRIES = 300
SHOWN = ("key", "digest", "item__identity")


@dataclass(slots=True)
class Polled:
    """What became of a poll: counts by what became of each entry, and the error if there is one."""

    feed: Feed
    counts: Counter[str] = field(default_factory=Counter)
    error: str = ""

    @property
    def new(self) -> int:
        """How many entries came for the first time."""
        return self.counts[NEW]


def poll_feed(
    *,
    feed: Feed,
    answer: Fetched | FetchError,
    known: Known,
    by: Member | None = None,
    now: datetime,
    chance: float,
) -> Polled:
    """Take a server's answer: file new and changed entries, and settle the next poll.

    Each entry is filed in transactions of its own; the document counts as read only when all of
    them are, so that a poll that is killed is simply polled again. ``chance`` is in [0, 1).
    """
    if isinstance(answer, FetchError):
        return failed(feed, answer, now=now, chance=chance)
    polled = Polled(feed)
    asked = asked_for(answer.headers, now=now)
    digest = hashlib.sha256(answer.data).hexdigest()
    is_same = answer.status == NOT_MODIFIED or digest == feed.digest
    fields: dict[str, Any] = {}
    if not is_same:
        try:
            read = parse_feed(answer.data, url=answer.url, charset=answer.charset)
        except RefusedError as refusal:
            return failed(feed, FetchError(str(refusal)), now=now, chance=chance)
        if read.interval:
            asked.append(timedelta(seconds=min(read.interval, LONGEST.total_seconds())))
        fields |= titles(feed, read)
        for name, value in fields.items():
            setattr(feed, name, value)
        is_whole = file_entries(feed, read, polled, known=known, by=by, now=now)
        fields["digest"] = digest if is_whole else ""
    if answer.status != NOT_MODIFIED:
        fields |= {
            "etag": short(answer.headers.get("etag", ""), 500),
            "modified": short(answer.headers.get("last-modified", ""), 100),
        }
    succeed(feed, answer, polled, fields, asked=asked, now=now, chance=chance)
    return polled


def titles(feed: Feed, read: FeedRead) -> dict[str, str]:
    """Return what a feed says of itself where nobody has said it yet."""
    said = {"title": read.title.strip()[:200], "home_page": short(read.home, 1000)}
    return {name: value for name, value in said.items() if value and not getattr(feed, name)}


def short(value: str, limit: int) -> str:
    """Return a value if it fits: a cut tag or address would be another one."""
    return value if len(value) <= limit else ""


def file_entries(
    feed: Feed, read: FeedRead, polled: Polled, *, known: Known, by: Member | None, now: datetime
) -> bool:
    """File the entries that are new or have changed, the oldest of the document first.

    Return False when one of them failed through no fault of its own and must be tried again.
    """
    found = keyed(read.raw, home=read.home or feed.home_page)[:MOST_ENTRIES]
    rows = Entry.objects.filter(feed=feed, key__in=[each.key for each in found])
    there = {row.key: row for row in rows.select_related("item").only(*SHOWN)}
    rows_to_be: list[Entry] = []
    parcels: list[Parcel] = []
    for each in reversed(found):
        data = each.entry.to_bytes()
        digest = hashlib.sha256(data).hexdigest()
        row = there.get(each.key)
        if row is not None and row.digest == digest:
            polled.counts["unchanged"] += 1
            continue
        known_as = row.item.identity if row else identity_in(read, each)
        parcels.append(
            Parcel(
                FEED_ENTRY, feed.address[-200:], data, len(data), feed=feed.pk, known_as=known_as
            )
        )
        rows_to_be.append(Entry(feed=feed, key=each.key, digest=digest))
    if not parcels:
        return True
    outcomes = bring_in_many(
        parcels=parcels, known=known, wishes=wishes_of(feed), by=by, clock=lambda: now
    )
    is_whole = True
    came: list[Entry] = []
    for row, outcome in zip(rows_to_be, outcomes, strict=True):
        polled.counts[outcome.status] += 1
        if outcome.status == FAILED and not outcome.read.refusal:
            is_whole = False
            continue
        row.item_id = outcome.item or 0
        came.append(row)
    note_entries(came)
    return is_whole


def note_entries(rows: list[Entry]) -> None:
    """Note which entries have come in.

    After the items and by itself: killed in between, an entry is met as the same item again.
    """
    Entry.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["feed", "key"], update_fields=["digest", "item"]
    )


def wishes_of(feed: Feed) -> Wishes:
    """Return what the feed's editor wants of its entries."""
    return Wishes(
        publish=feed.rule == Feed.Rule.PUBLISH,
        section=feed.section.slug if feed.section else "",
        source=feed.source.name if feed.source else "",
        language=feed.language,
        topics=tuple(feed.topics.values_list("title", flat=True)),
    )


def succeed(
    feed: Feed,
    answer: Fetched,
    polled: Polled,
    fields: dict[str, Any],
    *,
    asked: list[timedelta],
    now: datetime,
    chance: float,
) -> None:
    """Note a success and the next poll."""
    interval = adapted(feed.rhythm, new=polled.new) if feed.succeeded_at else feed.rhythm
    fields |= {
        "succeeded_at": now,
        "next_at": after_success(interval, asked=asked, now=now, chance=chance),
        "interval": int(interval.total_seconds()),
        "failures": 0,
        "error": "",
        "error_values": {},
        "kept_count": feed.kept_count + polled.new,
    }
    if answer.moved_for_good and is_free(feed, answer.url):
        fields["address"] = answer.url
    note(feed, fields)


def is_free(feed: Feed, address: str) -> bool:
    """Say whether a feed may move to an address: no other feed has it, and it fits."""
    taken = Feed.objects.filter(address=address).exclude(pk=feed.pk)
    return len(address) <= 1000 and not taken.exists()


def failed(feed: Feed, error: FetchError, *, now: datetime, chance: float) -> Polled:
    """Note a failure and the next try; a feed that is gone for good is not tried again."""
    failures = feed.failures + 1
    asked = asked_for({"retry-after": error.headers.get("retry-after", "")}, now=now)
    fields = {
        "failures": failures,
        "error": error.text[:2000],
        "error_values": error.values,
        "next_at": after_failure(
            feed.rhythm, failures=failures, asked=asked, now=now, chance=chance
        ),
    }
    if error.status == GONE:
        fields["gone_at"] = now
    note(feed, fields)
    return Polled(feed, error=str(error))


def note(feed: Feed, fields: dict[str, Any]) -> None:
    """Write the machine's fields alone: an editor may be saving the others just now."""
    with transaction.atomic():
        Feed.objects.filter(pk=feed.pk).update(**fields)
        append(f"feed:{feed.pk}")
    for name, value in fields.items():
        setattr(feed, name, value)
