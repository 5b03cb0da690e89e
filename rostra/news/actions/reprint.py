"""Print articles anew whose pictures are not what they were."""

import logging
from collections.abc import Iterable
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import ReferenceIndex

from rostra.news.actions.prepare_pictures import make_pictures
from rostra.news.actions.settle import settle
from rostra.news.models import Article, Image

logger = logging.getLogger(__name__)


def reprint(*, articles: Iterable[int], now: datetime) -> int:
    """Print the published among these articles anew; return how many.

    One that cannot be printed does not keep the others from it.
    """
    return sum(_tried(number, now) for number in articles)


def articles_showing(image: int) -> list[int]:
    """Return the numbers of the articles that show an image, as lead or in the body."""
    references = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Article),
        to_content_type=ContentType.objects.get_for_model(Image),
        to_object_id=str(image),
    )
    leads = Article.objects.filter(lead_image=image).values_list("pk", flat=True)
    return sorted({*map(int, references.values_list("object_id", flat=True)), *leads})


def _tried(number: int, now: datetime) -> bool:
    try:
        return _reprint(number, now)
    except Exception:
        logger.exception("Article %s could not be printed anew", number)
        return False


def _reprint(number: int, now: datetime) -> bool:
    live = Article.objects.filter(pk=number, live=True)
    if (article := live.first()) is None:
        return False
    # Before the transaction: encoding takes seconds, and other writers would wait.
    make_pictures(article)
    with transaction.atomic():
        # As it stands now and locked: an editor may just have published another text.
        if (article := live.select_for_update().first()) is None:
            return False
        settle(article=article, now=now)
    return True
