"""Withdraw an article, and take that back."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.unpublish import UnpublishAction
from wagtail.log_actions import log

from rostra.accounts.models import Member
from rostra.news.actions.settle import settle
from rostra.news.models import Article, Withdrawal


@transaction.atomic
def withdraw(*, article: Article, note: str, by: Member | None, now: datetime) -> Withdrawal:
    """Take a published article back: gone from every list, its address answers 410 with the note.

    Raises ValidationError for an empty note, an article never published, or one withdrawn.
    """
    if article.first_published_at is None:
        raise ValidationError(_("It was never published; delete the draft instead."))
    if hasattr(article, "withdrawal"):
        raise ValidationError(_("It is withdrawn already."))
    withdrawal = Withdrawal(article=article, note=note.strip(), by=by, at=now)
    withdrawal.full_clean()
    withdrawal.save()
    if article.live:
        # Asked of the rule above; Wagtail's own check knows pages only.
        UnpublishAction(article, user=by, log_action=False).execute(skip_permission_checks=True)
    else:
        settle(article=article, now=now)
    log(instance=article, action="news.withdraw", user=by, data={"note": withdrawal.note})
    return withdrawal


@transaction.atomic
def restore(*, article: Article, by: Member | None, now: datetime) -> Article:
    """Publish a withdrawn article again, as its latest revision has it.

    Raises ValidationError for an article that is not withdrawn.
    """
    if not hasattr(article, "withdrawal"):
        raise ValidationError(_("It is not withdrawn."))
    article.withdrawal.delete()
    revision = article.latest_revision or article.save_revision(user=by)
    revision.publish(user=by, log_action=False, skip_permission_checks=True)
    log(instance=article, action="news.restore", user=by)
    return Article.objects.get(pk=article.pk)
