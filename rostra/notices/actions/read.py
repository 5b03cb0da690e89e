"""Note what a member has read."""

from datetime import datetime

from rostra.accounts.models import Member
from rostra.notices.models import Notice

AT_ONCE = 1_000


def read(*, notice: Notice, now: datetime) -> None:
    """Note that a notice has been opened; the first time counts."""
    Notice.objects.unread().filter(pk=notice.pk).update(read_at=now)


def read_about(*, kind: str, subject: str, by: Member, now: datetime) -> None:
    """Note that a member has seen elsewhere what notices of a kind tell about a subject."""
    by.notices.unread().filter(kind=kind, subject=subject).update(read_at=now)


def read_all(*, by: Member, until: datetime, now: datetime) -> int:
    """Note that a member has read all that it was told until a moment; return how many.

    What came while the member looked at the page stays unread. In portions, so that nobody who
    writes waits long.
    """
    done = 0
    while True:
        own = by.notices.unread().filter(at__lte=until).values_list("pk", flat=True)
        some = list(own[:AT_ONCE])
        done += Notice.objects.unread().filter(pk__in=some).update(read_at=now)
        if len(some) < AT_ONCE:
            return done
