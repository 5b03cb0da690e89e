"""Where a member finds its notices and what it follows: pure functions."""

import re
from urllib.parse import urlencode

# What can be followed: kinds, then a number or a name of the kind's own.
SUBJECT = r"[a-z]+(?::[a-z]+)*:[0-9]{1,18}"


def inbox() -> str:
    """Return the address of a member's inbox."""
    return "/me/notices/"


def notice(number: int) -> str:
    """Return the address that opens a notice: it is read then, and leads on."""
    return f"/me/notices/{number}/"


def switches() -> str:
    """Return the address of what a member is told, and how."""
    return "/me/notices/switches/"


def follows() -> str:
    """Return the address of the list of what a member follows."""
    return "/me/follows/"


def follow(subject: str, back: str = "") -> str:
    """Return where a member follows a subject; ``back`` is the page to return to."""
    return f"/me/follows/{subject}/" + (f"?{urlencode({'back': back})}" if back else "")


def unsubscribe(token: str) -> str:
    """Return where mails are stopped by whoever holds one, signed in or not."""
    return f"/me/unsubscribe/{token}/"


def is_subject(text: str) -> bool:
    """Say whether a text looks like the key of a subject."""
    return len(text) <= 80 and re.fullmatch(SUBJECT, text) is not None
