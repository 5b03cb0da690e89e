"""What the tests of the notices have at hand."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from rostra.accounts.models import Member
from rostra.kernel import clock
from rostra.notices import kinds
from rostra.notices.actions.tell import tell
from rostra.notices.kinds import Kind
from rostra.notices.ways import Way
from tests.cast import MemberFactory

# Kinds as rooms bring them, of a room that is not there: its templates are given by the tests.
KNOCK = Kind(name="knock", label="Knocks", room="tried")
RULING = Kind(
    name="ruling", label="Rulings", room="tried", least=Way.INBOX, marks=("number",), personal=False
)
TALK = Kind(name="talk", label="Talk", room="tried", way=Way.DIGEST, folds=True)


@pytest.fixture
def now() -> datetime:
    return clock.now()


@pytest.fixture
def member(db: None) -> Member:
    return MemberFactory(name="Wei", language="en")


@pytest.fixture(autouse=True)
def tried(monkeypatch: pytest.MonkeyPatch) -> None:
    brought = {kind.name: kind for kind in (KNOCK, RULING, TALK)}
    monkeypatch.setattr(kinds, "_kinds", {**kinds._kinds, **brought})


@pytest.fixture
def knock(member: Member, now: datetime) -> Callable[..., None]:
    """Tell the member something."""

    def act(number: int = 1, **given: Any) -> None:
        told = {
            "member": member,
            "kind": "knock",
            "subject": f"comment:{number}",
            "address": f"/c/{number}/",
            "parameters": {},
            "now": now,
        }
        tell(**{**told, **given})

    return act
