"""What the rankings hold about a member: what it pinned and barred at the desk."""

from typing import Any

from rostra.accounts.holdings import Holding, holding
from rostra.accounts.models import Member
from rostra.rankings.models import Bar, Pin


def gather(*, member: Member, **_: Any) -> list[Holding]:
    """Return the articles that a member pinned to a list, and those it barred."""
    pins = Pin.objects.filter(by=member).order_by("pk")
    bars = Bar.objects.filter(by=member).order_by("pk")
    return [
        holding("pins", pins, "ranking", "place", "article", "at", "until"),
        holding("bars", bars, "article", "note", "at"),
    ]
