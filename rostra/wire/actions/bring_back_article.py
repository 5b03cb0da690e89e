"""Bring an article back: what was typed, how it stood, and what readers were told."""

from datetime import datetime

from rostra.accounts.models import Member
from rostra.changes.log import append
from rostra.news.actions.publish import publish as publish_article
from rostra.news.actions.save_draft import save_draft
from rostra.news.models import Article, Correction, OldAddress, Withdrawal
from rostra.wire.actions.bring_back_places import free_number
from rostra.wire.actions.file_item import Filed, propose
from rostra.wire.identity import headline_key
from rostra.wire.models import Item
from rostra.wire.parcels import RefusedError
from rostra.wire.rules import Deed, Standing, decide
from rostra.wire.whole import fingerprint_of_line
from rostra.wire.whole.apply import apply
from rostra.wire.whole.read import STATES, Record
from rostra.wire.whole.write import status_of

DRAFT, PUBLISHED = "draft", "published"


def bring_back_article(
    *, item: Item, record: Record, publish: bool, by: Member | None, now: datetime
) -> Filed:
    """Bring an article back, inside the transaction that keeps its item.

    Without ``publish`` it becomes a draft, however it stood. One that leads to articles which
    have not come in is taken, and taken again when its line comes again. Raises RefusedError and
    ValidationError with the reason why it cannot be taken.
    """
    status = _status(record)
    fingerprint = fingerprint_of_line(item.raw)
    filed = Filed(decide(_standing(item, fingerprint, status, publish=publish)), item.article)
    if filed.deed is Deed.LEAVE:
        return filed
    before = item.article
    if filed.deed is Deed.PROPOSE and before is not None:
        waits = before.latest_revision_id != before.live_revision_id
        draft = before.get_latest_revision_as_object()
        apply(draft, record, site=record.text("from"), notes=filed.notes)
        revision = save_draft(article=draft, by=by, now=now)
        item.proposed_revision, item.fingerprint = revision.pk, fingerprint
        propose(before, revision, waits=waits, notes=filed.notes)
        return filed
    article = before or Article(pk=free_number(Article, record.number("number")))
    is_whole = apply(article, record, site=record.text("from"), notes=filed.notes)
    if before is not None:
        article.save()
    save_draft(article=article, by=by, now=now)
    if before is None and article.pk != record.number("number"):
        filed.notes.append(f"Its number was taken; it is article {article.pk} now.")
    if publish or (before is not None and before.live):
        _stand(article, record, status, by=by, now=now)
    is_whole = _draft(article.pk, record, publish, filed.notes, by=by, now=now) and is_whole
    _keep_addresses(article, record)
    append(f"article:{article.pk}")
    item.article = filed.article = Article.objects.get(pk=article.pk)
    item.headline_key = headline_key(item.article.headline)
    item.filed_revision, item.proposed_revision = item.article.latest_revision_id, None
    item.fingerprint = fingerprint if is_whole else ""
    item.recognised = item.recognised | {"status": status_of(item.article)}
    _keep_items(item.article, record, now=now)
    return filed


def _status(record: Record) -> str:
    status = record.text("status") or DRAFT
    if status not in STATES:
        raise RefusedError(f"Its status “{status[:40]}” is none of {', '.join(STATES)}.")
    return status


def _standing(item: Item, fingerprint: str, status: str, *, publish: bool) -> Standing:
    article = item.article
    if article is None:
        return Standing(is_new=True, is_discarded=item.status == Item.Status.DISCARDED)
    stands = status_of(article)
    return Standing(
        is_new=False,
        is_same=item.fingerprint == fingerprint,
        is_touched=bool(
            article.latest_revision_id != item.filed_revision
            or stands != item.recognised.get("status")
            or article.locked
            or article.current_workflow_state
        ),
        is_live=stands == status,
        may_publish=publish,
    )


def _stand(
    article: Article, record: Record, status: str, *, by: Member | None, now: datetime
) -> None:
    """Let an article stand as it stood: in print, taken out, or waiting for its time."""
    article = Article.objects.get(pk=article.pk)
    if status == PUBLISHED or record.get("scheduled", bool):
        publish_article(article=article, by=by, now=now)
    elif article.live:
        article.unpublish(log_action=False)
    if status == DRAFT:
        return
    Article.objects.filter(pk=article.pk).update(
        first_published_at=record.moment("first_published"),
        last_published_at=record.moment("last_published"),
        expired=status == "expired",
    )
    for each in record.records("corrections"):
        text, at = each.text("text"), each.moment("at") or now
        if not article.corrections.filter(text=text, at=at).exists():
            correction = Correction(article=article, text=text, at=at)
            correction.full_clean()
            correction.save()
            append("corrections:all")
    withdrawn = record.record("withdrawn")
    if withdrawn and not Withdrawal.objects.filter(article=article).exists():
        row = Withdrawal(
            article=article,
            kind=withdrawn.text("kind") or Withdrawal.Kind.WITHDRAWN,
            note=withdrawn.text("note"),
            at=withdrawn.moment("at") or now,
        )
        row.full_clean()
        row.save()


def _draft(
    number: int,
    record: Record,
    publish: bool,
    notes: list[str],
    *,
    by: Member | None,
    now: datetime,
) -> bool:
    """Put what was being written in front of what readers see; say whether it is whole."""
    front = record.record("draft")
    if front is None:
        return True
    draft = Article.objects.get(pk=number).get_latest_revision_as_object()
    is_whole = apply(draft, front, site=record.text("from"), notes=notes)
    save_draft(article=draft, by=by, now=now)
    if publish and front.get("scheduled", bool):
        publish_article(article=Article.objects.get(pk=number), by=by, now=now)
    return is_whole


def _keep_addresses(article: Article, record: Record) -> None:
    for address in record.texts("old_addresses"):
        if not OldAddress.objects.filter(address=address).exists():
            row = OldAddress(address=address, article=article)
            row.full_clean()
            row.save()


def _keep_items(article: Article, record: Record, *, now: datetime) -> None:
    """Remember what an article came in as: the same item of a feed is then not taken for new."""
    for each in record.records("came_as"):
        identity, kind = each.text("identity"), each.text("kind")
        if not identity or Item.objects.filter(identity=identity).exists():
            continue
        at = each.moment("at") or now
        item = Item(
            identity=identity,
            kind=kind,
            origin=each.text("origin"),
            raw_size=0,
            article=article,
            status=Item.Status.FILED,
            fingerprint=each.text("fingerprint"),
            headline_key=each.text("headline_key"),
            filed_revision=article.latest_revision_id,
            received_at=at,
            seen_at=max(at, now),
        )
        item.raw = b""
        item.save()
