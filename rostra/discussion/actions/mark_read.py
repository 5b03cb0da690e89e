"""Remember how far a member has read a thread."""

from datetime import datetime

from django.db import transaction

from rostra.accounts.models import Member
from rostra.discussion.models import ReadMark, Thread


@transaction.atomic
def mark_read(*, thread: Thread, floor: int, by: Member, now: datetime) -> ReadMark:
    """Put a member's mark at a floor, or leave it where it is higher; never beyond the last.

    Not logged as a change: no page but the member's own depends on it.
    """
    floor = min(floor, thread.last_floor)
    mark, is_new = ReadMark.objects.get_or_create(
        thread=thread, member=by, defaults={"floor": floor, "at": now}
    )
    if not is_new and floor > mark.floor:
        # Asked again by the database: of two pages read at once the higher floor stays.
        ReadMark.objects.filter(pk=mark.pk, floor__lt=floor).update(floor=floor, at=now)
    return mark
