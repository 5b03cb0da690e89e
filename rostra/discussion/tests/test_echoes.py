"""Copies of a comment are known for some days, by an index, and forgotten afterwards."""

from datetime import timedelta

import pytest

from rostra.discussion import echoes
from rostra.discussion.actions.edit import edit
from rostra.discussion.actions.forget_member import forget_member
from rostra.discussion.models import Echo, Hold
from rostra.discussion.subjects import Subject
from rostra.screening import sketches
from tests.cast import ArticleFactory

TEXT = "今天港口的渡轮全部停航，三千名旅客滞留码头，市政府表示明天上午恢复。"


@pytest.fixture
def elsewhere(db):
    return [Subject("article", ArticleFactory(published=True).pk) for _ in range(2)]


def test_the_third_copy_is_held_wherever_it_is_said(speak, subject, elsewhere):
    assert speak(TEXT).is_visible
    assert speak(TEXT + "！！", subject=elsewhere[0]).is_visible
    third = speak(TEXT.replace("，", "  "), subject=elsewhere[1])
    assert not third.is_visible
    assert [each["kind"] for each in Hold.objects.get().fired] == ["copies"]
    assert speak("别的话题，说的是完全不一样的一件事情，与渡轮无关。").is_visible


def test_a_copy_is_forgotten_with_the_days(speak, subject, now):
    for _twice in range(2):
        speak(TEXT, now=now)
    later = now + echoes.LATELY + timedelta(seconds=1)
    assert speak(TEXT, now=later).is_visible
    kept = Echo.objects.count()
    assert echoes.prune(now=later) == 2 * kept // 3
    assert echoes.prune(now=later) == 0


def test_an_edit_is_no_copy_of_itself(speak, cast, now):
    first = speak(TEXT, by=cast.member)
    edit(comment=first, text=TEXT + "。", by=cast.member, now=now)
    first.refresh_from_db()
    assert first.is_visible


def test_looking_for_copies_reads_a_bounded_number_of_rows(speak, now, django_assert_num_queries):
    comment = speak(TEXT)
    sketch = sketches.sketch(TEXT)
    Echo.objects.bulk_create(
        Echo(comment=comment, key=sketch[0], at=now) for _ in range(echoes.LOOKED_AT * 2)
    )
    with django_assert_num_queries(1):
        assert echoes.copies(sketch, now=now) == 1
    with django_assert_num_queries(0):
        assert echoes.copies([], now=now) == 0


def test_what_fired_is_forgotten_with_the_member(speak, cast, now):
    speak("看 https://bit.ly/abc 就知道了，这里是一段足够长的话。", by=cast.member)
    while forget_member(member=cast.member, texts=False, now=now):
        pass
    hold = Hold.objects.get()
    assert hold.fired == []
    assert "bit.ly" not in hold.comment.text
    assert not Echo.objects.exists()
