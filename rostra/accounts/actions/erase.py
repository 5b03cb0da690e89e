"""Erase a member: from every room, a part at a time, and then the row itself."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from rostra.accounts import ledger, rules
from rostra.accounts.actions.revoke_role import refuse_last_owner
from rostra.accounts.events import erasing
from rostra.accounts.models import Erased, Leaving, Member
from rostra.changes.log import append


def erase(*, member: Member, texts: bool, by: Member, now: datetime) -> None:
    """Erase a member at once, as an owner may. Raises ValidationError for anybody else."""
    if not rules.may_erase(by, member):
        raise ValidationError(_("Erasing members is for the owners."))
    carry_out(member=member, texts=texts, by=by, now=now)


def erase_due(*, now: datetime) -> int:
    """Erase whose days of grace are over, and whom the ledger names; return how many."""
    count = 0
    for wish in Leaving.objects.filter(due_at__lte=now).select_related("member"):
        try:
            carry_out(member=wish.member, texts=wish.texts, by=None, now=now)
        except ValidationError:
            # The last owner by now: stays until there is another.
            continue
        count += 1
    return count + erase_again(now=now)


def erase_again(*, now: datetime) -> int:
    """Erase whoever is here though the ledger names them: from a backup, or half erased."""
    named = Erased.objects.filter(number=OuterRef("pk"), joined_at=OuterRef("joined_at"))
    members = list(Member.objects.filter(Exists(named)))
    for member in members:
        texts = Erased.objects.get(number=member.pk, joined_at=member.joined_at).texts
        _forget(member, texts, now)
    return len(members)


def carry_out(*, member: Member, texts: bool, by: Member | None, now: datetime) -> None:
    """Enter a member in the ledger and erase it. Raises ValidationError for the last owner.

    From the entry on the account is shut and the erasure goes through, whatever happens here: the
    timetable takes up what was cut off.
    """
    with transaction.atomic():
        refuse_last_owner(member)
        entry = ledger.entry_for(member, at=now, texts=texts)
        # The file first: an entry without an erasure is made good, an erasure without one is not.
        ledger.write([entry])
        Erased.objects.get_or_create(
            number=entry.number,
            joined_at=entry.joined_at,
            defaults={"address": entry.address, "at": entry.at, "texts": entry.texts},
        )
        Member.objects.filter(pk=member.pk).update(is_active=False)
        log(instance=member, action="accounts.erase", user=by)
    _forget(member, texts, now)


def _forget(member: Member, texts: bool, now: datetime) -> None:
    while _forget_part(member, texts, now):
        pass


@transaction.atomic
def _forget_part(member: Member, texts: bool, now: datetime) -> bool:
    """Have every room forget a part; delete the row when none has more. Say whether to go on."""
    # Not more than this: whoever likes one of its comments meanwhile refers to the row.
    found = Member.objects.select_for_update(no_key=True).filter(pk=member.pk).first()
    if found is None:
        return False
    answers = erasing.send(Member, member=found, texts=texts, now=now)
    if any(more for _receiver, more in answers):
        return True
    found.delete()
    append(f"member:{member.pk}")
    return False
