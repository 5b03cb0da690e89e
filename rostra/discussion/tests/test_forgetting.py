"""A member is forgotten: threads stay readable, counts right, facts with each act."""

from collections.abc import Callable
from datetime import datetime

import pytest
from wagtail.models import ModelLogEntry

from rostra.accounts.models import Member, Standing
from rostra.discussion.actions import forget_member as forgetting
from rostra.discussion.actions.edit import edit
from rostra.discussion.actions.forget_member import forget_member
from rostra.discussion.actions.hide import hide, show
from rostra.discussion.actions.like import like, unlike
from rostra.discussion.actions.take_back import put_back, take_back
from rostra.discussion.holdings import gather
from rostra.discussion.models import Comment, Reaction, Thread, Wording
from rostra.discussion.subjects import Subject
from tests.cast import ArticleFactory, Cast, MemberFactory

Speak = Callable[..., Comment]


def forget(member: Member, now: datetime, *, texts: bool) -> int:
    parts = 1
    while forget_member(member=member, texts=texts, now=now):
        parts += 1
    return parts


def counts(member: Member) -> tuple[int, int, int]:
    kept = Standing.objects.get(pk=member.pk)
    return kept.comments, kept.likes, kept.days


def test_facts_follow_each_act(speak: Speak, cast: Cast, now: datetime) -> None:
    author, reader = cast.member, MemberFactory()
    said = speak(by=author)
    assert counts(author) == (1, 0, 1)
    like(comment=said, by=reader, now=now)
    assert counts(author) == (1, 1, 1)
    hide(comment=said, why="离题", by=cast.moderator, now=now)
    assert counts(author) == (0, 0, 1)
    unlike(comment=said, by=reader, now=now)
    assert counts(author) == (0, 0, 1)
    show(comment=said, by=cast.moderator, now=now)
    like(comment=said, by=reader, now=now)
    take_back(comment=said, by=author, now=now)
    assert counts(author) == (0, 0, 1)
    put_back(comment=said, by=author, now=now)
    assert counts(author) == (1, 1, 1)
    unlike(comment=said, by=reader, now=now)
    assert counts(author) == (1, 0, 1)


def test_without_texts_the_words_stay_and_the_name_goes(
    speak: Speak, cast: Cast, now: datetime
) -> None:
    author = cast.member
    other = speak()
    said, taken = speak("改之前的话。", by=author), speak(by=author)
    edit(comment=said, text="改之后的话。", by=author, now=now)
    take_back(comment=taken, by=author, now=now)
    like(comment=other, by=author, now=now)
    forget(author, now, texts=False)
    said.refresh_from_db()
    taken.refresh_from_db()
    assert (said.author, said.text, said.is_visible) == (None, "改之后的话。", True)
    assert (taken.author, taken.text, taken.html) == (None, forgetting.NOTHING, "")
    assert not Wording.objects.exists()
    assert not Reaction.objects.exists()
    assert Comment.objects.get(pk=other.pk).likes == 0
    assert Thread.objects.get().comment_count == 2


@pytest.mark.parametrize("part", [1, 2, 100])
def test_with_texts_nothing_stays_but_the_floors(
    speak: Speak, cast: Cast, now: datetime, monkeypatch: pytest.MonkeyPatch, part: int
) -> None:
    monkeypatch.setattr(forgetting, "PART", part)
    author = cast.member
    elsewhere = Subject("article", ArticleFactory(published=True).pk)
    first = speak(by=author)
    answer = speak(to=first)
    own = [speak(by=author), speak(by=author, subject=elsewhere), speak(by=author, to=answer)]
    hide(comment=own[0], why="骂人", by=cast.moderator, now=now)
    forget(author, now, texts=True)
    for comment in Comment.objects.exclude(pk=answer.pk):
        assert (comment.author, comment.text, comment.html) == (None, forgetting.NOTHING, "")
        assert not comment.is_visible
    assert set(Thread.objects.values_list("comment_count", flat=True)) == {1, 0}
    assert Comment.objects.get(pk=first.pk).replies == 1
    assert ModelLogEntry.objects.get(action="discussion.hide").label == f"#{own[0].pk}"
    assert forget(author, now, texts=True) == 1


def test_what_is_held_is_told(speak: Speak, cast: Cast, now: datetime) -> None:
    said, other = speak("甲的话。", by=cast.member), speak("乙的话。")
    edit(comment=said, text="甲的新话。", by=cast.member, now=now)
    like(comment=other, by=cast.member, now=now)
    held = {each.name: list(each.rows) for each in gather(member=cast.member)}
    assert [row["text"] for row in held["comments"]] == ["甲的新话。"]
    assert [row["text"] for row in held["earlier_wordings"]] == ["甲的话。"]
    assert [row["comment"] for row in held["reactions"]] == [other.pk]
    assert "乙的话。" not in str(held)
