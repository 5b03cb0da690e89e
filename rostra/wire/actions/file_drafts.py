"""File many items at once: those that become new drafts, and those that were refused."""

import logging
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from rostra.accounts.models import Member
from rostra.news.actions.load_drafts import check_draft, load_drafts
from rostra.news.models import Article, RelatedLine
from rostra.wire import queries
from rostra.wire.actions.bring_in import (
    LEFT_THERE,
    done,
    failed,
    forget,
    refresh,
    wanted_pictures,
)
from rostra.wire.actions.file_item import Filed, make_places
from rostra.wire.actions.keep_item import note_arrival
from rostra.wire.composing import compose
from rostra.wire.fetch.addresses import is_address
from rostra.wire.identity import fingerprint_of, headline_key
from rostra.wire.models import Item
from rostra.wire.outcomes import Outcome, Read
from rostra.wire.recognise import Recognised, Wishes
from rostra.wire.recognise.known import Known
from rostra.wire.rules import Deed

logger = logging.getLogger(__name__)


def file_drafts(
    *, reads: Sequence[Read], known: Known, wishes: Wishes, by: Member | None, now: datetime
) -> dict[int, Outcome]:
    """Keep and file those items that come for the first time and become plain drafts.

    Return their outcomes by their places in ``reads``; the others are to be brought in one by
    one. All are filed in one transaction or none is: then one of them is at fault, and brought in
    by itself it says why.
    """
    places = first_arrivals(reads)
    plain = [place for place in places if is_plain(reads[place], wishes)]
    if not plain:
        return {}
    try:
        with transaction.atomic():
            outcomes = [_settle(reads[place], known, wishes, by=by, now=now) for place in plain]
            _write(outcomes, by=by, now=now)
    except (ValidationError, DatabaseError, ValueError, TypeError, LookupError) as error:
        logger.info("%d drafts could not be filed at once: %s", len(plain), error)
        forget(known)
        return {}
    return {place: outcome for place, (outcome, _) in zip(plain, outcomes, strict=True)}


def first_arrivals(reads: Sequence[Read]) -> list[int]:
    """Return the places of what was never kept before and comes once among these."""
    named = [read.identity for read in reads]
    times = Counter(named)
    there = set(Item.objects.filter(identity__in=times).values_list("identity", flat=True))
    return [place for place, name in enumerate(named) if times[name] == 1 and name not in there]


def is_plain(read: Read, wishes: Wishes) -> bool:
    """Say whether an item is refused, or becomes a draft that nothing else hangs on."""
    found = read.found
    if found is None:
        return True
    if wishes.publish or found.content.translation_of:
        return False
    pictures = wanted_pictures(found)
    return not pictures or (
        not wishes.images and all(is_address(each["file"]) for each in pictures)
    )


def _settle(
    read: Read, known: Known, wishes: Wishes, *, by: Member | None, now: datetime
) -> tuple[Outcome, Item]:
    """Return what becomes of an item, with the item; neither it nor its article is saved."""
    item = Item(identity=read.identity, received_at=now, feed_id=read.parcel.feed)
    note_arrival(item, parcel=read.parcel, parsed=read.parsed, wishes=wishes, now=now)
    refresh(read, known, wishes)
    if read.found is None:
        outcome = failed(item, read, read.refusal)
    else:
        filed = Filed(Deed.FILE)
        filed.article = _draft(read.found, known, filed, by)
        if wanted_pictures(read.found):
            read.found.assumptions.append(LEFT_THERE)
        item.fingerprint = fingerprint_of(read.found, wishes)
        item.headline_key = headline_key(read.found.content.headline)
        item.recognised = item.recognised | read.found.to_json()
        item.article = filed.article
        outcome = done(item, read, filed)
    item.reason = outcome.reason
    return outcome, item


def _draft(found: Recognised, known: Known, filed: Filed, by: Member | None) -> Article:
    """Return the article that an item becomes, checked and not saved."""
    article = Article(live=False)
    places = make_places(found, known, filed, by)
    compose(article, found, places=places, images={}, related={}, is_update=True)
    check_draft(article)
    return article


def _write(outcomes: Sequence[tuple[Outcome, Item]], *, by: Member | None, now: datetime) -> None:
    """Save articles and items, then link the related lines that head an article."""
    articles = [item.article for _, item in outcomes if item.article]
    load_drafts(articles=articles, by=by, now=now)
    for outcome, item in outcomes:
        if item.article:
            item.article_id = outcome.article = item.article.pk
    Item.objects.bulk_create(item for _, item in outcomes)
    for outcome, item in outcomes:
        outcome.item = item.pk
    lines = [
        line for outcome, _ in outcomes if outcome.read.found
        for line in outcome.read.found.content.related
    ]  # fmt: skip
    numbers = [article.pk for article in articles]
    for line, number in queries.articles_headed(lines).items():
        RelatedLine.objects.filter(article__in=numbers, text=line).update(target=number)
