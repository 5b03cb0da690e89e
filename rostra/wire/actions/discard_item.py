"""Discard an item: its draft goes, and it does not come again."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from rostra.accounts.models import Member
from rostra.news.models import Article
from rostra.wire.models import Item


@transaction.atomic
def discard_item(*, item: Item, by: Member | None, now: datetime) -> Item:
    """Discard an item and delete the draft made of it.

    Raises ValidationError when readers have seen its article: that is withdrawn, not deleted.
    """
    item = Item.objects.select_for_update().get(pk=item.pk)
    article = Article.objects.filter(pk=item.article_id).first()
    if article is not None and (article.live or article.first_published_at):
        raise ValidationError(_("It is published. Withdraw the article instead."))
    if article is not None:
        log(instance=article, action="wagtail.delete", user=by)
        article.delete()
    item.article = None
    item.fingerprint = item.headline_key = item.waits_for = ""
    item.filed_revision = item.proposed_revision = None
    item.status = Item.Status.DISCARDED
    item.reason = ""
    item.save()
    return item
