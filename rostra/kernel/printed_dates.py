"""Dates as papers print them.

A handful of exact patterns instead of python-dateutil or dateparser: both guess (dateutil fills
what is missing from today's date), and a wrong date on a news page is worse than none.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from typing import Literal

Precision = Literal["second", "minute", "day"]
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
CLOCK = (
    r"(?P<half>上午|下午|早上|晚上|中午|凌晨)?\s*"
    r"(?P<hour>\d{1,2})\s*[:时時点點]\s*(?P<minute>\d{2})\s*分?(?:[:]?\s*(?P<second>\d{2})秒?(?:\.\d+)?)?"
    r"\s*(?P<ampm>[ap]\.?m\.?)?\s*(?P<zone>z|utc|gmt|[+-]\d{2}:?\d{2})?"
)
NUMERIC = r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})"
CHINESE = r"(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号號]"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
AMERICAN = WEEKDAY + MONTH + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"
BRITISH = WEEKDAY + r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+" + MONTH + r",?\s+(?P<year>\d{4})"
WEEKDAY_ZH = r"(?:\s*[(（]?(?:星期|周|週|礼拜)[一二三四五六日天][)）]?)?"
PATTERNS = [
    re.compile(rf"{day}{WEEKDAY_ZH}(?:(?:t|,|\s|at)*\s*{CLOCK})?\s*(?:讯|訊|电|電)?", re.IGNORECASE)
    for day in (NUMERIC, CHINESE, AMERICAN, BRITISH)
]


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A printed date read: the moment in UTC, and what had to be assumed."""

    at: datetime
    zone_assumed: bool
    precision: Precision


def parse(text: str, *, zone: tzinfo) -> PrintedDate | None:
    """Read a printed date; one without a zone is read in `zone`. Nonsense gives None."""
    text = unicodedata.normalize("NFKC", text).strip().strip("【】[]()")
    for pattern in PATTERNS:
        if match := pattern.fullmatch(text):
            return from_match(match, zone)
    return from_rfc(text, zone)


def from_match(match: re.Match[str], zone: tzinfo) -> PrintedDate | None:
    """Build the date a pattern found, or None when there is no such day or hour."""
    found = match.groupdict()
    name = found.get("name")
    month = MONTHS.index(name[:3].lower()) + 1 if name else int(found["month"])
    hour = clock_hour(found)
    printed_zone = read_zone(found["zone"])
    try:
        local = datetime(
            int(found["year"]), month, int(found["day"]),
            hour, int(found["minute"] or 0), int(found["second"] or 0),
            tzinfo=printed_zone or zone,
        )  # fmt: skip
        at = local.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    precision: Precision = "day"
    if found["hour"]:
        precision = "second" if found["second"] else "minute"
    return PrintedDate(at, printed_zone is None, precision)


def clock_hour(found: dict[str, str | None]) -> int:
    """Return the hour of 24 from an hour and its half of the day; 24 and more where impossible."""
    hour = int(found["hour"] or 0)
    half = (found["ampm"] or found["half"] or "").lower()
    if half[:1] == "p" or half in {"下午", "晚上"}:
        return hour + 12 if hour < 12 else hour
    if half[:1] == "a" and hour == 12:
        return 0
    return hour


def read_zone(text: str | None) -> tzinfo | None:
    """Read "Z", "UTC", "GMT" or an offset."""
    if not text:
        return None
    if text.lower() in {"z", "utc", "gmt"}:
        return UTC
    digits = text[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if text[0] == "-" else offset)


def from_rfc(text: str, zone: tzinfo) -> PrintedDate | None:
    """Read the date of a mail header or feed (RFC 2822)."""
    try:
        read = parsedate_to_datetime(text)
        assumed = read.tzinfo is None
        at = (read.replace(tzinfo=zone) if assumed else read).astimezone(UTC)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
    return PrintedDate(at, assumed, "second")
