"""Recognise when an item was published."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from rostra.kernel import printed_dates

# The first day of Unix time: what programs print that have no date.
NO_DATE = date(1970, 1, 1)
# Clocks and zones go wrong by hours, not by days.
AHEAD = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Dated:
    """A moment as read, and what was assumed in reading it."""

    at: datetime
    printed: str
    zone: str
    zone_assumed: bool
    precision: str

    def to_json(self) -> dict[str, Any]:
        """Return it as the item keeps it."""
        return {
            "at": self.at.isoformat(),
            "printed": self.printed,
            "zone": self.zone,
            "zone_assumed": self.zone_assumed,
            "precision": self.precision,
        }


def find_date(printed: str, *, zone: str, name: str, notes: list[str]) -> Dated | None:
    """Read a printed date; one without a zone in ``zone``. What cannot be read is noted."""
    if not printed:
        return None
    place = ZoneInfo(zone)
    found = printed_dates.parse(printed, zone=place) or printed_dates.find(printed, zone=place)
    if found is None:
        notes.append(f"“{name}” is no date that can be read: {printed[:60]}.")
        return None
    if found.at.astimezone(UTC).date() == NO_DATE:
        notes.append(f"“{name}” is 1 January 1970, which stands for no date; left out.")
        return None
    return Dated(found.at, printed, zone, found.zone_assumed, found.precision)


def is_too_far_ahead(dated: Dated | None, now: datetime) -> bool:
    """Say whether a date lies further in the future than a wrong zone explains."""
    return dated is not None and dated.at > now + AHEAD
