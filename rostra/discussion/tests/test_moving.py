"""Merging, splitting and moving threads: nothing is lost, and all can go back."""

import threading
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import connections

from rostra.changes.models import Change
from rostra.discussion import events, queries, subjects
from rostra.discussion.actions.arrange import PINNED, move, pin, rename, unpin
from rostra.discussion.actions.close import close
from rostra.discussion.actions.edit import edit
from rostra.discussion.actions.hide import hide
from rostra.discussion.actions.merge import merge
from rostra.discussion.actions.pick import pick, unpick
from rostra.discussion.actions.say import say
from rostra.discussion.actions.split import split
from rostra.discussion.actions.start_thread import start_thread
from rostra.discussion.actions.undo import undo
from rostra.discussion.models import Board, Comment, Thread
from rostra.discussion.subjects import Subject
from rostra.discussion.tests.counted import differences
from rostra.kernel import clock
from tests.cast import ArticleFactory, MemberFactory, make_cast


def floors(thread):
    return {
        each.text: (each.floor, each.parent and each.parent.text)
        for each in Comment.objects.filter(thread=thread).select_related("parent")
    }


@pytest.fixture
def two(speak, start, subject):
    """Two threads: of an article, with a branch, and of a board."""
    root = speak("甲")
    speak("甲一", to=root)
    first = start(text="乙")
    speak("乙一", to=first, subject=subjects.of(first.thread))
    return root.thread, first.thread


def test_a_merged_thread_stands_at_the_end_of_the_other(two, subject, cast, now):
    article, board = two
    numbers = list(article.comments.values_list("pk", flat=True))
    merge(source=article, target=board, by=cast.moderator, now=now)
    assert floors(board) == {
        "乙": (1, None), "乙一": (2, "乙"), "甲": (3, None), "甲一": (4, "甲"),
    }  # fmt: skip
    moved = Comment.objects.filter(pk__in=numbers)
    assert {each.article_id for each in moved} == {subject.number}
    assert queries.thread_of(subject) == board
    assert differences() == []


def test_what_is_said_under_a_merged_subject_is_said_where_it_went(two, subject, speak, cast, now):
    article, board = two
    merge(source=article, target=board, by=cast.moderator, now=now)
    said = speak("后来的", to=Comment.objects.get(text="甲"))
    assert (said.thread, said.article_id, said.floor) == (board, subject.number, 5)
    close(subject=subject, why="够了", by=cast.moderator, now=now)
    board.refresh_from_db()
    assert board.closed_at == now
    assert differences() == []


def test_a_merge_is_undone_with_what_was_answered_since(two, subject, speak, cast, now):
    article, board = two
    before = floors(article), floors(board)
    made = merge(source=article, target=board, by=cast.moderator, now=now)
    speak("后来的", to=Comment.objects.get(text="甲一"))
    speak("乙二", subject=subjects.of(board))
    undo(relocation=made, by=cast.moderator, now=now)
    assert floors(article) == before[0] | {"后来的": (3, "甲一")}
    assert floors(board) == before[1] | {"乙二": (6, None)}
    assert queries.thread_of(subject) == article
    assert differences() == []
    with pytest.raises(ValidationError):
        undo(relocation=made, by=cast.moderator, now=now)


def test_merges_lead_on_and_lead_back(two, start, cast, now):
    article, board = two
    last = start("末", text="丙").thread
    first = merge(source=article, target=board, by=cast.moderator, now=now)
    second = merge(source=board, target=last, by=cast.moderator, now=now)
    article.refresh_from_db()
    assert article.merged_into == last
    with pytest.raises(ValidationError):
        undo(relocation=first, by=cast.moderator, now=now)
    undo(relocation=second, by=cast.moderator, now=now)
    article.refresh_from_db()
    assert article.merged_into == board
    undo(relocation=first, by=cast.moderator, now=now)
    assert floors(article) == {"甲": (1, None), "甲一": (2, "甲")}
    assert differences() == []


def test_a_branch_becomes_a_thread_and_goes_back(two, speak, board, cast, now):
    article, _board = two
    root, middle = article.comments.order_by("floor")
    speak("甲二", to=middle)
    speak("丁")
    made = split(comment=middle, board=board, title="另一回事", by=cast.moderator, now=now)
    assert (made.target.title, made.target.author) == ("另一回事", middle.author)
    assert floors(made.target) == {"甲一": (1, None), "甲二": (2, "甲一")}
    assert floors(article) == {"甲": (1, None), "丁": (4, None)}
    article.refresh_from_db()
    assert article.splits == 1
    assert differences() == []
    speak("甲三", to=Comment.objects.get(text="甲二"), subject=subjects.of(made.target))
    undo(relocation=made, by=cast.moderator, now=now)
    assert floors(article) == {
        "甲": (1, None), "甲一": (2, "甲"), "甲二": (3, "甲一"), "丁": (4, None),
        "甲三": (5, "甲二"),
    }  # fmt: skip
    root.refresh_from_db()
    assert root.replies == 3
    assert Thread.objects.get(pk=made.target_id).merged_into == article
    assert differences() == []


def test_what_cannot_be_carried_is_refused_in_words(two, start, board, cast, now):
    article, thread = two
    first = thread.comments.get(floor=1)
    given = {"board": board, "title": "题", "by": cast.moderator, "now": now}
    with pytest.raises(ValidationError):
        split(comment=first, **given)
    with pytest.raises(ValidationError):
        merge(source=article, target=article, by=cast.moderator, now=now)
    with pytest.raises(ValidationError):
        merge(source=article, target=Thread(pk=987_654), by=cast.moderator, now=now)
    merge(source=article, target=thread, by=cast.moderator, now=now)
    with pytest.raises(ValidationError):
        merge(source=thread, target=article, by=cast.moderator, now=now)
    answer = thread.comments.get(floor=2)
    hide(comment=answer, why="广告", by=cast.moderator, now=now)
    with pytest.raises(ValidationError):
        split(comment=answer, **given)
    assert differences() == []


def test_members_arrange_nothing(two, board, cast, now):
    article, thread = two
    by = {"by": cast.member, "now": now}
    comment = thread.comments.get(floor=2)
    for act in (
        lambda: merge(source=article, target=thread, **by),
        lambda: split(comment=comment, board=board, title="题", **by),
        lambda: pin(thread=thread, **by),
        lambda: unpin(thread=thread, **by),
        lambda: move(thread=thread, board=board, **by),
        lambda: rename(thread=thread, title="题", **by),
        lambda: pick(comment=comment, **by),
    ):
        with pytest.raises(ValidationError):
            act()
    made = merge(source=article, target=thread, by=cast.moderator, now=now)
    with pytest.raises(ValidationError):
        undo(relocation=made, **by)


def test_an_act_on_a_comment_that_went_elsewhere_meanwhile_finds_it(two, cast, now):
    article, board = two
    stale = Comment.objects.select_related("thread").get(text="甲一")
    merge(source=article, target=board, by=cast.moderator, now=now)
    hide(comment=stale, why="骂人", by=cast.moderator, now=now)
    again = Comment.objects.select_related("thread").get(text="甲")
    again.thread = article
    edit(comment=again, text="甲改", by=again.author, now=now)
    assert differences() == []


def test_threads_are_pinned_moved_and_renamed(start, board, cast, now):
    other = Board.objects.create(name="旧货", slug="jiu-huo")
    thread = start().thread
    given = {"thread": thread, "by": cast.moderator, "now": now}
    assert pin(**given).pinned_at == now
    moved = move(board=other, **given)
    assert (moved.board, moved.moved_from, moved.pinned_at) == (other, board, None)
    assert differences() == []
    renamed = rename(title=" 新\n题 ", **given)
    assert renamed.title == "新 题"
    with pytest.raises(ValidationError):
        rename(title=" ", **given)
    logged = {f"{each.kind}:{each.key}" for each in Change.objects.all()}
    assert {f"threads:{board.pk}", f"threads:{other.pk}"} <= logged
    for number in range(PINNED):
        by = MemberFactory()
        pin(thread=start(f"第{number}", by=by).thread, by=cast.moderator, now=now)
    with pytest.raises(ValidationError, match=str(PINNED)):
        pin(thread=start("多了").thread, by=cast.moderator, now=now)


def test_editors_pick_and_take_back(speak, cast, now):
    comment = speak()
    pick(comment=comment, by=cast.editor, now=now)
    comment.refresh_from_db()
    assert (comment.picked_by, comment.thread.picks) == (cast.editor, 1)
    hide(comment=comment, why="原来是抄的", by=cast.editor, now=now)
    assert Thread.objects.get().picks == 0
    unpick(comment=comment, by=cast.editor, now=now)
    with pytest.raises(ValidationError):
        pick(comment=comment, by=cast.editor, now=now)
    assert differences() == []


def test_what_is_carried_is_announced(two, cast, now):
    article, board = two
    heard = []

    def hear(signal, sender, source, target, floors, by):
        heard.append((source, target, sorted(floors.values())))

    events.carried.connect(hear)
    try:
        merge(source=article, target=board, by=cast.moderator, now=now)
    finally:
        events.carried.disconnect(hear)
    assert heard == [(article, board, [(1, 3), (2, 4)])]


@pytest.mark.django_db(transaction=True)
def test_two_threads_merged_into_each_other_at_once_end_as_one():
    now, cast = clock.now(), make_cast()
    board = Board.objects.create(name="版", slug="b")
    for _round in range(3):
        one, other = (_started(board, now) for _each in range(2))
        ends = _at_once(
            partial(merge, source=one, target=other, by=cast.moderator, now=now),
            partial(merge, source=other, target=one, by=cast.editor, now=now),
        )
        assert sorted(ends) == ["done", "refused"]
        both = Thread.objects.filter(pk__in=[one.pk, other.pk])
        assert sorted(both.values_list("comment_count", flat=True)) == [0, 2]
    assert differences() == []


@pytest.mark.django_db(transaction=True)
def test_speaking_while_threads_merge_loses_nothing():
    now, cast = clock.now(), make_cast()
    subject = Subject("article", ArticleFactory(published=True).pk)
    board = Board.objects.create(name="版", slug="b")
    target = _started(board, now)
    say(subject=subject, text="first", by=MemberFactory(), language="en", now=now)
    source = Thread.objects.get(**subject.lookup)

    def talk():
        by = MemberFactory()
        for number in range(5):
            say(subject=subject, text=f"word {number}", by=by, language="en", now=now)

    def carry():
        made = merge(source=source, target=target, by=cast.moderator, now=now)
        undo(relocation=made, by=cast.moderator, now=now)
        merge(source=source, target=target, by=cast.moderator, now=now)

    assert _at_once(talk, carry, talk) == ["done"] * 3
    assert Thread.objects.get(pk=target.pk).comment_count == 12
    assert differences() == []


def _started(board, now):
    given = {"board": board, "by": MemberFactory(), "language": "en", "now": now}
    return start_thread(title="Ferries", text="They are late.", **given).thread


def _at_once(*acts):
    """Do things at the same time and return how each ended."""
    ends, together = [], threading.Barrier(len(acts))

    def perform(act):
        try:
            together.wait(10)
            act()
            ends.append("done")
        except ValidationError:
            ends.append("refused")
        except Exception as error:
            ends.append(repr(error))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=perform, args=[act]) for act in acts]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return ends
