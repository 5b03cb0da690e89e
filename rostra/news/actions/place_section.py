"""Place the articles of a section anew, after it was moved to another place in the tree."""

from collections.abc import Iterator

from django.db import transaction

from rostra.changes.log import append
from rostra.kernel import script
from rostra.news import shelves
from rostra.news.models import Article, Placement, Section

BATCH = 500


def place_section(*, section: int) -> int:
    """Bring the articles of a section, and of those inside it, to the shelves they belong on.

    Returns how many places changed. Works in batches of their own transactions, so that others
    can write in between; cut short, it goes on where it is called again, and what stands right
    is not written.
    """
    within = Section.objects.numbers_within(section)
    return sum(_place(numbers) for each in within for numbers in _batches_of(each))


def _batches_of(section: int) -> Iterator[list[int]]:
    last = 0
    while True:
        rows = Article.objects.filter(section=section, live=True, pk__gt=last).order_by("pk")
        numbers = list(rows.values_list("pk", flat=True)[:BATCH])
        if not numbers:
            return
        yield numbers
        last = numbers[-1]


@transaction.atomic
def _place(numbers: list[int]) -> int:
    # Locked, so that who is publishing one of them by the old tree has ended.
    articles = Article.objects.filter(pk__in=numbers, live=True).select_for_update()
    parents = dict(Section.objects.values_list("pk", "parent_id"))
    wanted = {
        (article.pk, shelf): article.published_at
        for article in articles.only("language", "section_id", "published_at")
        for shelf in _shelves(article, parents)
    }
    standing = {
        (number, shelf): pk
        for pk, number, shelf in Placement.objects.filter(
            article__in=numbers, shelf__contains=shelves.SECTION
        ).values_list("pk", "article_id", "shelf")
    }
    Placement.objects.filter(pk__in=[standing[key] for key in standing.keys() - wanted]).delete()
    Placement.objects.bulk_create(
        Placement(article_id=key[0], shelf=key[1], published_at=wanted[key])
        for key in wanted.keys() - standing
    )
    changed = standing.keys() ^ wanted.keys()
    append(*sorted({shelves.press_key(shelf) for _, shelf in changed}))
    return len(changed)


def _shelves(article: Article, parents: dict[int, int | None]) -> Iterator[str]:
    family = script.family(article.language)
    for number in shelves.ancestry(article.section_id, parents):
        yield shelves.section(family, number)
