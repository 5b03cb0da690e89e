"""Followers of sections, topics and sources are told of new articles, once."""

from datetime import timedelta

import pytest

from rostra.kernel import clock
from rostra.news.actions.publish import publish
from rostra.news.actions.save_draft import save_draft
from rostra.news.actions.withdraw import withdraw
from rostra.notices.actions.follow import follow
from rostra.notices.actions.work_off import work_off
from rostra.notices.models import Notice, Spread
from rostra.notices.printing import printed
from tests.cast import (
    ArticleFactory,
    MemberFactory,
    SectionFactory,
    SourceFactory,
    TopicFactory,
    make_cast,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def listener(db):
    return MemberFactory()


def told(listener):
    work_off(now=clock.now())
    return [notice.subject for notice in Notice.objects.filter(member=listener)]


def line(listener, language="en"):
    notice = Notice.objects.get(member=listener)
    return printed([notice], language, clock.now())[notice.pk].line()


@pytest.mark.parametrize("place", ["section", "parent", "topic", "source"])
def test_followers_are_told_of_a_new_article(listener, place):
    parent = SectionFactory(name="世界")
    section = SectionFactory(name="亚洲", parent=parent)
    topic, source = TopicFactory(title="港口"), SourceFactory(name="晨报")
    key = {
        "section": f"section:{section.pk}", "parent": f"section:{parent.pk}",
        "topic": f"topic:{topic.pk}", "source": f"source:{source.pk}",
    }[place]  # fmt: skip
    follow(subject=key, by=listener, now=clock.now() - timedelta(hours=2))
    article = ArticleFactory(
        published=True, headline="渡轮", section=section, topics=[topic], source=source
    )
    assert told(listener) == [f"article:{article.pk}"]
    name = {"section": "亚洲", "parent": "世界", "topic": "港口", "source": "晨报"}[place]
    assert line(listener) == f"{name}: 渡轮"
    assert "渡輪" in line(listener, "zh-hant")


def test_an_article_published_again_is_not_told_again(listener):
    section = SectionFactory()
    follow(subject=f"section:{section.pk}", by=listener, now=clock.now() - timedelta(hours=2))
    article = ArticleFactory(published=True, section=section)
    assert told(listener)
    Notice.objects.all().delete()
    article.headline = "渡轮晚点"
    save_draft(article=article, by=None, now=clock.now())
    publish(article=article, by=None, now=clock.now())
    assert told(listener) == []


def test_an_archive_is_no_news(listener):
    section = SectionFactory()
    follow(subject=f"section:{section.pk}", by=listener, now=clock.now() - timedelta(days=9))
    ArticleFactory(published=True, section=section, published_at=clock.now() - timedelta(days=3))
    assert not Spread.objects.exists()


def test_what_is_under_embargo_is_told_when_it_is_over(listener):
    section = SectionFactory()
    until = clock.now() + timedelta(hours=1)
    follow(subject=f"section:{section.pk}", by=listener, now=clock.now() - timedelta(days=1))
    ArticleFactory(published=True, section=section, embargo_until=until)
    assert told(listener) == []
    work_off(now=until)
    assert Notice.objects.filter(member=listener).count() == 1


def test_what_was_withdrawn_before_is_told_to_nobody(listener):
    section = SectionFactory()
    follow(subject=f"section:{section.pk}", by=listener, now=clock.now() - timedelta(days=1))
    article = ArticleFactory(published=True, section=section)
    withdraw(article=article, note="wrong", by=make_cast().editor, now=clock.now())
    assert told(listener) == []
