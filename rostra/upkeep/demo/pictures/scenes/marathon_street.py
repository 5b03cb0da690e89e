"""The scene “marathon-street”."""

import itertools
from math import pi, sin

from ..brushes import cloud_field, glow, mist, rain, sun
from ..camera import Camera
from ..canvas import Canvas, Point
from ..colour import Palette, darker, lighter, mix
from ..figures import person
from ..registry import scene
from ..runners import front_runner, runner
from ..things import skyline, tree
from ..water import reflect


@scene(
    "marathon-street",
    "b9cdd2 f0e0c0 fff8e0 c2a78c 8a6f66 2a2a33 e0582f",
    "e2a06f f8d7a4 fff2d0 b8795a 6f4f58 241a26 2f6f80",
    "a8a69a d3cdbd fbf7ea 8f8c84 6a6a6c 26282c d9a02f",
    "38507a e0a08a ffe6c4 5f6f94 3f5078 141c33 f0b04a",
    "4f7a86 a9cdc0 fbf6d8 6f9a96 40686a 14282c e8783c",
    "8fb8c0 d9e8e2 ffffff 86aeb4 4a7f8a 16333c e8883a",
    mirrored=(4,),
    cuts={4: (250, 200, 1150)},
)
def marathon_street(c: Canvas, p: Palette, v: int) -> None:
    """Send runners down a canyon of houses, past from the side, or over from above."""
    (_towards, _passing, _from_above)[v % 3](c, p, v)


def _towards(c: Canvas, p: Palette, v: int) -> None:
    cam = Camera(
        height=3.6 if v == 0 else 2.2,
        horizon=400 if v == 0 else 520,
        centre=820 if v == 0 else 640,
        focus=860,
    )
    c.backdrop((p.sky, p.low, p.light), 0, cam.horizon + 30)
    cloud_field(c, (0, 0, 1600, cam.horizon), p.light, cells=(2, 5), alpha=0.6)
    sun(c, cam.centre, cam.horizon - 60, 66, p.light)
    c.poly(cam.floor(-60, 60, 0.6, 150), mix(p.far, p.low, 0.3))
    c.wash(cam.floor(-7, 7, 0.6, 150), (mix(p.low, p.far, 0.4), mix(p.far, p.mid, 0.6)))
    for side in (-1, 1):
        z = 70.0
        while z > 1:
            deep, high = c.rng.uniform(7, 12), c.rng.uniform(12, 26)
            z -= deep
            wall = mix(
                mix(p.mid, c.rng.choice((p.far, p.accent, p.near)), c.rng.uniform(0, 0.4)),
                p.low,
                min(0.75, max(0, z) / 80),
            )
            wall = darker(wall, 0.25) if side > 0 else wall
            c.poly(cam.wall(side * 10.5, z, z + deep, 0, high), wall)
            c.poly(cam.front(side * 10.5, side * 30, 0, high, z), darker(wall, 0.25))
            for row in range(int(high / 3.2)):
                for k in range(int(deep / 2)):
                    y0, z0 = 3.4 + row * 3.0, z + 0.6 + k * 2
                    if y0 + 1.8 < high:
                        c.poly(
                            cam.wall(side * 10.45, z0, z0 + 1.1, y0, y0 + 1.8),
                            p.light if c.rng.random() < 0.3 else darker(wall, 0.4),
                        )
    for i in range(7):
        z = 10 + i * 9
        for k in range(13):
            a, b = (
                cam.at(-10 + k * 1.6, 8.4 - 1.6 * sin(pi * k / 13), z),
                cam.at(-10 + (k + 0.6) * 1.6, 8.4 - 1.6 * sin(pi * (k + 0.6) / 13), z),
            )
            c.poly(
                [a, b, ((a[0] + b[0]) / 2, a[1] + cam.unit(0, z) * 1.1)],
                (p.accent, p.light, p.mid)[k % 3],
            )
    glow(c, cam.centre, cam.horizon - 40, 620, p.light, alpha=0.6)
    for z in (46, 36, 28, 22, 17, 13):
        for side in (-1, 1):
            for k in range(4):
                px, py = cam.at(side * (7.7 + k * 0.75), 0, z + k * 0.6)
                person(
                    c,
                    px,
                    py,
                    cam.unit(0, z) * 1.7,
                    mix(p.near, p.low, z / 90),
                    pose=c.rng.choice(("stand", "cheer", "camera", "stand")),
                )
        for _ in range(7 if z > 20 else 5):
            px, py = cam.at(c.rng.uniform(-4.6, 4.6), 0, z + c.rng.uniform(-1.5, 1.5))
            size = cam.unit(0, z) * 1.75
            c.poly(
                [
                    (px - 3, py),
                    (px + 3, py),
                    (px + size * 0.2, py + size * 0.36),
                    (px - size * 0.1, py + size * 0.38),
                ],
                p.near,
                0.35,
            )
            front_runner(
                c,
                p,
                px,
                py,
                size,
                mix(c.rng.choice((p.accent, p.light, p.mid)), p.low, z / 120),
                mix(p.near, p.low, z / 100),
                c.rng.choice((-1, 1)),
            )
    for x, z in (
        ((-2.6, 9.5), (2.2, 8.6), (-0.4, 7.2)) if v == 0 else ((1.4, 7.4), (-1.1, 6.0), (2.6, 9.5))
    ):
        px, py = cam.at(x, 0, z)
        size = cam.unit(0, z) * 1.75
        with c.soft(p.near, blur=7, alpha=0.5) as s:
            s.ellipse(px, py + 10, size * 0.2, size * 0.035)
        front_runner(c, p, px, py, size, p.accent if x < 0 else p.light, p.near, 1 if z < 8 else -1)


def _passing(c: Canvas, p: Palette, v: int) -> None:
    """Let the field run past, side on, over a bridge or along a quay."""
    line = 640
    c.backdrop((p.sky, mix(p.sky, p.low, 0.6), p.low), 0, line)
    sun(c, 1190 if v == 1 else 380, 330, 96, p.light)
    cloud_field(c, (0, 40, 1600, 560), p.light, cells=(2, 5), alpha=0.55)
    c.backdrop((p.low, p.far), line, 810)
    skyline(c, line + 4, (110, 380), mix(p.far, p.low, 0.45), widths=(50, 120))
    if v == 4:
        for i in range(9):
            tree(c, 60 + i * 190, line + 90, 300, mix(p.mid, p.far, 0.4), p.light)
        c.backdrop((mix(p.far, p.low, 0.5), mix(p.mid, p.far, 0.3)), line, 800)
    else:
        c.backdrop((p.low, p.far, p.mid), line, 800)
        reflect(c, line, 170, p.mid, shade=0.25, wobble=7)
        for tower in (330, 1290):
            c.rect(tower - 20, 60, tower + 20, 860, p.mid)
            for k in range(15):
                for side in (-1, 1):
                    c.line(
                        [(tower, 80 + k * 22), (tower + side * (70 + k * 58), 800)], p.mid, 3, 0.7
                    )
    c.rect(0, 804, 1600, 850, mix(p.mid, p.near, 0.4))
    c.rect(0, 792, 1600, 806, p.near)
    for i in range(60):
        c.line([(i * 28, 800), (i * 28, 850)], p.near, 3)
    c.wash([(0, 848), (1600, 848), (1600, 1067), (0, 1067)], (mix(p.mid, p.far, 0.3), p.near))
    mist(c, 800, 60, p.light, 0.4)
    field = (
        (60, 300, 0),
        (210, 330, 1),
        (380, 320, 0),
        (640, 400, 1),
        (820, 330, 0),
        (1010, 360, 1),
        (1240, 440, 0),
        (1470, 350, 1),
    )
    facing = 1 if v == 1 else -1
    for x, high, kind in sorted(field, key=lambda q: q[1]):
        x = x if v == 1 else 1600 - x
        foot = 860 + (high - 300) * 1.15
        c.poly(
            [
                (x - 10, foot),
                (x + 10, foot),
                (x - facing * high * 0.7, foot + high * 0.1),
                (x - facing * high * 0.9, foot + high * 0.08),
            ],
            p.near,
            0.4,
        )
        runner(
            c,
            p,
            x,
            foot,
            high,
            (p.accent, p.light, mix(p.accent, p.far, 0.6), p.far)[int(high / 10) % 4],
            facing,
            ("run", "stride")[kind],
            darker(p.near, 0.1),
        )
    for i in range(5):
        c.line([(120 + i * 330, 1052), (300 + i * 330, 1052)], p.light, 9, 0.7)


def _from_above(c: Canvas, p: Palette, v: int) -> None:
    """Look down on the bend: a river of dots with long shadows between roofs."""
    c.wash([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], (mix(p.far, p.low, 0.4), p.far))
    for i in range(-1, 10):
        for k in range(-1, 8):
            x, y = i * 180 + (k % 2) * 40, k * 160
            tone = mix(p.far, c.rng.choice((p.low, p.mid, p.light, p.sky)), 0.6)
            w, h = c.rng.uniform(110, 165), c.rng.uniform(90, 140)
            c.poly(
                [
                    (x + w, y),
                    (x + w + 34, y + 40),
                    (x + w + 34, y + h + 40),
                    (x + 34, y + h + 40),
                    (x, y + h),
                ],
                p.near,
                0.4,
            )
            c.rect(x, y, x + w, y + h, tone)
            c.rect(x + 8, y + 8, x + w - 8, y + h - 8, lighter(tone, 0.14))
            for _ in range(3):
                bx, by = x + c.rng.uniform(10, w - 40), y + c.rng.uniform(10, h - 30)
                c.rect(bx + 5, by + 6, bx + 31, by + 24, p.near, 0.4)
                c.rect(bx, by, bx + 26, by + 18, mix(tone, p.mid, 0.4))

    def road(u: float) -> Point:
        if v == 2:
            return -120 + 1850 * u, 900 - 760 * u + 250 * sin(u * 2 * pi)
        return 1760 - 1300 * sin(pi * u), 140 + 840 * u

    path = [road(i / 60) for i in range(61)]
    c.line(path, mix(p.low, p.far, 0.3), 300)
    c.line(path, mix(p.mid, p.near, 0.35), 250)
    for one, other in list(itertools.pairwise(path))[::2]:
        c.line([one, other], p.light, 5, 0.7)

    def beside(u: float, off: float) -> Point:
        (x0, y0), (x1, y1) = road(u), road(u + 0.004)
        long = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
        return x0 - (y1 - y0) / long * off, y0 + (x1 - x0) / long * off

    for i in range(230):
        for side in (-140, 140):
            x, y = beside(i / 230, side + c.rng.uniform(-9, 9))
            c.dot(
                x,
                y,
                6.5,
                mix(
                    c.rng.choice((p.accent, p.light, p.sky, p.near)), p.near, c.rng.uniform(0, 0.5)
                ),
            )
    for _ in range(360):
        u = c.rng.random() ** 0.8
        x, y = beside(u, c.rng.gauss(0, 44))
        c.poly(
            [(x - 4, y), (x + 4, y), (x + 36, y + 34), (x + 26, y + 38)], darker(p.near, 0.2), 0.5
        )
        c.dot(x, y, 9, c.rng.choice((p.accent, p.accent, p.light, p.low, p.sky)), ry=7)
        c.dot(x + 1, y - 1, 4.4, p.near)
    for i in range(16):
        x, y = beside(0.03 + i / 16.5, 180 * (1 if i % 2 else -1))
        c.dot(x + 14, y + 16, 30, p.near, alpha=0.4)
        c.dot(x, y, 28, mix(p.near, (96, 120, 80), 0.6))
        c.dot(x - 6, y - 7, 15, mix(p.low, (110, 140, 90), 0.6), alpha=0.5)
    c.stipple([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], p.near, toward="se", strength=0.4)
    if v == 5:
        rain(c, p.light, count=120, alpha=0.18)
