"""The two living salts: one starts every two days and lives four (DESIGN, decision 8).

So any window of 48 hours lies wholly under one salt: the older of the two that live at its end.
"""

import secrets
from datetime import datetime, timedelta
from typing import NamedTuple

from rostra.kernel.windows import EPOCH
from rostra.rankings.models import Salt

PERIOD = timedelta(days=2)
KEY_BYTES = 32


class Living(NamedTuple):
    """The keys under which a read counts."""

    period: int
    older: bytes
    younger: bytes


def period(moment: datetime) -> int:
    """Return the number of the period a moment lies in: that of the younger living salt."""
    return (moment - EPOCH) // PERIOD


def begin(number: int) -> datetime:
    """Return when a salt begins to live, and with it the period of its number."""
    return EPOCH + number * PERIOD


def living(*, now: datetime) -> Living:
    """Return the two living salts; make those that are missing. One query."""
    number = period(now)
    keys = _keys(number)
    if len(keys) < 2:
        made = [
            Salt(number=each, key=secrets.token_bytes(KEY_BYTES)) for each in (number - 1, number)
        ]
        # Another process may be making them as well: the first one's hold.
        Salt.objects.bulk_create(made, ignore_conflicts=True)
        keys = _keys(number)
    return Living(number, older=keys[number - 1], younger=keys[number])


def _keys(number: int) -> dict[int, bytes]:
    rows = Salt.objects.filter(number__in=(number - 1, number))
    return {salt.number: bytes(salt.key) for salt in rows}
