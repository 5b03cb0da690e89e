"""Record an article that was loaded in bulk as its first revision."""

from django.db import transaction
from wagtail.models import Revision

from rostra.accounts.models import Member
from rostra.news.events import recorded
from rostra.news.models import Article


@transaction.atomic
def record(*, article: Article, by: Member | None) -> Revision:
    """Give a row that has no revision one that says what the row says."""
    revision: Revision = article.save_revision(user=by, clean=False)
    recorded.send(sender=Article, article=article, revision=revision)
    return revision
