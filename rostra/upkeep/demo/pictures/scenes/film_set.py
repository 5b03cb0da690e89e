"""The scene “film-set”."""

from math import cos, pi, sin

from ..brushes import beam, cloud_field, glow, haze, rain, sun
from ..canvas import Canvas, Point
from ..colour import Ink, Palette, darker, lighter, mix
from ..figures import limb, person
from ..land import down, range_of_hills, rolling
from ..registry import scene
from ..things import lamp_post, lattice, windows
from ..water import reflect


@scene(
    "film-set",
    "22303a 5a7f86 fff0cb 3a565e 2c444c 0d1418 e08a3c",
    "2c2018 b0764a fff2d2 6a4630 4a3222 140e0a 3f7f86",
    "1c1c30 5f5a8a ffe4b0 34335a 282748 0a0a16 e2604a",
    "5f8fa0 bfd8d0 fffbe6 86a8a8 4a6e74 1a2a30 d9603a",
    "14261f 4f8a6a f8f3cb 2a5440 1f4232 07100c e8a83f",
    "3f2430 b8627a ffe6d0 6f3a50 522c3e 180c14 5fa0a0",
    mirrored=(4,),
    cuts={3: (330, 170, 1270), 6: (100, 150, 1240)},
)
def film_set(c: Canvas, p: Palette, v: int) -> None:
    """Work on a picture: rain made on a street, a studio wall, a crane at sundown."""
    (_wet_street, _studio, _wet_street, _location, _studio, _location)[v](c, p, v)


def _camera(c: Canvas, x: float, y: float, size: float, fill: Ink, facing: int) -> None:
    """Draw a film camera on a tripod whose head is at (x, y)."""

    def at(u: float, w: float) -> Point:
        return x + u * size * facing, y - w * size

    for u in (-0.34, 0.05, 0.4):
        limb(c, [at(0, 0), at(u, -1.25)], [size * 0.07, size * 0.05], fill)
    c.poly([at(-0.16, 0), at(0.16, 0), at(0.12, -0.14), at(-0.12, -0.14)], fill)
    c.poly([at(-0.34, 0.02), at(0.3, 0.02), at(0.3, 0.4), at(-0.34, 0.4)], fill)
    c.poly([at(0.3, 0.1), at(0.44, 0.1), at(0.44, 0.32), at(0.3, 0.32)], fill)
    c.poly([at(0.44, 0.06), at(0.62, -0.03), at(0.62, 0.45), at(0.44, 0.36)], fill)
    c.dot(*at(-0.16, 0.56), size * 0.2, fill)
    c.dot(*at(0.16, 0.56), size * 0.17, fill)
    c.line([at(-0.34, 0.28), at(-0.56, 0.32)], fill, size * 0.07)
    c.line([at(-0.3, 0.0), at(-0.62, -0.22)], fill, size * 0.04)


def _lamp(
    c: Canvas, p: Palette, x: float, y: float, foot: float, angle: float, size: float
) -> None:
    for dx in (-0.5, 0, 0.5):
        c.line([(x, foot - size), (x + dx * size, foot)], p.near, size * 0.06)
    c.line([(x, y), (x, foot - size * 0.8)], p.near, size * 0.06)
    beam(c, x, y, angle, 30, 1100, p.light, alpha=0.4, start=size * 0.3)
    ux, uy = cos(angle * pi / 180), sin(angle * pi / 180)
    box = [
        (x - ux * size * 0.4 - uy * size * 0.26, y - uy * size * 0.4 + ux * size * 0.26),
        (x + ux * size * 0.2 - uy * size * 0.36, y + uy * size * 0.2 + ux * size * 0.36),
        (x + ux * size * 0.2 + uy * size * 0.36, y + uy * size * 0.2 - ux * size * 0.36),
        (x - ux * size * 0.4 + uy * size * 0.26, y - uy * size * 0.4 - ux * size * 0.26),
    ]
    c.poly(box, p.near)
    c.line(box[1:3], lighter(p.light, 0.5), size * 0.13)
    glow(c, x + ux * size * 0.25, y + uy * size * 0.25, size * 1.3, p.light, alpha=0.9)


def _director(c: Canvas, p: Palette, x: float, foot: float, high: float, facing: int) -> None:
    dark = darker(p.near, 0.1)
    person(c, x, foot - high * 0.02, high, dark, pose="sit", facing=facing, hat="cap", rim=p.accent)
    seat = foot - high * 0.47
    for a, b in ((-0.16, 0.14), (0.14, -0.16)):
        c.line([(x + a * high, seat), (x + b * high, foot)], dark, high * 0.03)
    c.rect(x - high * 0.18, seat - high * 0.01, x + high * 0.16, seat + high * 0.03, p.accent)
    c.line(
        [(x - facing * high * 0.17, seat), (x - facing * high * 0.2, seat - high * 0.36)],
        dark,
        high * 0.03,
    )
    c.poly(
        [
            (x - facing * high * 0.16, seat - high * 0.18),
            (x - facing * high * 0.22, seat - high * 0.18),
            (x - facing * high * 0.23, seat - high * 0.37),
            (x - facing * high * 0.17, seat - high * 0.37),
        ],
        p.accent,
    )


def _wet_street(c: Canvas, p: Palette, v: int) -> None:
    line = 690
    c.backdrop((p.sky, p.far, p.low), 0, line)
    x = 40.0
    while x < 1580:
        wide, high = c.rng.uniform(170, 260), c.rng.uniform(330, 560)
        c.rect(x, line - high, x + wide, line, mix(p.mid, p.far, c.rng.random()))
        windows(
            c,
            (x + 22, line - high + 30, x + wide - 20, line - 120),
            p.light,
            cell=(56, 92),
            share=0.4,
        )
        c.rect(x + 18, line - 96, x + wide - 18, line, darker(p.mid, 0.4))
        c.rect(
            x + 10,
            line - 112,
            x + wide - 10,
            line - 90,
            p.accent if c.rng.random() < 0.4 else p.far,
        )
        if c.rng.random() < 0.6:
            c.line([(x + wide * 0.5, line - high * 0.9), (x + wide * 0.5, line + 40)], p.near, 2)
        x += wide + 4
    for lx in (360, 900, 1370):
        lamp_post(c, lx, line + 30, 330, p.near, p.light)
        glow(c, lx + 44, line - 320, 190, p.light, alpha=0.6)
    mid = 900 if v == 0 else 700
    person(c, mid - 70, line + 70, 250, p.near, pose="walk", coat=True, rim=p.light)
    person(
        c,
        mid + 70,
        line + 70,
        240,
        p.near,
        pose="walk",
        facing=-1,
        coat=True,
        hat="long",
        rim=p.light,
    )
    c.poly([(mid - 170, line - 190), (mid - 60, line - 260), (mid + 50, line - 190)], p.accent)
    c.line([(mid - 60, line - 250), (mid - 40, line - 100)], p.near, 4)
    c.wash([(0, line - 2), (1600, line - 2), (1600, 1067), (0, 1067)], (p.far, p.near))
    reflect(c, line + 72, 1067 - line - 72, p.near, shade=0.4, wobble=10)
    rain(c, p.light, count=420, alpha=0.32, slant=0.05)
    _lamp(c, p, 130 if v == 0 else 1480, 190, 960, 24 if v == 0 else 152, 110)
    _camera(c, 430 if v == 0 else 1210, 760, 210, darker(p.near, 0.3), 1 if v == 0 else -1)
    person(
        c,
        270 if v == 0 else 1370,
        1010,
        400,
        darker(p.near, 0.3),
        pose="camera",
        facing=1 if v == 0 else -1,
        hat="cap",
        rim=p.accent,
    )
    _director(c, p, 1360 if v == 0 else 200, 1030, 390, -1 if v == 0 else 1)
    boom = [(1600, 330), (mid + 60, 300)] if v == 0 else [(0, 360), (mid - 60, 310)]
    c.line(boom, darker(p.near, 0.3), 9)
    limb(c, [boom[1], (boom[1][0], boom[1][1] + 46)], [30, 30], darker(p.near, 0.3))


def _studio(c: Canvas, p: Palette, v: int) -> None:
    c.backdrop((p.near, p.mid), 0, 1067)
    for y in (70, 140):
        lattice(
            c,
            [(-20, y), (1620, y)],
            [(-20, y + 22), (1620, y + 22)],
            darker(p.near, 0.2),
            panels=26,
            width=2,
        )
    x0, x1 = (420, 1300) if v == 1 else (240, 1060)
    c.wash([(x0, 230), (x1, 230), (x1, 800), (x0, 800)], (p.sky, p.low, p.light))
    sun(c, (x0 + x1) / 2 + 150, 480, 80, lighter(p.light, 0.3), halo=2.6)
    for i in range(3):
        line = rolling(600 + i * 60, [(44, 500 - 90 * i, 0.3 * i), (12, 140, 0.1)])
        c.poly(
            [q for q in line if x0 < q[0] < x1] + [(x1, 800), (x0, 800)],
            mix(p.far, p.accent, 0.2 + 0.25 * i),
        )
    c.line([(x0, 230), (x1, 230), (x1, 800), (x0, 800), (x0, 230)], darker(p.near, 0.2), 13)
    for x in (x0 - 60, x1 + 60):
        c.line(
            [(x, 880), ((x0 + x1) / 2 + (x - (x0 + x1) / 2) * 0.86, 300)], darker(p.near, 0.2), 8
        )
    c.wash([(0, 800), (1600, 800), (1600, 1067), (0, 1067)], (mix(p.far, p.low, 0.35), p.near))
    c.dot((x0 + x1) / 2, 890, 420, p.light, ry=66, alpha=0.4)
    person(
        c,
        (x0 + x1) / 2 - 40,
        920,
        330,
        p.near,
        pose="point" if v == 4 else "stand",
        coat=True,
        rim=p.light,
    )
    if v == 1:
        person(
            c,
            (x0 + x1) / 2 + 120,
            925,
            310,
            p.near,
            pose="lean",
            facing=-1,
            hat="long",
            rim=p.light,
        )
    for x, y, angle in ((110, 330, 38), (1500, 300, 144)):
        _lamp(c, p, x, y, 960, angle, 120)
    c.poly(
        [(1180, 130), (1330, 100), (1360, 190), (1200, 210)]
        if v == 1
        else [(90, 130), (250, 100), (270, 190), (110, 210)],
        p.near,
    )
    dark = darker(p.near, 0.35)
    side = 1 if v == 1 else -1
    bx = 260 if v == 1 else 1330
    lattice(
        c,
        [(bx - side * 180, 1010), (bx + side * 330, 640)],
        [(bx - side * 170, 1040), (bx + side * 330, 668)],
        dark,
        panels=8,
        width=5,
    )
    _camera(c, bx + side * 350, 620, 170, dark, side)
    person(c, bx - side * 120, 1075, 360, dark, pose="camera", facing=side, hat="cap", rim=p.accent)
    _director(c, p, 1420 if v == 1 else 170, 1050, 380, -side)


def _location(c: Canvas, p: Palette, v: int) -> None:
    """A crane shot on a hill at the end of the day."""
    c.backdrop((p.sky, mix(p.sky, p.low, 0.6), p.low), 0, 800)
    sx, sy = (1060, 560) if v == 3 else (480, 520)
    sun(c, sx, sy, 120, p.light)
    cloud_field(c, (0, 40, 1600, 700), p.light, cells=(2, 6), alpha=0.55)
    for i in range(3):
        range_of_hills(c, 600 + i * 60, 70, mix(p.far, p.low, 0.5 - i * 0.2), p.low, depth=150)
    hill = down(rolling(880, [(60, 1700, 0.08 if v == 3 else 0.5), (9, 260, 0.2)]))
    c.poly(hill, p.near)
    c.stipple(hill, p.mid, toward="n", strength=0.45)
    dark = darker(p.near, 0.2)
    side = 1 if v == 3 else -1
    base = 330 if v == 3 else 1300
    tip = (base + side * 470, 330)
    lattice(
        c,
        [(base - side * 240, 830), tip],
        [(base - side * 232, 858), (tip[0], tip[1] + 20)],
        dark,
        panels=14,
        width=4,
    )
    c.poly(
        [
            (base - side * 290, 800),
            (base - side * 200, 800),
            (base - side * 200, 890),
            (base - side * 290, 890),
        ],
        dark,
    )
    c.poly([(base - 60, 900), (base - 14, 690), (base + 14, 690), (base + 60, 900)], dark)
    c.rect(base - 120, 890, base + 120, 916, dark)
    for wx in (-90, 90):
        c.dot(base + wx, 926, 22, dark)
    _camera(c, tip[0] + side * 10, tip[1] + 20, 120, dark, side)
    person(c, tip[0] - side * 50, tip[1] + 50, 150, dark, pose="sit", facing=side, hat="cap")
    ax = sx + (40 if v == 3 else -60)
    person(c, ax, 880, 220, dark, pose="stand", coat=True, rim=p.light)
    person(c, ax + 110, 886, 205, dark, pose="walk", facing=-1, hat="long", rim=p.light)
    for i, (px, pose) in enumerate(
        ((base + side * 190, "stand"), (base + side * 260, "lean"), (base + side * 350, "stand"))
    ):
        person(c, px, 930 + i * 6, 170, dark, pose=pose, facing=side, hat=("cap", "", "long")[i])
    c.line([(base + side * 345, 830), (ax - side * 40, 640)], dark, 5)
    limb(c, [(ax - side * 40, 640), (ax - side * 20, 650)], [18, 18], dark)
    panel = [
        (ax + side * 210, 720),
        (ax + side * 300, 690),
        (ax + side * 330, 840),
        (ax + side * 240, 870),
    ]
    c.poly(panel, p.light)
    c.stipple(panel, p.accent, toward="se", strength=0.5)
    _director(c, p, base - side * 60 if v == 5 else 720, 1010, 250, side)
    haze(c, 960, 1067, dark, 0.5)
