"""What members are told of decisions about them, in the transaction of the decision."""

from datetime import datetime

from rostra.moderation import addresses
from rostra.moderation.models import Appeal, Decision
from rostra.notices.actions.tell import tell


def tell_decision(decision: Decision, *, now: datetime) -> None:
    """Tell the member whom a decision concerns; of what was left as it is nobody is told."""
    if decision.act != Decision.Act.LEAVE:
        _tell("decision", decision, now)


def tell_undone(decision: Decision, *, now: datetime) -> None:
    """Tell the member that a decision about it holds no longer."""
    if decision.act != Decision.Act.LEAVE:
        _tell("undone", decision, now, why=decision.undone_why)


def tell_judged(appeal: Appeal, *, now: datetime) -> None:
    """Tell the member how its appeal was judged, and why."""
    _tell("judged", appeal.decision, now, outcome=appeal.outcome, why=appeal.answer)


def _tell(kind: str, decision: Decision, now: datetime, **more: str) -> None:
    """Tell the member; who decided stays unnamed."""
    if decision.member is None:
        return
    sanction = decision.sanction
    said = {
        "act": decision.act,
        "rule": decision.rule,
        "reason": decision.reason,
        "sanction": sanction.kind if sanction else "",
        "until": sanction.ends_at.isoformat() if sanction and sanction.ends_at else "",
    }
    tell(
        member=decision.member, kind=kind, subject=f"decision:{decision.pk}",
        address=addresses.appeal(decision.pk), parameters=said | more, now=now,
    )  # fmt: skip
