"""What the tests of moderation have at hand."""

from datetime import datetime, timedelta

import pytest
from django.core.cache import cache

from rostra.discussion.actions.say import say
from rostra.discussion.models import Comment
from rostra.discussion.subjects import Subject as Thread
from rostra.kernel import clock
from rostra.moderation.actions.report import report
from rostra.moderation.models import HouseRule
from rostra.moderation.subjects import Subject
from rostra.news.models import Article
from tests.cast import ArticleFactory, Cast, MemberFactory, make_cast


@pytest.fixture(autouse=True)
def no_limits_from_before(db: None) -> None:
    cache.clear()


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def article(db: None) -> Article:
    return ArticleFactory(published=True)


@pytest.fixture
def now() -> datetime:
    return clock.now()


@pytest.fixture
def rule(db: None) -> HouseRule:
    return HouseRule.objects.create(number=3, language="zh-hans", text="不骂人。")


@pytest.fixture
def speak(article: Article, now: datetime):
    """Say something, each time as somebody else and a second later."""
    said: list[Comment] = []

    def act(text="", *, by=None, to=None, at=None):
        comment = say(
            subject=Thread("article", (at or article).pk),
            text=text or f"第{len(said) + 1}句话，说港口的事。",
            by=by or MemberFactory(),
            language="zh-hans",
            now=now + timedelta(seconds=len(said)),
            parent=to.pk if to else 0,
        )
        said.append(comment)
        return comment

    return act


@pytest.fixture
def reported(now: datetime):
    """Report a comment as somebody, and return its case."""

    def act(comment, *, by=None, reason="insult", words="", address="203.0.113.7"):
        subject = Subject("comment", comment.pk)
        made = report(subject=subject, reason=reason, words=words, by=by, address=address, now=now)
        return made.case

    return act
