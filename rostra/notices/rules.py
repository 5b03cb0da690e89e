"""Whom a notice reaches, and how far: pure functions, tested as tables."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from rostra.notices.ways import Rhythm, Way

# Ways in the order of how far they go.
FAR = (Way.NOTHING, Way.INBOX, Way.DIGEST, Way.AT_ONCE)
# A digest comes at this hour of the member's morning, a weekly one on Mondays.
HOUR = 7


def way_of(*, usual: str, chosen: str | None, least: str) -> Way:
    """Return how far a notice goes: as chosen, else as usual, never less than the least."""
    wanted = Way(chosen if chosen is not None else usual)
    return max(wanted, Way(least), key=FAR.index)


def reaches(*, member: int, by: int | None, ignored: bool, personal: bool) -> bool:
    """Say whether a member hears of what somebody did: not of oneself, nor of whom it ignores."""
    return member != by and not (ignored and personal)


def next_digest(rhythm: str, zone: ZoneInfo, after: datetime) -> datetime | None:
    """Return the first moment after ``after`` that a digest of this rhythm is due, None for never.

    At seven in the member's zone, or the first moment after it where clocks are turned over it.
    """
    if rhythm == Rhythm.NEVER:
        return None
    local = after.astimezone(zone)
    at = local.replace(hour=HOUR, minute=0, second=0, microsecond=0, fold=0)
    while at <= local or (rhythm == Rhythm.WEEKLY and at.weekday() != 0):
        at += timedelta(days=1)
    return at
