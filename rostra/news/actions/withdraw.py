"""Withdraw an article, and take that back."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.unpublish import UnpublishAction
from wagtail.log_actions import log
from wagtail.models import Revision

from rostra.accounts.models import Member
from rostra.news.actions.prepare_pictures import prepare_pictures
from rostra.news.actions.settle import settle
from rostra.news.models import Article, Withdrawal


@transaction.atomic
def withdraw(
    *,
    article: Article,
    note: str,
    by: Member | None,
    now: datetime,
    kind: str = Withdrawal.Kind.WITHDRAWN,
) -> Withdrawal:
    """Take a published article back: gone from every list, its address answers 410 with the note.

    Of the other ``kind``, withheld for legal reasons, it answers 451.
    What was scheduled for it is cancelled. Raises ValidationError for an empty note, an article
    never published, or one withdrawn.
    """
    article = _as_it_stands(article)
    if article.first_published_at is None:
        raise ValidationError(_("It was never published; delete the draft instead."))
    if hasattr(article, "withdrawal"):
        raise ValidationError(_("It is withdrawn already."))
    withdrawal = Withdrawal(article=article, kind=kind, note=note.strip(), by=by, at=now)
    withdrawal.full_clean()
    withdrawal.save()
    if article.live:
        # Asked of the rule above; Wagtail's own check knows pages only.
        UnpublishAction(article, user=by, log_action=False).execute(skip_permission_checks=True)
    else:
        article.revisions.update(approved_go_live_at=None)
        settle(article=article, now=now)
    log(instance=article, action="news.withdraw", user=by, data={"note": withdrawal.note})
    return withdrawal


def restore(*, article: Article, by: Member | None, now: datetime) -> Article:
    """Publish a withdrawn article again, as its latest revision has it.

    Raises ValidationError for an article that is not withdrawn.
    """
    if article.latest_revision is not None:
        prepare_pictures(revision=article.latest_revision)
    with transaction.atomic():
        article = _as_it_stands(article)
        if not hasattr(article, "withdrawal"):
            raise ValidationError(_("It is not withdrawn."))
        article.withdrawal.delete()
        revision: Revision = article.latest_revision or article.save_revision(user=by)
        revision.publish(user=by, log_action=False, skip_permission_checks=True)
        log(instance=article, action="news.restore", user=by)
    return Article.objects.get(pk=article.pk)


def _as_it_stands(article: Article) -> Article:
    """Return the row, locked: the one in hand may be a draft, or older than another's change."""
    return Article.objects.select_for_update().get(pk=article.pk)
