"""The scene “contrails”."""

from math import cos, pi, sin

from ..brushes import cloud_field, sun
from ..canvas import Canvas, Point
from ..colour import Ink, Palette, lighter, mix
from ..figures import person
from ..land import down, range_of_hills, ridge, rolling
from ..registry import scene
from ..things import skyline, tree
from ..water import reflect, ripples


@scene(
    "contrails",
    "3f7fae cfe0dd fffdf0 8fb2c0 5a7c8a 1f2e38 d9613c",
    "e08a66 f8d7a4 fff4d6 b9766a 7d5364 2a1d30 3f6f8a",
    "1d3f78 7fa6d0 ffffff 4a74ac 2c4d80 0f1d38 e8b04c",
    "c7b6c4 f2dccb fff6ea b59aa8 7d6a80 2a2438 c9503f",
    "2b2f5f c2739a ffe0c0 5c4f86 3c3b6c 13142e f2a65a",
    "8fb5a8 e5ebcf fffdeb 7da093 4f7468 1c2f2b cf7a35",
    mirrored=(5,),
)
def contrails(c: Canvas, p: Palette, v: int) -> None:
    """Score the sky with the trails of aircraft, over a narrow strip of land."""
    line = (930, 860, 1000, 760, 950, 900)[v]
    c.backdrop((p.sky, mix(p.sky, p.low, 0.45), p.low), 0, line + 10)
    cloud_field(c, (0, 300, 1600, line), p.light, cells=(2, 6), cover=0.4, alpha=0.5, fade="s")
    if v in (1, 3):
        sun(c, 1120 if v == 1 else 360, line - 70, 70, p.light)
    _trail_set(c, p, v)
    if v in (0, 5):
        _fields(c, p, line)
    elif v in (1, 4):
        skyline(
            c, line, (70, 250), mix(p.mid, p.near, 0.4), lit=p.light if v == 4 else None, share=0.2
        )
        c.rect(0, line, 1600, 1067, p.near)
        for x in (240, 1330):
            _aerials(c, p, x, line)
        c.stipple(
            [(0, line - 200), (1600, line - 200), (1600, 1067), (0, 1067)],
            p.near,
            toward="s",
            strength=0.6,
        )
    elif v == 2:
        c.backdrop((p.low, p.near), line, 1067)
        peak = ridge(c, line, 90)
        c.poly(down(peak), p.near)
        c.stipple(down(peak), p.far, toward="n", strength=0.5)
        c.line([(1120, 1067), (1120, 700)], p.near, 12)
        c.poly([(1126, 712), (1290, 730), (1280, 770), (1126, 790)], p.accent)
    else:
        range_of_hills(c, line - 60, 60, mix(p.far, p.low, 0.4), p.low, depth=120)
        c.backdrop((p.low, p.far, p.mid), line, 1067)
        reflect(c, line, 1067 - line, p.mid, shade=0.25, wobble=5)
        ripples(c, line, 1067, p.mid, p.light, count=140)
        person(c, 1180, 1030, 210, p.near, pose="camera", coat=True, rim=p.light)
        c.poly([(1000, 1020), (1600, 1005), (1600, 1067), (980, 1067)], p.near)


def _trail_set(c: Canvas, p: Palette, v: int) -> None:
    paths: list[list[Point]] = []
    if v == 0:
        for x0, y0, x1, y1, bow in (
            (-60, 760, 1160, 180, 60),
            (300, 1000, 1500, 90, -40),
            (1680, 700, 420, 260, 50),
        ):
            paths.append(_bow(x0, y0, x1, y1, bow))
    elif v == 1:
        paths = [_bow(-60, 860 - i * 62, 1000 + i * 52, 150 + i * 50, 190) for i in range(4)]
    elif v == 2:
        spiral = [
            (800 + (80 + 7.2 * i) * cos(i / 7), 470 + (54 + 5 * i) * sin(i / 7))
            for i in range(64, 0, -1)
        ]
        paths = [spiral, _bow(1700, 120, 1180, 640, -120)]
    elif v == 3:
        paths = [
            _bow(800 + (i - 3) * 46, 780, 800 + (i - 3) * 250, 60 + abs(i - 3) * 34, (i - 3) * 12)
            for i in range(7)
        ]
    elif v == 4:
        paths = [_bow(-40, 300 + i * 120, 1500 - i * 210, 110 + i * 170, -80) for i in range(3)]
        paths.append(_bow(1660, 820, 260, 90, 90))
    else:
        paths = [
            _bow(220 + i * 260, 1000, 380 + i * 270, 70 + 60 * (i % 3), 30 - i * 14)
            for i in range(5)
        ]
    for path in paths:
        _trail(c, p, path)


def _bow(x0: float, y0: float, x1: float, y1: float, bow: float) -> list[Point]:
    dx, dy = x1 - x0, y1 - y0
    long = (dx * dx + dy * dy) ** 0.5
    return [
        (
            x0 + dx * u - dy / long * bow * 4 * u * (1 - u),
            y0 + dy * u + dx / long * bow * 4 * u * (1 - u),
        )
        for u in (i / 40 for i in range(41))
    ]


def _trail(c: Canvas, p: Palette, path: list[Point]) -> None:
    white = lighter(p.light, 0.4)
    last = len(path) - 1
    with c.soft(white, blur=9, alpha=0.75, grain=True) as s:
        for i, (x, y) in enumerate(path[:-1]):
            age = 1 - i / last
            for _ in range(3):
                s.ellipse(
                    x + c.rng.gauss(0, 9 * age),
                    y + c.rng.gauss(0, 9 * age),
                    9 + 30 * age,
                    8 + 24 * age,
                    round(70 + 150 * (1 - age)),
                )
    for i in range(last // 2, last):
        c.line([path[i], path[i + 1]], white, 7 - 4 * (i / last), 0.9)
    _plane(c, path[-1], path[-3], mix(p.near, p.mid, 0.3), 24)


def _plane(c: Canvas, nose: Point, tail: Point, fill: Ink, size: float) -> None:
    dx, dy = nose[0] - tail[0], nose[1] - tail[1]
    long = (dx * dx + dy * dy) ** 0.5 or 1
    ux, uy = dx / long, dy / long

    def at(u: float, w: float) -> Point:
        return nose[0] + size * (u * ux - w * uy), nose[1] + size * (u * uy + w * ux)

    c.poly(
        [at(2.0, 0), at(1.6, 0.16), at(-0.6, 0.13), at(-0.9, 0), at(-0.6, -0.13), at(1.6, -0.16)],
        fill,
    )
    for side in (-1, 1):
        c.poly(
            [at(1.0, side * 0.1), at(-0.1, side * 1.5), at(-0.4, side * 1.5), at(0.3, side * 0.1)],
            fill,
        )
        c.poly(
            [at(-0.4, side * 0.08), at(-0.85, side * 0.6), at(-1.0, side * 0.6), at(-0.75, 0)], fill
        )


def _fields(c: Canvas, p: Palette, line: float) -> None:
    for i in range(4):
        y = line + i * 34
        tone = mix(mix(p.far, p.low, 0.4), p.near, i / 4)
        area = down(rolling(y, [(9 + 4 * i, 900 - 120 * i, 0.2 * i), (3, 170, 0.4)]))
        c.poly(area, tone)
        c.stipple(area, p.near, toward="s", strength=0.4)
    for i in range(9):
        tree(
            c,
            c.rng.uniform(0, 1600),
            line + c.rng.uniform(6, 50),
            c.rng.uniform(40, 90),
            mix(p.mid, p.near, 0.6),
        )
    for i in range(7):
        x = 80 + i * 250
        c.line([(x, line + 90), (x, line - 90 - i * 12)], p.near, 6)
        c.line([(x - 26, line - 70 - i * 12), (x + 26, line - 70 - i * 12)], p.near, 5)
        if i < 6:
            c.line(
                [
                    (x + 250 * k / 10, line - 70 - i * 12 - 1.2 * k + 34 * sin(pi * k / 10))
                    for k in range(11)
                ],
                p.near,
                1.6,
            )


def _aerials(c: Canvas, p: Palette, x: float, y: float) -> None:
    c.line([(x, y), (x, y - 330)], p.near, 5)
    for i in range(6):
        c.line([(x - 54 + i * 6, y - 250 - i * 14), (x + 54 - i * 6, y - 250 - i * 14)], p.near, 3)
