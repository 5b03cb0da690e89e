"""What must never be in a table, the table refuses, whoever writes."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, models, transaction

from rostra.kernel import clock
from rostra.news.models import (
    Article,
    Citation,
    Correction,
    OldAddress,
    Placement,
    RelatedLine,
    Section,
    SectionName,
    Source,
    Topic,
    Withdrawal,
)
from rostra.news.models.correction import CorrectionIsFinalError
from tests.cast import ArticleFactory, SectionFactory, SourceFactory, TopicFactory

NOW = clock.now()


def draft(**fields: Any) -> Article:
    """Return an article that is not saved yet, complete but for what is given."""
    return Article(**{"headline": "标题", "live": False, **fields})


def live(**fields: Any) -> Article:
    return draft(**{"live": True, "section": SectionFactory(), "published_at": NOW, **fields})


def twice(make: Callable[[], models.Model]) -> models.Model:
    make().save()
    return make()


def twice_of(of: models.Model, make: Callable[[Any], models.Model]) -> models.Model:
    return twice(lambda: make(of))


def translated_twice() -> Article:
    of = ArticleFactory()
    return twice(lambda: draft(translation_of=of, language="en"))


def its_own_translation() -> Article:
    article = ArticleFactory()
    article.translation_of = article
    return article


def in_itself() -> Section:
    section = SectionFactory()
    section.parent = section
    return section


REFUSED: dict[str, Callable[[], models.Model]] = {
    "an article without headline": lambda: draft(headline=""),
    "a headline that does not fit": lambda: draft(headline="长" * 301),
    "published without section": lambda: live(section=None),
    "published without time": lambda: live(published_at=None),
    "expiring before its embargo ends": lambda: draft(
        embargo_until=NOW, expire_at=NOW - timedelta(hours=1)
    ),
    "translated twice into a language": translated_twice,
    "its own translation": its_own_translation,
    "a section without name": lambda: Section(name="", slug="x"),
    "a section in itself": in_itself,
    "two sections of one address": lambda: twice(lambda: Section(name="a", slug="x")),
    "a section named twice in a language": lambda: twice_of(
        SectionFactory(), lambda section: SectionName(section=section, language="en", name="x")
    ),
    "a source without name": lambda: Source(name="", slug="x"),
    "rights nobody knows": lambda: Source(name="x", slug="x", rights="some"),
    "two sources of one name": lambda: Source(name=SourceFactory().name, slug="other"),
    "a topic without title": lambda: Topic(title="", slug="x"),
    "two topics of one address": lambda: Topic(title="x", slug=TopicFactory().slug),
    "a citation without words": lambda: Citation(article=ArticleFactory(), words=""),
    "a citation given twice": lambda: twice_of(
        ArticleFactory(), lambda article: Citation(article=article, words="x")
    ),
    "a correction without text": lambda: Correction(article=ArticleFactory(), text=""),
    "a withdrawal without note": lambda: Withdrawal(article=ArticleFactory(), note=""),
    "an old address that is no path": lambda: OldAddress(article=ArticleFactory(), address="x"),
    "two articles at one old address": lambda: twice(
        lambda: OldAddress(article=ArticleFactory(), address="/x")
    ),
    "a printed line without words": lambda: RelatedLine(article=ArticleFactory(), kind="printed"),
    "one place taken twice": lambda: twice_of(
        ArticleFactory(),
        lambda article: Placement(article=article, shelf="zh/latest", published_at=NOW),
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_the_table_refuses(db: None, what: str) -> None:
    row = REFUSED[what]()
    with pytest.raises(DatabaseError), transaction.atomic():
        row.save_base(force_insert=row._state.adding)


def test_what_articles_hold_is_not_deleted(db: None) -> None:
    article = ArticleFactory(
        published=True, source=SourceFactory(), citations=[("路透社", SourceFactory())]
    )
    cited = article.citations.get().source
    for held in (article.section, article.source, cited):
        with pytest.raises(models.ProtectedError):
            held.delete()


def test_a_correction_is_appended_and_stays(db: None) -> None:
    article = ArticleFactory(published=True)
    correction = Correction.objects.create(article=article, text="改了一个数")
    correction.text = "没有这回事"
    for act in (correction.save, correction.delete):
        with pytest.raises(CorrectionIsFinalError):
            act()
    assert Correction.objects.get().text == "改了一个数"
