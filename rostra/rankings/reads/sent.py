"""A beacon's request, read: what is known of a read before anybody judges it. Pure."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from rostra.rankings.models.left_out import Reason

ARTICLE = re.compile(rb"[1-9][0-9]{0,17}", re.ASCII)
# What a longer agent says behind this tells no two visitors apart.
LONGEST_AGENT = 400
SESSION = re.compile(r"[A-Za-z0-9]{8,64}", re.ASCII)
AHEAD = ("HTTP_SEC_PURPOSE", "HTTP_PURPOSE", "HTTP_X_PURPOSE", "HTTP_X_MOZ")


class Sent(NamedTuple):
    """A read as a browser sent it; it lives in memory until it is counted, a second later."""

    at: datetime
    article: int
    remote: str
    forwarded_for: str
    agent: str
    session: str
    refused: Reason | None


def read_body(body: bytes) -> int | None:
    """Return the number of the article that a beacon's body names, or None."""
    return int(body) if ARTICLE.fullmatch(body) else None


def sent(environ: Mapping[str, Any], *, article: int, session_cookie: str, at: datetime) -> Sent:
    """Return what a WSGI environ says about a read."""
    return Sent(
        at=at,
        article=article,
        remote=environ.get("REMOTE_ADDR", ""),
        forwarded_for=environ.get("HTTP_X_FORWARDED_FOR", ""),
        agent=environ.get("HTTP_USER_AGENT", "")[:LONGEST_AGENT],
        session=_cookie(environ.get("HTTP_COOKIE", ""), session_cookie),
        refused=refused(environ),
    )


def refused(environ: Mapping[str, Any]) -> Reason | None:
    """Return why a read does not count by its headers alone.

    The wish not to be tracked is the script's business too; this is for a script that is older.
    """
    if environ.get("HTTP_DNT") == "1" or environ.get("HTTP_SEC_GPC") == "1":
        return Reason.UNTRACKED
    if any("pre" in environ[header].lower() for header in AHEAD if header in environ):
        return Reason.PREFETCH
    if not is_own(environ):
        return Reason.ELSEWHERE
    return None


def is_own(environ: Mapping[str, Any]) -> bool:
    """Say whether one of our own pages sent a read, as far as the browser says where it is from.

    Otherwise any site could have its own readers counted as an article's.
    """
    site = environ.get("HTTP_SEC_FETCH_SITE")
    if site is not None:
        return bool(site == "same-origin")
    origin = environ.get("HTTP_ORIGIN")
    return origin is None or origin.partition("://")[2] == environ.get("HTTP_HOST", "")


def _cookie(header: str, name: str) -> str:
    if name not in header:
        return ""
    for part in header.split(";"):
        key, _, value = part.strip().partition("=")
        if key == name:
            return value if SESSION.fullmatch(value) else ""
    return ""
