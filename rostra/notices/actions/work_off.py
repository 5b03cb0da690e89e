"""Tell the followers what was noted for them, in slices."""

from datetime import datetime

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, OuterRef

from rostra.notices.actions.tell import tell_many
from rostra.notices.kinds import UnknownKindError, kind_of
from rostra.notices.models import Follow, Notice, Spread

# So many followers in one transaction: others who write wait for a moment only.
SLICE = 200


def work_off(*, now: datetime, slices: int = 1_000) -> int:
    """Tell followers, the longest waiting first, at most so many slices; return how many.

    Killed at any moment and begun again, or run by two at once, it tells nobody twice.
    """
    for done in range(slices):
        if not _slice(now):
            return done
    return slices


@transaction.atomic
def _slice(now: datetime) -> bool:
    """Tell a slice of followers of the first thing that waits; say whether there was one."""
    waiting = Spread.objects.filter(done_at=None, due_at__lte=now).order_by("due_at", "pk")
    # Where two work at once, each takes another; SQLite lets one write at a time as it is.
    if connection.features.has_select_for_update_skip_locked:
        waiting = waiting.select_for_update(skip_locked=True, of=("self",))
    found = waiting.select_related("by").first()
    if found is None:
        return False
    follows = Follow.objects.filter(subject__in=found.keys, since__lte=found.at)
    # Who follows it two ways is told at the first of them.
    before = follows.filter(member=OuterRef("member"), pk__lt=OuterRef("pk"))
    rows = list(
        follows.filter(~Exists(before), pk__gt=found.cursor)
        .order_by("pk")
        .values_list("pk", "member", "subject")[:SLICE]
    )
    if rows and _is_seen(found, now):
        _tell(found, rows)
        found.cursor = rows[-1][0]
    if len(rows) < SLICE or found.cursor != rows[-1][0]:
        found.done_at = now
    found.save(update_fields=["cursor", "done_at"])
    return True


def _tell(found: Spread, rows: list[tuple[int, int, str]]) -> None:
    told = {
        member: {**found.parameters, "through": subject}
        for _number, member, subject in rows
        if member not in found.besides
    }
    tell_many(
        told,
        kind=found.kind,
        subject=found.subject,
        address=found.address,
        now=found.at,
        by=found.by,
    )


def _is_seen(found: Spread, now: datetime) -> bool:
    """Say whether readers may still see what is to be told; what is gone is told to nobody."""
    try:
        kind = kind_of(found.kind)
    except UnknownKindError:
        return False
    sample = Notice(
        pk=0, kind=found.kind, subject=found.subject, parameters=found.parameters, at=found.at
    )
    return 0 in kind.look([sample], settings.LANGUAGE_CODE, now)
