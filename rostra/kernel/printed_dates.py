"""Dates as papers print them.

Exact patterns, and email.utils for mail dates, instead of python-dateutil or dateparser: both guess
(dateutil takes what is missing from today's date and reads "10" as a day of this month, dateparser
also reads "may" and "3 days ago"), and on a news page a wrong date is worse than none. Nor does
either read 【2008年3月17日讯】 or 21时32分.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from typing import Literal

Precision = Literal["second", "minute", "day"]

FIRST_YEAR = 1600  # the first newspapers are of 1605
LAST_YEAR = 2200
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LONGEST = 80
LONGEST_LINE = 1000
EAST_8 = timezone(timedelta(hours=8))
MORNING = frozenset({"凌晨", "清晨", "早上", "上午"})
EVENING = frozenset({"傍晚", "晚上", "晚间", "晚間"})

MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?:\b(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b\.?[\s,]*)?"
WEEKDAY_ZH = r"(?:\s*\(?(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]\)?)?"
YEAR, DAY = r"(?P<year>\d{4})", r"(?P<day>\d{1,2})"
NUMERIC = rf"{YEAR}(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P=sep){DAY}(?!\d)"
CHINESE = (
    rf"(?P<local>(?:北京|台北|臺北|香港)[时時][间間]\s*)?(?:公元)?(?P<era>民[国國])?"
    rf"(?P<year>\d{{2,4}})\s*年\s*(?P<month>\d{{1,2}})\s*月\s*{DAY}\s*[日号號]{WEEKDAY_ZH}"
)
AMERICAN = rf"{WEEKDAY}{MONTH}\s*{DAY}(?:st|nd|rd|th)?\s*,?\s*{YEAR}"
BRITISH = rf"{WEEKDAY}{DAY}(?:st|nd|rd|th)?\s+{MONTH},?\s+{YEAR}"
CLOCK = (
    r"(?P<half>上午|下午|早上|清晨|凌晨|中午|傍晚|晚上|晚间|晚間)?\s*(?P<hour>\d{1,2})"
    r"(?:\s*[:时時点點]\s*(?P<minute>\d{2})(?!\d)\s*分?"
    r"(?:\s*:?\s*(?P<second>\d{2})(?!\d)\s*秒?(?:[.,]\d{1,9})?)?"
    r"|\s*[时時点點]整?(?!\s*\d)|(?=\s*[ap]\.?m\b))"
    r"(?:\s*(?P<ampm>[ap])\.?m\b\.?)?"
)
ZONE = (
    r"(?P<zone>z\b|(?:utc|gmt)?\s*[+\-−]\d{1,2}(?::?\d{2})?(?!\d)"
    r"|(?:utc|gmt|est|edt|cst|pst|pdt)\b)"
)
AFTER_DAY = rf"(?:(?:\s*t\s*|[\s,]*(?:at\s+)?){CLOCK}(?:\s*\(?{ZONE}\)?)?)?"
PATTERNS = tuple(
    re.compile(rf"(?<!\d){day}{AFTER_DAY}", re.IGNORECASE)
    for day in (NUMERIC, CHINESE, AMERICAN, BRITISH)
)
COMPACT = re.compile(
    r"\d{8}(?P<clock>T\d{4}(?P<second>\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?", re.IGNORECASE
)
MAIL = re.compile(
    rf"{WEEKDAY}(?:\d{{1,2}}[- ])?[a-z]{{3}}[- ][\d\- :]+[a-z+\-\d() ]*", re.IGNORECASE
)
FRAME = re.compile(r"^[\s\[(【（<|]+|[\s\])】）>|.。,，]+$")
WIRE_WORD = re.compile(r"\s*[讯訊电電]$")
# CST is China's as well as Chicago's: it says nothing.
NAMED = {"z": 0, "utc": 0, "gmt": 0, "est": -5, "edt": -4, "pst": -8, "pdt": -7}


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A printed date as read: the moment in UTC, and what had to be assumed."""

    at: datetime
    zone_assumed: bool
    precision: Precision


def parse(text: str, *, zone: tzinfo) -> PrintedDate | None:
    """Read a text that is a date, or None for anything else.

    Read are ISO 8601, mail and feed dates (RFC 2822), 2024-10-22 21:32:50 (also with / and .),
    2024年10月22日 21:32, 民國113年10月22日下午9時32分, 【2008年3月17日讯】, April 4, 2009,
    Saturday, 4 April 2009, 9:32 p.m. A date without a zone is read in `zone`, and says so; one
    without a time is that day's midnight. 10/11/2024 could be two days and is refused, as is what
    has no year. A printed weekday is not checked: it is the part most often wrong.
    """
    if len(text) > LONGEST:
        return None
    text = WIRE_WORD.sub("", FRAME.sub("", unicodedata.normalize("NFKC", text)))
    for pattern in PATTERNS:
        if match := pattern.fullmatch(text):
            return from_match(match, zone)
    return from_compact(text, zone) or from_mail(text, zone)


def find(text: str, *, zone: tzinfo) -> PrintedDate | None:
    """Return the first date printed in a line of text (a dateline, a byline), or None.

    Only the first 1,000 characters are looked at.
    """
    found = find_words(text, zone=zone)
    return found[1] if found else None


def find_words(text: str, *, zone: tzinfo) -> tuple[str, PrintedDate] | None:
    """Return the first date printed in a line as `find` does, with the words that say it."""
    text = unicodedata.normalize("NFKC", text[:LONGEST_LINE])
    matches = [match for pattern in PATTERNS for match in pattern.finditer(text)]
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        if found := from_match(match, zone):
            return match[0].strip(), found
    return None


def from_match(match: re.Match[str], zone: tzinfo) -> PrintedDate | None:
    """Return the date that a pattern found, None when there is no such day or hour."""
    found = match.groupdict()
    precision: Precision = "second" if found["second"] else "minute" if found["hour"] else "day"
    try:
        printed = EAST_8 if found.get("local") else read_zone(found["zone"])
        read = datetime(
            read_year(found),
            read_month(found),
            int(found["day"]),
            read_hour(found),
            int(found["minute"] or 0),
            int(found["second"] or 0),
            tzinfo=printed or zone,
        )
    except ValueError:
        return None
    return dated(read, zone_assumed=printed is None, precision=precision)


def dated(read: datetime, *, zone_assumed: bool, precision: Precision) -> PrintedDate | None:
    """Return a date read, or None outside the years of newspapers."""
    if not FIRST_YEAR <= read.year <= LAST_YEAR:
        return None
    return PrintedDate(read.astimezone(UTC), zone_assumed, precision)


def read_year(found: dict[str, str | None]) -> int:
    """Return the year; the Republic of China counts from 1912."""
    year = int(found["year"] or 0)
    return year + 1911 if found.get("era") else year


def read_month(found: dict[str, str | None]) -> int:
    """Return the month from its name or number."""
    name = found.get("name")
    return MONTHS.index(name[:3].lower()) + 1 if name else int(found["month"] or 0)


def read_hour(found: dict[str, str | None]) -> int:
    """Return the hour of 24. Raises ValueError for one that its half of the day does not have."""
    hour = int(found["hour"] or 0)
    if found["ampm"]:
        if found["half"] or not 1 <= hour <= 12:
            raise ValueError("no such hour")
        return hour % 12 + (12 if found["ampm"] in "pP" else 0)
    half = found["half"] or ""
    if (half in MORNING and hour > 12) or (half in EVENING and hour == 12):
        raise ValueError("no such hour")  # 晚上12点 is the next day to most, not to all
    if hour == 12:
        return 0 if half in MORNING and half != "上午" else 12
    if half == "下午" or half in EVENING or (half == "中午" and hour < 11):
        return hour % 12 + 12 if hour < 12 else hour
    return hour


def read_zone(text: str | None) -> tzinfo | None:
    """Read a name or an offset; None for none and for CST. Raises ValueError for a wrong one."""
    name = (text or "").lower().strip()
    if name in {"", "cst"}:
        return None
    if name in NAMED:
        return timezone(timedelta(hours=NAMED[name]))
    sign, digits = re.fullmatch(r"(?:utc|gmt)?\s*([+\-−])([\d:]+)", name).groups()  # type: ignore[union-attr]
    digits = digits.replace(":", "")
    hours, minutes = (int(digits), 0) if len(digits) < 3 else (int(digits[:-2]), int(digits[-2:]))
    offset = timedelta(hours=hours, minutes=minutes)
    if hours > 14 or minutes > 59:
        raise ValueError("no such offset")
    return timezone(offset if sign == "+" else -offset)


def from_compact(text: str, zone: tzinfo) -> PrintedDate | None:
    """Read ISO 8601 without separators: 20241022T213250Z."""
    match = COMPACT.fullmatch(text)
    if not match:
        return None
    precision: Precision = "second" if match["second"] else "minute" if match["clock"] else "day"
    try:
        return with_zone(datetime.fromisoformat(text.upper()), zone, precision)
    except ValueError:
        return None


def from_mail(text: str, zone: tzinfo) -> PrintedDate | None:
    """Read the date of a mail header or feed, its obsolete forms included."""
    if not MAIL.fullmatch(text):
        return None
    colons = text.partition("+")[0].count(":")
    precision: Precision = "second" if colons > 1 else "minute" if colons else "day"
    try:
        return with_zone(parsedate_to_datetime(text), zone, precision)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


def with_zone(read: datetime, zone: tzinfo, precision: Precision) -> PrintedDate | None:
    """Return a date that the standard library read, in `zone` if it has none."""
    assumed = read.tzinfo is None
    read = read.replace(tzinfo=zone) if assumed else read
    return dated(read, zone_assumed=assumed, precision=precision)
