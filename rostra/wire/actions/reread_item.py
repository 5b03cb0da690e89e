"""Read an item again from its raw bytes: what came is run through today's stages."""

from dataclasses import replace
from datetime import datetime

from rostra.accounts.models import Member
from rostra.wire import queries
from rostra.wire.actions.bring_in import Outcome, bring_in
from rostra.wire.actions.keep_item import parcel_of
from rostra.wire.actions.poll_feed import wishes_of
from rostra.wire.models import Item
from rostra.wire.recognise import Wishes


def reread_item(*, item: Item, publish: bool, by: Member | None, now: datetime) -> Outcome:
    """Bring an item in again, a discarded one too; a person's work on its article stays.

    Its feed says where it belongs. ``publish`` says whether it may go before readers.
    """
    if item.status == Item.Status.DISCARDED:
        # It is wanted again; a kill after this leaves it waiting to be read, nothing else.
        Item.objects.filter(pk=item.pk).update(status=Item.Status.KEPT)
        item.refresh_from_db()
    usual = wishes_of(item.feed) if item.feed else Wishes()
    wishes = replace(usual, publish=publish)
    return bring_in(
        parcel=parcel_of(item), known=queries.load_known(), wishes=wishes, by=by, now=now
    )
