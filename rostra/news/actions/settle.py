"""Settle what follows from publishing: bodies printed, places taken, the change logged."""

from datetime import datetime

from django.db import transaction

from rostra.changes.log import append
from rostra.kernel import script
from rostra.news import printing, shelves
from rostra.news.models import Article, Placement, Printed, PrintedBody, Section
from rostra.news.reprints import text_key


@transaction.atomic
def settle(*, article: Article, now: datetime) -> None:
    """Bring all that the machine keeps about an article in line with its row."""
    texts = _print(article, now) if article.live else ()
    stood = set(article.placements.values_list("shelf", flat=True))
    _place(article)
    stands = set(article.placements.values_list("shelf", flat=True))
    append(f"article:{article.pk}", *map(shelves.press_key, sorted(stood | stands)), *texts)
    if stood and not Article.objects.visible(now).filter(pk=article.pk).exists():
        # Boxes on every page may name it. They heed this alone, for to drop all pages whenever
        # a much read article is edited would cost more than it is worth.
        append(f"gone:{article.pk}")


def shelves_of(article: Article) -> list[str]:
    """Return the shelves a published article stands on."""
    family = script.family(article.language)
    parents = dict(Section.objects.values_list("pk", "parent_id"))
    numbers = shelves.ancestry(article.section_id, parents)
    names = [shelves.latest(family), *(shelves.section(family, number) for number in numbers)]
    names += [shelves.topic(family, topic.pk) for topic in article.topics.all()]
    if article.source_id is not None:
        names.append(shelves.source(family, article.source_id))
    return names


def _print(article: Article, now: datetime) -> tuple[str, ...]:
    """Print an article; return the key of its text if that is another article's too."""
    printed = printing.print_article(article, now=now)
    printed.save()
    article.printed_bodies.all().delete()
    PrintedBody.objects.bulk_create(
        PrintedBody(
            article=article, language=language, html=printing.body_html(article, language, now=now)
        )
        for language in printing.languages_of(article)
    )
    same = Printed.objects.filter(fingerprint=printed.fingerprint).exclude(pk=article.pk)
    return (text_key(printed.fingerprint),) if printed.fingerprint and same.exists() else ()


def _place(article: Article) -> None:
    article.placements.all().delete()
    if not article.live or article.published_at is None:
        return
    Placement.objects.bulk_create(
        Placement(article=article, shelf=shelf, published_at=article.published_at)
        for shelf in shelves_of(article)
    )
