"""Forget who signed up and never confirmed an address."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db.models import Exists, OuterRef

from rostra.accounts.models import Member
from rostra.accounts.names import UNCONFIRMED_FOR

AT_ONCE = 500


def forget_unconfirmed(*, now: datetime) -> int:
    """Delete accounts that nobody ever came into, so that name and address are free again.

    They have written nothing, for nobody signs in before an address is confirmed. Returns how
    many there were.
    """
    addresses = EmailAddress.objects.filter(user=OuterRef("pk"))
    confirmed = addresses.filter(verified=True)
    unconfirmed = Member.objects.filter(
        Exists(addresses), ~Exists(confirmed), last_login=None, joined_at__lt=now - UNCONFIRMED_FOR
    )
    numbers = list(unconfirmed.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    return unconfirmed.filter(pk__in=numbers).delete()[1].get("accounts.Member", 0)
