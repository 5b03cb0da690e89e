"""The lists an article stands in, when it is published and when its section moves."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from rostra.changes.models import Change
from rostra.news import tasks
from rostra.news.actions.place_section import place_section
from rostra.news.models import Article, Placement, Section
from tests.cast import ArticleFactory, SectionFactory, SourceFactory, TopicFactory


def shelves(article: Article) -> set[str]:
    return set(Placement.objects.filter(article=article).values_list("shelf", flat=True))


def test_an_article_stands_in_every_list_it_belongs_to(db: None) -> None:
    world = SectionFactory()
    section = SectionFactory(parent=world)
    topic, source = TopicFactory(), SourceFactory()
    article = ArticleFactory(published=True, section=section, topics=[topic], source=source)
    assert shelves(article) == {
        "zh/latest",
        f"zh/section:{section.pk}",
        f"zh/section:{world.pk}",
        f"zh/topic:{topic.pk}",
        f"zh/source:{source.pk}",
    }
    english = ArticleFactory(published=True, section=section, language="en")
    assert {shelf.partition("/")[0] for shelf in shelves(english)} == {"en"}
    assert not shelves(ArticleFactory(section=section))


def test_a_section_that_moves_takes_its_articles_along(db: None) -> None:
    world, city = SectionFactory(), SectionFactory()
    outer = SectionFactory(parent=world)
    inner = SectionFactory(parent=outer)
    article = ArticleFactory(published=True, section=inner)
    draft = ArticleFactory(section=inner)
    Section.objects.filter(pk=outer.pk).update(parent=city)
    Change.objects.all().delete()
    assert place_section(section=outer.pk) == 2
    assert f"zh/section:{city.pk}" in shelves(article)
    assert f"zh/section:{world.pk}" not in shelves(article)
    assert f"zh/section:{outer.pk}" in shelves(article)
    assert not shelves(draft)
    logged = set(Change.objects.values_list("key", flat=True))
    assert logged == {f"zh/section:{world.pk}", f"zh/section:{city.pk}"}
    with CaptureQueriesContext(connection) as queries:
        assert place_section(section=outer.pk) == 0
    assert not [each for each in queries if each["sql"].startswith(("INSERT", "DELETE"))]


def test_moving_at_the_desk_queues_the_task(db: None) -> None:
    section = SectionFactory()
    DBTaskResult.objects.all().delete()
    section.order = 9
    section.save(update_fields=["order"])
    path = tasks.place_articles_of.module_path
    assert not DBTaskResult.objects.filter(task_path=path).exists()
    section.parent = SectionFactory()
    section.save()
    assert DBTaskResult.objects.filter(task_path=path).count() == 1
