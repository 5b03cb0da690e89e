"""The scene “snow-pass”."""

from math import exp, pi, sin

from ..brushes import cloud_field, glow, haze, snow, stars, sun
from ..canvas import Canvas, Point
from ..colour import Palette, darker, lighter, mix
from ..figures import person
from ..registry import scene
from ..things import pine

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
    for _i in range(26):
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
    for index, _scale in ((22, 1.0), (13, 1.0)):
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
