"""Who may do what to the lists: role by act by state."""

import inspect
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from rostra.accounts.actions.grant_role import grant_role
from rostra.accounts.roles import Role
from rostra.kernel import clock
from rostra.rankings import rules
from tests.cast import MemberFactory

STATES = {"draft": SimpleNamespace(live=False), "live": SimpleNamespace(live=True)}
# The states in which an editor and an owner may; nobody else may anything.
MATRIX: dict[str, set[str]] = {
    "may_look": {"draft", "live"},
    "may_pin": {"live"},
    "may_unpin": {"draft", "live"},
    "may_bar": {"live"},
    "may_unbar": {"draft", "live"},
}
EDITORS = {"owner", "editor"}


@pytest.fixture
def people(db: None) -> dict[str, Any]:
    made: dict[str, Any] = {"member": MemberFactory(), "visitor": AnonymousUser()}
    for role in Role:
        member = MemberFactory()
        grant_role(member=member, role=role, by=None, now=clock.now())
        made[role.value] = type(member).objects.get(pk=member.pk)
    return made


def test_every_act_has_a_row() -> None:
    functions = inspect.getmembers(rules, inspect.isfunction)
    assert {name for name, _ in functions if name.startswith("may_")} == MATRIX.keys()


@pytest.mark.parametrize("act", MATRIX)
def test_role_by_act_by_state(people: dict[str, Any], act: str) -> None:
    rule = getattr(rules, act)
    for role, member in people.items():
        for state, article in STATES.items():
            asks_article = "article" in inspect.signature(rule).parameters
            may = rule(member, article) if asks_article else rule(member)
            assert may == (role in EDITORS and state in MATRIX[act]), (role, state)
