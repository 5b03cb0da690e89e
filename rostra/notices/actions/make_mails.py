"""Make mails of notices that are to go by mail: one each, or a digest of all that waits."""

from datetime import datetime, timedelta

from django.db import transaction

from rostra.notices.actions.expect_digests import expect_digests
from rostra.notices.kinds import kind_of, known
from rostra.notices.models import Letterbox, Mail, Notice
from rostra.notices.ways import Rhythm, Way

AT_ONCE = 500
# More mails than that in so long are not wanted: whoever answers somebody a hundred times does not
# fill their mailbox.
MOST, WITHIN = 20, timedelta(hours=1)


def make_mails(*, now: datetime) -> int:
    """Make a mail of each notice that goes at once and is not read yet; return how many."""
    kinds = [kind.name for kind in known()]
    waiting = Notice.objects.waiting(Way.AT_ONCE).filter(kind__in=kinds).order_by("pk")
    return sum(_make(notice, now) for notice in list(waiting[:AT_ONCE]))


def make_digests(*, now: datetime) -> int:
    """Make the digests that are due, of what is not read and in no mail yet; return how many."""
    due = Letterbox.objects.filter(due_at__lte=now).order_by("due_at")
    return sum(_digest(number, now) for number in list(due.values_list("pk", flat=True)[:AT_ONCE]))


@transaction.atomic
def _make(notice: Notice, now: datetime) -> bool:
    """Make a mail of a notice, or leave it to the digest where its member has had many already."""
    own = Notice.objects.waiting(Way.AT_ONCE).filter(pk=notice.pk)
    if kind_of(notice.kind).personal and _has_had_many(notice.member_id, now):
        own.update(way=Way.DIGEST)
        expect_digests([notice.member_id], now=now)
        return False
    mail = Mail.objects.create(
        member_id=notice.member_id, kind=Mail.Kind.NOTICE, made_at=now, due_at=now
    )
    if own.update(mail=mail):
        return True
    # Read meanwhile, or another process was first.
    mail.delete()
    return False


def _has_had_many(member: int, now: datetime) -> bool:
    lately = Mail.objects.filter(member=member, made_at__gt=now - WITHIN)
    return lately.count() >= MOST


@transaction.atomic
def _digest(number: int, now: datetime) -> bool:
    # Whoever tells the member something holds this lock as well, so that nothing falls between.
    box = Letterbox.objects.select_for_update().filter(pk=number, due_at__lte=now).first()
    if box is None:
        return False
    Letterbox.objects.filter(pk=number).update(due_at=None)
    waiting = Notice.objects.waiting(Way.DIGEST).filter(member=number)
    if box.rhythm == Rhythm.NEVER or not waiting.exists():
        return False
    mail = Mail.objects.create(member_id=number, kind=Mail.Kind.DIGEST, made_at=now, due_at=now)
    waiting.update(mail=mail)
    return True
