"""What the floor tells members: who is answered, and who listens to a thread or a member."""

from datetime import timedelta

import pytest
from django.utils import translation

from rostra.discussion import subjects
from rostra.discussion.actions.approve import approve
from rostra.discussion.actions.hide import hide
from rostra.discussion.actions.mark_read import mark_read
from rostra.discussion.actions.start_thread import start_thread
from rostra.discussion.actions.take_back import put_back, take_back
from rostra.discussion.models import Board, Thread
from rostra.kernel import clock
from rostra.notices.actions.follow import follow
from rostra.notices.actions.work_off import work_off
from rostra.notices.models import Notice
from rostra.notices.printing import printed
from rostra.notices.subjects import described
from tests.cast import MemberFactory


def lines(language="en"):
    notices = list(Notice.objects.order_by("pk"))
    found = printed(notices, language, clock.now())
    return [found[notice.pk].line() for notice in notices if notice.pk in found]


def test_who_is_answered_is_told(speak, article):
    wei, lin = MemberFactory(name="Wei"), MemberFactory(name="林")
    question = speak(by=wei)
    answer = speak("答复：渡轮照常开。", to=question, by=lin)
    speak(to=answer, by=lin)
    notice = Notice.objects.get()
    assert (notice.member, notice.by, notice.kind) == (wei, lin, "reply")
    assert (notice.subject, notice.address) == (f"comment:{answer.pk}", f"/c/{answer.pk}/")
    assert lines() == [f"林 answered you under “{article.headline}”"]
    body = printed([notice], "en", clock.now())[notice.pk].text("body")
    assert "答复：渡轮照常开。" in body


def test_it_is_said_in_the_readers_script(speak):
    speak("后来", to=speak(by=MemberFactory()), by=MemberFactory(name="發"))
    notice = Notice.objects.get()
    found = printed([notice], "zh-hant", clock.now())[notice.pk]
    assert "後來" in found.text("body")
    assert "新聞的標題" in found.line()
    # Names stay as their owners write them.
    assert "發" in printed([notice], "zh-hans", clock.now())[notice.pk].line()


def test_what_readers_no_longer_see_is_not_shown_in_the_inbox(speak, cast, now):
    answer = speak(to=speak())
    assert lines()
    take_back(comment=answer, by=answer.author, now=now)
    assert not lines()
    put_back(comment=answer, by=answer.author, now=now)
    hide(comment=answer, why="rude", by=cast.moderator, now=now)
    assert not lines()
    assert Notice.objects.count() == 1


def test_what_is_held_is_told_when_a_moderator_shows_it(speak, cast, now):
    wei, lin = MemberFactory(name="Wei"), MemberFactory(name="林")
    question = speak(by=wei)
    links = " ".join(f"https://a{number}.example/" for number in range(4))
    held = speak(f"@林 看这里 {links}", to=question)
    assert held.held_at is not None
    assert not Notice.objects.exists()
    approve(comment=held, by=cast.moderator, now=now + timedelta(minutes=1))
    told = {(notice.member, notice.kind) for notice in Notice.objects.all()}
    assert told == {(wei, "reply"), (lin, "mention")}


def test_who_follows_a_thread_has_one_notice_that_counts(speak, subject, now):
    listener = MemberFactory()
    follow(subject=subject.press_key, by=listener, now=now)
    first = speak()
    speak()
    work_off(now=now + timedelta(minutes=5))
    notice = Notice.objects.get(member=listener)
    assert (notice.kind, notice.many, notice.address) == ("talk", 2, f"/c/{first.pk}/")
    assert lines()[0].startswith("2 new comments under")


def test_who_reads_a_thread_to_its_end_has_read_the_notice_of_it(speak, subject, now):
    listener = MemberFactory()
    follow(subject=subject.press_key, by=listener, now=now)
    thread = [speak(), speak()][-1].thread
    work_off(now=now + timedelta(minutes=5))
    mark_read(thread=thread, floor=1, by=listener, now=now)
    assert Notice.objects.get().read_at is None
    mark_read(thread=thread, floor=2, by=listener, now=now)
    assert Notice.objects.get().read_at == now


def test_who_follows_a_thread_and_is_answered_hears_of_it_once(speak, subject, now):
    wei = MemberFactory()
    follow(subject=subject.press_key, by=wei, now=now)
    speak(to=speak(by=wei))
    work_off(now=now + timedelta(minutes=5))
    assert [notice.kind for notice in Notice.objects.filter(member=wei)] == ["reply"]


def test_who_follows_a_member_hears_of_what_it_says(speak, now):
    wei, listener = MemberFactory(name="Wei"), MemberFactory()
    follow(subject=f"member:{wei.pk}", by=listener, now=now)
    speak(by=wei)
    speak()
    work_off(now=now + timedelta(minutes=5))
    assert lines() == ["1 new comment by Wei"]


def test_who_follows_a_board_hears_of_its_new_threads(speak, now, cast):
    board = Board.objects.create(name="茶馆", slug="tea", language="zh-hans")
    listener, wei = MemberFactory(), MemberFactory(name="Wei")
    follow(subject=f"board:{board.pk}", by=listener, now=now)
    opening = start_thread(
        board=board, title="渡轮晚点", text="说说看。", by=wei, language="zh-hans", now=now
    )
    speak(subject=subjects.of(opening.thread))
    work_off(now=now + timedelta(minutes=5))
    notice = Notice.objects.get(member=listener)
    assert (notice.kind, notice.address) == ("opening", f"/c/{opening.pk}/")
    assert lines() == ["茶馆: Wei started “渡轮晚点”"]
    assert "茶館" in lines("zh-hant")[0]
    follow(subject=subjects.of(opening.thread).press_key, by=listener, now=now)
    speak(subject=subjects.of(opening.thread), now=now + timedelta(minutes=1))
    work_off(now=now + timedelta(minutes=5))
    assert "1 new comment under “渡轮晚点”" in lines()
    assert described([f"board:{board.pk}", f"thread:thread:{opening.thread_id}"], "en", now).keys()


def test_who_follows_what_was_merged_hears_of_where_it_went(speak, subject, now):
    board = Board.objects.create(name="茶馆", slug="tea", language="zh-hans")
    wei, listener = MemberFactory(), MemberFactory()
    opening = start_thread(
        board=board, title="渡轮", text="说说看。", by=wei, language="zh-hans", now=now
    )
    old, new = opening.thread, speak().thread
    key = subjects.of(old).press_key
    follow(subject=key, by=listener, now=now)
    Thread.objects.filter(pk=old.pk).update(comment_count=0, merged_into=new)
    speak(now=now + timedelta(minutes=1))
    work_off(now=now + timedelta(minutes=5))
    notice = Notice.objects.get(member=listener)
    assert (notice.kind, notice.subject) == ("talk", subject.press_key)
    assert described([key], "en", now)[key].label == "渡轮"


def test_looking_at_many_costs_no_more_than_at_one(speak, django_assert_max_num_queries):
    wei = MemberFactory()
    question = speak(by=wei)
    for _ in range(5):
        speak(to=question)
    notices = list(Notice.objects.filter(kind="reply"))
    assert len(notices) == 5
    with translation.override("en"), django_assert_max_num_queries(3):
        assert len(printed(notices, "en", clock.now())) == 5


def test_telling_costs_few_queries(speak, django_assert_max_num_queries):
    question = speak()
    with django_assert_max_num_queries(38):
        speak(to=question, by=MemberFactory(password=None))
    assert Notice.objects.exists()


@pytest.mark.parametrize("name", ["<b>x</b>", "x\r\nBcc: y@example.org", "{{ about }}"])
def test_hostile_names_are_text_in_one_line(speak, name):
    speak(to=speak(), by=MemberFactory(name=name))
    (line,) = lines()
    assert line.startswith(" ".join(name.split()))
