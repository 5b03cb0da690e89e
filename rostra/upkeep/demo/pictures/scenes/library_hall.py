"""The scene “library-hall”."""

from math import cos, pi, sin

from ..brushes import beam, glow
from ..camera import Camera
from ..canvas import Canvas, Point
from ..colour import Palette, darker, lighter, mix
from ..figures import person
from ..registry import scene


@scene(
    "library-hall",
    "3a2a1f a9743f ffeac0 6f4a2c 4a3020 1c1410 4f7f78",
    "dfe4dc f2efe2 ffffff b8b6a0 7d6a4c 2e2a24 a8442f",
    "1d2a2c 5f7a6a fff0c4 34504a 243a38 0c1617 d99a45",
    "2a1f3a 8a5f7a ffe2b4 4f3a5c 3a2a48 130d1c e0a24a",
    "c9a878 f0dcae fffaea a8804f 6f4a2e 2a1a12 2f5f6a",
    "1a2f4a 5f86a8 fdf2cf 2f4f74 223c5c 0b1626 d9743c",
    mirrored=(4,),
)
def library_hall(c: Canvas, p: Palette, v: int) -> None:
    """Range books down a nave, up a rotunda, or between two close shelves."""
    (_nave, _rotunda, _aisle)[v % 3](c, p, v)


def _spines(
    c: Canvas, cam: Camera, p: Palette, x: float, z0: float, z1: float, y: float, high: float
) -> None:
    """Fill one shelf along a side wall with books."""
    inks = (p.accent, p.far, p.low, p.light, mix(p.accent, p.near, 0.5), mix(p.low, p.near, 0.4))
    fade = min(0.55, z0 / 70)
    z = z0
    while z < z1:
        thick = c.rng.uniform(0.08, 0.22) * (1 if z0 < 12 else 2.4)
        tall = high * c.rng.uniform(0.68, 0.95)
        if c.rng.random() < 0.93:
            c.poly(
                cam.wall(x, z, min(z1, z + thick * 0.86), y, y + tall),
                mix(darker(c.rng.choice(inks), 0.12), p.mid, fade),
            )
        z += thick


def _nave(c: Canvas, p: Palette, v: int) -> None:
    cam = Camera(
        height=1.8 if v == 0 else 4.6,
        horizon=660 if v == 0 else 520,
        centre=800 if v == 0 else 980,
        focus=780,
    )
    far = 46.0
    c.backdrop((p.mid, p.far, p.near), 0, 1067)
    arch: list[Point] = []
    for i in range(25):
        a = pi * i / 24
        arch.append(cam.at(5.2 * cos(a), 8.5 + 4.2 * sin(a), far))
    c.wash([*arch, *cam.front(-5.2, 5.2, 0, 8.5, far)[:2]], (p.light, mix(p.light, p.low, 0.5)))
    for x in (-3, -1, 1, 3):
        c.line([cam.at(x, 0, far), cam.at(x, 12, far)], p.mid, 3)
    c.poly(cam.floor(-5.2, 5.2, 0.4, far), mix(p.mid, p.near, 0.5))
    c.wash(cam.floor(-1.7, 1.7, 0.4, far), (mix(p.accent, p.light, 0.35), darker(p.accent, 0.35)))
    for i in range(16, -1, -1):
        z = 1.2 + i * 2.8
        rib = [cam.at(5.2 * cos(pi * k / 24), 8.5 + 4.2 * sin(pi * k / 24), z) for k in range(25)]
        back = [
            cam.at(5.2 * cos(pi * k / 24), 8.5 + 4.2 * sin(pi * k / 24), z + 2.8) for k in range(25)
        ]
        tone = mix(p.near, p.low, 0.2 + 0.035 * i)
        c.poly([*rib, *back[::-1]], tone)
        c.line(rib, mix(p.low, p.near, 0.35 - 0.02 * i), max(2, cam.unit(0, z) * 0.22))
        for side in (-1, 1):
            c.poly(cam.wall(side * 5.2, z, z + 2.8, 0, 8.5), mix(p.mid, p.near, 0.45))
            for level in range(7):
                y = 0.3 + level * 0.62 + (1.0 if level > 3 else 0)
                _spines(c, cam, p, side * 5.15, z + 0.3, z + 2.5, y, 0.56)
            c.poly(cam.wall(side * 4.95, z, z + 2.8, 2.9, 3.1), mix(p.low, p.near, 0.4))
            for k in range(6):
                c.line(
                    [
                        cam.at(side * 4.95, 3.1, z + k * 0.46),
                        cam.at(side * 4.95, 3.9, z + k * 0.46),
                    ],
                    p.low,
                    1.6,
                    0.6,
                )
            c.poly(cam.wall(side * 4.95, z, z + 2.8, 3.9, 3.97), p.low)
            c.poly(cam.wall(side * 5.0, z + 2.5, z + 2.8, 0, 8.5), mix(p.low, p.near, 0.55))
            c.poly(cam.wall(side * 5.18, z + 0.7, z + 2.1, 6.4, 8.2), p.light)
    for i in range(5):
        x, y = cam.at(-5.2 if v == 0 else 5.2, 7.6, 7 + i * 6)
        beam(c, x, y, 52 if v == 0 else 128, 13, 900, p.light, alpha=0.26, start=40)
    for z in (26, 19, 13, 8.6):
        for side in (-1, 1):
            _reading_table(c, cam, p, side * 3.0, z)
    glow(c, *cam.at(0, 5, far), 420, p.light, alpha=0.55)
    px, py = cam.at(0.5, 0, 11)
    person(c, px, py, cam.unit(0, 11) * 1.75, p.near, pose="walk", coat=True, rim=p.light)


def _reading_table(c: Canvas, cam: Camera, p: Palette, x: float, z: float) -> None:
    size = cam.unit(x, z)
    for dx in (-1.1, 1.1):
        px, py = cam.at(x + dx, 0, z + 0.5)
        person(
            c,
            px,
            py + size * 0.05,
            size * 1.6,
            darker(p.near, 0.1),
            pose="think",
            facing=1 if dx < 0 else -1,
        )
    c.poly(cam.floor(x - 1.0, x + 1.0, z, z + 1.2, 0.78), mix(p.accent, p.near, 0.3))
    c.poly(cam.front(x - 1.0, x + 1.0, 0.66, 0.78, z), darker(p.near, 0.2))
    for dx in (-0.9, 0.9):
        c.line(
            [cam.at(x + dx, 0, z), cam.at(x + dx, 0.7, z)], darker(p.near, 0.2), max(2, size * 0.08)
        )
    lx, ly = cam.at(x, 1.25, z + 0.6)
    glow(c, lx, ly + size * 0.2, size * 1.5, p.light, alpha=0.75)
    c.line([(lx, ly), (lx, ly + size * 0.42)], p.near, max(1.5, size * 0.03))
    c.poly(
        [
            (lx - size * 0.26, ly + size * 0.05),
            (lx - size * 0.15, ly - size * 0.12),
            (lx + size * 0.15, ly - size * 0.12),
            (lx + size * 0.26, ly + size * 0.05),
        ],
        p.accent,
    )


def _rotunda(c: Canvas, p: Palette, v: int) -> None:
    """Stand in a round reading room under its glass eye."""
    cx, cy = (800, 250) if v == 1 else (640, 230)
    c.backdrop((mix(p.far, p.low, 0.5), p.far), 0, 1067)
    for i in range(9, 0, -1):
        u = i / 9
        c.dot(cx, cy - 40, 1150 * u, mix(p.light, p.far, u**0.6 * 0.9), ry=430 * u)
    for i in range(24):
        a = 2 * pi * i / 24
        c.line(
            [
                (cx + 90 * cos(a), cy - 40 + 34 * sin(a)),
                (cx + 1250 * cos(a), cy - 40 + 468 * sin(a)),
            ],
            mix(p.mid, p.far, 0.4),
            8,
            0.7,
        )
    for u in (0.2, 0.42, 0.66):
        c.arc(
            (cx - 1150 * u, cy - 40 - 430 * u, cx + 1150 * u, cy - 40 + 430 * u),
            0,
            360,
            mix(p.mid, p.far, 0.4),
            6,
        )
    inks = (p.accent, p.mid, p.low, p.light, p.near, mix(p.accent, p.low, 0.5))
    for tier in range(3):
        top, bottom, bow = 400 + tier * 160, 540 + tier * 160, 60 + tier * 46

        def on(u: float, y: float, bow: float = bow) -> Point:
            return cx + (u - 0.5) * 2300, y + bow * cos((u - 0.5) * pi) - bow

        c.poly(
            [
                *[on(i / 30, top) for i in range(31)],
                *[on(i / 30, bottom) for i in range(30, -1, -1)],
            ],
            mix(p.mid, p.near, 0.35),
        )
        for shelf in range(3):
            y0, y1 = top + 12 + shelf * 44, top + 50 + shelf * 44
            u = 0.0
            while u < 1:
                wide = c.rng.uniform(0.0025, 0.006)
                tall = (y1 - y0) * c.rng.uniform(0.65, 1)
                a, b = on(u, y1), on(u + wide * 0.85, y1)
                c.poly(
                    [a, b, (b[0], b[1] - tall), (a[0], a[1] - tall)],
                    darker(c.rng.choice(inks), 0.1),
                )
                u += wide
        for i in range(15):
            a = on(i / 14, bottom)
            c.rect(a[0] - 13, a[1] - (bottom - top), a[0] + 13, a[1], mix(p.low, p.mid, 0.4))
        c.line([on(i / 30, bottom + 6) for i in range(31)], p.light, 13)
        c.line([on(i / 30, bottom - 34) for i in range(31)], p.near, 3)
        for i in range(80):
            a = on(i / 79, bottom)
            c.line([a, (a[0], a[1] - 34)], p.near, 2, 0.8)
    c.wash(
        [(0, 850), (1600, 850), (1600, 1067), (0, 1067)],
        (mix(p.far, p.low, 0.3), mix(p.mid, p.near, 0.4)),
    )
    beam(c, cx, -100, 84 if v == 1 else 78, 22, 1250, p.light, alpha=0.5, start=90)
    for ring, (y, wide) in enumerate(((905, 560), (985, 900))):
        c.dot(cx, y, wide, mix(p.mid, p.near, 0.3), ry=44 + ring * 22)
        c.dot(cx, y - 12, wide, mix(p.accent, p.low, 0.25), ry=42 + ring * 22)
        c.dot(cx, y - 8, wide - 70, mix(p.mid, p.near, 0.5), ry=28 + ring * 14)
        for i in range(9):
            x = cx + wide * 0.93 * cos(pi + pi * (i + 0.5) / 9)
            person(c, x, y + 44, 150 + ring * 50, p.near, pose="think", facing=1 if x < cx else -1)
    person(c, cx + 30, 985, 210, darker(p.near, 0.2), coat=True, rim=p.light)


def _aisle(c: Canvas, p: Palette, v: int) -> None:
    """Squeeze between two shelves towards one bright window; a ladder, a reader."""
    cam = Camera(height=1.5, horizon=640, centre=860 if v == 2 else 560, focus=640)
    c.backdrop((p.near, p.mid), 0, 1067)
    c.poly(cam.front(-1.25, 1.25, 0, 6, 13), p.low)
    c.wash(cam.front(-0.9, 0.9, 1.0, 5.4, 12.9), (lighter(p.light, 0.3), p.low))
    for x in (-0.3, 0.3):
        c.line([cam.at(x, 1, 12.8), cam.at(x, 5.4, 12.8)], p.mid, 5)
    for y in (2.4, 3.9):
        c.line([cam.at(-0.9, y, 12.8), cam.at(0.9, y, 12.8)], p.mid, 5)
    c.poly(cam.floor(-1.25, 1.25, 0.4, 13), mix(p.mid, p.near, 0.2))
    c.poly(cam.floor(-0.75, 0.75, 3, 13), mix(p.light, p.mid, 0.45), 0.6)
    for side in (-1, 1):
        c.wash(cam.wall(side * 1.3, 0.4, 13, 0, 7), (mix(p.near, p.mid, 0.5), p.near))
        for level in range(9):
            for bay in range(7):
                _spines(
                    c,
                    cam,
                    p,
                    side * 1.25,
                    0.6 + bay * 1.75,
                    2.25 + bay * 1.75,
                    0.15 + level * 0.68,
                    0.6,
                )
            c.poly(
                cam.wall(side * 1.22, 0.4, 13, 0.1 + level * 0.68, 0.15 + level * 0.68),
                mix(p.low, p.near, 0.5),
            )
        for bay in range(8):
            c.poly(
                cam.wall(side * 1.2, 0.5 + bay * 1.75, 0.6 + bay * 1.75, 0, 6.3),
                mix(p.low, p.near, 0.55),
            )
    rail = 1 if v == 2 else -1
    for z in (3.4, 3.85):
        c.line(
            [cam.at(rail * 1.1, 5.4, z), cam.at(rail * 0.45, 0, z)], mix(p.accent, p.light, 0.3), 12
        )
    for i in range(11):
        u = i / 11
        c.line(
            [
                cam.at(rail * (1.1 - 0.65 * u), 5.4 * (1 - u), 3.4),
                cam.at(rail * (1.1 - 0.65 * u), 5.4 * (1 - u), 3.85),
            ],
            mix(p.accent, p.light, 0.3),
            7,
        )
    glow(c, *cam.at(0, 3, 12.9), 560, p.light, alpha=0.6)
    px, py = cam.at(-rail * 0.35, 0, 4.6)
    person(
        c,
        px,
        py,
        cam.unit(0, 4.6) * 1.72,
        darker(p.near, 0.3),
        pose="lean",
        facing=-rail,
        coat=True,
        rim=p.light,
    )
    c.stipple([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], p.near, toward="out", strength=0.85)
