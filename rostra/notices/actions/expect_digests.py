"""Note when members are due a digest, for something waits for them."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings

from rostra.accounts.models import Member
from rostra.notices import rules
from rostra.notices.models import Letterbox
from rostra.notices.ways import Rhythm


def expect_digests(members: Collection[int], *, now: datetime) -> None:
    """Set the moment of the next digest of each of some members that has none set.

    Held locked until the commit, in the order of the members' numbers: a digest that is made at
    this moment waits for what is being told, or what is told for the digest after it.
    """
    if not members:
        return
    rows = Letterbox.objects.filter(pk__in=members).order_by("pk").select_for_update()
    boxes = {box.pk: box for box in rows}
    missing = [number for number in members if number not in boxes]
    empty = [box.pk for box in boxes.values() if box.due_at is None]
    if not missing and not empty:
        return
    zones = dict(Member.objects.filter(pk__in=[*missing, *empty]).values_list("pk", "time_zone"))
    due: dict[datetime, list[int]] = defaultdict(list)
    for number in empty:
        if at := rules.next_digest(boxes[number].rhythm, zone(zones.get(number, "")), now):
            due[at].append(number)
    for at, numbers in due.items():
        Letterbox.objects.filter(pk__in=numbers, due_at=None).update(due_at=at)
    Letterbox.objects.bulk_create(
        [
            Letterbox(
                member_id=number,
                due_at=rules.next_digest(Rhythm.DAILY, zone(zones.get(number, "")), now),
            )
            for number in sorted(missing)
        ],
        ignore_conflicts=True,
    )


def zone(name: str) -> ZoneInfo:
    """Return a member's time zone; the site's where it has none, or one that is gone."""
    try:
        return ZoneInfo(name or settings.TIME_ZONE)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(settings.TIME_ZONE)
