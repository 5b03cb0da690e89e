"""Who may decide what: pure functions, tested as a matrix.

A member is asked for its number, its permissions and whether it owns the site; a case and a
decision for their columns. ``None`` is a visitor without an account.
"""

from datetime import datetime, timedelta
from typing import Protocol

from rostra.moderation.models import Appeal, Case, Decision, Report

DECIDE = "moderation.decide_case"
# So long a case is the claimant's alone.
CLAIMED = timedelta(minutes=15)
# So long a member may appeal.
APPEALABLE = timedelta(days=30)
# What a report weighs: by its reason, times one more than the level of trust of its author.
HEAVY = frozenset({Report.Reason.HATE, Report.Reason.THREAT, Report.Reason.PRIVATE})
# What may be done to a subject of each kind, beside leaving it and sanctioning its author.
ACTS = {
    "comment": (Decision.Act.HIDE, Decision.Act.REMOVE, Decision.Act.WITHHOLD),
    "article": (Decision.Act.WITHHOLD,),
    "member": (Decision.Act.RENAME,),
}


class Permitted(Protocol):
    """Whoever asks: a member, or a visitor, who may do nothing."""

    def has_perm(self, perm: str) -> bool:
        """Say whether a permission (``moderation.decide_case``) is held."""


class Person(Permitted, Protocol):
    """Whoever acts: a member."""

    pk: int


def may_look(member: Permitted | None) -> bool:
    """Say whether the member may see the queue, and note things about members."""
    return member is not None and member.has_perm(DECIDE)


def is_claimed(case: Case, *, by: Person, now: datetime) -> bool:
    """Say whether somebody else has the case in hand."""
    if case.claimed_by_id in (None, by.pk) or case.claimed_until is None:
        return False
    return now < case.claimed_until


def may_claim(member: Person | None, case: Case, *, now: datetime) -> bool:
    """Say whether the member may take a case in hand: nobody judges in a case about self."""
    if member is None or not may_look(member) or case.settled_at is not None:
        return False
    return case.about_id != member.pk and not is_claimed(case, by=member, now=now)


def may_decide(member: Person | None, case: Case, *, now: datetime) -> bool:
    """Say whether the member may decide a case; an appeal is judged, not decided."""
    return may_claim(member, case, now=now) and case.kind != Case.Kind.APPEAL


def may_act(member: Person | None, act: str, kind: str) -> bool:
    """Say whether the member may do an act to a subject of a kind.

    Articles are the newsroom's: whoever may publish them may withhold them.
    """
    if not may_look(member) or member is None:
        return False
    if act in (Decision.Act.LEAVE, Decision.Act.SANCTION):
        return True
    if act not in ACTS.get(kind, ()):
        return False
    return kind != "article" or member.has_perm("news.publish_article")


def may_undo(member: Person | None, decision: Decision) -> bool:
    """Say whether the member may undo a decision: not one about self, and not twice."""
    if member is None or decision.undone_at is not None or decision.member_id == member.pk:
        return False
    return may_act(member, decision.act, decision.subject.partition(":")[0])


def may_appeal(member: Person | None, decision: Decision, *, now: datetime) -> bool:
    """Say whether the member may appeal a decision, whether or not it has done so already."""
    if member is None or decision.member_id != member.pk or decision.act == Decision.Act.LEAVE:
        return False
    return decision.undone_at is None and now < decision.at + APPEALABLE


def may_judge(member: Person | None, appeal: Appeal, *, now: datetime) -> bool:
    """Say whether the member may judge an appeal: neither who decided, nor whom it concerns."""
    return (
        may_claim(member, appeal.case, now=now)
        and appeal.judged_at is None
        and member is not None
        and appeal.decision.by_id != member.pk
    )


def may_report(member: Person | None, about: int | None) -> bool:
    """Say whether somebody may report what ``about`` wrote, or is: visitors too, nobody itself."""
    return member is None or member.pk != about


def weight(reason: str, level: int | None) -> int:
    """Return what a report weighs; ``level`` is its author's trust, None for a visitor."""
    return (2 if reason in HEAVY else 1) * (1 if level is None else level + 1)
