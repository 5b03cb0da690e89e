"""Decide on a comment that a moderator comes across, and take such a decision back."""

from datetime import datetime

from django.db import transaction

from rostra.accounts.models import Member
from rostra.discussion.actions.hide import show
from rostra.discussion.models import Comment
from rostra.moderation.actions.decide import SETTLED_TOGETHER, decide
from rostra.moderation.actions.open_case import open_case
from rostra.moderation.actions.undo import undo
from rostra.moderation.models import Case, Decision


@transaction.atomic
def decide_at_once(
    *, comment: Comment, act: str, by: Member, now: datetime, why: str = ""
) -> Decision:
    """Decide the case that waits about a comment, or one that is opened for it.

    It is a decision as any other: logged, told, and open to appeal.
    """
    subject = f"comment:{comment.pk}"
    waits = Case.objects.waiting().filter(subject=subject, kind__in=SETTLED_TOGETHER)
    case = waits.order_by("pk").first() or open_case(
        kind=Case.Kind.REPORT, subject=subject, about=comment.author, now=now, weight=0
    )
    return decide(case=case, act=act, reason=why, by=by, now=now)


@transaction.atomic
def show_again(*, comment: Comment, by: Member, now: datetime) -> None:
    """Undo the decision that hid a comment; what none hid is shown all the same."""
    hid = Decision.objects.filter(subject=f"comment:{comment.pk}", undone_at=None)
    last = hid.exclude(act__in=[Decision.Act.LEAVE, Decision.Act.SANCTION]).order_by("-pk").first()
    if last is None:
        show(comment=comment, by=by, now=now)
    else:
        undo(decision=last, why="", by=by, now=now)
