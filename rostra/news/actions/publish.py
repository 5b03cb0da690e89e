"""Publish an article."""

from datetime import datetime

from rostra.accounts.models import Member
from rostra.news.models import Article


class NothingToPublishError(ValueError):
    """An article without a revision was to be published."""

    def __init__(self) -> None:
        super().__init__("The article has no draft to publish.")


def publish(*, article: Article, by: Member | None, now: datetime) -> Article:
    """Publish the latest revision and return the article as it now stands.

    What follows from it (printed bodies, places in lists, the change log) is done by ``settle``
    in the same transaction, whoever publishes: a command, the desk, the timetable. Raises
    NothingToPublishError without a revision, ValidationError for what is withdrawn or stands in no
    section.
    """
    revision = article.latest_revision
    if revision is None:
        raise NothingToPublishError
    revision.content_object.publish(revision, user=by, skip_permission_checks=True, now=now)
    return Article.objects.get(pk=article.pk)
