"""Publish an article."""

from datetime import datetime

from rostra.accounts.models import Member
from rostra.news.actions.record import record
from rostra.news.models import Article


def publish(*, article: Article, by: Member | None, now: datetime) -> Article:
    """Publish the latest revision and return the article as it now stands.

    A row that was loaded in bulk has none and gets one, as it stands. What
    follows from publishing (printed bodies, places in lists, the change log) is done by ``settle``
    in the same transaction, whoever publishes: a command, the desk, the timetable. Raises
    ValidationError for what is withdrawn or stands in no section.
    """
    revision = article.latest_revision or record(article=article, by=by)
    revision.content_object.publish(revision, user=by, skip_permission_checks=True, now=now)
    return Article.objects.get(pk=article.pk)
