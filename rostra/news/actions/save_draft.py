"""Save an article as a draft: a row when it is new, and a revision."""

from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Revision

from rostra.accounts.models import Member
from rostra.changes.log import append
from rostra.news.models import Article


@transaction.atomic
def save_draft(*, article: Article, by: Member | None, now: datetime) -> Revision:
    """Keep what was typed as the article's latest revision; readers see no difference.

    A new article gets its row. The row of an old one is not touched: publishing does that.
    """
    is_new = article._state.adding
    if is_new:
        article.live = False
        article.full_clean(exclude=["body"])
        article.save()
    revision = article.save_revision(user=by, log_action=not is_new)
    if is_new:
        log(instance=article, action="wagtail.create", user=by, revision=revision)
    append(f"article:{article.pk}")
    return revision
