"""Saying, editing, taking back, hiding, liking: each has one clear outcome."""

import threading
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections

from rostra.accounts.actions.impose import impose
from rostra.changes.models import Change
from rostra.discussion import events, rules, subjects
from rostra.discussion.actions.close import close, reopen
from rostra.discussion.actions.edit import edit
from rostra.discussion.actions.hide import hide, show
from rostra.discussion.actions.like import like, unlike
from rostra.discussion.actions.mark_read import mark_read
from rostra.discussion.actions.say import say
from rostra.discussion.actions.take_back import put_back, take_back
from rostra.discussion.models import Comment, ReadMark, Thread
from rostra.discussion.models.comment import TEXT_LIMIT
from rostra.discussion.subjects import Subject
from rostra.kernel import clock
from rostra.news.actions.withdraw import withdraw
from tests.cast import ArticleFactory, MemberFactory, TopicFactory


def thread_of(subject):
    return Thread.objects.get(**subject.lookup)


def test_comments_stand_on_floors_in_the_order_they_came(speak, subject):
    first, second = speak(), speak()
    answer = speak(to=first)
    deeper = speak(to=answer)
    assert [each.floor for each in (first, second, answer, deeper)] == [1, 2, 3, 4]
    assert [each.path for each in (first, answer, deeper)] == ["0001", "00010003", "000100030004"]
    assert [each.depth for each in (first, answer, deeper)] == [0, 1, 2]
    assert {answer.root_floor, deeper.root_floor} == {1}
    first.refresh_from_db(), answer.refresh_from_db()
    assert (first.replies, answer.replies) == (2, 1)
    thread = thread_of(subject)
    assert (thread.comment_count, thread.last_floor) == (4, 4)
    assert thread.last_comment_at == deeper.written_at


def test_a_topic_has_a_thread_as_well(speak):
    topic = TopicFactory()
    comment = speak(subject=Subject("topic", topic.pk))
    assert comment.thread.topic == topic
    assert comment.article is None
    assert subjects.of(comment.thread) == Subject("topic", topic.pk)


def test_what_is_said_is_logged_for_the_pages_that_show_it(speak, subject):
    before = Change.objects.count()
    comment = speak()
    logged = Change.objects.order_by("pk")[before:]
    assert [f"{each.kind}:{each.key}" for each in logged] == [
        f"thread:{subject.key}",
        f"comment:{comment.pk}",
        f"member:{comment.author_id}",
    ]


def test_the_script_of_a_comment_is_noted(speak):
    assert speak("渡輪發布新聞與說明。").language == "zh-hant"
    assert speak("The ferry will run and it is not late.").language == "en"
    assert speak("好").language == "zh-hans"


@pytest.mark.parametrize("text", ["", "  \n ", "\x00", "a\x00b", "\u200b"[:0]])
def test_nothing_is_not_said(speak, subject, text):
    with pytest.raises(ValidationError):
        speak(text or " ")
    assert not Comment.objects.exists()


def test_a_comment_has_its_length(speak):
    speak("长" * TEXT_LIMIT)
    with pytest.raises(ValidationError, match="10001"):
        speak("长" * (TEXT_LIMIT + 1))


def test_the_same_sent_twice_is_one_comment(speak, cast, subject, now):
    first = speak("一句话", by=cast.member)
    assert speak("一句话", by=cast.member) == first
    assert speak("一句话") != first
    assert thread_of(subject).comment_count == 2
    later = now + rules.SENT_TWICE + timedelta(minutes=1)
    assert speak("一句话", by=cast.member, now=later) != first


def test_too_much_at_once_has_to_wait(speak, cast, now):
    for number in range(rules.BURST):
        speak(f"第{number}句", by=cast.member, now=now)
    with pytest.raises(ValidationError, match="等一分钟"):
        speak("再一句", by=cast.member, now=now)
    speak("再一句", by=cast.member, now=now + rules.BURST_WITHIN + timedelta(seconds=1))


def test_nothing_is_said_about_what_readers_cannot_see(speak, cast, article, now):
    draft = ArticleFactory()
    with pytest.raises(ValidationError):
        speak(subject=Subject("article", draft.pk))
    with pytest.raises(ValidationError):
        speak(subject=Subject("article", 987_654))
    said = speak()
    withdraw(article=article, note="撤下", by=cast.editor, now=now)
    with pytest.raises(ValidationError):
        speak(to=said)
    assert Comment.objects.count() == 1


def test_an_answer_needs_what_it_answers(speak, cast, article, now):
    first = speak()
    other = ArticleFactory(published=True)
    with pytest.raises(ValidationError):
        speak(to=first, subject=Subject("article", other.pk))
    hide(comment=first, why="骂人", by=cast.editor, now=now)
    with pytest.raises(ValidationError):
        speak(to=first)


def test_a_closed_thread_is_closed_for_members(speak, cast, subject, now):
    speak()
    close(subject=subject, why="事情已了", by=cast.editor, now=now)
    with pytest.raises(ValidationError, match="讨论已关闭"):
        speak()
    speak("编辑的说明", by=cast.editor)
    reopen(thread=thread_of(subject), by=cast.editor)
    speak()
    with pytest.raises(ValidationError):
        close(subject=subject, why="", by=cast.member, now=now)


def test_a_thread_may_be_closed_before_anybody_speaks(speak, cast, subject, now):
    close(subject=subject, why="", by=cast.editor, now=now)
    with pytest.raises(ValidationError, match="讨论已关闭"):
        speak()


def test_words_are_edited_for_a_while_and_the_earlier_stay(speak, cast, now):
    comment = speak("原来的话", by=cast.member, now=now)
    edit(comment=comment, text="改过的话", by=cast.member, now=now + timedelta(minutes=1))
    comment.refresh_from_db()
    assert (comment.text, comment.html) == ("改过的话", "<p>改过的话</p>")
    assert [each.text for each in comment.wordings.all()] == ["原来的话"]
    with pytest.raises(ValidationError):
        edit(comment=comment, text="太晚", by=cast.member, now=now + rules.EDITABLE)
    with pytest.raises(ValidationError):
        edit(comment=comment, text="别人", by=cast.editor, now=now)


def test_a_comment_is_taken_back_and_put_back(speak, cast, subject, now):
    root = speak()
    comment = speak(by=cast.member, to=root)
    take_back(comment=comment, by=cast.member, now=now)
    root.refresh_from_db()
    assert (root.replies, thread_of(subject).comment_count) == (0, 1)
    with pytest.raises(ValidationError):
        take_back(comment=comment, by=cast.member, now=now)
    put_back(comment=comment, by=cast.member, now=now + timedelta(hours=1))
    root.refresh_from_db()
    assert (root.replies, thread_of(subject).comment_count) == (1, 2)
    take_back(comment=comment, by=cast.member, now=now)
    with pytest.raises(ValidationError):
        put_back(comment=comment, by=cast.member, now=now + rules.UNDOABLE)


def test_hiding_counts_once_whatever_came_before(speak, cast, subject, now):
    comment = speak(by=cast.member)
    take_back(comment=comment, by=cast.member, now=now)
    hide(comment=comment, why="骂人", by=cast.editor, now=now)
    assert thread_of(subject).comment_count == 0
    with pytest.raises(ValidationError):
        put_back(comment=comment, by=cast.member, now=now)
    show(comment=comment, by=cast.editor, now=now)
    assert thread_of(subject).comment_count == 0
    put_back(comment=comment, by=cast.member, now=now)
    assert thread_of(subject).comment_count == 1
    hide(comment=comment, why="骂人", by=cast.editor, now=now)
    comment.refresh_from_db()
    assert (comment.text, comment.hidden_by) == ("第1句话，说的是港口。", cast.editor)
    with pytest.raises(ValidationError):
        hide(comment=comment, why="又一次", by=cast.owner, now=now)


def test_a_suspended_member_says_edits_and_likes_nothing(speak, cast, now):
    own, other = speak(by=cast.member), speak()
    like(comment=other, by=cast.member, now=now)
    impose(member=cast.member, kind="suspension", reason="骂人", by=cast.moderator, now=now)
    for act in (
        lambda: speak(by=cast.member, now=now),
        lambda: edit(comment=own, text="改", by=cast.member, now=now),
        lambda: like(comment=other, by=cast.member, now=now),
    ):
        with pytest.raises(ValidationError, match="骂人"):
            act()
    unlike(comment=other, by=cast.member, now=now)
    take_back(comment=own, by=cast.member, now=now)


def test_a_limited_member_says_so_many_things_a_day(speak, cast, now):
    imposed = {"kind": "limit", "per_day": 2, "reason": "刷屏", "by": cast.moderator}
    impose(member=cast.member, now=now, **imposed)
    speak(by=cast.member, now=now)
    speak(by=cast.member, now=now + timedelta(hours=1))
    with pytest.raises(ValidationError, match="2"):
        speak(by=cast.member, now=now + timedelta(hours=23))
    speak(by=cast.member, now=now + timedelta(hours=25))


def test_hiding_needs_a_reason_and_a_right(speak, cast, now):
    comment = speak()
    with pytest.raises(ValidationError):
        hide(comment=comment, why=" ", by=cast.editor, now=now)
    with pytest.raises(ValidationError):
        hide(comment=comment, why="不喜欢", by=cast.member, now=now)


def test_a_like_counts_once_and_can_be_undone(speak, cast, now):
    comment = speak()
    for _ in range(2):
        like(comment=comment, by=cast.member, now=now)
    like(comment=comment, by=cast.editor, now=now)
    comment.refresh_from_db()
    assert comment.likes == 2
    assert comment.approval == rules.approval(2, 2)
    for _ in range(2):
        unlike(comment=comment, by=cast.member, now=clock.now())
    comment.refresh_from_db()
    assert comment.likes == 1
    with pytest.raises(ValidationError):
        like(comment=comment, by=comment.author, now=now)


@pytest.mark.django_db(transaction=True)
def test_floors_are_given_once_however_many_speak_at_a_time(now):
    article = ArticleFactory(published=True)
    subject, members = Subject("article", article.pk), [MemberFactory() for _ in range(8)]

    def talk(member):
        try:
            for number in range(5):
                say(subject=subject, text=f"第{number}句", by=member, language="en", now=now)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=talk, args=[member]) for member in members]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    floors = list(Comment.objects.order_by("floor").values_list("floor", flat=True))
    assert floors == list(range(1, 41))
    assert thread_of(subject).comment_count == 40
    assert connection.vendor


def test_what_happens_on_the_floor_is_announced_once(speak, now, monkeypatch):
    heard = []

    def hear(name):
        def receive(signal, sender, comment, by, now, **more):
            heard.append((name, comment.pk, *more.values()))

        return receive

    ears = {name: hear(name) for name in ("said", "edited", "withdrawn", "restored", "liked")}
    for name, ear in ears.items():
        getattr(events, name).connect(ear)
    try:
        comment = speak()
        before = comment.text
        for _twice in range(2):
            edit(comment=comment, text="other words", by=comment.author, now=now)
            like(comment=comment, by=MemberFactory(), now=now)
        take_back(comment=comment, by=comment.author, now=now)
        put_back(comment=comment, by=comment.author, now=now)
    finally:
        for name, ear in ears.items():
            getattr(events, name).disconnect(ear)
    number = comment.pk
    assert heard == [
        ("said", number),
        ("edited", number, before),
        ("liked", number),
        ("liked", number),
        ("withdrawn", number),
        ("restored", number),
    ]


@pytest.mark.django_db(transaction=True)
def test_two_pages_read_at_once_leave_the_higher_mark(speak, cast, now, subject):
    for _ in range(6):
        speak()
    thread = thread_of(subject)

    def read(floor):
        try:
            mark_read(thread=thread, floor=floor, by=cast.member, now=now)
        finally:
            connections.close_all()

    pages = [threading.Thread(target=read, args=[floor]) for floor in (6, 2, 4, 5)]
    for page in pages:
        page.start()
    for page in pages:
        page.join()
    assert ReadMark.objects.get().floor == 6
