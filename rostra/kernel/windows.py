"""Windows of time: a half-open stretch between two aware moments.

Rankings count over windows that end now and begin on the hour (DESIGN, decision 8).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

HOUR = timedelta(hours=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time: `start` belongs to it, `end` does not, so windows tile without overlap.

    Both are kept in UTC. Raises ValueError for a moment without a zone, or an end before the start.
    """

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.utcoffset() is None or self.end.utcoffset() is None:
            raise ValueError("a window is made of aware moments")
        # In UTC: Python compares two moments of one zone by their clock faces, which run twice
        # through the hour when summer time ends.
        object.__setattr__(self, "start", self.start.astimezone(UTC))
        object.__setattr__(self, "end", self.end.astimezone(UTC))
        if self.end < self.start:
            raise ValueError("a window ends after it starts")

    @property
    def length(self) -> timedelta:
        """Say how long the window is."""
        return self.end - self.start

    def contains(self, moment: datetime) -> bool:
        """Say whether an aware moment lies in the window."""
        return self.start <= moment.astimezone(UTC) < self.end


def rolling(hours: int, *, now: datetime) -> Window:
    """Return the window of at most `hours` hours that ends now and begins on the (UTC) hour.

    The beginning is rounded up, never down: a window is never longer than its name says. That is
    what lets any 48-hour window lie wholly under one visitor salt, as a salt is certain to be
    48 hours old but not 49.
    """
    if hours < 1:
        raise ValueError("a rolling window has at least one hour")
    end = now.astimezone(UTC)
    earliest = end - hours * HOUR
    past_the_hour = (earliest - EPOCH) % HOUR
    start = earliest if not past_the_hour else earliest - past_the_hour + HOUR
    return Window(start, end)


def slices(window: Window, *, minutes: int = 60) -> Iterator[Window]:
    """Cut a window at every multiple of `minutes` since the epoch, first and last piece clipped.

    The pieces are in order, touch, and together are exactly the window.
    """
    if minutes < 1:
        raise ValueError("a slice has at least one minute")
    step = timedelta(minutes=minutes)
    start = window.start
    while start < window.end:
        boundary = start - (start - EPOCH) % step + step
        yield Window(start, min(boundary, window.end))
        start = boundary
