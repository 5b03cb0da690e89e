"""Boards: threads that members start."""

import threading
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connections

from rostra.accounts.models import Standing
from rostra.accounts.trust import Level
from rostra.discussion import rules, subjects
from rostra.discussion.actions.approve import approve
from rostra.discussion.actions.close import close
from rostra.discussion.actions.hide import hide, show
from rostra.discussion.actions.start_thread import start_thread
from rostra.discussion.models import Board, BoardTally, Comment, Thread
from rostra.discussion.models.thread import TITLE_LIMIT
from rostra.discussion.subjects import Subject
from rostra.kernel import clock
from tests.cast import MemberFactory


def tally(board):
    found = BoardTally.objects.get(board=board)
    return found.threads, found.comments


def test_a_thread_begins_with_its_title_and_first_comment(start, board, cast, now):
    first = start(" 码头\n见闻\u200b ", by=cast.member)
    thread = first.thread
    assert (thread.board, thread.title, thread.author) == (board, "码头 见闻", cast.member)
    assert (thread.comment_count, thread.last_floor, first.floor) == (1, 1, 1)
    assert subjects.of(thread) == Subject("thread", thread.pk)
    assert subjects.find(subjects.read(f"thread:{thread.pk}"), now=now) == thread
    assert tally(board) == (1, 1)


def test_others_answer_in_it(start, speak, board):
    first = start()
    subject = subjects.of(first.thread)
    answer = speak(subject=subject, to=first)
    assert (answer.thread, answer.floor, answer.article) == (first.thread, 2, None)
    assert tally(board) == (1, 2)


def test_what_is_sent_twice_is_one_thread(start, cast, now):
    first = start(by=cast.member)
    assert start(by=cast.member) == first
    assert start("另一个题目", by=cast.member).thread != first.thread
    assert start().thread != first.thread
    later = now + rules.SENT_TWICE + timedelta(minutes=1)
    assert start(by=cast.member, now=later) != first


@pytest.mark.parametrize(
    ("title", "text", "at"),
    [
        ("", "话", "title"),
        (" \u200b\n", "话", "title"),
        ("题" * (TITLE_LIMIT + 1), "话", "title"),
        ("题目", " ", "text"),
        ("题目", "长" * 10_001, "text"),
    ],
)
def test_half_a_thread_is_none(start, title, text, at):
    with pytest.raises(ValidationError) as error:
        start(title, text)
    assert set(error.value.message_dict) == {at}
    assert not Thread.objects.exists()


def test_a_board_says_who_may_start_threads(start, cast, now):
    strict = Board.objects.create(name="老友", slug="lao-you", starters=Board.Starters.REGULAR)
    with pytest.raises(ValidationError, match="老会员"):
        start(board=strict)
    Standing.objects.create(member=cast.member, level=Level.REGULAR)
    start(board=strict, by=cast.member)
    start(board=strict, by=cast.editor)


def test_a_closed_board_is_read_only(start, speak, board, cast, now):
    first = start()
    Board.objects.filter(pk=board.pk).update(closed_at=now)
    with pytest.raises(ValidationError, match="版块已关闭"):
        start("又一个")
    with pytest.raises(ValidationError, match="讨论已关闭"):
        speak(subject=subjects.of(first.thread))


def test_what_is_held_is_no_thread_yet(start, board, cast, now):
    links = " ".join(f"https://example.org/{n}" for n in range(9))
    for title, text in (
        ("好货 http://a.example/1 http://a.example/2 http://a.example/3", "看看"),
        ("题目", links),
    ):
        first = start(title, text)
        assert first.held_at, title
        assert not Thread.objects.standing().exists()
        assert tally(board) == (0, 0)
    approve(comment=first, by=cast.moderator, now=now)
    assert Thread.objects.standing().get() == first.thread
    assert tally(board) == (1, 1)


def test_threads_by_the_dozen_have_to_wait(start, cast, now):
    for number in range(rules.STARTED):
        start(f"第{number}题", by=cast.member)
    with pytest.raises(ValidationError, match="稍等"):
        start("再一题", by=cast.member)
    start("再一题", by=cast.member, now=now + rules.STARTED_WITHIN + timedelta(seconds=1))


def test_a_thread_without_visible_words_is_not_there(start, speak, board, cast, now):
    first = start()
    subject = subjects.of(first.thread)
    hide(comment=first, why="广告", by=cast.editor, now=now)
    assert tally(board) == (0, 0)
    assert not Thread.objects.standing().exists()
    assert subjects.find(subject, now=now) is None
    with pytest.raises(ValidationError):
        speak(subject=subject)
    show(comment=Comment.objects.get(pk=first.pk), by=cast.editor, now=now)
    assert tally(board) == (1, 1)
    close(subject=subject, why="完了", by=cast.editor, now=now)
    with pytest.raises(ValidationError):
        speak(subject=subject)


def test_the_last_comment_is_the_last_that_can_be_seen(start, speak, cast, now):
    first = start()
    last = speak(subject=subjects.of(first.thread), now=now + timedelta(hours=1))
    assert Thread.objects.get().last_comment_at == last.written_at
    hide(comment=last, why="广告", by=cast.editor, now=now)
    assert Thread.objects.get().last_comment_at == first.written_at
    show(comment=Comment.objects.get(pk=last.pk), by=cast.editor, now=now)
    assert Thread.objects.get().last_comment_at == last.written_at


@pytest.mark.django_db(transaction=True)
def test_a_button_pressed_twice_at_once_starts_one_thread():
    board, member, now = Board.objects.create(name="版", slug="b"), MemberFactory(), clock.now()
    started = []

    def press():
        try:
            given = {"board": board, "by": member, "language": "en", "now": now}
            started.append(start_thread(title="Ferries", text="They are late.", **given).pk)
        finally:
            connections.close_all()

    presses = [threading.Thread(target=press) for _ in range(4)]
    for each in presses:
        each.start()
    for each in presses:
        each.join()
    assert len(started) == 4
    assert len(set(started)) == 1
    assert Thread.objects.count() == 1
