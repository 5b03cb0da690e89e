"""Who may comment on an article: its own choice, and that of the sections it stands in."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from rostra.accounts.models import Standing
from rostra.accounts.trust import Level
from rostra.discussion import policies
from rostra.discussion.actions.approve import approve
from rostra.discussion.actions.edit import edit
from rostra.discussion.models import Hold
from rostra.discussion.policy import policy_of
from rostra.discussion.subjects import Subject
from rostra.news.models import Section
from rostra.news.models.commenting import Choice, Comments
from rostra.news.sections import commenting_above
from tests.cast import ArticleFactory, MemberFactory, SectionFactory, TopicFactory

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
DAY = timedelta(days=1)
AS_ABOVE = Choice()
OPEN, HELD = Choice(Comments.OPEN), Choice(Comments.HELD)
REGULARS, CLOSED = Choice(Comments.TRUSTED, Level.REGULAR), Choice(Comments.CLOSED)
WEEK, NEVER = Choice(days=7), Choice(days=0)


@pytest.mark.parametrize(
    ("line", "age", "comments"),
    [
        ([], 0, "open"),
        ([AS_ABOVE], 0, "open"),
        ([AS_ABOVE, AS_ABOVE, CLOSED], 0, "closed"),
        ([OPEN, CLOSED], 0, "open"),
        ([HELD, OPEN], 0, "held"),
        ([AS_ABOVE, HELD, CLOSED], 0, "held"),
        ([AS_ABOVE, REGULARS], 0, "trusted"),
        ([WEEK], 6, "open"),
        ([WEEK], 7, "closed"),
        ([WEEK, HELD], 6, "held"),
        ([WEEK, HELD], 7, "closed"),
        ([HELD, WEEK], 8, "closed"),
        ([NEVER, WEEK], 99, "open"),
        ([Choice(Comments.CLOSED, days=7)], 1, "closed"),
    ],
)
def test_what_holds(line, age, comments):
    policy = policy_of(line, NOW - age * DAY, NOW)
    assert policy.comments == comments


def test_it_closes_to_the_second():
    written = NOW - 7 * DAY
    assert policy_of([WEEK], written, NOW - timedelta(seconds=1)).closes_at == NOW
    assert policy_of([WEEK], written, NOW).is_closed
    assert not policy_of([WEEK], None, NOW).is_closed


@pytest.mark.parametrize(
    ("choice", "levels"),
    [(OPEN, {0, 1, 2, 3}), (HELD, {0, 1, 2, 3}), (REGULARS, {2, 3}), (CLOSED, set())],
)
def test_who_is_admitted(choice, levels):
    policy = policy_of([choice], NOW, NOW)
    assert {int(level) for level in Level if policy.admits(level)} == levels


def test_readers_are_told():
    assert policy_of([OPEN], NOW, NOW).sentence == ""
    told = {policy_of([each], NOW, NOW).sentence for each in (HELD, REGULARS, CLOSED, WEEK)}
    told.add(policy_of([WEEK], NOW - 9 * DAY, NOW).sentence)
    assert len(told) == 5
    assert "" not in told


@pytest.fixture
def placed(db):
    """An article in a section within a section."""
    outer = SectionFactory(comments_taken="held", comments_days=30)
    inner = SectionFactory(parent=outer)
    return outer, inner, ArticleFactory(published=True, section=inner)


def test_an_article_is_as_its_sections_unless_it_says_otherwise(
    placed, now, django_assert_num_queries
):
    outer, inner, article = placed
    with django_assert_num_queries(1):
        assert policies.policy_for(article, now=now).is_held
    with django_assert_num_queries(2):
        assert policies.policy_at(Subject("article", article.pk), now=now).is_held
    assert policies.policy_at(Subject("article", article.pk + 1), now=now) is None
    Section.objects.filter(pk=inner.pk).update(comments_taken="closed")
    assert policies.policy_for(article, now=now).is_closed
    article.comments_taken, article.comments_days = "open", 0
    with django_assert_num_queries(0):
        assert policies.policy_for(article, now=now).sentence == ""
    assert policies.policy_for(TopicFactory(), now=now).sentence == ""
    # A section inside itself, by whatever accident, ends too.
    Section.objects.filter(pk=outer.pk).update(parent=inner)
    assert len(commenting_above(inner.pk)) == 2


def choose(article, **chosen):
    type(article).objects.filter(pk=article.pk).update(**chosen)


def test_what_is_said_obeys(speak, article, cast, now):
    choose(article, comments_taken="closed")
    with pytest.raises(ValidationError):
        speak()
    assert speak(by=cast.moderator).is_visible
    choose(article, comments_taken="trusted", comments_level=Level.REGULAR)
    with pytest.raises(ValidationError):
        speak(by=cast.member)
    Standing.objects.update_or_create(member=cast.member, defaults={"level": Level.REGULAR})
    cast.member.refresh_from_db()
    assert speak(by=cast.member).is_visible
    choose(article, comments_taken="open", comments_days=1, published_at=now - DAY)
    with pytest.raises(ValidationError):
        speak()
    choose(article, published_at=now - DAY + timedelta(minutes=10))
    assert speak().is_visible


def test_where_comments_are_held_each_waits_and_so_does_its_edit(speak, article, cast, now):
    choose(article, comments_taken="held")
    author = MemberFactory()
    held = speak(by=author)
    assert not held.is_visible
    assert [each["kind"] for each in Hold.objects.get().fired] == ["policy"]
    approve(comment=held, by=cast.moderator, now=now)
    edit(comment=held, text="换了说法", by=author, now=now)
    held.refresh_from_db()
    assert not held.is_visible
    assert speak(by=cast.moderator).is_visible
