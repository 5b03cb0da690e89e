"""Keep what came, raw, before anything is made of it."""

from datetime import datetime

from rostra.kernel.net import LONGEST_URL
from rostra.wire.models import Item
from rostra.wire.models.item import CHARSET_LIMIT
from rostra.wire.parcels import Parcel, Parsed, fields_of
from rostra.wire.recognise import Wishes


def keep_item(
    *, parcel: Parcel, parsed: Parsed | None, wishes: Wishes, identity: str, now: datetime
) -> Item:
    """Return the item of this identity with what came now, locked; a new one is kept.

    Call it inside the transaction that files the item.
    """
    item = Item.objects.select_for_update().filter(identity=identity).first()
    if item is None:
        item = Item(identity=identity, received_at=now, feed_id=parcel.feed)
    note_arrival(item, parcel=parcel, parsed=parsed, wishes=wishes, now=now)
    item.save()
    return item


def note_arrival(
    item: Item, *, parcel: Parcel, parsed: Parsed | None, wishes: Wishes, now: datetime
) -> None:
    """Write what came now into an item, which is not saved."""
    item.kind = Item.Kind(parcel.kind)
    item.origin, item.place = parcel.origin, parcel.place
    item.address, item.charset = parcel.url[:LONGEST_URL], parcel.charset[:CHARSET_LIMIT]
    item.raw, item.raw_size = parcel.data, parcel.size
    item.parsed = fields_of(parsed) if parsed else None
    item.recognised = item.recognised | {"wishes": wishes.to_json()}
    item.seen_at = max(now, item.received_at)


def parcel_of(item: Item) -> Parcel:
    """Return a kept item as the parcel it was, to run it again; its pictures' folder is gone."""
    raw = item.raw
    flaw = "Only its beginning was kept." if item.raw_size > len(raw) else ""
    if item.address and raw == item.address.encode():
        flaw = "It could not be fetched when it was wanted; import its address again."
    return Parcel(
        item.kind, item.origin, raw, item.raw_size, item.place, None, flaw, item.address,
        item.charset, feed=item.feed_id, known_as=item.identity,
    )  # fmt: skip
