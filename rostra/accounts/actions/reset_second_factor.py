"""Take passkeys and codes away from a member who lost them."""

from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log

from rostra.accounts.actions.sign_out_everywhere import sign_out_everywhere
from rostra.accounts.models import Member


@transaction.atomic
def reset_second_factor(*, member: Member, by: Member | None, now: datetime) -> int:
    """Leave a member the password or the code by mail alone, and end all sessions.

    Returns how many passkeys, apps and lists of codes there were.
    """
    gone, _ = member.authenticator_set.all().delete()
    log(instance=member, action="accounts.reset_second_factor", user=by)
    sign_out_everywhere(member=member, by=by, now=now)
    return gone
