"""Forget what the members' own room holds about one beside the row itself."""

from typing import Any

from wagtail.models import ModelLogEntry

from rostra.accounts import portraits
from rostra.accounts.holdings import about
from rostra.accounts.models import Member


def forget_account(*, member: Member, **_: Any) -> bool:
    """Take the name from the audit log, where acts keep the number, and remove the portrait.

    All at once: there is no more.
    Mail addresses, second factors and standing go with the row.
    """
    portraits.remove(member.portrait)
    ModelLogEntry.objects.filter(about(member)).exclude(label=_number(member)).update(
        label=_number(member), data={}
    )
    return False


def _number(member: Member) -> str:
    return f"#{member.pk}"
