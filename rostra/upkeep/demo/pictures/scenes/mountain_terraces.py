"""The scene “mountain-terraces”."""

from itertools import pairwise
from math import pi, sin

from ..brushes import cloud_field, mist, sun
from ..canvas import WIDTH, Canvas, Point
from ..colour import Ink, Palette, darker, lighter, mix
from ..figures import person
from ..land import range_of_hills
from ..registry import scene
from ..things import pine

# horizon, first and last terrace, slope of the near spur, lean, bands, where water lies (share)
_TERRACES = (
    (300, 380, 0.16, 1, 15, 0.75),
    (230, 300, -0.22, -1, 18, 0.2),
    (440, 520, 0.06, 1, 10, 1.0),
    (180, 250, 0.34, 1, 20, 0.5),
    (350, 420, -0.12, -1, 18, 0.0),
    (250, 330, -0.05, 1, 24, 0.8),
)


@scene(
    "mountain-terraces",
    "a9bcc0 f4dfbc fff3d6 8ea39b 5f7d5c 26362d d8a24a",
    "c7d3b4 eef0cf fffbe4 9bb48a 5c8442 263c22 c8622f",
    "5c4a6e f2a583 ffe0b2 8d6b84 6a4a66 271d33 f4c46a",
    "d9c8a2 f3e6c2 fffaea b39f74 7d7a45 37341f 4f7f88",
    "d7b05e f7e3a3 fff8d8 b98f4a a8742a 42301a 7c3f2c",
    "6f93a8 d5e2dd ffffff 6f8f98 3f6470 152a33 e39b58",
    mirrored=(4,),
)
def mountain_terraces(c: Canvas, p: Palette, v: int) -> None:
    """Draw flooded and green terraces stepping down a mountain side."""
    horizon, top, slope, lean, bands, water = _TERRACES[v]
    c.backdrop((p.sky, p.low, p.light), 0, horizon + 160)
    if v in (2, 4):
        sun(c, 1130 if v == 2 else 420, horizon - 90, 54, p.light)
    cloud_field(c, (0, 0, 1600, horizon), p.light, cells=(2, 6), alpha=0.6)
    for i in range(3):
        range_of_hills(
            c,
            horizon - 60 + i * 55,
            110 - i * 22,
            mix(p.far, p.low, 0.55 - i * 0.2),
            p.low,
            depth=150,
        )
        mist(c, horizon + 30 + i * 50, 50, p.light, 0.5)
    _spur(c, p, (top + 20, 900), -slope * 2.1, lean, 13, water, 0.55)
    mist(c, top + 150, 110, p.light, 0.55, lumps=4)
    _spur(c, p, (top + 150, 1150), slope * 1.5, -lean, bands, water, 1.0)
    _hamlet(c, p, 1180 if lean > 0 else 300, top + 165 + (slope * 1.5) * (1180 - 800), v)
    for x, y, high in ((420, 900, 120), (520, 930, 112)) if v % 2 else ((1020, 880, 130),):
        person(
            c,
            x,
            y,
            high,
            p.near,
            pose="stoop" if v < 3 else "walk",
            hat="straw",
            facing=-1 if v else 1,
        )
    mist(c, 1010, 80, p.light, 0.25)


def _spur(
    c: Canvas,
    p: Palette,
    span: tuple[float, float],
    slope: float,
    lean: int,
    bands: int,
    water: float,
    near: float,
) -> None:
    """Draw one flank: a stack of level fields that wind round its bumps."""
    phases = [c.rng.random() for _ in range(3)]
    green = mix(p.far, p.mid, near)
    lines: list[list[Point]] = []
    for band in range(bands + 2):
        depth = band / bands
        y, high, line = span[0] + (span[1] - span[0]) * depth**1.6, 40 + 120 * depth, []
        for i in range(91):
            x = -40 + i * 18.7
            wind = sin(2 * pi * (x / 1500 + phases[0] + depth * 0.22 * lean))
            wind += 0.5 * sin(2 * pi * (x / 640 + phases[1] - depth * 0.45 * lean))
            wind += 0.1 * sin(2 * pi * (x / 230 + phases[2] + depth))
            line.append((x, y + slope * (x - 800) * (1 - depth * 0.55) + wind * high * 0.62))
        lines.append(line)
    crest = lines[0]
    c.poly([*crest, (WIDTH + 60, 1200), (-60, 1200)], darker(green, 0.3))
    for band, (line, after) in enumerate(pairwise(lines)):
        _field(c, p, line, after, band / bands, green, flooded=c.rng.random() < water)


def _field(
    c: Canvas,
    p: Palette,
    line: list[Point],
    after: list[Point],
    depth: float,
    green: Ink,
    *,
    flooded: bool,
) -> None:
    """Lay one terrace between two contours: its wall, its water or its crop."""
    rise = 4 + 20 * depth
    wall = darker(mix(green, p.near, 0.35 + 0.4 * depth), 0.1)
    floor = [(x, y + rise * 2) for x, y in after[::-1]]
    c.poly([*[(x, y - rise * 0.5) for x, y in line], *floor], wall)
    edge = [(x, y + rise * 0.45) for x, y in line]
    if not flooded:
        tone = mix(green, (p.accent, p.low, p.mid)[c.rng.randrange(3)], c.rng.uniform(0.05, 0.4))
        c.poly([*edge, *floor], tone)
        _rows(c, line, rise, darker(tone, 0.35), depth)
        c.line(edge, lighter(tone, 0.4), 1.2 + 2 * depth, 0.8)
        return
    c.poly([*edge, *floor], mix(mix(p.sky, p.low, 0.45), p.far, c.rng.uniform(0.05, 0.3)))
    start, wide = c.rng.randrange(0, 50), c.rng.randrange(24, 44)
    for inset, share in ((0, 0.4), (6, 0.75)):
        part = slice(start + inset, start + wide - inset)
        c.poly([*edge[part], *floor[::-1][part][::-1]], mix(p.low, p.light, share), 0.75)
    c.line(edge, p.light, 1.5 + 2.4 * depth, 0.85)


def _rows(c: Canvas, line: list[Point], rise: float, tone: Ink, depth: float) -> None:
    for row in range(1, 4):
        drop = rise * (0.5 + row * 0.55)
        for one, other in zip(line[::2], line[1::2], strict=False):
            if c.rng.random() < 0.7:
                c.line(
                    [(one[0], one[1] + drop), (other[0], other[1] + drop)],
                    tone,
                    1 + 1.6 * depth,
                    0.55,
                )


def _hamlet(c: Canvas, p: Palette, x: float, y: float, v: int) -> None:
    y = min(max(y, 420), 720)
    for i in range(3 + v % 3):
        left, base, wide = x - 130 + i * 66, y + (i % 2) * 24, 58 + (i % 3) * 12
        c.rect(left, base - 34, left + wide, base, mix(p.low, p.mid, 0.35))
        c.poly(
            [(left - 12, base - 32), (left + wide * 0.5, base - 64), (left + wide + 12, base - 32)],
            darker(p.near, 0.1),
        )
        c.rect(left + wide * 0.4, base - 24, left + wide * 0.58, base - 8, p.accent)
    for i in range(4):
        pine(c, x - 190 + i * 130, y + 16, c.rng.uniform(70, 120), p.near)
