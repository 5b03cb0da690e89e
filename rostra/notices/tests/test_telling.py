"""Telling: once, only whom it reaches, as far as it goes, in the transaction of the act."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections, transaction

from rostra.accounts.actions.ignore import ignore
from rostra.accounts.models import Sanction
from rostra.notices.actions.follow import follow, unfollow
from rostra.notices.actions.tell import tell, tell_many
from rostra.notices.kinds import UnknownKindError
from rostra.notices.models import Follow, Letterbox, Notice, Preference
from rostra.notices.ways import Rhythm, Way
from tests.cast import MemberFactory


def test_what_is_told_twice_is_one_notice(knock, member):
    knock()
    knock()
    notice = Notice.objects.get()
    assert (notice.member, notice.kind, notice.subject) == (member, "knock", "comment:1")
    assert (notice.many, notice.way, notice.read_at, notice.mail) == (1, Way.AT_ONCE, None, None)


def test_a_mark_tells_two_notices_about_one_thing_apart(knock):
    for number in (1, 2, 2):
        knock(kind="ruling", parameters={"number": number})
    assert Notice.objects.count() == 2


def test_what_folds_counts_until_it_is_read_and_then_begins_anew(knock, now):
    for number in (1, 2, 3):
        knock(kind="talk", subject="thread:article:1", address=f"/c/{number}/")
    notice = Notice.objects.get()
    assert (notice.many, notice.address) == (3, "/c/1/")
    Notice.objects.update(read_at=now)
    later = now + timedelta(hours=1)
    knock(kind="talk", subject="thread:article:1", address="/c/4/", now=later)
    notice = Notice.objects.get()
    assert (notice.many, notice.address, notice.at, notice.read_at) == (1, "/c/4/", later, None)


def test_nobody_is_told_of_what_it_did_itself(knock, member):
    knock(by=member)
    assert not Notice.objects.exists()


def test_a_member_that_is_no_longer_active_is_not_told(knock, member):
    member.is_active = False
    member.save()
    knock()
    assert not Notice.objects.exists()


@pytest.mark.parametrize(("kind", "told"), [("knock", 0), ("ruling", 1)])
def test_whom_a_member_ignores_tells_it_nothing_but_for_the_house(knock, member, now, kind, told):
    rude = MemberFactory()
    ignore(other=rude, by=member, now=now)
    knock(kind=kind, parameters={"number": 1}, by=rude)
    assert Notice.objects.count() == told


@pytest.mark.parametrize(("kind", "told"), [("knock", 0), ("ruling", 1)])
def test_the_banned_are_told_what_the_house_decides_only(knock, member, now, kind, told):
    ban = {"kind": Sanction.Kind.BAN, "begins_at": now - timedelta(hours=1), "reason": "spam"}
    Sanction.objects.create(member=member, **ban)
    knock(kind=kind, parameters={"number": 1})
    assert Notice.objects.count() == told


@pytest.mark.parametrize(
    ("kind", "chosen", "way"),
    [
        ("knock", Way.NOTHING, None),
        ("knock", Way.INBOX, Way.INBOX),
        ("ruling", Way.NOTHING, Way.INBOX),
        ("ruling", Way.DIGEST, Way.DIGEST),
    ],
)
def test_it_goes_as_far_as_the_member_chose(knock, member, kind, chosen, way):
    Preference.objects.create(member=member, kind=kind, way=chosen)
    knock(kind=kind, parameters={"number": 1})
    assert [notice.way for notice in Notice.objects.all()] == ([way] if way else [])


def test_a_kind_that_no_room_has_brought_is_an_error(knock):
    with pytest.raises(UnknownKindError, match="wink"):
        knock(kind="wink")


def test_a_digest_is_expected_once_something_waits_for_it(knock, member, now):
    knock()
    assert not Letterbox.objects.exists()
    knock(kind="talk")
    due = Letterbox.objects.get().due_at
    assert now < due <= now + timedelta(days=1)
    knock(kind="talk", now=now + timedelta(days=3))
    assert Letterbox.objects.get().due_at == due


def test_who_wants_no_digest_gets_none(knock, member):
    Letterbox.objects.create(member=member, rhythm=Rhythm.NEVER)
    knock(kind="talk")
    assert Letterbox.objects.get().due_at is None


def test_it_is_undone_with_the_act(knock):
    with transaction.atomic():
        knock()
        assert Notice.objects.exists()
        transaction.set_rollback(True)
    assert not Notice.objects.exists()


def test_telling_many_takes_a_handful_of_queries(db, now, django_assert_max_num_queries):
    numbers = [MemberFactory(password=None).pk for _ in range(30)]
    with django_assert_max_num_queries(8):
        tell_many(
            {number: {} for number in numbers},
            kind="knock", subject="comment:1", address="/c/1/", now=now,
        )  # fmt: skip
    assert Notice.objects.count() == 30


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("kind", "many"), [("knock", 1), ("talk", 4)])
def test_told_at_the_same_moment_it_is_one_notice(member, now, kind, many):
    barrier, failed = threading.Barrier(4), []

    def act() -> None:
        barrier.wait()
        try:
            tell(
                member=member, kind=kind, subject="thread:article:1", address="/c/1/",
                parameters={}, now=now,
            )  # fmt: skip
        except Exception as error:
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=act) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not failed
    assert Notice.objects.get().many == many


def test_a_subject_is_followed_once(member, now):
    follow(subject="topic:7", by=member, now=now)
    follow(subject="topic:7", by=member, now=now + timedelta(days=1))
    assert Follow.objects.get().since == now
    assert unfollow(subject="topic:7", by=member)
    assert not unfollow(subject="topic:7", by=member)
    assert not Follow.objects.exists()


def test_a_list_of_follows_is_bounded(member, now, monkeypatch):
    monkeypatch.setattr("rostra.notices.actions.follow.MOST", 2)
    for number in (1, 2):
        follow(subject=f"topic:{number}", by=member, now=now)
    with pytest.raises(Exception, match="2"):
        follow(subject="topic:3", by=member, now=now)
    # What is followed already is no more than before.
    follow(subject="topic:2", by=member, now=now)


def test_the_unread_are_found_by_an_index(knock, member):
    if connection.vendor != "sqlite":
        return
    knock()
    plan = Notice.objects.filter(member=member).unread().explain()
    assert "notice_unread" in plan
