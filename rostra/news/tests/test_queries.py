"""Lists hold what may be seen, in order, at a fixed number of queries."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import QueryDict

from rostra.kernel import clock
from rostra.news import article_queries, queries, shelves
from rostra.news.models import Article, RelatedLine
from rostra.news.queries import CARD, LINE, Wish
from tests.cast import ArticleFactory, ImageFactory, SectionFactory, SourceFactory, TopicFactory

HOUR = timedelta(hours=1)


@pytest.fixture
def paper(db: None) -> dict[str, Any]:
    """A section with a topic, and articles of several ages."""
    now = clock.now()
    section = SectionFactory()
    topic = TopicFactory()
    articles = [
        ArticleFactory(
            published=True, section=section, published_at=now - age * HOUR, topics=[topic]
        )
        for age in range(1, 6)
    ]
    return {"now": now, "section": section, "topic": topic, "articles": articles}


def test_the_newest_of_several_shelves_cost_one_query(
    paper: dict[str, Any], django_assert_num_queries: Any
) -> None:
    now, articles = paper["now"], paper["articles"]
    wishes = [
        Wish(shelves.section("zh", paper["section"].pk), 3),
        Wish(shelves.topic("zh", paper["topic"].pk), 2),
        Wish(shelves.latest("zh"), 9, since=now - 2.5 * HOUR),
        Wish(shelves.latest("en"), 9),
    ]
    for fields in (LINE, CARD):
        with django_assert_num_queries(1):
            lists, turn = queries.newest(wishes, now=now, fields=fields)
        numbers = [[listed.number for listed in each] for each in lists.values()]
        expected = [articles[:3], articles[:2], articles[:2], []]
        assert numbers == [[article.pk for article in each] for each in expected]
        assert turn is None


def test_two_wishes_for_a_shelf_are_both_granted(paper: dict[str, Any]) -> None:
    now = paper["now"]
    wishes = [
        Wish("zh/latest", 2, since=now - 2.5 * HOUR),
        Wish("zh/latest", 4),
        Wish("zh/latest", 1),
    ]
    lists, _ = queries.newest(wishes, now=now)
    assert len(lists["zh/latest"]) == 4


def test_a_card_knows_its_picture_and_source(db: None) -> None:
    now = clock.now()
    article = ArticleFactory(
        published=True, lead_image=ImageFactory(), source=SourceFactory(name="第一军情")
    )
    lists, _ = queries.newest([Wish(shelves.latest("zh"), 3)], now=now, fields=CARD)
    (card,) = lists["zh/latest"]
    assert card.published_at == article.published_at
    assert card.source == "第一军情"
    assert card.lead is not None
    assert card.lead["width"] == 640


def test_the_soonest_article_to_come_in_sight_is_told(paper: dict[str, Any]) -> None:
    now = paper["now"]
    later, sooner = (now + hours * HOUR for hours in (3, 2))
    ArticleFactory(published=True, embargo_until=later)
    hidden = ArticleFactory(published=True, published_at=sooner)
    lists, turn = queries.newest([Wish(shelves.latest("zh"), 9)], now=now)
    assert turn == sooner
    assert hidden.pk not in {listed.number for listed in lists["zh/latest"]}
    lists, turn = queries.newest([Wish(shelves.latest("zh"), 9)], now=sooner)
    assert turn == later
    assert lists["zh/latest"][0].number == hidden.pk


def test_a_shelf_pages_by_key_to_its_end_and_back(
    paper: dict[str, Any], django_assert_num_queries: Any
) -> None:
    now = paper["now"]
    seen, parameters = [], QueryDict()
    for _ in range(3):
        with django_assert_num_queries(1):
            listed, page = queries.shelf_page("zh/latest", parameters, now=now, size=2)
        seen += [each.number for each in listed]
        parameters = QueryDict(page.older)
    assert seen == [article.pk for article in paper["articles"]]
    listed, _ = queries.shelf_page("zh/latest", QueryDict(page.newer), now=now, size=2)
    assert [each.number for each in listed] == seen[2:4]


def test_hot_topics_are_counted_in_recent_articles(
    paper: dict[str, Any], django_assert_num_queries: Any
) -> None:
    now, other = paper["now"], TopicFactory()
    ArticleFactory(published=True, topics=[other, paper["topic"]])
    ArticleFactory(topics=[other])
    with django_assert_num_queries(1):
        hot = queries.hot_topics("zh", now=now, since=now - 3.5 * HOUR, count=5)
    assert [(topic.number, topic.articles) for topic in hot] == [
        (paper["topic"].pk, 4),
        (other.pk, 1),
    ]


def test_what_hangs_on_an_article_costs_one_query(db: None, django_assert_num_queries: Any) -> None:
    target = ArticleFactory(published=True)
    source, topic = SourceFactory(), TopicFactory(deck="导语")
    article = ArticleFactory(
        published=True,
        topics=[topic],
        citations=["路透社", ("共同社", source)],
        related=[
            RelatedLine(kind="printed", text="旧标题"),
            RelatedLine(kind="pinned", target=target),
        ],
    )
    article.corrections.create(text="更正")
    with django_assert_num_queries(1):
        found = article_queries.particulars(article.pk)
    assert [(told.subject.title, told.deck) for told in found.topics] == [(topic.title, "导语")]
    assert [(cited.words, cited.slug) for cited in found.citations] == [
        ("路透社", ""),
        ("共同社", source.slug),
    ]
    assert [correction.text for correction in found.corrections] == ["更正"]
    assert found.corrections[0].at.tzinfo is not None
    assert [(line.kind, line.target, line.text) for line in found.lines] == [
        ("printed", None, "旧标题"),
        ("pinned", target.pk, ""),
    ]
    assert article_queries.particulars_typed(article).lines == found.lines


def test_an_article_is_read_with_its_body_in_the_pages_script(
    db: None, django_assert_num_queries: Any
) -> None:
    article, now = ArticleFactory(published=True), clock.now()
    for language, got in (("zh-hant", "zh-hant"), ("zh-hans", "zh-hans"), ("en", "zh-hans")):
        with django_assert_num_queries(1):
            found = article_queries.article_to_print(article.pk, language, now=now)
            assert found is not None
            assert found.html_language == got
            assert found.is_visible
            assert found.printed.reading_minutes == 1
            assert not hasattr(found, "withdrawal")
    Article.objects.filter(pk=article.pk).update(embargo_until=now + HOUR)
    hidden = article_queries.article_to_print(article.pk, "zh-hans", now=now)
    assert hidden is not None
    assert not hidden.is_visible


def test_translations_are_found_from_either_side(db: None) -> None:
    now = clock.now()
    chinese = ArticleFactory(published=True)
    english = ArticleFactory(published=True, language="en", translation_of=chinese)
    other = ArticleFactory(published=True)
    for article, translation in ((chinese, english), (english, chinese)):
        found = article_queries.companions([other.pk], of=article, now=now)
        assert {each.number: each.is_translation for each in found} == {
            translation.pk: True,
            other.pk: False,
        }
