"""Settle what waits about a subject."""

from collections.abc import Iterable
from datetime import datetime

from rostra.accounts.models import Member
from rostra.moderation.models import Case


def settle(*, subject: str, kinds: Iterable[str], by: Member | None, now: datetime) -> None:
    """Let no case of these kinds about a subject wait any more, in the transaction of the act."""
    rows = Case.objects.waiting().filter(subject=subject, kind__in=list(kinds))
    rows.update(settled_at=now, settled_by=by, claimed_by=None, claimed_until=None)
