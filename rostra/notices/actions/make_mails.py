"""Make mails of notices that are to go by mail: one each, or a digest of all that waits."""

from datetime import datetime

from django.db import transaction

from rostra.notices.models import Letterbox, Mail, Notice
from rostra.notices.ways import Rhythm, Way

AT_ONCE = 500


def make_mails(*, now: datetime) -> int:
    """Make a mail of each notice that goes at once and is not read yet; return how many."""
    waiting = Notice.objects.waiting(Way.AT_ONCE).order_by("pk")
    numbers = waiting.values_list("pk", "member")[:AT_ONCE]
    return sum(_make(number, member, now) for number, member in list(numbers))


def make_digests(*, now: datetime) -> int:
    """Make the digests that are due, of what is not read and in no mail yet; return how many."""
    due = Letterbox.objects.filter(due_at__lte=now).order_by("due_at")
    return sum(_digest(number, now) for number in list(due.values_list("pk", flat=True)[:AT_ONCE]))


@transaction.atomic
def _make(number: int, member: int, now: datetime) -> bool:
    mail = Mail.objects.create(member_id=member, kind=Mail.Kind.NOTICE, made_at=now, due_at=now)
    if Notice.objects.waiting(Way.AT_ONCE).filter(pk=number).update(mail=mail):
        return True
    # Read meanwhile, or another process was first.
    mail.delete()
    return False


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
