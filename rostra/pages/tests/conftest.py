"""A small paper for the tests of its pages."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings

from rostra.accounts.models import Member
from rostra.discussion.actions.say import say
from rostra.discussion.models import Comment
from rostra.discussion.subjects import Subject
from rostra.news.models import Article, RelatedLine, Section, SectionName, Source, Topic
from tests.cast import (
    ArticleFactory,
    ImageFactory,
    MemberFactory,
    SectionFactory,
    SourceFactory,
    TopicFactory,
    text_body,
)

HOUR = timedelta(hours=1)


@dataclass
class Paper:
    """What stands in the small paper."""

    now: datetime
    parent: Section
    section: Section
    source: Source
    topic: Topic
    article: Article
    english: Article


@pytest.fixture
def paper(db: None) -> Paper:
    """An article with every part, its neighbours, and its English translation."""
    now = datetime.now(UTC)
    parent = SectionFactory(name="国际", slug="world")
    SectionName.objects.create(section=parent, language="en", name="World")
    section = SectionFactory(name="国际军事", slug="military", parent=parent)
    source = SourceFactory(name="第一军情", slug="diyi-junqing")
    topic = TopicFactory(title="乌克兰战争", slug="ukraine", deck="从第一天起的报道。")
    for age in range(2, 8):
        ArticleFactory(
            published=True,
            headline=f"海峡两岸第{age}条消息",
            section=section,
            source=source,
            topics=[topic] if age % 2 else [],
            published_at=now - age * 5 * HOUR,
        )
    article = ArticleFactory(
        published=True,
        headline="韩国召见俄大使:朝军必须撤出俄罗斯",
        deck="朝鲜疑似向俄派遣军事力量。",
        byline="李记者",
        section=section,
        source=source,
        source_url="https://first.example/1",
        topics=[topic],
        citations=["路透社", ("共同社", SourceFactory(name="共同社", slug="kyodo"))],
        related=[RelatedLine(kind="printed", text="俄罗斯终于承认 黑海舰队全撤了")],
        lead_image=ImageFactory(),
        published_at=now - HOUR,
    )
    article.corrections.create(text="初稿把日期写错了。", at=now)
    english = ArticleFactory(
        published=True,
        headline="Seoul summons the ambassador",
        language="en",
        section=section,
        translation_of=article,
        body=text_body("<p>The ambassador was called in.</p>"),
        published_at=now - HOUR,
    )
    assert settings.LANGUAGE_CODE == "zh-hans"
    return Paper(now, parent, section, source, topic, article, english)


@pytest.fixture
def subject(paper: Paper) -> Subject:
    """Return what is talked about: the article."""
    return Subject("article", paper.article.pk)


@pytest.fixture
def address(paper: Paper) -> str:
    """Return where the article is."""
    return f"/news/{paper.article.pk}-{paper.article.slug}/"


@pytest.fixture
def speak(paper: Paper, subject: Subject) -> Callable[..., Comment]:
    """Say something, each time as somebody else and a second later."""
    said: list[Comment] = []

    def act(text: str = "", *, to: Comment | None = None, by: Member | None = None) -> Comment:
        comment = say(
            subject=subject,
            text=text or f"第{len(said) + 1}句话，说港口的事。",
            by=by or MemberFactory(),
            language="zh-hans",
            now=paper.now + timedelta(seconds=len(said)),
            parent=to.pk if to else 0,
        )
        said.append(comment)
        return comment

    return act
