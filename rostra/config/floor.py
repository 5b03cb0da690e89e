"""What the rooms hear of the floor: what is held waits, what is decided counts.

Connected by ``config/wiring.py``.
"""

from datetime import datetime
from typing import Any

from rostra.accounts.actions.note_facts import note_facts
from rostra.discussion import events
from rostra.discussion.models import Comment, Hold
from rostra.moderation import events as moderation
from rostra.moderation import figures
from rostra.moderation.actions.open_case import open_case
from rostra.moderation.actions.settle import settle
from rostra.moderation.models import Case, Decision

# What counts against whoever wrote it.
AGAINST = frozenset({Decision.Act.HIDE, Decision.Act.REMOVE, Decision.Act.WITHHOLD})


def connect() -> None:
    """Connect the receivers."""
    events.held.connect(_queue_held, sender=Comment)
    events.settled.connect(_settle_held, sender=Comment)
    moderation.decided.connect(_note_decided, sender=Decision)
    moderation.undone.connect(_note_undone, sender=Decision)


def _queue_held(*, comment: Comment, hold: Hold, now: datetime, **_: Any) -> None:
    open_case(
        kind=Case.Kind.HELD, subject=f"comment:{comment.pk}", about=comment.author, now=now,
        weight=1 + len(hold.fired),
    )  # fmt: skip
    figures.count("held", now=now)


def _settle_held(*, comment: Comment, by: Any, now: datetime, **_: Any) -> None:
    settle(subject=f"comment:{comment.pk}", kinds=[Case.Kind.HELD], by=by, now=now)


def _note_decided(*, decision: Decision, now: datetime, **_: Any) -> None:
    if decision.act in AGAINST:
        note_facts(member=decision.member_id, now=now, upheld=1)


def _note_undone(*, decision: Decision, now: datetime, **_: Any) -> None:
    if decision.act in AGAINST:
        note_facts(member=decision.member_id, now=now, upheld=-1)
