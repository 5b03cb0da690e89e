"""Note when members are due a digest, for something waits for them."""

from collections.abc import Collection
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings

from rostra.accounts.models import Member
from rostra.notices import rules
from rostra.notices.models import Letterbox


def expect_digests(members: Collection[int], *, now: datetime) -> None:
    """Set the moment of the next digest of each of some members that has none set.

    Held locked until the commit, in the order of the members' numbers: a digest that is made at
    this moment waits for what is being told, or what is told for the digest after it.
    """
    if not members:
        return
    rows = Letterbox.objects.filter(pk__in=members).order_by("pk").select_for_update()
    boxes = {box.pk: box for box in rows}
    zones: dict[int, str] = {}
    waiting = [number for number in members if number not in boxes or not boxes[number].due_at]
    if waiting:
        zones = dict(Member.objects.filter(pk__in=waiting).values_list("pk", "time_zone"))
    for number in waiting:
        box = boxes.get(number) or Letterbox(member_id=number)
        due_at = rules.next_digest(box.rhythm, zone(zones.get(number, "")), now)
        if number not in boxes:
            Letterbox.objects.get_or_create(member_id=number, defaults={"due_at": due_at})
        elif due_at is not None:
            Letterbox.objects.filter(pk=number, due_at=None).update(due_at=due_at)


def zone(name: str) -> ZoneInfo:
    """Return a member's time zone; the site's where it has none, or one that is gone."""
    try:
        return ZoneInfo(name or settings.TIME_ZONE)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(settings.TIME_ZONE)
