"""Load new articles as drafts, many at once: rows without a revision until somebody edits them."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from wagtail.models import ModelLogEntry, ReferenceIndex

from rostra.accounts.models import Member
from rostra.changes.log import append
from rostra.news.models import Article, Citation, RelatedLine
from rostra.news.printing import images_of

# Asked of the database for each row; the tables themselves refuse a row that is not there.
REFERENCES = [
    field.name for field in Article._meta.concrete_fields if isinstance(field, models.ForeignKey)
]


def check_draft(article: Article) -> None:
    """Check a draft as the desk would, without asking the database; raises ValidationError."""
    article.clean_fields(exclude=REFERENCES)
    article.clean()


@transaction.atomic
def load_drafts(*, articles: Sequence[Article], by: Member | None, now: datetime) -> None:
    """Write new articles that ``check_draft`` has passed, with their children.

    The row itself is the draft: the desk opens, compares and publishes it, and its first revision
    is made then. Wagtail's index of references is kept for those that show pictures, the only
    rows that it asks of an article.
    """
    for article in articles:
        article.live = False
    Article.objects.bulk_create(articles)
    Citation.objects.bulk_create(_children(articles, "citations"))
    RelatedLine.objects.bulk_create(_children(articles, "related_lines"))
    through = Article.topics.through
    through.objects.bulk_create(
        through(article_id=article.pk, topic_id=topic.pk)
        for article in articles
        for topic in article.topics.all()
    )
    for article in articles:
        if article.lead_image_id or images_of(article):
            ReferenceIndex.create_or_update_for_object(article)
    kind = ContentType.objects.get_for_model(Article)
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            content_type=kind, object_id=str(article.pk), label=str(article), user=by,
            action="wagtail.create", timestamp=now,
        )
        for article in articles
    )  # fmt: skip
    append(*(f"draft:{article.pk}" for article in articles))


def _children(articles: Sequence[Article], name: str) -> list[models.Model]:
    """Return the children of new articles, each told its parent's number."""
    found = []
    for article in articles:
        for child in getattr(article, name).all():
            child.article_id = article.pk
            found.append(child)
    return found
