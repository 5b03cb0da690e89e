"""Note what counts for or against a member, and let the level follow."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from rostra.accounts import trust
from rostra.accounts.models import Member, Standing
from rostra.changes.log import append
from rostra.web import prepared

WRITTEN = ("comments", "likes", "days", "last_day", "upheld", "level", "since")


# Part of an act that has its transaction: a savepoint in it would be two statements more.
@transaction.atomic(savepoint=False)
def note_facts(
    *,
    member: int | None,
    now: datetime,
    comments: int = 0,
    likes: int = 0,
    upheld: int = 0,
    spoke: bool = False,
) -> None:
    """Count steps up or down for a member, by number; nothing for one who is no more.

    The level follows at once, up and down, unless it was set by hand.
    """
    facts = _locked(member) if member is not None else None
    if facts is None:
        return
    facts.comments = max(0, facts.comments + comments)
    facts.likes = max(0, facts.likes + likes)
    facts.upheld = max(0, facts.upheld + upheld)
    today = timezone.localdate(now)
    if spoke and (facts.last_day is None or facts.last_day < today):
        facts.days, facts.last_day = facts.days + 1, today
    settle_level(facts, now)
    prepared.write(facts, WRITTEN)
    append(f"member:{member}")


def _locked(member: int) -> Standing | None:
    """Return a member's standing, made where there was none, and nobody else changing it."""
    found = _lock(member)
    if not found and Member.objects.filter(pk=member).exists():
        Standing.objects.get_or_create(member_id=member)
        found = _lock(member)
    return found[0] if found else None


def _lock(member: int) -> list[Standing]:
    def build(given: Mapping[str, Any]) -> QuerySet[Standing]:
        return Standing.objects.select_for_update().filter(pk=given["member"])

    return prepared.instances(Standing, "standing, locked", build, {"member": member})


def settle_level(facts: Standing, now: datetime) -> None:
    """Put the level where the rule has it, unless a hand keeps it."""
    level = trust.level_for(facts)
    if facts.set_at is None and (facts.since is None or level != facts.level):
        facts.level, facts.since = level, now
