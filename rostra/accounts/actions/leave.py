"""Ask to be erased, or take that back."""

from datetime import datetime, timedelta

from django.db import transaction
from wagtail.log_actions import log

from rostra.accounts.actions.revoke_role import refuse_last_owner
from rostra.accounts.actions.sign_out_everywhere import sign_out_everywhere
from rostra.accounts.models import Leaving, Member

# So long signing in takes the wish back.
GRACE = timedelta(days=7)


@transaction.atomic
def leave(*, member: Member, texts: bool, now: datetime) -> Leaving:
    """Sign a member out and have it erased after the days of grace.

    Asked again, the first day counts.

    Raises ValidationError for the last owner.
    """
    refuse_last_owner(member)
    wish, is_new = Leaving.objects.get_or_create(
        member=member, defaults={"asked_at": now, "due_at": now + GRACE, "texts": texts}
    )
    if wish.texts != texts:
        wish.texts = texts
        wish.save(update_fields=["texts"])
    if is_new:
        log(instance=member, action="accounts.leave", user=member)
    sign_out_everywhere(member=member, by=member, now=now)
    return wish


@transaction.atomic
def stay(*, member: Member, now: datetime) -> bool:
    """Take back that a member wanted to be erased; say whether it did. Too late once it is due."""
    taken_back, _each = Leaving.objects.filter(member=member, due_at__gt=now).delete()
    if taken_back:
        log(instance=member, action="accounts.stay", user=member)
    return bool(taken_back)
