"""What the editions hold about a member: what it keeps locked or began at the desk."""

from typing import Any

from rostra.accounts.holdings import Holding, holding
from rostra.accounts.models import Member
from rostra.frontpage.models import Edition, FurniturePage


def gather(*, member: Member, **_: Any) -> list[Holding]:
    """Return the editions a member has locked, and the furniture pages it made or has locked."""
    editions = Edition.objects.filter(locked_by=member).order_by("pk")
    locked = FurniturePage.objects.filter(locked_by=member).order_by("pk")
    made = FurniturePage.objects.filter(owner=member).order_by("pk")
    return [
        holding("editions_locked", editions, "language", "locked_at"),
        holding("pages_locked", locked, "title", "locked_at"),
        holding("pages_made", made, "title", "first_published_at"),
    ]
