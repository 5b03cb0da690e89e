"""The factories make what the desk makes."""

from django.core.cache import cache

from rostra.kernel import clock
from rostra.news.models import Article
from tests.cast import ArticleFactory, Cast, SectionFactory, SourceFactory, TopicFactory


def test_a_published_article_is_visible_and_printed_in_both_scripts(cast: Cast) -> None:
    parent = SectionFactory()
    article = ArticleFactory(
        published=True,
        section=SectionFactory(parent=parent),
        source=SourceFactory(),
        topics=[TopicFactory()],
        citations=["路透社", ("共同社", SourceFactory())],
        by=cast.editor,
    )
    assert Article.objects.visible(clock.now()).get() == article
    assert article.printed_bodies.count() == 2
    assert article.placements.count() == 5
    assert article.citations.count() == 2


def test_a_draft_is_not_visible(db: None) -> None:
    ArticleFactory()
    assert not Article.objects.visible(clock.now()).exists()


def test_people_may_do_what_their_role_says(cast: Cast) -> None:
    assert cast.owner.has_perm("news.change_article")
    assert cast.editor.is_staff
    assert cast.editor.has_perm("news.change_article")
    assert not cast.member.is_staff


def test_the_cache_has_its_table(db: None) -> None:
    cache.set("greeting", "hello")
    assert cache.get("greeting") == "hello"
