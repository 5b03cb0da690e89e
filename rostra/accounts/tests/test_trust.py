"""How far a member is trusted: the rule as a matrix, and facts kept with each act."""

from datetime import datetime, timedelta
from threading import Thread as Worker

import pytest
from django.core.exceptions import ValidationError
from django.db import connections, transaction
from wagtail.models import ModelLogEntry

from rostra.accounts import trust
from rostra.accounts.actions.grant_role import grant_role
from rostra.accounts.actions.note_facts import note_facts
from rostra.accounts.actions.set_level import set_level
from rostra.accounts.models import Member, Standing
from rostra.accounts.roles import Role
from rostra.accounts.rules import may_set_level
from rostra.accounts.trust import Level, level_of
from rostra.kernel import clock
from tests.cast import Cast, MemberFactory

NEW, MEMBER, REGULAR, TRUSTED = Level


def facts(comments: int = 0, likes: int = 0, days: int = 0, upheld: int = 0) -> Standing:
    return Standing(comments=comments, likes=likes, days=days, upheld=upheld)


@pytest.mark.parametrize(
    ("given", "level"),
    [
        (facts(), NEW),
        (facts(comments=3, days=1), NEW),
        (facts(comments=2, days=2), NEW),
        (facts(comments=3, days=2), MEMBER),
        (facts(comments=3, days=2, upheld=1), NEW),
        (facts(comments=4, days=2, upheld=1), MEMBER),
        (facts(comments=50, likes=20, days=15), REGULAR),
        (facts(comments=49, likes=20, days=15), MEMBER),
        (facts(comments=50, likes=19, days=15), MEMBER),
        (facts(comments=50, likes=20, days=14), MEMBER),
        (facts(comments=50, likes=20, days=15, upheld=3), MEMBER),
        (facts(comments=300, likes=150, days=60), TRUSTED),
        (facts(comments=300, likes=150, days=60, upheld=3), TRUSTED),
        (facts(comments=300, likes=150, days=60, upheld=4), REGULAR),
        (facts(comments=300, likes=0, days=60), MEMBER),
        (facts(likes=10_000, days=900), NEW),
        (facts(comments=300, likes=150, days=60, upheld=300), NEW),
    ],
)
def test_the_level_is_the_highest_whose_needs_are_met(given: Standing, level: Level) -> None:
    assert trust.level_for(given) is level


@pytest.mark.parametrize("level", Level)
def test_a_level_says_what_it_asks_for(level: Level) -> None:
    asked = trust.reasons(facts(comments=10_000, likes=10_000, days=10_000), level)
    assert all(reason.is_met for reason in asked)
    assert bool(asked) is (level is not NEW)


def note(member: Member, now: datetime, **steps: int) -> Level:
    note_facts(member=member.pk, now=now, **steps)
    return level_of(Member.objects.get(pk=member.pk))


def test_facts_are_kept_and_the_level_follows_up_and_down(db: None) -> None:
    member, now = MemberFactory(), clock.now()
    for day in (0, 0, 1):
        reached = note(member, now + timedelta(days=day), comments=1, spoke=True)
    kept = Standing.objects.get()
    assert (kept.comments, kept.days, reached, kept.since) == (
        3,
        2,
        MEMBER,
        now + timedelta(days=1),
    )
    assert note(member, now, comments=-1) is NEW
    assert note(member, now, comments=-9) is NEW
    assert Standing.objects.get().comments == 0


def test_nobody_is_counted_for_who_is_no_more(db: None) -> None:
    note_facts(member=None, now=clock.now(), comments=1)
    note_facts(member=987654, now=clock.now(), comments=1)
    assert not Standing.objects.exists()


def test_whoever_holds_a_role_is_trusted(cast: Cast) -> None:
    levels = {each: level_of(each) for each in (cast.owner, cast.editor, cast.moderator)}
    assert set(levels.values()) == {TRUSTED}
    assert level_of(cast.member) is NEW
    grant_role(member=cast.member, role=Role.EDITOR, by=cast.owner, now=clock.now())
    assert level_of(Member.objects.get(pk=cast.member.pk)) is TRUSTED


def test_a_hand_keeps_the_level_until_it_is_given_back(cast: Cast) -> None:
    now, member = clock.now(), cast.member
    set_level(member=member, level=REGULAR, why="曾是本报记者", by=cast.moderator, now=now)
    assert note(member, now, upheld=5) is REGULAR
    set_level(member=member, level=None, why="规则说了算", by=cast.moderator, now=now)
    assert level_of(Member.objects.get(pk=member.pk)) is NEW
    kept = Standing.objects.get()
    assert (kept.set_at, kept.set_by, kept.set_why) == (None, None, "")
    log = ModelLogEntry.objects.filter(action="accounts.set_level").order_by("pk")
    assert [entry.data["level"] for entry in log] == ["REGULAR", None]


@pytest.mark.parametrize(
    ("who", "may"),
    [("owner", True), ("editor", True), ("moderator", True), ("member", False), (None, False)],
)
def test_who_may_set_a_level(cast: Cast, who: str | None, may: bool) -> None:
    person, other = getattr(cast, who) if who else None, MemberFactory()
    assert may_set_level(person, other) is may
    if person is None:
        return
    assert may_set_level(person, person) is False
    if not may:
        with pytest.raises(ValidationError):
            set_level(member=other, level=TRUSTED, why="x", by=person, now=clock.now())
    for nothing in ("", "  "):
        with pytest.raises(ValidationError):
            set_level(member=other, level=TRUSTED, why=nothing, by=person, now=clock.now())
    assert not Standing.objects.exists()


def test_two_acts_at_once_are_both_counted(transactional_db: None) -> None:
    member, now = MemberFactory(), clock.now()

    def meanwhile() -> None:
        try:
            note_facts(member=member.pk, now=now, comments=1, spoke=True)
        finally:
            connections.close_all()

    worker = Worker(target=meanwhile)
    with transaction.atomic():
        note_facts(member=member.pk, now=now, comments=1, spoke=True)
        worker.start()
        worker.join(0.5)
    worker.join(20)
    kept = Standing.objects.get()
    assert (kept.comments, kept.days) == (2, 1)
