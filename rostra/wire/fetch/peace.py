"""How long a server wants to be left alone, as its headers say."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
DIGITS = re.compile(r"\d{1,9}", re.ASCII)


def asked_for(headers: Mapping[str, str], *, now: datetime) -> list[timedelta]:
    """Return what Retry-After and Cache-Control (or Expires) ask for; junk asks for nothing."""
    found = [retry_after(headers.get("retry-after", ""), now=now), freshness(headers, now=now)]
    return [each for each in found if each is not None and each > timedelta(0)]


def retry_after(value: str, *, now: datetime) -> timedelta | None:
    """Read Retry-After: seconds, or a moment."""
    value = value.strip()
    if DIGITS.fullmatch(value):
        return timedelta(seconds=int(value))
    return until(value, now)


def freshness(headers: Mapping[str, str], *, now: datetime) -> timedelta | None:
    """Read for how long an answer is fresh: max-age, less the age it came with; else Expires."""
    control = headers.get("cache-control", "")
    if found := MAX_AGE.search(control):
        age = headers.get("age", "").strip()
        old = int(age) if DIGITS.fullmatch(age) else 0
        return timedelta(seconds=int(found[1]) - old)
    return until(headers.get("expires", ""), now)


def until(value: str, now: datetime) -> timedelta | None:
    """Return how far away a moment in a header is."""
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    try:
        return moment - now
    except OverflowError:
        return None
