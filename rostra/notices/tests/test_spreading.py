"""Followers are told behind whoever did it, in slices, each once."""

import threading
from datetime import timedelta

import pytest
from django.db import connections

from rostra.notices import kinds
from rostra.notices.actions import work_off as working
from rostra.notices.actions.follow import follow
from rostra.notices.actions.prune import prune
from rostra.notices.actions.spread import spread
from rostra.notices.actions.work_off import work_off
from rostra.notices.models import Follow, Mail, Notice, Spread
from tests.cast import MemberFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def followers(db, now):
    members = [MemberFactory(password=None) for _ in range(7)]
    Follow.objects.bulk_create(
        Follow(member=member, subject="topic:7", since=now) for member in members
    )
    return members


def tell_of(number, now, **given):
    spread(
        **{
            "kind": "talk",
            "subject": "topic:7",
            "keys": ["topic:7"],
            "mark": str(number),
            "address": f"/c/{number}/",
            "now": now,
            **given,
        }
    )


def test_nothing_is_noted_where_nobody_follows(now):
    tell_of(1, now)
    assert not Spread.objects.exists()


def test_followers_are_told_in_slices(followers, now, monkeypatch):
    monkeypatch.setattr(working, "SLICE", 3)
    tell_of(1, now)
    assert not Notice.objects.exists()
    assert work_off(now=now, slices=1) == 1
    assert Notice.objects.count() == 3
    # Whoever goes on from here, after however many kills, tells the others.
    assert work_off(now=now) == 2
    assert Notice.objects.count() == 7
    assert work_off(now=now) == 0
    assert Spread.objects.get().done_at == now


def test_what_is_noted_twice_is_told_once(followers, now):
    for number in (1, 1, 2):
        tell_of(number, now)
        work_off(now=now)
    assert {notice.many for notice in Notice.objects.all()} == {2}


def test_one_who_follows_two_ways_is_told_once_and_why(followers, now):
    follow(subject="section:1", by=followers[0], now=now)
    tell_of(1, now, kind="knock", subject="article:1", keys=["section:1", "topic:7"])
    work_off(now=now)
    assert Notice.objects.count() == 7
    told = {notice.member_id: notice.parameters["through"] for notice in Notice.objects.all()}
    assert set(told.values()) == {"topic:7"}


def test_one_who_follows_two_ways_is_counted_once_across_slices(followers, now, monkeypatch):
    monkeypatch.setattr(working, "SLICE", 3)
    for member in reversed(followers):
        follow(subject="section:1", by=member, now=now)
    tell_of(1, now, keys=["topic:7", "section:1"])
    work_off(now=now)
    assert [notice.many for notice in Notice.objects.all()] == [1] * 7


def test_neither_the_one_who_did_it_nor_who_hears_of_it_otherwise_is_told(followers, now):
    tell_of(1, now, by=followers[0], besides=[followers[1].pk])
    work_off(now=now)
    told = set(Notice.objects.values_list("member", flat=True))
    assert told == {member.pk for member in followers[2:]}


def test_who_follows_since_then_is_not_told(followers, now):
    tell_of(1, now)
    follow(subject="topic:7", by=MemberFactory(), now=now + timedelta(seconds=1))
    work_off(now=now + timedelta(minutes=1))
    assert Notice.objects.count() == 7


def test_what_is_due_later_is_told_later(followers, now):
    due_at = now + timedelta(hours=2)
    tell_of(1, now, due_at=due_at)
    assert work_off(now=now) == 0
    assert work_off(now=due_at) == 1
    assert Notice.objects.count() == 7


def test_what_is_gone_by_then_is_told_to_nobody(followers, now, monkeypatch):
    gone = kinds.Kind(name="talk", label="Talk", room="tried", folds=True, look=lambda *_: {})
    monkeypatch.setitem(kinds._kinds, "talk", gone)
    tell_of(1, now)
    work_off(now=now)
    assert not Notice.objects.exists()
    assert Spread.objects.get().done_at == now


@pytest.mark.django_db(transaction=True)
def test_two_who_work_at_once_tell_everybody_once(followers, now, monkeypatch):
    monkeypatch.setattr(working, "SLICE", 2)
    for number in range(6):
        tell_of(number, now)
    barrier, failed = threading.Barrier(3), []

    def act():
        barrier.wait()
        try:
            work_off(now=now)
        except Exception as error:
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=act) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert not failed
    # Whoever came while another held the last ones leaves them to it.
    work_off(now=now)
    assert [notice.many for notice in Notice.objects.all()] == [6] * 7


def test_what_was_told_long_ago_is_deleted(followers, member, knock, now):
    old = now - timedelta(days=200)
    knock(1, now=old)
    knock(2, now=old)
    knock(3, now=now - timedelta(days=400))
    knock(4)
    Notice.objects.filter(subject="comment:1").update(read_at=old)
    tell_of(1, old)
    Spread.objects.update(done_at=old)
    Mail.objects.create(member=member, kind="digest", made_at=old, due_at=old, ended_at=old)
    assert prune(now=now) == 4
    assert {notice.subject for notice in Notice.objects.all()} == {"comment:2", "comment:4"}
