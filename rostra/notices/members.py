"""Members as something to follow."""

from collections.abc import Collection
from datetime import datetime

from rostra.accounts import addresses
from rostra.accounts.models import Member
from rostra.notices.subjects import Described


def describe(rests: Collection[str], language: str, now: datetime) -> dict[str, Described]:
    """Describe members by their numbers: one query."""
    rows = Member.objects.filter(pk__in=[int(each) for each in rests], is_active=True)
    return {
        str(number): Described(label=name, address=addresses.member(number))
        for number, name in rows.values_list("pk", "name")
    }
