"""When a page says its text was published, in the words that say it.

Markup of its own counts first, for it has the zone; then what is printed beside the text, a
dateline in it, the address. The words are handed on: which zone they are read in, and that it was
assumed, is for the stage that knows the source.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from rostra.kernel import printed_dates
from rostra.kernel.printed_dates import PrintedDate
from rostra.wire.parse.html.lines import Line

WIDEST = 120
DAY = timedelta(days=1)
IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_]?([01]\d)[-/_]?([0-3]\d)(?!\d)")
# 9/17/2004 5:54:13 AM has one reading; 7/5/2005 has two, and is refused.
SLASHED = re.compile(
    r"(?<![\d/])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>(?:19|20)\d\d)"
    r"(?P<rest>(?:,?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?)?)", re.IGNORECASE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a date, and the date as read in UTC where they name no zone."""

    words: str
    date: PrintedDate


def choose(
    told: Iterable[object],
    *,
    above: Sequence[Line],
    below: Sequence[Line],
    edges: Sequence[Line],
    url: str,
    now: datetime,
) -> str:
    """Return the words of the date of publication, empty when the page does not say.

    ``told`` is what is marked up, then come the lines ``above`` and ``below`` the text (nearest
    first) and those at its ``edges``. Of the same day the reading with a time wins.
    """
    found = [read(text) for text in told if isinstance(text, str)]
    # A line with a time is the page's; one with a day alone may be the dateline of the text.
    printed = [find(line.text) for line in above if len(line.text) <= WIDEST]
    found += [each for each in printed if each and each.date.precision != "day"]
    found += [each for each in printed if each and each.date.precision == "day"]
    found += [find(line.text) for line in below if len(line.text) <= WIDEST]
    found += [find(line.text) for line in edges if len(line.text) <= WIDEST / 3]
    found += [find(line.text[:30]) for line in edges[:2]]
    if address := IN_ADDRESS.search(url):
        found.append(read("-".join(address.groups())))
    dates = [each for each in found if each and each.date.at <= now + DAY]
    if not dates:
        return ""
    exact = [each for each in dates if each.date.precision != "day"]
    same = [each for each in exact if abs(each.date.at - dates[0].date.at) < DAY]
    return same[0].words if dates[0].date.precision == "day" and same else dates[0].words


def read(text: str) -> Words | None:
    """Read a text that is a date."""
    date = printed_dates.parse(text, zone=UTC)
    return Words(text, date) if date else None


def find(text: str) -> Words | None:
    """Return the first date in a line, 9/17/2004 too where it is clear."""
    if found := printed_dates.find_words(text, zone=UTC):
        return Words(*found)
    if not (slashed := SLASHED.search(text)):
        return None
    month, day = int(slashed["a"]), int(slashed["b"])
    if max(month, day) <= 12 and month != day:
        return None
    if month > 12:
        month, day = day, month
    return find(f"{slashed['year']}-{month}-{day} {slashed['rest']}")
