"""Note what counts for or against a member, and let the level follow."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from rostra.accounts import trust
from rostra.accounts.models import Member, Standing
from rostra.changes.log import append


@transaction.atomic
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
    if member is None or not Member.objects.filter(pk=member).exists():
        return
    Standing.objects.get_or_create(member_id=member)
    facts = Standing.objects.select_for_update(of=("self",)).get(pk=member)
    facts.comments = max(0, facts.comments + comments)
    facts.likes = max(0, facts.likes + likes)
    facts.upheld = max(0, facts.upheld + upheld)
    today = timezone.localdate(now)
    if spoke and (facts.last_day is None or facts.last_day < today):
        facts.days, facts.last_day = facts.days + 1, today
    settle_level(facts, now)
    facts.save()
    append(f"member:{member}")


def settle_level(facts: Standing, now: datetime) -> None:
    """Put the level where the rule has it, unless a hand keeps it."""
    level = trust.level_for(facts)
    if facts.set_at is None and (facts.since is None or level != facts.level):
        facts.level, facts.since = level, now
