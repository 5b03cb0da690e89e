"""A small plot of what came and what went by the hour, as the template draws it: pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

WIDTH, HEIGHT = 480, 48


@dataclass(frozen=True, slots=True)
class Bar:
    """One hour; lengths in the units of the drawing."""

    hour: datetime
    count: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing; ``most`` is the value of its top."""

    bars: tuple[Bar, ...]
    most: int
    total: int
    width: int = WIDTH
    height: int = HEIGHT


def plot(hours: Sequence[tuple[datetime, int]], *, most: int = 0) -> Plot:
    """Draw hours side by side; ``most`` gives several plots one scale."""
    top = max([most, 1, *(count for _, count in hours)])
    step = WIDTH / max(len(hours), 1)
    bars = tuple(
        Bar(
            hour=hour,
            count=count,
            x=round(order * step + 1, 2),
            y=round(HEIGHT * (1 - count / top), 2),
            width=round(max(step - 2, 1), 2),
            height=round(HEIGHT * count / top, 2),
        )
        for order, (hour, count) in enumerate(hours)
    )
    return Plot(bars, most=top, total=sum(count for _, count in hours))
