"""Forget what a member wrote to the moderators."""

from datetime import datetime
from typing import Any

from rostra.accounts.models import Member
from rostra.moderation.models import Appeal, Case, Decision, Report


def forget_member(*, member: Member, texts: bool, now: datetime, **_: Any) -> bool:
    """Take the member's words from its reports and appeals, all at once; there is no more.

    Decisions stay, without the name; what waits about the account itself waits no longer.
    """
    if texts:
        Report.objects.filter(by=member).update(words="")
        Appeal.objects.filter(decision__member=member).update(words="")
    own = f"member:{member.pk}"
    Case.objects.waiting().filter(subject=own).update(settled_at=now)
    Decision.objects.filter(subject=own).exclude(before="").update(before="")
    return False
