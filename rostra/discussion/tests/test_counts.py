"""What the floor keeps counted is what counts, whatever was done before, in any order."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from rostra.discussion import subjects
from rostra.discussion.actions.approve import approve
from rostra.discussion.actions.arrange import move
from rostra.discussion.actions.hide import hide, show
from rostra.discussion.actions.like import like, unlike
from rostra.discussion.actions.merge import merge
from rostra.discussion.actions.pick import pick, unpick
from rostra.discussion.actions.refuse import refuse
from rostra.discussion.actions.say import say
from rostra.discussion.actions.split import split
from rostra.discussion.actions.start_thread import start_thread
from rostra.discussion.actions.take_back import put_back, take_back
from rostra.discussion.actions.undo import undo
from rostra.discussion.models import Board, Comment, FloorSettings, Relocation, Thread
from rostra.discussion.subjects import Subject
from rostra.discussion.tests.counted import differences
from rostra.kernel import clock
from tests.cast import ArticleFactory, MemberFactory, make_cast

ANY = st.integers(0, 10_000)
# What somebody new says with so many links is held.
LINKS = " ".join(f"https://example.org/{number}" for number in range(4))


class Floor(RuleBasedStateMachine):
    """Two articles, two boards, and whatever members and moderators do."""

    def __init__(self):
        super().__init__()
        self.around = transaction.atomic()
        self.around.__enter__()
        self.now, self.cast, self.said = clock.now(), make_cast(), 0
        articles = [ArticleFactory(published=True) for _ in range(2)]
        self.articles = [Subject("article", each.pk) for each in articles]
        self.boards = [Board.objects.create(name=name, slug=name) for name in "ab"]
        FloorSettings.objects.create(reactions=["like", "laugh", "disagree"])
        for each in self.articles:
            self.say(each)

    def teardown(self):
        transaction.set_rollback(True)
        self.around.__exit__(None, None, None)

    def say(self, subject, parent=0, text=""):
        self.said += 1
        self.now += timedelta(minutes=1)
        words = f"{self.said} {text}"
        given = {"by": MemberFactory(), "language": "en", "now": self.now, "parent": parent}
        say(subject=subject, text=words, **given)

    def one(self, rows, number):
        found = list(rows.order_by("pk"))
        return found[number % len(found)] if found else None

    def attempt(self, act, **given):
        if None in given.values():
            return
        with suppress(ValidationError), transaction.atomic():
            act(now=self.now, **given)

    @rule(where=ANY, is_held=st.booleans())
    def say_something(self, where, is_held):
        thread = self.one(Thread.objects.all(), where)
        with suppress(ValidationError):
            self.say(subjects.of(thread), text=LINKS if is_held else "")

    @rule(to=ANY)
    def answer(self, to):
        comment = self.one(Comment.objects.select_related("thread"), to)
        with suppress(ValidationError):
            self.say(subjects.of(comment.thread), parent=comment.pk)

    @rule(where=ANY)
    def begin(self, where):
        self.said += 1
        board = self.boards[where % 2]
        given = {"by": MemberFactory(), "language": "en", "title": f"t{self.said}", "text": "x"}
        self.attempt(start_thread, board=board, **given)

    @rule(on=ANY, act=st.sampled_from([hide, show, approve, refuse, take_back, put_back]))
    def settle(self, on, act):
        comment = self.one(Comment.objects.all(), on)
        by = comment.author if act in (take_back, put_back) else self.cast.moderator
        why = {"why": "spam"} if act in (hide, refuse) else {}
        self.attempt(act, comment=comment, by=by, **why)

    @rule(on=ANY, act=st.sampled_from([pick, unpick]))
    def mark(self, on, act):
        self.attempt(act, comment=self.one(Comment.objects.all(), on), by=self.cast.editor)

    @rule(on=ANY, kind=st.sampled_from(["like", "laugh", "disagree", ""]))
    def react(self, on, kind):
        comment = self.one(Comment.objects.all(), on)
        if kind:
            self.attempt(like, comment=comment, by=self.cast.member, kind=kind)
        else:
            self.attempt(unlike, comment=comment, by=self.cast.member)

    @rule(what=ANY, into=ANY)
    def join(self, what, into):
        rows = Thread.objects.all()
        pair = {"source": self.one(rows, what), "target": self.one(rows, into)}
        self.attempt(merge, by=self.cast.moderator, **pair)

    @rule(on=ANY, where=ANY)
    def branch_off(self, on, where):
        comment = self.one(Comment.objects.all(), on)
        given = {"board": self.boards[where % 2], "title": "branch", "by": self.cast.moderator}
        self.attempt(split, comment=comment, **given)

    @rule(what=ANY)
    def carry_back(self, what):
        relocation = self.one(Relocation.objects.all(), what)
        self.attempt(undo, relocation=relocation, by=self.cast.moderator)

    @rule(what=ANY, where=ANY)
    def put_elsewhere(self, what, where):
        thread = self.one(Thread.objects.all(), what)
        self.attempt(move, thread=thread, board=self.boards[where % 2], by=self.cast.moderator)

    @invariant()
    def all_counts_are_right(self):
        assert differences() == []


@pytest.mark.django_db
def test_whatever_is_done_the_counts_are_right():
    run_state_machine_as_test(
        Floor,
        settings=settings(
            max_examples=15,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
