"""Exact reprints: articles whose text, folded, was printed in another article before.

Asked when it matters instead of noted on a row: the first one may be withdrawn or expire, and then
the next is no reprint any more. Each question costs a look into the index of fingerprints.
"""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from rostra.news.models import Article


def text_key(fingerprint: str) -> str:
    """Name a text as the press and the change log know it: its reprints say where it was first."""
    return f"text:{fingerprint[:16]}"


def without_reprints(articles: QuerySet[Article], now: datetime) -> QuerySet[Article]:
    """Leave out those of some articles whose text readers can read in an earlier one."""
    earlier = (
        Article.objects.visible(now)
        .filter(printed__fingerprint=OuterRef("printed__fingerprint"))
        .exclude(printed__fingerprint="")
        .filter(is_before(OuterRef("published_at"), OuterRef("pk")))
    )
    return articles.exclude(Exists(earlier))


def printed_first(article: Article, now: datetime) -> Article | None:
    """Return the earliest article readers can read with the text of this one, if it is not this."""
    printed = getattr(article, "printed", None)
    if printed is None or not printed.fingerprint or article.published_at is None:
        return None
    same = Article.objects.visible(now).filter(printed__fingerprint=printed.fingerprint)
    earlier = same.filter(is_before(article.published_at, article.pk))
    return earlier.order_by("published_at", "pk").first()


def is_before(published_at: datetime | OuterRef, number: int | OuterRef) -> Q:
    """Say that an article was printed before the one of this moment and number."""
    return Q(published_at__lt=published_at) | Q(published_at=published_at, pk__lt=number)
