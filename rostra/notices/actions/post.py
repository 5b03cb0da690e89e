"""Hand mails to the mail server, each at most once."""

import logging
from datetime import datetime, timedelta

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F

from rostra.notices import rules
from rostra.notices.letters import letter_of
from rostra.notices.models import Mail
from rostra.notices.rules import Fault

logger = logging.getLogger(__name__)

AT_ONCE = 500
# A mail that was claimed and not settled for so long: its worker ended in between.
LOST_AFTER = timedelta(hours=1)


def post(*, now: datetime) -> int:
    """Send the mails that are due, the longest waiting first; return how many were.

    Each is claimed before it is sent, so that of two processes one sends it. One that the server
    did not take is tried again later, one whose worker ended is not: it may have gone. Where the
    server itself fails, the others wait without a try lost.
    """
    Mail.objects.filter(claimed_at__lt=now - LOST_AFTER, sent_at=None, ended_at=None).update(
        ended_at=now, why="The worker ended while it was being sent."
    )
    due = Mail.objects.filter(due_at__lte=now, claimed_at=None, sent_at=None, ended_at=None)
    numbers = list(due.order_by("due_at", "pk").values_list("pk", flat=True)[:AT_ONCE])
    sent = 0
    connection = get_connection()
    try:
        for number in numbers:
            fault = _post(number, connection, now)
            if fault == Fault.SERVER:
                break
            sent += fault is None
    finally:
        _close(connection)
    return sent


def _post(number: int, connection: BaseEmailBackend, now: datetime) -> Fault | None:
    """Send a mail, unless another process has; return whose fault it was if it was not sent."""
    own = Mail.objects.filter(pk=number)
    if not own.filter(claimed_at=None).update(claimed_at=now, tries=F("tries") + 1):
        return Fault.MAIL
    mail = own.select_related("member").get()
    letter = letter_of(mail, now=now)
    if letter is None:
        own.update(ended_at=now, why="Nothing was left to tell.")
        return Fault.MAIL
    try:
        connection.open()
        connection.send_messages([letter])
    except OSError as error:  # smtplib's errors are, as those of the network
        return _failed(mail, error, now)
    own.update(sent_at=now)
    return None


def _failed(mail: Mail, error: OSError, now: datetime) -> Fault:
    fault, code = rules.fault_of(error)
    pause = rules.pause_after(mail.tries, fault, code)
    why = f"{type(error).__name__}: {error}"[:300]
    logger.warning("Mail %d was not sent (try %d): %s", mail.pk, mail.tries, why)
    own = Mail.objects.filter(pk=mail.pk)
    if pause is None:
        own.update(ended_at=now, why=why)
    else:
        own.update(claimed_at=None, due_at=now + pause, why=why)
    return fault


def _close(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except OSError:
        # It broke before; what was sent is settled.
        logger.info("The connection to the mail server was broken already.")
