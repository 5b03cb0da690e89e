"""Whom a notice reaches, and how far: pure functions, tested as tables."""

from datetime import datetime, timedelta
from enum import Enum
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPResponseException
from zoneinfo import ZoneInfo

from rostra.notices.ways import Rhythm, Way

# Ways in the order of how far they go.
FAR = (Way.NOTHING, Way.INBOX, Way.DIGEST, Way.AT_ONCE)
# A digest comes at this hour of the member's morning, a weekly one on Mondays.
HOUR = 7
# After so many tries a mail waits so long for the next one; after the last it is given up.
PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=20),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
    timedelta(days=1),
)
PERMANENT = range(500, 600)


class Fault(Enum):
    """What it was that kept a mail from being sent."""

    # This mail, or whom it is for: others may go.
    MAIL = "mail"
    # The mail server, or the way to it: others would fare the same now.
    SERVER = "server"


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


def fault_of(error: OSError) -> tuple[Fault, int | None]:
    """Return whose fault it is that a mail could not be sent, and the code of the mail server.

    Codes are those of RFC 5321, section 4.2: 4xx passes, 5xx is for good.
    """
    if isinstance(error, SMTPRecipientsRefused):
        return Fault.MAIL, min((code for code, _ in error.recipients.values()), default=None)
    if isinstance(error, SMTPDataError):
        return Fault.MAIL, error.smtp_code
    code = error.smtp_code if isinstance(error, SMTPResponseException) else None
    return Fault.SERVER, code


def pause_after(tries: int, fault: Fault, code: int | None) -> timedelta | None:
    """Return how long a mail that failed so often waits; None to give it up.

    A server that refuses everything is set up wrongly, or we are: that can be mended.
    """
    if (fault == Fault.MAIL and code in PERMANENT) or tries > len(PAUSES):
        return None
    return PAUSES[tries - 1]
