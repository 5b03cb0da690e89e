"""Bring a line of the whole form back: a row as it was, with its number where that is free."""

import logging
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from rostra.accounts.models import Member
from rostra.wire.actions.bring_back_article import bring_back_article
from rostra.wire.actions.bring_back_places import bring_back_place, is_there
from rostra.wire.actions.keep_item import keep_item
from rostra.wire.models import Item
from rostra.wire.outcomes import CHANGED, FAILED, NEW, SAME, SETTLED, STATUS, Outcome, Read
from rostra.wire.parcels import Parcel, Parsed, RefusedError
from rostra.wire.recognise import Wishes
from rostra.wire.recognise.known import Known
from rostra.wire.whole import fingerprint_of_line, identity_of_row
from rostra.wire.whole.read import Record, read

logger = logging.getLogger(__name__)
ARTICLE = "article"


def bring_back(
    *, parcel: Parcel, known: Known, wishes: Wishes, by: Member | None, now: datetime
) -> Outcome:
    """Bring a line back and say what became of it; a failure is told, not raised.

    Articles are kept raw as all items are; what they stand on is not, its rows say it all.
    """
    parsed = Read(parcel)
    try:
        record = read(parcel.data)
        parsed.parsed = Parsed(headline=record.title)
        if record.text("type") == ARTICLE:
            return _article(parsed, record, wishes, by=by, now=now)
        is_new = bring_back_place(
            record, folder=parcel.folder, publish=wishes.publish, known=known, by=by
        )
        # Sections, sources, topics and pictures are no drafts.
        return Outcome(parsed, NEW if is_new else SAME, is_live=True)
    except RefusedError as refusal:
        return Outcome(parsed, FAILED, [str(refusal)])
    except (ValidationError, DatabaseError, ValueError, TypeError, LookupError) as error:
        return Outcome(parsed, FAILED, [_said(error)])


def rehearse_back(*, parcel: Parcel) -> Outcome:
    """Say what ``bring_back`` would do, doing nothing."""
    parsed = Read(parcel)
    try:
        record = read(parcel.data)
        parsed.parsed = Parsed(headline=record.title)
        if record.text("type") != ARTICLE:
            return Outcome(parsed, SAME if is_there(record) else NEW)
        item = Item.objects.filter(identity=_identity(record), article__isnull=False).first()
    except RefusedError as refusal:
        return Outcome(parsed, FAILED, [str(refusal)])
    if item is None:
        return Outcome(parsed, NEW)
    is_same = item.fingerprint == fingerprint_of_line(parcel.data)
    return Outcome(parsed, SAME if is_same else CHANGED, article=item.article_id)


def _article(
    parsed: Read, record: Record, wishes: Wishes, *, by: Member | None, now: datetime
) -> Outcome:
    with transaction.atomic():
        item = keep_item(
            parcel=parsed.parcel,
            parsed=parsed.parsed,
            wishes=wishes,
            identity=_identity(record),
            now=now,
        )
        try:
            with transaction.atomic():
                filed = bring_back_article(
                    item=item, record=record, publish=wishes.publish, by=by, now=now
                )
            told, item.status = STATUS[filed.deed]
            outcome = Outcome(parsed, told, filed.notes, filed.made)
        except RefusedError as refusal:
            outcome = Outcome(parsed, FAILED, [str(refusal)])
        except (ValidationError, DatabaseError, ValueError, TypeError, LookupError) as error:
            outcome = Outcome(parsed, FAILED, [_said(error)])
        if outcome.status == FAILED:
            item.refresh_from_db()
            item.status = Item.Status.FAILED
        elif item.article:
            article = item.article
            outcome.article, outcome.slug = article.pk, article.slug
            outcome.is_live = article.live
        item.reason = outcome.reason
        item.save(update_fields=SETTLED)
        outcome.item = item.pk
    return outcome


def _identity(record: Record) -> str:
    return identity_of_row(record.text("from"), ARTICLE, record.number("number"))


def _said(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    logger.exception("a line could not be brought back")
    return f"It could not be filed: {type(error).__name__}: {error}"
