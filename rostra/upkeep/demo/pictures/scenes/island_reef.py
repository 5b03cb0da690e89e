"""The scene “island-reef”."""

import itertools
from math import cos, pi, sin

from ..brushes import beam, cloud_field, mist, sun
from ..canvas import Canvas, Point
from ..colour import Ink, Palette, darker, lighter, mix
from ..figures import limb
from ..land import down, rolling
from ..registry import scene
from ..things import fishing_boat, gulls
from ..water import glints, lens, ripples


@scene(
    "island-reef",
    "0f5d7c 3fa9a8 fbf3d4 1c7d93 2a8c8a 123b3a e8c98a",
    "7fb7c9 e9dcc0 fff6dc 6aa8b3 2f7f8c 153c46 e2683f",
    "9fc6c9 f3e3c3 fffbe6 4f9aa0 0f5b6e 07303f f08a5d",
    "20314f 3c7a86 f6d9b0 2a5470 3e7f7a 142436 d98f6a",
    "d97b5b f7c58d fff0c0 b0687a 6a5580 2b2346 f2b54c",
    "c9d8c4 e9ead2 fffdf0 7fb0a2 2f7870 123c3d d9573f",
    mirrored=(4,),
)
def island_reef(c: Canvas, p: Palette, v: int) -> None:
    """Show the reef from the air, from a boat, or half under water."""
    (_reef_from_above, _beach, _under_water)[v % 3](c, p, v)


def _ring(
    c: Canvas, x: float, y: float, rx: float, ry: float, seed: float, rough: float
) -> list[Point]:
    """Return a closed wobbly outline; equal seeds give nested outlines that follow each other."""
    points = []
    for i in range(90):
        a = 2 * pi * i / 90
        k = 1 + rough * (
            0.5 * sin(2 * a + seed)
            + 0.35 * sin(3 * a + seed * 2.3)
            + 0.18 * sin(7 * a + seed * 5)
            + 0.1 * sin(13 * a + seed * 9)
        )
        points.append((x + rx * k * cos(a), y + ry * k * sin(a)))
    return points


def _reef_from_above(c: Canvas, p: Palette, v: int) -> None:
    c.wash([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], (p.sky, darker(p.sky, 0.3)), sideways=True)
    cloud_field(c, (-100, -100, 1700, 1167), p.far, cells=(4, 3), alpha=0.5, fade="flat")
    isles = (
        [(720, 540, 620, 400), (1440, 130, 230, 130)]
        if v == 0
        else [
            (420, 330, 330, 240),
            (1080, 690, 480, 330),
            (1380, 160, 200, 120),
            (160, 880, 190, 130),
        ]
    )
    for x, y, rx, ry in isles:
        seed = c.rng.uniform(0, 6)
        for share, colour, blur in (
            (1.12, p.far, 26),
            (1.0, p.low, 14),
            (0.93, lighter(p.low, 0.4), 8),
        ):
            with c.soft(colour, blur=blur, alpha=0.85) as s:
                s.poly(_ring(c, x, y, rx * share, ry * share, seed, 0.22))
        inner = _ring(c, x, y, rx * 0.86, ry * 0.84, seed, 0.26)
        c.poly(inner, mix(p.low, p.far, 0.35))
        c.stipple(inner, p.sky, toward="in", strength=0.75)
        _surf(c, _ring(c, x, y, rx * 1.03, ry * 1.03, seed, 0.22), p.light)
        _corals(c, p, x, y, rx, ry)
        spit = _ring(c, x - rx * 0.5, y + ry * 0.16, rx * 0.3, ry * 0.42, seed + 1, 0.4)
        c.poly(spit, p.accent)
        green = _ring(c, x - rx * 0.52, y + ry * 0.15, rx * 0.22, ry * 0.31, seed + 1, 0.42)
        c.poly(green, p.mid)
        c.stipple(green, p.near, toward="se", strength=0.9)
    for bx, by, turn in ((1180, 380, 0.5), (1010, 900, -0.3)) if v == 0 else ((700, 300, 0.9),):
        _boat_from_above(c, p, bx, by, turn)
    cloud_field(
        c,
        (-100, -50, 1700, 500),
        p.light,
        cells=(3, 3),
        cover=0.27,
        softness=0.3,
        alpha=0.7,
        fade="n",
    )


def _surf(c: Canvas, outline: list[Point], white: Ink) -> None:
    for one, other in itertools.pairwise(outline):
        if c.rng.random() < 0.72:
            c.line([one, other], white, c.rng.uniform(2, 8), 0.85)


def _corals(c: Canvas, p: Palette, x: float, y: float, rx: float, ry: float) -> None:
    for _ in range(46):
        a, r = c.rng.uniform(0, 2 * pi), c.rng.uniform(0.2, 0.72)
        size = c.rng.uniform(3, 20)
        c.dot(
            x + rx * r * cos(a),
            y + ry * r * sin(a),
            size,
            mix(p.sky, p.mid, 0.5),
            ry=size * 0.7,
            alpha=0.55,
        )


def _boat_from_above(c: Canvas, p: Palette, x: float, y: float, turn: float) -> None:
    def at(u: float, w: float) -> Point:
        return x + u * cos(turn) - w * sin(turn), y + u * sin(turn) + w * cos(turn)

    for i in range(9):
        c.line(
            [at(-60 - i * 26, -10 - i * 5), at(-90 - i * 26, -14 - i * 6)],
            p.light,
            4,
            0.7 - i * 0.07,
        )
        c.line(
            [at(-60 - i * 26, 10 + i * 5), at(-90 - i * 26, 14 + i * 6)], p.light, 4, 0.7 - i * 0.07
        )
    c.poly(
        [at(-56 + 14, -18 + 14), at(40 + 14, -18 + 14), at(78, 16), at(54, 36), at(-42, 36)],
        darker(p.sky, 0.5),
        0.4,
    )
    c.poly([at(-56, -18), at(30, -19), at(66, 0), at(30, 19), at(-56, 18)], p.light)
    c.poly(
        [at(-46, -11), at(22, -12), at(44, 0), at(22, 12), at(-46, 11)], mix(p.accent, p.near, 0.3)
    )


def _palm(c: Canvas, x: float, y: float, height: float, fill: Ink, lean: float) -> None:
    """Draw a palm with its foot on (x, y): a curved stem and feathered, drooping fronds."""
    crown = (x + lean * height, y - height)
    stem = [(x + lean * height * u**1.7, y - height * u) for u in (0, 0.25, 0.5, 0.75, 1)]
    limb(c, stem, [height * w for w in (0.055, 0.042, 0.036, 0.03, 0.028)], fill)
    for i in range(10):
        a = -pi * 1.06 + pi * 1.12 * i / 9 + c.rng.uniform(-0.1, 0.1)
        long = height * c.rng.uniform(0.34, 0.5)
        rib = []
        for k in range(15):
            t = k / 14
            rib.append(
                (crown[0] + long * cos(a) * t, crown[1] + long * (0.62 * sin(a) * t + 0.6 * t * t))
            )
        c.line(rib, fill, max(1.5, height * 0.012))
        for k in range(1, 15):
            (rx, ry), t = rib[k], k / 14
            leaf = long * 0.3 * sin(pi * min(1.0, t * 0.86 + 0.1))
            for side in (-1, 1):
                tip = (
                    rx + cos(a) * leaf * 0.7 + side * leaf * 0.16,
                    ry + leaf * (0.55 + 0.3 * side),
                )
                c.poly([(rx - 2, ry), (rx + height * 0.012, ry), tip], fill)
    for dx, dy in ((-0.02, 0.02), (0.02, 0.025), (0.0, 0.04)):
        c.dot(crown[0] + dx * height, crown[1] + dy * height, height * 0.02, fill)


def _beach(c: Canvas, p: Palette, v: int) -> None:
    line = 520 if v == 1 else 640
    c.backdrop((p.sky, mix(p.sky, p.low, 0.6), p.low), 0, line)
    cloud_field(
        c,
        (-100, 60, 1700, line),
        p.light,
        cells=(3, 4),
        cover=0.4,
        softness=0.22,
        alpha=0.8,
        fade="s",
        grain=v == 4,
    )
    if v == 4:
        sun(c, 480, line - 90, 62, p.light)
    c.backdrop((mix(p.far, p.low, 0.4), p.far, p.mid, p.far), line, 1067)
    for x, wide, high in ((1180, 520, 120), (300, 340, 54)) if v == 1 else ((1050, 640, 150),):
        isle = [
            (
                x + wide * (i / 20 - 0.5),
                line - high * sin(pi * i / 20) ** 1.5 * (0.8 + 0.2 * sin(i * 1.3)),
            )
            for i in range(21)
        ]
        c.poly(isle, mix(p.near, p.far, 0.35))
        c.stipple(isle, p.low, toward="nw", strength=0.35)
        lens(c, x, line, wide * 0.6, 6, p.light, 0.9)
        for _i in range(6):
            _palm(
                c,
                x + wide * c.rng.uniform(-0.42, 0.42),
                line - 6,
                c.rng.uniform(80, 170),
                p.near,
                c.rng.uniform(-0.3, 0.3),
            )
    ripples(c, line + 6, 1067, p.mid, p.light, count=230)
    if v == 4:
        glints(c, 480, line, 1000, p.light, count=170)
    fishing_boat(
        c, 560 if v == 1 else 760, line + 120, 300 if v == 1 else 200, p.near, light=p.light
    )
    with c.soft(p.near, blur=12, alpha=0.4) as s:
        s.ellipse(560 if v == 1 else 760, line + 150, 170, 22)
    sand = down(rolling(960, [(34, 1500, 0.1 + v * 0.17), (9, 330, 0.4)]))
    with c.soft(p.light, blur=5, alpha=0.9) as s:
        s.poly([(x, y - 16) for x, y in sand])
    c.poly(sand, mix(p.accent, p.low, 0.55))
    c.stipple(sand, p.near, toward="s", strength=0.5)
    for lean, x in ((0.34, 90), (0.16, 215)) if v == 1 else ((-0.3, 1500),):
        _palm(c, x, 1040, 760, darker(p.near, 0.15), lean)
    gulls(c, (300, 120, 1300, line - 120), p.near, count=5)


def _under_water(c: Canvas, p: Palette, v: int) -> None:
    line = 330 if v == 2 else 430
    c.backdrop((p.sky, p.low), 0, line)
    cloud_field(c, (0, 0, 1600, line), p.light, cells=(3, 3), cover=0.4, alpha=0.8, fade="s")
    for x, wide, high in ((1120, 700, 150), (500, 420, 66)) if v == 2 else ((420, 760, 190),):
        isle = [
            (
                x + wide * (i / 24 - 0.5),
                line + 12 - high * sin(pi * i / 24) ** 1.6 * (0.82 + 0.18 * sin(i)),
            )
            for i in range(25)
        ]
        c.poly(isle, mix(p.mid, p.far, 0.4))
        c.stipple(isle, p.light, toward="nw", strength=0.4)
    surface = down(rolling(line, [(9, 520, 0.2), (5, 170, 0.6)]))
    c.wash(surface, (lighter(p.far, 0.35), p.far, p.mid, p.near))
    for i in range(7):
        beam(
            c,
            140 + i * 230 + c.rng.uniform(-50, 50),
            line - 60,
            90 + (i - 3) * 5,
            9,
            620,
            p.light,
            alpha=0.2,
            start=20,
        )
    c.line(surface[:-2], p.light, 5, 0.8)
    fishing_boat(c, 900 if v == 2 else 1210, line + 10, 210, p.near)
    for i in range(90):
        a, r = c.rng.uniform(0, 2 * pi), c.rng.random() ** 0.5
        x, y = (560 if v == 2 else 1000) + 330 * r * cos(a), line + 290 + 110 * r * sin(a)
        lens(c, x, y, 13, 4, p.light if i % 3 else p.accent, 0.8)
        c.poly([(x - 11, y), (x - 20, y - 5), (x - 20, y + 5)], p.light, 0.7)
    for depth in range(3):
        tone = mix(p.mid, p.near, 0.3 + 0.35 * depth)
        floor = down(
            rolling(850 + depth * 75, [(46, 700 - depth * 90, c.rng.random()), (14, 190, 0.3)])
        )
        c.poly(floor, tone)
        c.stipple(floor, p.far, toward="n", strength=0.4)
        for _ in range(9):
            _coral(
                c,
                c.rng.uniform(0, 1600),
                880 + depth * 80,
                70 + 50 * depth,
                mix(p.accent, tone, c.rng.uniform(0.1, 0.75)),
            )
    mist(c, 840, 120, p.mid, 0.4)


def _coral(c: Canvas, x: float, y: float, size: float, fill: Ink) -> None:
    for i in range(5):
        a = -pi / 2 + (i - 2) * 0.36
        tip = (x + size * cos(a), y + size * sin(a) * c.rng.uniform(0.7, 1.1))
        limb(
            c,
            [(x, y), ((x + tip[0]) / 2 + 4, (y + tip[1]) / 2), tip],
            [size * 0.16, size * 0.11, size * 0.1],
            fill,
        )
