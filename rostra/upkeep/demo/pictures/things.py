"""Things met in several scenes: trees, birds, boats, lamps, lattice, windows, smoke."""

from collections.abc import Sequence
from math import cos, pi, sin

from .canvas import Canvas, Point
from .colour import Ink, darker, mix
from .figures import limb


def blob(
    c: Canvas,
    x: float,
    y: float,
    rx: float,
    ry: float,
    fill: Ink,
    *,
    bumps: int = 11,
    alpha: float = 1.0,
) -> list[Point]:
    """Draw an irregular rounded mass, such as foliage, and return its outline."""
    phase = [c.rng.uniform(0, 2 * pi) for _ in range(3)]
    outline = []
    for i in range(48):
        turn = 2 * pi * i / 48
        swell = 1 + 0.09 * sin(bumps * turn + phase[0]) + 0.07 * sin(3 * turn + phase[1])
        outline.append(
            (x + rx * swell * cos(turn), y + ry * swell * sin(turn + 0.1 * sin(phase[2])))
        )
    c.poly(outline, fill, alpha)
    return outline


def tree(c: Canvas, x: float, y: float, height: float, fill: Ink, light: Ink | None = None) -> None:
    """Draw a broad-leaved tree with its foot on (x, y)."""
    limb(c, [(x, y), (x + height * 0.02, y - height * 0.5)], [height * 0.07, height * 0.04], fill)
    for dx, dy, size in (
        (-0.17, 0.55, 0.2),
        (0.18, 0.58, 0.19),
        (0.0, 0.75, 0.25),
        (-0.05, 0.5, 0.2),
    ):
        outline = blob(
            c, x + dx * height, y - dy * height, size * height, size * height * 0.85, fill
        )
        if light:
            c.stipple(outline, light, toward="nw", strength=0.7)


def pine(c: Canvas, x: float, y: float, height: float, fill: Ink) -> None:
    """Draw a conifer with its foot on (x, y)."""
    wide = height * 0.2
    c.rect(x - height * 0.015, y - height * 0.2, x + height * 0.015, y, fill)
    for tier in range(6):
        low = y - height * (0.08 + 0.14 * tier)
        half = wide * (1 - tier / 6.8)
        c.poly(
            [(x - half, low), (x, low - height * 0.27), (x + half, low), (x, low - height * 0.05)],
            fill,
        )


def bare_tree(
    c: Canvas, x: float, y: float, length: float, fill: Ink, *, turn: float = -90.0, depth: int = 6
) -> None:
    """Draw a leafless tree growing from (x, y); `turn` in degrees, -90 straight up."""
    stack = [(x, y, length * 0.3, turn, depth)]
    while stack:
        x0, y0, long, angle, left = stack.pop()
        x1, y1 = x0 + long * cos(angle * pi / 180), y0 + long * sin(angle * pi / 180)
        limb(c, [(x0, y0), (x1, y1)], [long * 0.16, long * 0.11], fill)
        if left > 0:
            for side in (-1, 1):
                stack.append(
                    (
                        x1,
                        y1,
                        long * c.rng.uniform(0.66, 0.84),
                        angle + side * c.rng.uniform(12, 34),
                        left - 1,
                    )
                )


def gulls(
    c: Canvas,
    box: tuple[float, float, float, float],
    fill: Ink,
    *,
    count: int = 7,
    size: float = 22.0,
) -> None:
    """Let gulls glide inside `box`."""
    for _ in range(count):
        x, y = c.rng.uniform(box[0], box[2]), c.rng.uniform(box[1], box[3])
        half, tilt = size * c.rng.uniform(0.5, 1.2), c.rng.uniform(-0.25, 0.25)
        for side in (-1, 1):
            c.poly(
                [
                    (x, y),
                    (x + side * half * 0.5, y - half * (0.34 + tilt * side)),
                    (x + side * half * 1.1, y - half * (0.1 + tilt * side)),
                    (x + side * half * 0.5, y - half * (0.2 + tilt * side)),
                ],
                fill,
            )
        c.dot(x, y, half * 0.13, fill, ry=half * 0.08)


def lattice(
    c: Canvas,
    one: Sequence[Point],
    other: Sequence[Point],
    fill: Ink,
    *,
    panels: int,
    width: float = 3.0,
) -> None:
    """Brace two rails, each given by its two ends, with a zigzag and posts."""

    def on(rail: Sequence[Point], share: float) -> Point:
        (x0, y0), (x1, y1) = rail
        return x0 + (x1 - x0) * share, y0 + (y1 - y0) * share

    c.line(one, fill, width * 1.5)
    c.line(other, fill, width * 1.5)
    for i in range(panels):
        a, b = i / panels, (i + 1) / panels
        c.line([on(one, a), on(other, b)] if i % 2 else [on(other, a), on(one, b)], fill, width)
        c.line([on(one, a), on(other, a)], fill, width * 0.8)


def skyline(
    c: Canvas,
    y: float,
    heights: tuple[float, float],
    fill: Ink,
    *,
    lit: Ink | None = None,
    x0: float = -20.0,
    x1: float = 1620.0,
    widths: tuple[float, float] = (34.0, 92.0),
    share: float = 0.25,
) -> None:
    """Draw a row of blocks standing on height `y`, with a share of windows lit."""
    x = x0
    while x < x1:
        wide, high = c.rng.uniform(*widths), c.rng.uniform(*heights)
        if c.rng.random() < 0.12:
            high *= 1.5
        c.rect(x, y - high, x + wide, y, fill)
        if c.rng.random() < 0.3:
            c.rect(x + wide * 0.42, y - high - high * 0.16, x + wide * 0.5, y - high, fill)
        if lit:
            windows(c, (x + 5, y - high + 8, x + wide - 5, y - 8), lit, cell=(9, 12), share=share)
        x += wide + c.rng.uniform(-4, 7)


def windows(
    c: Canvas,
    box: tuple[float, float, float, float],
    lit: Ink,
    *,
    cell: tuple[float, float],
    share: float = 0.4,
    alpha: float = 0.9,
) -> None:
    """Light a share of the windows in `box`, set on a grid of `cell` units."""
    y = box[1]
    while y + cell[1] * 0.55 < box[3]:
        x = box[0]
        while x + cell[0] * 0.55 < box[2]:
            if c.rng.random() < share:
                c.rect(
                    x, y, x + cell[0] * 0.55, y + cell[1] * 0.55, lit, alpha * c.rng.uniform(0.5, 1)
                )
            x += cell[0]
        y += cell[1]


def lantern(c: Canvas, x: float, y: float, size: float, fill: Ink, glow_ink: Ink) -> None:
    """Hang a round paper lantern whose middle is (x, y)."""
    c.line([(x, y - size * 1.7), (x, y + size * 1.5)], darker(fill, 0.5), size * 0.07)
    c.dot(x, y, size, fill, ry=size * 0.86)
    c.dot(x, y + size * 0.08, size * 0.62, mix(fill, glow_ink, 0.7), ry=size * 0.6)
    c.dot(x, y + size * 0.12, size * 0.34, glow_ink, ry=size * 0.4)
    for wide, dy in ((0.4, -0.84), (0.4, 0.84)):
        c.rect(
            x - size * wide,
            y + size * (dy - 0.08),
            x + size * wide,
            y + size * (dy + 0.08),
            darker(fill, 0.5),
        )
    for dx in (-0.5, 0.5):
        c.arc(
            (x - size * abs(dx), y - size * 0.86, x + size * abs(dx), y + size * 0.86),
            90 if dx < 0 else -90,
            270 if dx < 0 else 90,
            darker(fill, 0.35),
            size * 0.05,
        )


def lamp_post(c: Canvas, x: float, y: float, height: float, fill: Ink, light: Ink) -> None:
    """Stand a street lamp on (x, y)."""
    c.rect(x - height * 0.012, y - height, x + height * 0.012, y, fill)
    c.arc(
        (x, y - height * 1.08, x + height * 0.2, y - height * 0.92), 180, 290, fill, height * 0.018
    )
    c.dot(x + height * 0.14, y - height * 1.06, height * 0.035, light, ry=height * 0.018)


def fishing_boat(
    c: Canvas,
    x: float,
    y: float,
    length: float,
    fill: Ink,
    *,
    light: Ink | None = None,
    facing: int = 1,
) -> None:
    """Float a small trawler with its waterline at `y`, bow towards `facing`."""

    def at(u: float, v: float) -> Point:
        return x + u * length * facing, y - v * length

    c.poly(
        [at(-0.5, 0.13), at(-0.47, 0), at(0.38, 0), at(0.56, 0.24), at(0.3, 0.16), at(-0.1, 0.12)],
        fill,
    )
    c.poly([at(-0.34, 0.12), at(-0.34, 0.34), at(-0.06, 0.34), at(-0.03, 0.12)], fill)
    c.poly([at(-0.38, 0.34), at(-0.38, 0.37), at(-0.0, 0.37), at(-0.0, 0.34)], fill)
    c.line([at(-0.2, 0.35), at(-0.2, 0.72)], fill, length * 0.018)
    c.line([at(0.18, 0.12), at(0.22, 0.62)], fill, length * 0.022)
    c.line([at(-0.2, 0.7), at(0.22, 0.6), at(0.54, 0.24)], fill, length * 0.006)
    c.line([at(0.2, 0.3), at(0.46, 0.5)], fill, length * 0.012)
    c.line([at(-0.2, 0.7), at(-0.5, 0.14)], fill, length * 0.006)
    if light:
        for u in (-0.29, -0.2, -0.11):
            corner, other = at(u, 0.31), at(u + 0.05, 0.24)
            c.rect(*corner, *other, light)


def smoke(
    c: Canvas,
    points: Sequence[Point],
    sizes: tuple[float, float],
    colour: Ink,
    *,
    alpha: float = 0.7,
    puffs: int = 60,
    grain: bool = False,
) -> None:
    """Let smoke trail along `points`, growing from the first of `sizes` to the second."""
    with c.soft(colour, blur=sizes[0] * 0.35 + 4, alpha=alpha, grain=grain) as s:
        for _ in range(puffs):
            share = c.rng.random()
            place = share * (len(points) - 1)
            index = min(int(place), len(points) - 2)
            (x0, y0), (x1, y1) = points[index], points[index + 1]
            size = sizes[0] + (sizes[1] - sizes[0]) * share
            x = x0 + (x1 - x0) * (place - index) + c.rng.gauss(0, size * 0.5)
            y = y0 + (y1 - y0) * (place - index) + c.rng.gauss(0, size * 0.4)
            s.ellipse(x, y, size, size * 0.8, round(255 - 150 * share))


def plume(
    c: Canvas,
    points: Sequence[Point],
    sizes: tuple[float, float],
    lit: Ink,
    shade: Ink,
    *,
    puffs: int = 44,
) -> None:
    """Pile up a dense cloud along `points`, lit from the upper left, the far end first."""
    for i in range(puffs):
        share = 1 - i / puffs
        place = share * (len(points) - 1)
        index = min(int(place), len(points) - 2)
        (x0, y0), (x1, y1) = points[index], points[index + 1]
        size = (sizes[0] + (sizes[1] - sizes[0]) * share) * c.rng.uniform(0.75, 1.15)
        x = x0 + (x1 - x0) * (place - index) + c.rng.gauss(0, size * 0.42)
        y = y0 + (y1 - y0) * (place - index) + c.rng.gauss(0, size * 0.3)
        ball = [
            (x + size * cos(pi * k / 14), y + size * 0.92 * sin(pi * k / 14)) for k in range(28)
        ]
        c.poly(ball, mix(lit, shade, c.rng.uniform(0.0, 0.3)))
        c.stipple(ball, shade, toward="se", strength=0.8)
