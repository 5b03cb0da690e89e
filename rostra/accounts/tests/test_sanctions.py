"""Sanctions: whom they bind, from when until when, who may impose them, and what they leave."""

from datetime import timedelta
from itertools import product

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rostra.accounts import rules, sanctions
from rostra.accounts.actions.impose import impose
from rostra.accounts.actions.lift import lift
from rostra.accounts.models import Sanction
from rostra.changes.models import Change
from rostra.kernel import clock
from tests.cast import PASSWORD, Cast, make_cast

HOUR = timedelta(hours=1)


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def now():
    return clock.now()


@pytest.fixture
def bind(cast, now):
    def act(kind="suspension", **given):
        return impose(
            **{"member": cast.member, "kind": kind, "reason": "骂人", "by": cast.moderator,
               "now": now, **given}
        )  # fmt: skip

    return act


class Somebody:
    def __init__(self, pk, *permissions, is_staff=False, is_superuser=False):
        self.pk, self.permissions = pk, permissions
        self.is_staff, self.is_superuser = is_staff, is_superuser

    def has_perm(self, perm):
        return self.is_superuser or perm in self.permissions


MATRIX = {
    "visitor": "",
    "member": "",
    "moderator": "member",
    "editor": "member",
    "owner": "member moderator editor",
}
WHO = {
    "visitor": None,
    "member": Somebody(1),
    "moderator": Somebody(2, "accounts.sanction_member", is_staff=True),
    "editor": Somebody(3, "accounts.sanction_member", is_staff=True),
    "owner": Somebody(4, is_staff=True, is_superuser=True),
}


@pytest.mark.parametrize(("by", "whom"), list(product(MATRIX, [each for each in WHO if WHO[each]])))
def test_who_may_sanction_whom(by, whom):
    assert rules.may_sanction(WHO[by], WHO[whom]) == (whom in MATRIX[by].split())


@pytest.mark.parametrize(
    ("kind", "may_speak", "may_sign_in"),
    [
        ("warning", True, True), ("limit", True, True),
        ("suspension", False, True), ("ban", False, False),
    ],
)  # fmt: skip
@pytest.mark.parametrize("state", ["running", "for good", "not begun", "over", "lifted"])
def test_what_each_kind_takes_while_it_holds(now, kind, may_speak, may_sign_in, state):
    sanction = Sanction(kind=kind, begins_at=now - HOUR, ends_at=now + HOUR)
    if state == "for good":
        sanction.ends_at = None
    elif state == "not begun":
        sanction.begins_at = now + timedelta(minutes=1)
    elif state == "over":
        sanction.ends_at = now
    elif state == "lifted":
        sanction.lifted_at = now - timedelta(minutes=1)
    binds = state in {"running", "for good"}
    assert sanctions.may_speak([sanction], now) == (may_speak or not binds)
    assert sanctions.may_sign_in([sanction], now) == (may_sign_in or not binds)


def test_the_longest_is_named_and_the_least_counts(now):
    def row(kind, hours, per_day=None):
        ends = hours and now + timedelta(hours=hours)
        return Sanction(kind=kind, begins_at=now, ends_at=ends, per_day=per_day)

    short, long, good = row("suspension", 1), row("suspension", 9), row("suspension", None)
    assert sanctions.longest([long, short], sanctions.SILENCING, now) is long
    assert sanctions.longest([long, good, short], sanctions.SILENCING, now) is good
    limits = [row("limit", 1, 3), row("limit", None, 5), row("limit", 2, 0)]
    assert sanctions.allowance(limits[:2], now) == 3
    assert sanctions.allowance(limits, now) == 0
    assert sanctions.allowance([short], now) is None


def test_the_rows_and_the_rules_agree(bind, cast, now):
    bind("warning"), bind("limit", per_day=2, ends_at=now + HOUR)
    bind("suspension", ends_at=now + HOUR)
    lifted = bind("suspension")
    lift(sanction=lifted, why="误判", by=cast.moderator, now=now)
    with CaptureQueriesContext(connection) as queries:
        held = sanctions.in_force(cast.member, now)
    assert len(queries) == 2
    with CaptureQueriesContext(connection) as queries:
        assert sanctions.in_force(cast.editor, now) == []
    assert len(queries) == 1
    assert {each.kind for each in held} == {"limit", "suspension"}
    everything = Sanction.objects.filter(member=cast.member)
    assert [each.pk for each in everything.order_by("pk") if sanctions.holds(each, now)] == [
        each.pk for each in held
    ]
    assert sanctions.in_force(cast.member, now + HOUR) == []


def test_what_silences_says_why_and_until_when(bind, cast, now):
    bind(ends_at=now + HOUR, rule="第三条：不骂人。")
    with pytest.raises(ValidationError, match=r"第三条：不骂人。.*骂人"):
        sanctions.heed(cast.member, now)
    assert sanctions.silence(cast.member, now + HOUR) == ""
    assert sanctions.silence(cast.editor, now) == ""


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": "  "}, {"ends_at": "now"}, {"kind": "limit"}, {"per_day": 3},
        {"kind": "flogging"}, {"by": "member"}, {"member": "editor"}, {"member": "moderator"},
        {"member": "owner", "by": "owner"}, {"reason": "长" * 2_001},
    ],
)  # fmt: skip
def test_what_cannot_be_imposed_is_refused_with_a_sentence(bind, cast, now, wrong):
    given = {name: getattr(cast, str(value), value) for name, value in wrong.items()}
    if given.get("ends_at"):
        given["ends_at"] = now
    with pytest.raises(ValidationError) as error:
        bind(**given)
    assert "".join(error.value.messages)
    assert not Sanction.objects.exists()


def test_the_table_refuses_what_must_not_be(cast, now):
    for wrong in ({"ends_at": now}, {"per_day": 1}, {"kind": "limit"}, {"reason": ""}):
        row = {"member": cast.member, "kind": "ban", "begins_at": now, "reason": "x", **wrong}
        with pytest.raises(IntegrityError), transaction.atomic():
            Sanction.objects.create(**row)


def test_a_sanction_is_lifted_once_and_stays_on_record(bind, cast, now):
    sanction = bind("ban")
    lines = Change.objects.count()
    lift(sanction=sanction, why="误判", by=cast.owner, now=now)
    sanction.refresh_from_db()
    assert (sanction.lifted_by, sanction.lifted_why) == (cast.owner, "误判")
    assert Change.objects.count() == lines + 1
    with pytest.raises(ValidationError):
        lift(sanction=sanction, why="", by=cast.owner, now=now)
    with pytest.raises(ValidationError):
        lift(sanction=bind(), why="", by=cast.member, now=now)


def test_a_ban_ends_sessions_and_sign_in_and_says_why(bind, cast, client: Client):
    sign_in = {"login": cast.member.email, "password": PASSWORD}
    cast.member.emailaddress_set.create(email=cast.member.email, verified=True, primary=True)
    client.force_login(cast.member)
    assert client.get("/accounts/email/").status_code == 200
    ban = bind("ban", rule="第一条。")
    assert client.get("/accounts/email/").status_code == 302
    response = client.post("/accounts/login/", sign_in)
    text = response.content.decode()
    assert response.status_code == 403
    assert "第一条" in text
    assert "申诉" in text
    assert client.get("/accounts/email/").status_code == 302
    wrong = client.post("/accounts/login/", {**sign_in, "password": "another"})
    assert "第一条" not in wrong.content.decode()
    lift(sanction=ban, why="误判", by=cast.owner, now=clock.now())
    client.post("/accounts/login/", sign_in)
    assert client.get("/accounts/email/").status_code == 200


def test_a_suspended_member_stays_signed_in(bind, cast, client: Client):
    client.force_login(cast.member)
    bind("suspension")
    assert client.get("/accounts/email/").status_code == 200


def test_a_session_costs_no_query_more(cast, client: Client):
    client.force_login(cast.member)
    with CaptureQueriesContext(connection) as queries:
        client.get("/me/for/front:0")
    assert sum('FROM "accounts_member"' in each["sql"] for each in queries) == 1
