"""What the tests of the floor have at hand."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from rostra.discussion.actions.say import say
from rostra.discussion.actions.start_thread import start_thread
from rostra.discussion.models import Board, Comment
from rostra.discussion.subjects import Subject
from rostra.kernel import clock
from rostra.news.models import Article
from tests.cast import ArticleFactory, Cast, MemberFactory, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def article(db: None) -> Article:
    return ArticleFactory(published=True)


@pytest.fixture
def subject(article: Article) -> Subject:
    return Subject("article", article.pk)


@pytest.fixture
def now() -> datetime:
    return clock.now()


@pytest.fixture
def speak(subject: Subject, now: datetime) -> Callable[..., Comment]:
    """Say something, each time as somebody else and a second later."""
    spoken: list[Comment] = []

    def act(text: str = "", *, to: Comment | None = None, **given: object) -> Comment:
        given.setdefault("by", MemberFactory())
        given.setdefault("now", now + timedelta(seconds=len(spoken)))
        given.setdefault("subject", subject)
        spoken.append(
            say(
                text=text or f"第{len(spoken) + 1}句话，说的是港口。",
                language="zh-hans",
                parent=to.pk if to else 0,
                **given,
            )
        )
        return spoken[-1]

    return act


@pytest.fixture
def board(db: None) -> Board:
    return Board.objects.create(name="闲谈", slug="xian-tan")


@pytest.fixture
def start(board: Board, now: datetime) -> Callable[..., Comment]:
    """Start a thread, each time as somebody else; return its first comment."""

    def act(title: str = "码头见闻", text: str = "今天去看了码头。", **given: object) -> Comment:
        given = {"board": board, "language": "zh-hans", "now": now} | given
        given.setdefault("by", MemberFactory())
        return start_thread(title=title, text=text, **given)

    return act
