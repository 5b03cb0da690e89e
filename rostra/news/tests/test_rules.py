"""Who may do what to an article: role by act by state."""

import inspect
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from rostra.accounts.actions.grant_role import grant_role
from rostra.accounts.roles import Role
from rostra.kernel import clock
from rostra.news import rules
from tests.cast import MemberFactory

DRAFT = SimpleNamespace(live=False, first_published_at=None)
LIVE = SimpleNamespace(live=True, first_published_at=clock.now())
TAKEN_DOWN = SimpleNamespace(live=False, first_published_at=clock.now())
WITHDRAWN = SimpleNamespace(live=False, first_published_at=clock.now(), withdrawal="note")
STATES = {"draft": DRAFT, "live": LIVE, "taken down": TAKEN_DOWN, "withdrawn": WITHDRAWN}

# The states in which an editor and an owner may; nobody else may anything.
MATRIX: dict[str, set[str]] = {
    "may_edit": {"draft", "live", "taken down", "withdrawn"},
    "may_publish": {"draft", "live", "taken down"},
    "may_correct": {"live", "taken down"},
    "may_withdraw": {"live", "taken down"},
    "may_restore": {"withdrawn"},
    "may_move": {"draft", "live", "taken down", "withdrawn"},
    "may_delete": {"draft"},
}
WRITERS = {"owner", "editor"}


@pytest.fixture
def people(db: None) -> dict[str, Any]:
    made = {}
    for role in Role:
        member = MemberFactory()
        grant_role(member=member, role=role, by=None, now=clock.now())
        made[role.value] = type(member).objects.get(pk=member.pk)
    return {**made, "member": MemberFactory(), "visitor": AnonymousUser()}


def test_every_act_has_a_row() -> None:
    acts = {
        name
        for name, function in inspect.getmembers(rules, inspect.isfunction)
        if name.startswith("may_") and "article" in inspect.signature(function).parameters
    }
    assert acts == MATRIX.keys()


def test_every_role_is_tried(people: dict[str, Any]) -> None:
    assert set(Role.values) | {"member", "visitor"} == people.keys()


@pytest.mark.parametrize("act", MATRIX)
def test_role_by_act_by_state(people: dict[str, Any], act: str) -> None:
    rule = getattr(rules, act)
    for who, person in people.items():
        for state, article in STATES.items():
            expected = who in WRITERS and state in MATRIX[act]
            assert rule(person, article) is expected, (who, act, state)


def test_writing_is_for_editors_and_owners(people: dict[str, Any]) -> None:
    assert {who for who, person in people.items() if rules.may_write(person)} == WRITERS
