"""Read an item again from its raw bytes: what came is run through today's stages."""

from dataclasses import replace
from datetime import datetime

from rostra.accounts.models import Member
from rostra.wire import queries
from rostra.wire.actions.bring_in import bring_in
from rostra.wire.actions.keep_item import parcel_of
from rostra.wire.actions.poll_feed import wishes_of
from rostra.wire.models import Item
from rostra.wire.outcomes import Outcome
from rostra.wire.recognise import Wishes
from rostra.wire.recognise.known import Known


def reread_item(
    *, item: Item, publish: bool, by: Member | None, now: datetime, known: Known | None = None
) -> Outcome:
    """Bring an item in again, a discarded one too; a person's work on its article stays.

    Its feed says where it belongs, of what came otherwise the wishes it came with. ``publish``
    says whether it may go before readers. ``known`` spares asking what the paper knows.
    """
    if item.status == Item.Status.DISCARDED:
        # It is wanted again; a kill after this leaves it waiting to be read, nothing else.
        Item.objects.filter(pk=item.pk).update(status=Item.Status.KEPT)
        item.refresh_from_db()
    return bring_in(
        parcel=parcel_of(item),
        known=known or queries.load_known(),
        wishes=wishes_for(item, publish=publish),
        by=by,
        now=now,
    )


def wishes_for(item: Item, *, publish: bool) -> Wishes:
    """Return what is wanted of an item that is read again."""
    if item.feed:
        return replace(wishes_of(item.feed), publish=publish)
    return replace(Wishes.from_json(item.recognised.get("wishes", {})), publish=publish)
