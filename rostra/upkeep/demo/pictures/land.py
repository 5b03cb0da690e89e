"""Brushes for land: broken and rolling skylines, ridges that melt into mist."""

import itertools
from collections.abc import Sequence
from math import pi, sin

from .canvas import HEIGHT, WIDTH, Canvas, Point
from .colour import Ink, mix


def ridge(
    c: Canvas,
    y: float,
    rise: float,
    *,
    rough: float = 0.52,
    steps: int = 7,
    x0: float = -40.0,
    x1: float = WIDTH + 40.0,
) -> list[Point]:
    """Return a broken skyline about height `y`, by midpoint displacement of `rise` units."""
    heights = [c.rng.uniform(-1, 1) for _ in range(3)]
    scale = 1.0
    for _ in range(steps):
        scale *= rough
        grown: list[float] = []
        for one, other in itertools.pairwise(heights):
            grown += [one, (one + other) / 2 + c.rng.uniform(-scale, scale)]
        heights = [*grown, heights[-1]]
    span = (x1 - x0) / (len(heights) - 1)
    return [(x0 + i * span, y + high * rise) for i, high in enumerate(heights)]


def rolling(
    y: float, waves: Sequence[tuple[float, float, float]], *, step: float = 20.0
) -> list[Point]:
    """Return a smooth skyline: `waves` are (height, length, phase in turns)."""
    count = round((WIDTH + 80) / step)
    points = []
    for i in range(count + 1):
        x = -40 + i * step
        points.append((x, y + sum(h * sin(2 * pi * (x / n + p)) for h, n, p in waves)))
    return points


def down(line: Sequence[Point], floor: float = HEIGHT + 20) -> list[Point]:
    """Close a skyline into an area reaching down to `floor`."""
    return [*line, (line[-1][0], floor), (line[0][0], floor)]


def range_of_hills(
    c: Canvas,
    y: float,
    rise: float,
    top: Ink,
    foot: Ink,
    *,
    depth: float = 260.0,
    rough: float = 0.52,
) -> list[Point]:
    """Draw one ridge that melts into mist `depth` units below; return its skyline."""
    line = ridge(c, y, rise, rough=rough)
    c.wash(down(line, y + depth), (top, mix(top, foot, 0.45), foot))
    c.wash(
        [(-40, y + depth), (WIDTH + 40, y + depth), (WIDTH + 40, HEIGHT), (-40, HEIGHT)],
        (foot, foot),
    )
    return line
