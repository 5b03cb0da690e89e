"""A plot of readers by hour, as the template draws it: pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

WIDTH, HEIGHT = 720, 140
# Room for the scale on the left, for the hours below.
LEFT, BELOW = 44, 20


@dataclass(frozen=True, slots=True)
class Column:
    """The readers of an hour; all lengths in the units of the drawing."""

    hour: datetime
    readers: int
    x: float
    y: float
    width: float
    height: float
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing of ``width`` by ``height``; ``most`` is the value of its top line."""

    bars: tuple[Column, ...]
    most: int
    total: int
    width: int = LEFT + WIDTH
    height: int = HEIGHT + BELOW
    left: int = LEFT
    base: int = HEIGHT

    @property
    def below(self) -> int:
        """Where the hours are written."""
        return self.height - 4


def plot(hours: Sequence[tuple[datetime, int]], *, every: int = 6) -> Plot:
    """Draw hours side by side; each ``every``th bears its name."""
    most = _top(max((readers for _, readers in hours), default=0))
    step = WIDTH / max(len(hours), 1)
    bars = tuple(
        Column(
            hour=hour,
            readers=readers,
            x=round(LEFT + order * step + 1, 2),
            y=round(HEIGHT * (1 - readers / most), 2),
            width=round(max(step - 2, 1), 2),
            height=round(HEIGHT * readers / most, 2),
            is_marked=order % every == 0,
        )
        for order, (hour, readers) in enumerate(hours)
    )
    return Plot(bars, most=most, total=sum(readers for _, readers in hours))


def _top(most: int) -> int:
    """Return the round number that a scale ends at: 1, 2 or 5 and noughts."""
    power = 1
    while True:
        for first in (1, 2, 5):
            if first * power >= most:
                return first * power
        power *= 10
