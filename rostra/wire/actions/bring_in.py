"""Bring a parcel in: every stage from raw to filed, in one transaction."""

import logging
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from rostra.accounts.models import Member
from rostra.news.models import Image
from rostra.wire import queries
from rostra.wire.actions.bring_back import bring_back, rehearse_back
from rostra.wire.actions.file_item import Filed, file_item, standing_of
from rostra.wire.actions.keep_item import keep_item
from rostra.wire.actions.keep_pictures import check_pictures, keep_pictures
from rostra.wire.clean import clean
from rostra.wire.clean.blocks import pictures_of
from rostra.wire.fetch.addresses import is_address
from rostra.wire.identity import fingerprint_of
from rostra.wire.models import Item
from rostra.wire.outcomes import FAILED, SETTLED, STATUS, Outcome, Read
from rostra.wire.parcels import OURS, Block, Parcel, RefusedError
from rostra.wire.parse import parse
from rostra.wire.recognise import Recognised, Wishes, recognise
from rostra.wire.recognise.known import Known
from rostra.wire.rules import Deed, decide
from rostra.wire.whole import is_whole

logger = logging.getLogger(__name__)

UNREADABLE = "It could not be read:"
LEFT_THERE = "Pictures stay where they are; --images fetches them."


def read_parcel(parcel: Parcel, known: Known, wishes: Wishes, *, now: datetime) -> Read:
    """Run the stages that change nothing: parse, clean, recognise."""
    read = Read(parcel, as_of=known.learnt)
    try:
        read.parsed = parse(parcel, now=now)
        read.content = clean(read.parsed)
        read.found = recognise(read.content, known, wishes, is_ours=parcel.kind in OURS)
    except RefusedError as refusal:
        read.refusal = str(refusal)
    except Exception as error:  # what nobody thought of must not stop the others
        logger.exception("an item could not be read", extra={"origin": parcel.origin})
        read.refusal = f"{UNREADABLE} {type(error).__name__}: {error}"
    return read


def bring_in(
    *, parcel: Parcel, known: Known, wishes: Wishes, by: Member | None, now: datetime
) -> Outcome:
    """Bring a parcel in and say what became of it; a failure is told, not raised.

    ``known`` learns what is made on the way. Killed at any moment, the database holds all of the
    item or nothing of it.
    """
    if is_whole(parcel):
        return bring_back(parcel=parcel, known=known, wishes=wishes, by=by, now=now)
    read = read_parcel(parcel, known, wishes, now=now)
    return bring_in_read(read=read, known=known, wishes=wishes, by=by, now=now)


def bring_in_read(
    *, read: Read, known: Known, wishes: Wishes, by: Member | None, now: datetime
) -> Outcome:
    """Bring in a parcel that was read already, as ``bring_in`` does."""
    refresh(read, known, wishes)
    images = pictures(read, wishes, keep=True)
    with transaction.atomic():
        item = keep_item(
            parcel=read.parcel, parsed=read.parsed, wishes=wishes, identity=read.identity, now=now
        )
        outcome = attempt(item, read, images, known=known, wishes=wishes, by=by, now=now)
        item.reason = outcome.reason
        item.save(update_fields=SETTLED)
        outcome.item = item.pk
    if outcome.status == FAILED and not read.refusal:
        forget(known)
    return outcome


def refresh(read: Read, known: Known, wishes: Wishes) -> None:
    """Recognise again what was recognised before the paper learnt something."""
    if read.content and read.found and read.as_of != known.learnt:
        is_ours = read.parcel.kind in OURS
        read.found = recognise(read.content, known, wishes, is_ours=is_ours)
        read.as_of = known.learnt


def attempt(
    item: Item,
    read: Read,
    images: dict[str, int],
    *,
    known: Known,
    wishes: Wishes,
    by: Member | None,
    now: datetime,
) -> Outcome:
    """File an item, or note on it why that failed; what was half done is undone."""
    if read.found is None:
        return failed(item, read, read.refusal)
    try:
        with transaction.atomic():
            filed = file_item(
                item=item, found=read.found, images=images,
                known=known, wishes=wishes, by=by, now=now,
            )  # fmt: skip
    except ValidationError as error:
        reason = " ".join(error.messages)
    except (DatabaseError, ValueError, TypeError, LookupError) as error:
        logger.exception("an item could not be filed", extra={"item": item.pk})
        reason = f"It could not be filed: {type(error).__name__}: {error}"
    else:
        return done(item, read, filed)
    item.refresh_from_db()
    return failed(item, read, reason)


def failed(item: Item, read: Read, reason: str) -> Outcome:
    """Note on an item why it failed."""
    item.status = Item.Status.FAILED
    return Outcome(read, FAILED, [reason or "It failed."], article=item.article_id)


def done(item: Item, read: Read, filed: Filed) -> Outcome:
    """Note on an item what became of it. A proposal goes on waiting, what is discarded stays so."""
    told, status = STATUS[filed.deed]
    lasts = item.status in {Item.Status.PROPOSED, Item.Status.DISCARDED}
    if not (lasts and filed.deed is Deed.LEAVE):
        item.status = status
    notes = filed.notes + (read.found.notes if read.found else [])
    article = filed.article
    if article is None:
        return Outcome(read, told, notes, filed.made)
    return Outcome(read, told, notes, filed.made, article.pk, article.slug, article.live)


def rehearse(
    *, parcel: Parcel, known: Known, wishes: Wishes, seen: dict[str, str], now: datetime
) -> Outcome:
    """Say what ``bring_in`` would do, doing nothing.

    ``seen`` remembers what was rehearsed before in the same import, by identity.
    """
    if is_whole(parcel):
        return rehearse_back(parcel=parcel)
    read = read_parcel(parcel, known, wishes, now=now)
    if read.found is None:
        return Outcome(read, FAILED, [read.refusal])
    pictures(read, wishes, keep=False)
    item = Item.objects.filter(identity=read.identity).select_related("article").first()
    standing, hold = standing_of(item, read.found, wishes, now=now)
    deed = decide(standing)
    fingerprint = fingerprint_of(read.found, wishes)
    if deed is Deed.FILE and read.identity in seen:
        deed = Deed.LEAVE if seen[read.identity] == fingerprint else Deed.UPDATE
    seen[read.identity] = fingerprint
    notes = [f"Kept as a draft: {hold}"] if hold and wishes.publish and not standing.is_live else []
    outcome = Outcome(read, STATUS[deed][0], notes + read.found.notes, missing(read.found))
    if item and item.article:
        outcome.article, outcome.slug = item.article.pk, item.article.slug
        outcome.is_live = item.article.live
    return outcome


def missing(found: Recognised) -> list[str]:
    """Return what would have to be made for an item."""
    made = [f"section {name}" for name in (found.section.to_make if found.section else ())]
    if found.source and found.source.number is None:
        made.append(f"source {found.source.name}")
    return made + [f"topic {topic.name}" for topic in found.topics if topic.number is None]


def pictures(read: Read, wishes: Wishes, *, keep: bool) -> dict[str, int]:
    """Keep the pictures of an item that has changed, or only look at them; return the images."""
    if read.found is None:
        return {}
    folder, wanted = read.parcel.folder, wanted_pictures(read.found)
    if not wanted:
        return {}
    there = Item.objects.filter(identity=read.identity, article__isnull=False).first()
    if there and there.fingerprint == fingerprint_of(read.found, wishes):
        return {}
    if not wishes.images and any(is_address(each["file"]) for each in wanted):
        read.found.assumptions.append(LEFT_THERE)
    if keep:
        before = images_before(there) if there else {}
        again = folder is not None
        missing = [
            each
            for each in wanted
            if each["file"] not in before or (again and not is_address(each["file"]))
        ]
        return before | keep_pictures(
            missing, folder=folder, publish=wishes.publish, fetching=wishes.images,
            notes=read.found.notes,
        )  # fmt: skip
    check_pictures(wanted, folder=folder, notes=read.found.notes)
    return {}


def images_before(item: Item) -> dict[str, int]:
    """Return the images that are there of an item's pictures, by the names of their files."""
    kept: dict[str, int] = item.recognised.get("images", {})
    there = set(Image.objects.filter(pk__in=kept.values()).values_list("pk", flat=True))
    return {name: number for name, number in kept.items() if number in there}


def wanted_pictures(found: Recognised) -> list[Block]:
    """Return the pictures of an item that have a file, here or at an address."""
    content = found.content
    return [each for each in pictures_of(content.blocks, content.lead) if each["file"]]


def forget(known: Known) -> None:
    """Know anew what stands in the database, after what was made has been undone."""
    fresh = queries.load_known()
    for name in ("sections", "sources", "hosts", "topics"):
        setattr(known, name, getattr(fresh, name))
    known.learnt += 1
