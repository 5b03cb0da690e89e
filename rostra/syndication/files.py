"""What lies in a file of the sitemap."""

from datetime import datetime

from django.db.models import F, QuerySet

from rostra.news.models import Article
from rostra.syndication.months import File


def articles_in(file: File, *, now: datetime) -> QuerySet[Article]:
    """Return the articles of a file that may be seen, in no order."""
    first, beyond = file.numbers
    within = Article.objects.visible(now).filter(
        published_at__gte=file.begins, published_at__lt=file.ends
    )
    # Not the number itself: the databases would rather read a range of whole rows by it than the
    # month's entries in the index of times, which hold the number too.
    return within.alias(number=F("pk") + 0).filter(number__gte=first, number__lt=beyond)
