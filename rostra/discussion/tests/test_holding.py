"""Comments that wait for a moderator: neither seen, counted nor announced until one decides."""

import threading
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections
from wagtail.models import ModelLogEntry

from rostra.accounts.models import Standing
from rostra.accounts.trust import Level
from rostra.discussion import events
from rostra.discussion.actions.approve import approve
from rostra.discussion.actions.edit import edit
from rostra.discussion.actions.hide import hide, show
from rostra.discussion.actions.refuse import refuse
from rostra.discussion.actions.say import say
from rostra.discussion.actions.take_back import put_back, take_back
from rostra.discussion.models import Comment, Hold
from rostra.discussion.queries import thread_of
from rostra.discussion.subjects import Subject
from rostra.screening.verdict import Verdict
from tests.cast import ArticleFactory, MemberFactory, make_cast

LINKS = "看这里 https://a.example/1 https://b.example/2 https://c.example/3"
NAMES = ("said", "edited", "withdrawn", "restored", "held", "settled")


@pytest.fixture
def heard():
    """What was announced, by name, in order."""
    names = []

    def ear(name):
        return lambda **_given: names.append(name)

    ears = {name: ear(name) for name in NAMES}
    for name, receive in ears.items():
        getattr(events, name).connect(receive, weak=False)
    yield names
    for name, receive in ears.items():
        getattr(events, name).disconnect(receive)


def test_what_is_held_has_a_floor_and_is_not_counted(speak, subject, heard):
    first, held = speak(), speak(LINKS)
    thread = thread_of(subject)
    assert (held.floor, thread.last_floor, thread.comment_count) == (2, 2, 1)
    assert (first.is_visible, held.is_visible) == (True, False)
    assert list(Comment.objects.visible()) == [first]
    hold = Hold.objects.waiting().get()
    assert hold.fired == [
        {
            "rule": "links",
            "kind": "links",
            "what": "https://a.example/1 https://b.example/2 https://c.example/3",
            "where": "comment",
        }
    ]
    assert heard == ["said", "held"]
    with pytest.raises(ValidationError):
        speak("答", to=held)


def test_approving_counts_and_announces_it_as_said(speak, cast, subject, now, heard):
    root = speak()
    held = speak(LINKS, to=root)
    approve(comment=held, by=cast.moderator, now=now)
    held.refresh_from_db()
    root.refresh_from_db()
    assert held.is_visible
    assert (thread_of(subject).comment_count, root.replies) == (2, 1)
    hold = Hold.objects.get()
    assert (hold.settled_by, hold.outcome) == (cast.moderator, "approved")
    assert heard == ["said", "held", "settled", "said"]
    assert ModelLogEntry.objects.get(action="discussion.approve").data == {"fired": ["links"]}
    with pytest.raises(ValidationError):
        approve(comment=held, by=cast.editor, now=now)
    with pytest.raises(ValidationError):
        refuse(comment=held, why="晚了", by=cast.editor, now=now)


def test_refusing_hides_it_with_a_reason(speak, cast, subject, now, heard):
    held = speak(LINKS)
    for why, by in ((" ", cast.moderator), ("广告", cast.member)):
        with pytest.raises(ValidationError):
            refuse(comment=held, why=why, by=by, now=now)
    refuse(comment=held, why="广告", by=cast.moderator, now=now)
    held.refresh_from_db()
    assert (held.held_at, held.hidden_by, held.hidden_why) == (None, cast.moderator, "广告")
    assert thread_of(subject).comment_count == 0
    assert heard == ["held", "settled"]


def test_what_was_refused_is_said_when_it_is_shown_and_only_then(speak, cast, subject, now, heard):
    held = speak(LINKS)
    refuse(comment=held, why="广告", by=cast.moderator, now=now)
    show(comment=held, by=cast.editor, now=now)
    assert thread_of(subject).comment_count == 1
    hide(comment=held, why="还是广告", by=cast.editor, now=now)
    show(comment=held, by=cast.editor, now=now)
    assert heard == ["held", "settled", "said", "withdrawn", "restored"]
    assert Hold.objects.get().outcome == "shown"


def test_an_edit_is_screened_as_the_first_words_were(speak, cast, subject, now, heard):
    comment = speak(by=cast.member)
    edit(comment=comment, text=LINKS, by=cast.member, now=now)
    comment.refresh_from_db()
    assert not comment.is_visible
    assert thread_of(subject).comment_count == 0
    approve(comment=comment, by=cast.moderator, now=now)
    assert thread_of(subject).comment_count == 1
    assert heard == ["said", "held", "withdrawn", "settled", "restored", "edited"]


def test_a_held_comment_is_taken_back_and_put_back_uncounted(speak, cast, subject, now, heard):
    held = speak(LINKS, by=cast.member)
    take_back(comment=held, by=cast.member, now=now)
    assert not Hold.objects.waiting().exists()
    with pytest.raises(ValidationError):
        approve(comment=held, by=cast.moderator, now=now)
    put_back(comment=held, by=cast.member, now=now)
    assert Hold.objects.waiting().exists()
    assert thread_of(subject).comment_count == 0
    assert heard == ["held"]


def test_held_once_though_sent_twice(speak, cast, now):
    assert speak(LINKS, by=cast.member, now=now) == speak(LINKS, by=cast.member, now=now)
    assert Hold.objects.count() == 1


def test_who_is_known_and_who_moderates_may_link(speak, cast):
    assert speak(LINKS, by=cast.moderator).is_visible
    Standing.objects.update_or_create(member=cast.member, defaults={"level": Level.MEMBER})
    assert speak(LINKS, by=cast.member).is_visible


@pytest.mark.django_db(transaction=True)
def test_of_two_who_decide_at_once_one_has_decided(now):
    cast = make_cast()
    subject = Subject("article", ArticleFactory(published=True).pk)
    for number in range(4):
        held = say(
            subject=subject,
            text=f"{LINKS} {number}",
            by=MemberFactory(),
            language="en",
            now=now + number * timedelta(minutes=1),
        )
        outcomes = []

        def decide(act, by, comment=held, outcomes=outcomes, **more):
            try:
                act(comment=comment, by=by, now=now, **more)
                outcomes.append(act.__name__)
            except ValidationError:
                outcomes.append("too late")
            finally:
                connections.close_all()

        threads = [
            threading.Thread(target=decide, args=[approve, cast.moderator]),
            threading.Thread(target=decide, args=[refuse, cast.editor], kwargs={"why": "广告"}),
        ]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        assert sorted(outcomes)[1] == "too late" or sorted(outcomes)[0] == "too late", outcomes
        held.refresh_from_db()
        assert held.held_at is None
        assert held.is_visible == ("approve" in outcomes)
    visible = Comment.objects.visible().count()
    assert thread_of(subject).comment_count == visible


@pytest.mark.django_db(transaction=True)
def test_a_comment_is_screened_while_nothing_is_locked(now, monkeypatch):
    subject, seen = Subject("article", ArticleFactory(published=True).pk), []

    def screened(facts):
        seen.append(connection.in_atomic_block)
        return Verdict(facts.text)

    monkeypatch.setattr("rostra.discussion.actions.say.screened", screened)
    author = MemberFactory()
    said = say(subject=subject, text="一句话", by=author, language="en", now=now)
    edit(comment=said, text="另一句话", by=author, now=now)
    assert seen == [False, False]
