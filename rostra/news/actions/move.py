"""Move an article to another section."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rostra.accounts.models import Member
from rostra.news.actions.save_draft import save_draft
from rostra.news.models import Article, Section


@transaction.atomic
def move(*, article: Article, section: Section, by: Member | None, now: datetime) -> Article:
    """Put an article into another section: readers see it there if they could see it before.

    A published article is published anew with the new section, without whatever else waits in
    a draft; the draft moves with it. Raises ValidationError for an article that is locked or
    waits for its time of publication.
    """
    # As it stands and locked: what is in hand may be older than another's change.
    article = Article.objects.select_for_update().get(pk=article.pk)
    if article.locked:
        raise ValidationError(_("It is locked."))
    if article.scheduled_revision is not None:
        raise ValidationError(_("It waits for its time of publication; cancel that first."))
    draft = article.get_latest_revision_as_object() if article.has_unpublished_changes else None
    if article.live:
        article.section = section
        revision = article.save_revision(user=by, log_action=draft is None)
        revision.publish(user=by, skip_permission_checks=True)
        article = Article.objects.get(pk=article.pk)
    if draft is not None or not article.live:
        waiting = draft or article
        waiting.section = section
        save_draft(article=waiting, by=by, now=now)
    return Article.objects.get(pk=article.pk)
