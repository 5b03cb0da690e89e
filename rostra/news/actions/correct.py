"""Append a correction."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from rostra.accounts.models import Member
from rostra.changes.log import append
from rostra.news.models import Article, Correction, Withdrawal


@transaction.atomic
def correct(*, article: Article, text: str, by: Member | None, now: datetime) -> Correction:
    """Say on the article's page what was wrong; the address stays, and so does the correction.

    Raises ValidationError for an empty text or an article that readers have never seen or that
    is withdrawn.
    """
    # Locked: of one form sent twice at once the second must see what the first has written.
    article = Article.objects.select_for_update().get(pk=article.pk)
    if article.first_published_at is None:
        raise ValidationError(_("Only what was published can be corrected; edit the draft."))
    if Withdrawal.objects.filter(article=article.pk).exists():
        raise ValidationError(_("It is withdrawn; its note says what was wrong."))
    correction = Correction(article=article, text=text.strip(), by=by, at=now)
    correction.full_clean()
    if article.corrections.filter(text=correction.text).exists():
        raise ValidationError(_("This correction stands on the page already."))
    correction.save()
    log(instance=article, action="news.correct", user=by, data={"text": correction.text})
    append(f"article:{article.pk}", "corrections:all")
    return correction
