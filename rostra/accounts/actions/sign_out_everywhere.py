"""End all sessions of a member."""

from datetime import datetime

from django.db import transaction
from django.utils.crypto import get_random_string
from wagtail.log_actions import log

from rostra.accounts.models import Member


@transaction.atomic
def sign_out_everywhere(*, member: Member, by: Member | None, now: datetime) -> None:
    """Let none of a member's sessions be worth anything any more, wherever it is stored."""
    member.session_nonce = get_random_string(32)
    member.save(update_fields=["session_nonce"])
    log(instance=member, action="accounts.sign_out_everywhere", user=by)
