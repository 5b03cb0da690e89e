"""Save an article as a draft: a row when it is new, and a revision."""

from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Revision
from wagtail.signal_handlers import disable_reference_index_auto_update

from rostra.accounts.models import Member
from rostra.changes.log import append
from rostra.news.models import Article


@transaction.atomic
def save_draft(*, article: Article, by: Member | None, now: datetime) -> Revision:
    """Keep what was typed as the article's latest revision; readers see no difference.

    A new article gets its row. The row of an old one is not touched: publishing does that.
    """
    is_new = article._state.adding
    # The table itself refuses what its constraints forbid; asking it before, one query and
    # savepoint for each of them, took half the time of an import.
    article.full_clean(validate_constraints=False)
    if is_new:
        article.live = False
        with disable_reference_index_auto_update():  # saving the revision brings it up to date
            article.save()
    revision = article.save_revision(user=by, log_action=not is_new, clean=False)
    if is_new:
        log(instance=article, action="wagtail.create", user=by, revision=revision)
    append(f"draft:{article.pk}")
    return revision
