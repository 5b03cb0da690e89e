"""The scene “wheat-fields”."""

import itertools
from math import cos, pi, sin

from ..brushes import cloud_field, sun
from ..camera import Camera
from ..canvas import Canvas, Point
from ..colour import Ink, Palette, darker, lighter, mix
from ..figures import limb, person
from ..land import down, range_of_hills, rolling
from ..registry import scene
from ..things import gulls, tree


@scene(
    "wheat-fields",
    "8fb3c0 f0e3bd fff8da c9b06a d9a53f 3c2e1c b5482f",
    "d98a5a f8d08a fff0c0 c98a4a b8742c 2f1d12 3f6470",
    "c9b25a e3cf86 fff6d0 a89a48 7f8a3f 2f3320 b54a2c",
    "5a6f86 b9bfae fff3cc 8f8f6a b09448 232a2c d9792f",
    "e6c98f f6e4b8 fffbe6 d0aa5c a97a34 47301a 6f3a2c",
    "4a4a78 e8a07a ffe4ac a5806a c08a44 1d1a2c f0c05a",
    mirrored=(4,),
)
def wheat_fields(c: Canvas, p: Palette, v: int) -> None:
    """Show the grain: combed to the horizon, as a quilt from the air, through its ears."""
    (_furrows, _ears, _quilt, _furrows, _ears, _sheaves)[v](c, p, v)


def _furrows(c: Canvas, p: Palette, v: int) -> None:
    line = 430 if v == 0 else 330
    c.backdrop((p.sky, p.low), 0, line + 60)
    cloud_field(
        c,
        (0, 20, 1600, line),
        p.light if v == 0 else p.mid,
        cells=(3, 3),
        cover=0.45,
        softness=0.25,
        alpha=0.85,
        fade="n" if v else "band",
        grain=v == 0,
    )
    range_of_hills(c, line - 20, 40, mix(p.far, p.sky, 0.5), p.low, depth=80)
    for i in range(16):
        tree(
            c,
            i * 110 + c.rng.uniform(-40, 40),
            line + 14,
            c.rng.uniform(40, 80),
            mix(p.near, p.far, 0.4),
        )
    field = down(rolling(line + 10, [(14, 1500, 0.3)]))
    c.wash(field, (lighter(p.mid, 0.35), p.mid, darker(p.mid, 0.15)))
    vx = 1080 if v == 0 else 420
    for i in range(-34, 35):
        x = vx + i * 105
        c.poly(
            [(vx + i * 7, line + 12), (vx + i * 7 + 3, line + 12), (x + 46, 1090), (x, 1090)],
            mix(p.mid, p.near, 0.42 + 0.1 * (i % 3)),
            0.6,
        )
        c.poly(
            [
                (vx + i * 7 + 4, line + 14),
                (vx + i * 7 + 5, line + 14),
                (x + 84, 1090),
                (x + 62, 1090),
            ],
            p.light,
            0.4,
        )
    mown = [
        (vx - 60, line + 12),
        (vx + 20, line + 12),
        (520 if v == 0 else 1240, 1090),
        (-260 if v == 0 else 300, 1090),
    ]
    c.poly(mown, mix(p.low, p.mid, 0.35))
    c.stipple(mown, p.near, toward="s", strength=0.3)
    _harvester(c, p, 640 if v == 0 else 700, 700, 330, 1 if v == 0 else -1)
    c.stipple([(0, line), (1600, line), (1600, 1067), (0, 1067)], p.near, toward="s", strength=0.4)
    gulls(c, (300, line + 60, 900, 620), p.light, count=8, size=16)


def _harvester(c: Canvas, p: Palette, x: float, y: float, size: float, facing: int) -> None:
    def at(u: float, w: float) -> Point:
        return x + u * size * facing, y - w * size

    with c.soft(p.light, blur=22, alpha=0.6, grain=True) as s:
        for i in range(34):
            s.ellipse(
                x - facing * size * (0.5 + 0.05 * i),
                y - c.rng.uniform(0, 90),
                20 + i * 2.2,
                16 + i * 1.4,
                180,
            )
    c.poly([at(-0.5, 0.16), at(-0.5, 0.46), at(0.24, 0.5), at(0.3, 0.16)], p.accent)
    c.stipple(
        [at(-0.5, 0.16), at(-0.5, 0.46), at(0.24, 0.5), at(0.3, 0.16)],
        p.near,
        toward="s",
        strength=0.7,
    )
    c.poly([at(0.0, 0.48), at(0.03, 0.76), at(0.25, 0.76), at(0.32, 0.46)], p.near)
    c.poly([at(0.06, 0.5), at(0.08, 0.72), at(0.22, 0.72), at(0.27, 0.5)], p.light)
    c.poly([at(-0.02, 0.76), at(-0.02, 0.8), at(0.29, 0.8), at(0.29, 0.76)], p.accent)
    c.poly(
        [at(-0.44, 0.46), at(-0.5, 0.58), at(-0.08, 0.58), at(-0.06, 0.47)],
        mix(p.accent, p.near, 0.4),
    )
    c.poly([at(-0.2, 0.5), at(-0.8, 0.72), at(-0.8, 0.66), at(-0.2, 0.44)], p.near)
    c.poly([at(0.3, 0.3), at(0.56, 0.1), at(0.56, 0.02), at(0.28, 0.16)], p.near)
    hub = at(0.62, 0.16)
    for i in range(6):
        a = pi * i / 3
        c.line([hub, (hub[0] + size * 0.14 * cos(a), hub[1] + size * 0.14 * sin(a))], p.near, 6)
    c.arc(
        (hub[0] - size * 0.14, hub[1] - size * 0.14, hub[0] + size * 0.14, hub[1] + size * 0.14),
        0,
        360,
        p.accent,
        7,
    )
    for u, r in ((0.08, 0.2), (-0.38, 0.13)):
        c.dot(*at(u, r * 0.95), r * size, p.near)
        c.dot(*at(u, r * 0.95), r * size * 0.5, p.accent)
        c.dot(*at(u, r * 0.95), r * size * 0.2, p.near)


def _ears(c: Canvas, p: Palette, v: int) -> None:
    """Look through standing ears, close, at a low sun."""
    line = 640
    c.backdrop((p.sky, p.low, p.light), 0, line + 40)
    sun(c, 1050 if v == 1 else 520, line - 120, 130 if v == 1 else 90, p.light)
    cloud_field(c, (0, 60, 1600, 560), p.light, cells=(2, 5), alpha=0.5)
    range_of_hills(c, line - 20, 30, mix(p.far, p.low, 0.4), p.low, depth=70)
    c.backdrop((p.far, p.mid, darker(p.mid, 0.4)), line, 1067)
    if v == 4:
        c.rect(1180, line - 120, 1360, line + 10, p.near)
        c.poly([(1160, line - 110), (1270, line - 190), (1380, line - 110)], p.accent)
        c.rect(1396, line - 210, 1450, line + 10, p.near)
    person(
        c, 420 if v == 1 else 1010, line + 120, 260, p.near, pose="stand", hat="straw", rim=p.light
    )
    for layer in range(4):
        tone = mix(mix(p.mid, p.light, 0.25), p.near, layer / 3.4)
        for _ in range(64 - layer * 17):
            x = c.rng.uniform(-40, 1640)
            top = line + 130 - layer * 80 + c.rng.uniform(-60, 90) - (90 if layer == 3 else 0)
            _ear(c, x, 1090, top, 18 + 17 * layer, tone, lighter(tone, 0.25))


def _ear(c: Canvas, x: float, foot: float, top: float, size: float, fill: Ink, light: Ink) -> None:
    """Draw one stalk with a nodding ear: grains in pairs, each with its awn."""
    bend = c.rng.uniform(-1.3, 1.3) * size
    neck = (x + bend * 0.5, top + size * 2.4)
    c.line([(x, foot), (x + bend * 0.12, (foot + neck[1]) / 2), neck], fill, max(1.5, size * 0.07))
    for i in range(8):
        u = i / 7
        cx, cy = neck[0] + bend * 0.6 * u * u, neck[1] - size * 2.1 * u
        plump = size * (0.2 - 0.09 * abs(u - 0.35))
        for side in (-1, 1):
            tip = (cx + side * size * 0.26 + bend * 0.1, cy - size * 0.3)
            limb(
                c,
                [(cx + side * size * 0.06, cy), tip],
                [plump, plump * 0.35],
                (fill, light)[side < 0],
            )
            awn = (tip[0] + side * size * 0.3 + bend * 0.25, tip[1] - size * 1.1)
            c.line([tip, awn], light, max(1.0, size * 0.02), 0.8)


def _quilt(c: Canvas, p: Palette, v: int) -> None:
    """Look down on a patchwork of fields, a road and a stream."""
    cam = Camera(height=60, horizon=-420, centre=800, focus=1000, yaw=14)
    c.backdrop((p.far, p.mid), 0, 1067)
    inks = (
        p.sky,
        p.low,
        p.far,
        p.mid,
        mix(p.mid, p.near, 0.35),
        p.light,
        mix(p.accent, p.low, 0.5),
    )
    for row in range(11):
        z = 20 + row * 14
        x = -110.0 + c.rng.uniform(-8, 0)
        while x < 130:
            wide = c.rng.uniform(12, 30)
            tone = c.rng.choice(inks)
            patch = cam.floor(x + 0.4, x + wide - 0.4, z + 0.4, z + 13.6)
            c.poly(patch, tone)
            lengthwise = c.rng.random() < 0.5
            for k in range(1, 12):
                u = k / 12
                ends = (
                    [(x + wide * u, z + 0.5), (x + wide * u, z + 13.5)]
                    if lengthwise
                    else [(x + 0.5, z + 14 * u), (x + wide - 0.5, z + 14 * u)]
                )
                c.line([cam.at(a, 0, b) for a, b in ends], darker(tone, 0.25), 2, 0.5)
            c.stipple(patch, p.near, toward=c.rng.choice(("n", "se", "w")), strength=0.35)
            x += wide
    stream = [cam.at(-30 + 12 * sin(i / 3), 0, 8 + i * 6) for i in range(32)]
    c.line(stream, p.near, 26, 0.35)
    c.line(stream, mix(p.sky, p.light, 0.75), 19)
    for a, b in itertools.pairwise(stream):
        if c.rng.random() < 0.8:
            x, y = a[0] + c.rng.choice((-24, 24)), (a[1] + b[1]) / 2
            c.dot(x + 7, y + 9, 17, p.near, alpha=0.5)
            c.dot(x, y, 16, mix(p.near, p.mid, 0.3))
    c.line([cam.at(40, 0, 6), cam.at(34, 0, 200)], p.light, 9)
    for x, z in ((24, 52), (30, 80), (46, 40), (-60, 70)):
        px, py = cam.at(x, 0, z)
        c.poly(
            [(px + 10, py + 16), (px + 66, py + 16), (px + 66, py + 50), (px + 10, py + 50)],
            p.near,
            0.45,
        )
        c.rect(px, py, px + 50, py + 18, p.accent)
        c.rect(px, py + 18, px + 50, py + 38, darker(p.accent, 0.35))
    cloud_field(
        c,
        (0, 0, 1600, 1067),
        p.near,
        cells=(2, 2),
        cover=0.32,
        softness=0.25,
        alpha=0.3,
        fade="flat",
    )


def _sheaves(c: Canvas, p: Palette, v: int) -> None:
    """Leave round bales on stubble under an evening sky."""
    line = 560
    c.backdrop((p.sky, mix(p.sky, p.low, 0.6), p.low), 0, line + 20)
    sun(c, 330, 470, 70, p.light)
    cloud_field(c, (0, 40, 1600, 520), p.accent, cells=(2, 6), alpha=0.6)
    range_of_hills(c, line - 40, 60, mix(p.far, p.sky, 0.4), p.low, depth=90)
    c.wash(
        down(rolling(line, [(12, 1700, 0.5)])),
        (mix(p.mid, p.low, 0.4), p.mid, mix(p.mid, p.near, 0.6)),
    )
    for _i in range(900):
        y = line + 16 + 480 * c.rng.random() ** 1.6
        x = c.rng.uniform(0, 1600)
        c.line(
            [(x, y), (x + 3, y - 4 - (y - line) * 0.03)],
            mix(p.near, p.light, c.rng.random()),
            1.6,
            0.5,
        )
    for x, y, r in (
        (1180, 620, 36),
        (860, 640, 42),
        (420, 650, 44),
        (1400, 740, 80),
        (640, 780, 100),
        (1050, 930, 190),
        (160, 900, 150),
    ):
        c.poly(
            [(x, y), (x + r * 0.4, y), (x + r * 4.2, y + r * 0.75), (x + r * 2.4, y + r * 0.9)],
            p.near,
            0.4,
        )
        c.dot(x + r * 0.9, y - r * 0.95, r * 0.7, mix(p.mid, p.near, 0.5), ry=r * 0.95)
        c.poly(
            [
                (x - r * 0.2, y - r * 1.9),
                (x + r * 0.9, y - r * 1.9),
                (x + r * 0.9, y),
                (x - r * 0.2, y),
            ],
            mix(p.mid, p.near, 0.5),
        )
        c.dot(x - r * 0.2, y - r * 0.95, r * 0.74, p.mid, ry=r * 0.95)
        for k in range(1, 7):
            c.arc(
                (
                    x - r * 0.2 - r * 0.1 * k,
                    y - r * 0.95 - r * 0.13 * k,
                    x - r * 0.2 + r * 0.1 * k,
                    y - r * 0.95 + r * 0.13 * k,
                ),
                k * 50,
                k * 50 + 260,
                p.near,
                r * 0.02,
                0.7,
            )
        c.arc((x - r * 0.94, y - r * 1.9, x + r * 0.54, y), 110, 260, p.light, r * 0.05, 0.9)
    tree(c, 1480, 600, 190, mix(p.near, p.far, 0.2))
