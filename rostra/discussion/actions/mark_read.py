"""Remember how far a member has read a thread."""

from datetime import datetime

from django.db import transaction

from rostra.accounts.models import Member
from rostra.discussion import subjects
from rostra.discussion.models import ReadMark, Thread
from rostra.notices.actions.read import read_about


@transaction.atomic
def mark_read(*, thread: Thread, floor: int, by: Member, now: datetime) -> ReadMark:
    """Put a member's mark at a floor, or leave it where it is higher; never beyond the last.

    Whoever has read to the last floor has read the notice of new comments as well. Not logged as
    a change: no page but the member's own depends on it.
    """
    floor = min(floor, thread.last_floor)
    mark, is_new = ReadMark.objects.get_or_create(
        thread=thread, member=by, defaults={"floor": floor, "at": now}
    )
    if not is_new and floor > mark.floor:
        # Asked again by the database: of two pages read at once the higher floor stays.
        ReadMark.objects.filter(pk=mark.pk, floor__lt=floor).update(floor=floor, at=now)
    if floor == thread.last_floor:
        read_about(kind="talk", subject=subjects.of(thread).press_key, by=by, now=now)
    return mark
