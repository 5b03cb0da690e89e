"""Scenes of the high province: rice terraces and the snow pass."""

from math import exp, pi, sin

from .brushes import cloud_field, glow, haze, mist, range_of_hills, snow, stars, sun
from .canvas import WIDTH, Canvas, Point
from .colour import Ink, Palette, darker, lighter, mix
from .figures import person
from .registry import scene
from .things import pine

# horizon, first and last terrace, slope of the near spur, lean, bands, where water lies (share)
_TERRACES = (
    (300, 380, 0.16, 1, 20, 0.75),
    (230, 300, -0.22, -1, 24, 0.2),
    (420, 500, 0.1, 1, 17, 0.95),
    (180, 250, 0.3, 1, 22, 0.55),
    (350, 420, -0.12, -1, 18, 0.0),
    (270, 350, 0.05, 1, 26, 0.85),
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
    for band in range(bands + 1):
        depth = band / bands
        y = span[0] + (span[1] - span[0]) * depth**1.55
        high = 26 + 86 * depth
        line: list[Point] = []
        for i in range(91):
            x = -40 + i * 18.7
            wind = sin(2 * pi * (x / 1180 + phases[0] + depth * 0.25 * lean))
            wind += 0.45 * sin(2 * pi * (x / 430 + phases[1] - depth * 0.5 * lean))
            wind += 0.16 * sin(2 * pi * (x / 150 + phases[2] + depth))
            line.append((x, y + slope * (x - 800) * (1 - depth * 0.55) + wind * high * 0.55))
        area = [*line, (WIDTH + 60, 1200), (-60, 1200)]
        rise = 5 + 20 * depth
        c.poly(
            [(x, q - rise * 0.4) for x, q in area],
            darker(mix(green, p.near, 0.3 + 0.4 * depth), 0.1),
        )
        flooded = c.rng.random() < water
        field = [(x, q + rise * 0.42) for x, q in area]
        if flooded:
            a, b = c.rng.uniform(0, 0.5), c.rng.uniform(0, 0.4)
            c.wash(
                field,
                (mix(p.low, p.light, b), mix(p.sky, p.low, 0.3 + a), mix(p.sky, p.far, 0.4 + a)),
                sideways=True,
            )
            c.line([(x, q + rise * 0.5) for x, q in line], p.light, 1.5 + 2 * depth, 0.8)
        else:
            tone = mix(
                green, (p.accent, p.low, p.mid)[c.rng.randrange(3)], c.rng.uniform(0.05, 0.4)
            )
            c.poly(field, tone)
            _rows(c, line, rise, darker(tone, 0.35), depth)
            c.line([(x, q + rise * 0.4) for x, q in line], lighter(tone, 0.4), 1.2 + 2 * depth, 0.8)


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


# horizon, peaks (x, top, half width), road bends, hour: "day", "night" or "blizzard"
_PASSES = (
    (560, [(430, 110, 520), (1180, 190, 470), (820, 300, 330)], 1, "day"),
    (640, [(900, 60, 640), (240, 330, 420), (1480, 300, 420)], -1, "night"),
    (500, [(1250, 60, 560), (520, 230, 440)], 1, "day"),
    (600, [(300, 150, 480), (1300, 200, 520)], -1, "blizzard"),
    (440, [(700, 120, 380), (1120, 60, 430), (260, 180, 360)], 1, "day"),
    (690, [(1080, 180, 700), (260, 90, 560)], -1, "dusk"),
)


@scene(
    "snow-pass",
    "6f95b5 d9e4ea ffffff 9db6c9 5b7d9a 27394c d2593a",
    "0e1833 2e4a78 f2e2b0 27406c 1a2d52 080e20 f0b450",
    "e2a48f f8d9be fff4e2 c08e93 7f6580 33304a d9573f",
    "aeb4b8 cdd0cf f7f6f0 a4abb0 79838b 31393f e07b2f",
    "7fb0b5 dcebe4 fffdf0 8fb4b6 4e7d85 1f3a42 c94f42",
    "4b3f66 e08d6c ffd9a8 74618a 4c4470 1d1b33 f5b95a",
    mirrored=(3,),
)
def snow_pass(c: Canvas, p: Palette, v: int) -> None:
    """Wind a road between faceted white peaks, with a truck and its lights."""
    line, peaks, bend, hour = _PASSES[v]
    c.backdrop((p.sky, mix(p.sky, p.low, 0.5), p.low), 0, line + 60)
    if hour == "night":
        stars(c, line, p.light, count=320)
        sun(c, 330, 170, 38, p.light, halo=9)
    elif hour == "dusk":
        sun(c, 700, line - 120, 60, p.light)
    cloud_field(c, (0, 40, 1600, line), p.light, cells=(2, 5), alpha=0.45 if hour == "day" else 0.2)
    for x, top, half in peaks:
        _peak(c, p, x, top, half, line + 130, lit=-1 if v % 2 else 1)
    haze(c, line - 140, line + 90, p.low, 0.7)
    valley = [
        (-40, line + 30),
        (380, line + 74),
        (800, line + 88),
        (1220, line + 66),
        (1640, line + 20),
        (1640, 1100),
        (-40, 1100),
    ]
    snowy = mix(p.light, p.low, 0.3 if hour == "day" else 0.75)
    c.wash(valley, (mix(snowy, p.far, 0.35), snowy, mix(snowy, p.far, 0.5)))
    c.stipple(valley, p.mid, toward="se", strength=0.5)
    for i in range(26):
        x = c.rng.choice((c.rng.uniform(-20, 460), c.rng.uniform(1150, 1620)))
        y = c.rng.uniform(line + 60, line + 230)
        pine(c, x, y, 50 + (y - line) * 0.5, mix(p.mid, p.near, (y - line) / 300))
    _road(c, p, line + 82, bend, hour)
    if v in (0, 4):
        _flags(c, p, v)
    elif v in (2, 3):
        _shelter(c, p, 250 if v == 2 else 1290, 900)
    if hour == "blizzard":
        cloud_field(
            c, (-100, 0, 1700, 1067), p.light, cells=(3, 5), cover=0.45, alpha=0.6, fade="flat"
        )
    if hour != "dusk":
        snow(
            c,
            p.light,
            count=900 if hour == "blizzard" else 160,
            largest=9 if hour == "blizzard" else 4,
        )


def _peak(c: Canvas, p: Palette, x: float, top: float, half: float, foot: float, lit: int) -> None:
    """Draw one mountain: a light flank, a dark flank and the broken ridge between them."""

    def flank(side: int) -> list[Point]:
        points = []
        for i in range(10):
            u = i / 9
            rough = c.rng.uniform(-26, 26) if 0 < i < 9 else 0
            points.append((x + side * half * u, top + (foot - top) * u**0.86 + rough))
        return points

    spine, left, right = [], flank(-1), flank(1)
    for i in range(9):
        u = i / 8
        swing = 0.1 * half * sin(i * 2.1 + x) * u + c.rng.uniform(-14, 14) * u
        spine.append((x + swing + lit * half * 0.18 * u, top + (foot - top) * u))
    white, shade = mix(p.light, p.low, 0.12), mix(p.far, p.mid, 0.45)
    lit_side, dark_side = (left, right) if lit < 0 else (right, left)
    bright, dim = [*lit_side, *spine[::-1]], [*dark_side, *spine[::-1]]
    c.wash(bright, (white, mix(white, p.low, 0.5), p.low))
    c.wash(dim, (shade, mix(shade, p.low, 0.4), p.low))
    c.stipple(dim, p.mid, toward="n", strength=0.6)
    for i in range(8):
        u = (i + 1.4) / 10
        y = top + (foot - top) * u
        reach = half * u * c.rng.uniform(0.35, 0.8)
        start = spine[min(8, round(u * 8))][0]
        rib = [
            (start, y - 30),
            (start + lit * reach * 0.5, y + 16),
            (start + lit * reach, y + 64),
            (start + lit * reach * 0.42, y + 46),
        ]
        c.poly(rib, mix(shade, p.low, u * 0.7), 0.85)
        back = [
            (start, y - 26),
            (start - lit * reach * 0.5, y + 30),
            (start - lit * reach * 0.8, y + 80),
            (start - lit * reach * 0.3, y + 40),
        ]
        c.poly(back, mix(white, p.low, 0.3 + u * 0.6), 0.55)
    c.stipple(bright, mix(p.mid, p.far, 0.5), toward="s", strength=0.35)


def _road(c: Canvas, p: Palette, y0: float, bend: int, hour: str) -> None:
    centre = []
    for i in range(40):
        u = i / 39
        swing = sin(u * 2.1 * pi + 0.5) * (40 + 420 * u * exp(-0.35 * u)) * bend
        centre.append((800 + swing, y0 + (1100 - y0) * u**1.7, 5 + 150 * u**1.6))
    tone = mix(p.mid, p.near, 0.45)
    c.poly([(x - w, y) for x, y, w in centre] + [(x + w, y) for x, y, w in centre[::-1]], tone)
    for side in (-1, 1):
        c.line([(x + side * w, y) for x, y, w in centre], p.light, 3, 0.7)
    for i in range(6, 38, 2):
        (x0, ya, w), (x1, yb, _) = centre[i], centre[i + 1]
        c.line([(x0, ya), (x1, yb)], p.light, max(1.5, w * 0.05), 0.8)
    for index, scale in ((22, 1.0), (13, 1.0)):
        x, y, w = centre[index]
        _truck(c, p, x + w * 0.4, y, w * 1.15, hour)
    for i in range(8, 38, 3):
        x, y, w = centre[i]
        c.rect(x - w * 1.25, y - w * 0.5, x - w * 1.2, y, p.accent)


def _truck(c: Canvas, p: Palette, x: float, y: float, size: float, hour: str) -> None:
    c.rect(x - size * 0.5, y - size * 1.3, x + size * 0.5, y - size * 0.12, p.accent)
    c.rect(x - size * 0.5, y - size * 1.3, x + size * 0.5, y - size * 1.2, lighter(p.accent, 0.3))
    c.rect(x - size * 0.42, y - size * 0.85, x + size * 0.42, y - size * 0.5, darker(p.near, 0.2))
    c.rect(x - size * 0.5, y - size * 0.16, x + size * 0.5, y, darker(p.near, 0.3))
    for side in (-0.34, 0.34):
        c.dot(x + side * size, y - size * 0.28, size * 0.09, lighter(p.light, 0.5))
        strength = 0.95 if hour in ("night", "dusk", "blizzard") else 0.5
        glow(c, x + side * size, y - size * 0.28, size * 1.5, p.light, alpha=strength)
        if hour != "day":
            glow(c, x + side * size, y + size * 0.9, size * 1.6, p.light, alpha=0.5, squash=0.5)


def _flags(c: Canvas, p: Palette, v: int) -> None:
    x, foot = (1330, 1000) if v == 0 else (240, 1010)
    c.rect(x - 5, 420, x + 5, foot, p.near)
    inks = (p.accent, p.light, mix(p.sky, p.mid, 0.5), mix(p.accent, p.light, 0.5))
    for end in ((x - 760, 260), (x + 620, 300), (x - 420, 900)):
        for i in range(24):
            u, w = i / 24, (i + 0.72) / 24
            sag = [430 + (end[1] - 430) * t + 70 * sin(pi * t) for t in (u, w)]
            a, b = x + (end[0] - x) * u, x + (end[0] - x) * w
            c.poly(
                [(a, sag[0]), (b, sag[1]), (b + 6, sag[1] + 36), (a + 4, sag[0] + 38)], inks[i % 4]
            )
            c.line([(a, sag[0]), (b, sag[1])], p.near, 2)
    cairn = [
        (x - 110, foot + 30),
        (x - 60, foot - 60),
        (x - 10, foot - 110),
        (x + 50, foot - 70),
        (x + 120, foot + 30),
    ]
    c.poly(cairn, p.near)
    c.stipple(cairn, p.light, toward="nw", strength=0.5)


def _shelter(c: Canvas, p: Palette, x: float, y: float) -> None:
    c.rect(x - 150, y - 110, x + 150, y, mix(p.mid, p.near, 0.6))
    c.poly([(x - 190, y - 100), (x - 90, y - 205), (x + 90, y - 205), (x + 190, y - 100)], p.light)
    c.stipple(
        [(x - 190, y - 205), (x + 190, y - 205), (x + 190, y - 100), (x - 190, y - 100)],
        p.far,
        toward="s",
        strength=0.4,
    )
    c.rect(x - 104, y - 82, x - 52, y - 34, p.accent)
    c.rect(x + 20, y - 86, x + 70, y, p.near)
    glow(c, x - 78, y - 58, 150, p.accent, alpha=0.7)
    c.rect(x + 96, y - 250, x + 116, y - 170, p.near)
    person(c, x + 240, y + 16, 150, p.near, pose="walk", facing=-1, coat=True, hat="cap")
