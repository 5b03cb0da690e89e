"""Print articles anew whose pictures are not what they were."""

import logging
from collections.abc import Iterable
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ReferenceIndex

from rostra.news.actions.settle import settle
from rostra.news.models import Article, Image

logger = logging.getLogger(__name__)


def reprint(*, articles: Iterable[int], now: datetime) -> int:
    """Print the published among these articles anew; return how many.

    One that cannot be printed does not keep the others from it.
    """
    printed = 0
    for article in Article.objects.filter(pk__in=list(articles), live=True).iterator(50):
        try:
            settle(article=article, now=now)
            printed += 1
        except Exception:
            logger.exception("Article %s could not be printed anew", article.pk)
    return printed


def articles_showing(image: int) -> list[int]:
    """Return the numbers of the articles that show an image, as lead or in the body."""
    references = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Article),
        to_content_type=ContentType.objects.get_for_model(Image),
        to_object_id=str(image),
    )
    leads = Article.objects.filter(lead_image=image).values_list("pk", flat=True)
    return sorted({*map(int, references.values_list("object_id", flat=True)), *leads})
