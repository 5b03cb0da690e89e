"""Who may decide what, as a matrix of people and acts."""

from datetime import UTC, datetime, timedelta

import pytest

from rostra.moderation import rules
from rostra.moderation.models import Appeal, Case, Decision

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
LATER, BEFORE = NOW + timedelta(minutes=5), NOW - timedelta(minutes=5)
PUBLISH = "news.publish_article"


class Somebody:
    def __init__(self, pk, *permissions):
        self.pk, self.permissions = pk, permissions

    def has_perm(self, perm):
        return perm in self.permissions


WHO = {
    "visitor": None,
    "concerned": Somebody(1),
    "member": Somebody(2),
    "moderator": Somebody(3, rules.DECIDE),
    "other": Somebody(4, rules.DECIDE),
    "editor": Somebody(5, rules.DECIDE, PUBLISH),
    "concerned moderator": Somebody(6, rules.DECIDE, PUBLISH),
}
STAFF = {"moderator", "other", "editor", "concerned moderator"}


def who(test):
    return {name for name, member in WHO.items() if test(member)}


def case(**given):
    return Case(**{"kind": "report", "subject": "comment:1", "about_id": 6, **given})


def decision(**given):
    row = {"act": "hide", "subject": "comment:1", "member_id": 6, "by_id": 3, "at": NOW}
    return Decision(**{**row, **given})


def test_the_queue_is_for_moderators():
    assert who(rules.may_look) == STAFF


@pytest.mark.parametrize(
    ("state", "allowed"),
    [
        ({}, STAFF - {"concerned moderator"}),
        ({"settled_at": BEFORE}, set()),
        ({"claimed_by_id": 3, "claimed_until": LATER}, {"moderator"}),
        ({"claimed_by_id": 3, "claimed_until": BEFORE}, STAFF - {"concerned moderator"}),
        ({"about_id": None}, STAFF),
    ],
)
def test_who_may_take_a_case_in_hand_and_decide_it(state, allowed):
    assert who(lambda member: rules.may_claim(member, case(**state), now=NOW)) == allowed
    assert who(lambda member: rules.may_decide(member, case(**state), now=NOW)) == allowed
    appealed = case(kind="appeal", **state)
    assert who(lambda member: rules.may_decide(member, appealed, now=NOW)) == set()


@pytest.mark.parametrize(
    ("act", "kind", "allowed"),
    [
        ("leave", "comment", STAFF), ("leave", "article", STAFF), ("sanction", "member", STAFF),
        ("hide", "comment", STAFF), ("remove", "comment", STAFF), ("withhold", "comment", STAFF),
        ("withhold", "article", {"editor", "concerned moderator"}),
        ("hide", "article", set()), ("remove", "member", set()), ("rename", "member", STAFF),
        ("rename", "comment", set()), ("withhold", "page", set()), ("hide", "decision", set()),
    ],
)  # fmt: skip
def test_who_may_do_what_to_what(act, kind, allowed):
    assert who(lambda member: rules.may_act(member, act, kind)) == allowed


def test_who_may_undo():
    undoes = STAFF - {"concerned moderator"}
    assert who(lambda member: rules.may_undo(member, decision())) == undoes
    assert who(lambda member: rules.may_undo(member, decision(undone_at=NOW))) == set()
    withheld = decision(act="withhold", subject="article:1")
    assert who(lambda member: rules.may_undo(member, withheld)) == {"editor"}


def test_who_may_appeal_and_until_when():
    about = decision(member_id=1)
    assert who(lambda member: rules.may_appeal(member, about, now=NOW)) == {"concerned"}
    for none in (
        decision(member_id=1, at=NOW - rules.APPEALABLE),
        decision(member_id=1, act="leave"),
        decision(member_id=1, undone_at=NOW),
        decision(member_id=None),
    ):
        assert who(lambda member, none=none: rules.may_appeal(member, none, now=NOW)) == set()


@pytest.mark.parametrize(
    ("state", "allowed"),
    [
        ({}, {"other", "editor"}),
        ({"judged_at": BEFORE}, set()),
        ({"about_id": 4}, {"editor", "concerned moderator"}),
        ({"by_id": None}, {"moderator", "other", "editor"}),
        ({"claimed_by_id": 4, "claimed_until": LATER}, {"other"}),
    ],
)
def test_an_appeal_is_judged_by_somebody_else(state, allowed):
    own = {name: state.pop(name) for name in ("judged_at", "by_id") if name in state}
    appeal = Appeal(
        case=case(kind="appeal", **state),
        decision=decision(by_id=own.pop("by_id", 3)),
        **own,
    )
    assert who(lambda member: rules.may_judge(member, appeal, now=NOW)) == allowed


def test_nobody_reports_what_is_its_own():
    assert who(lambda member: rules.may_report(member, 1)) == set(WHO) - {"concerned"}


@pytest.mark.parametrize(
    ("reason", "level", "weight"),
    [("spam", None, 1), ("spam", 0, 1), ("spam", 3, 4), ("hate", None, 2), ("threat", 2, 6)],
)
def test_a_report_weighs_by_reason_and_trust(reason, level, weight):
    assert rules.weight(reason, level) == weight
