"""Scenes on the river: the iron bridge and the flooded street."""

from math import cos, pi, sin

from .brushes import cloud_field, down, glints, glow, haze, lens, mist, rain, range_of_hills
from .brushes import reflect, ripples, rolling, sun
from .camera import Camera, Spot
from .canvas import Canvas, Point
from .colour import Ink, Palette, darker, lighter, mix
from .figures import limb, person
from .registry import scene
from .things import bare_tree, fishing_boat, gulls, lattice, skyline, tree


@scene(
    "river-bridge",
    "c9b48f f0dcae fff4cf a89370 6e5f4c 2a2622 9c3f2d",
    "7d9fae d8e2d8 fffbea 8da6a6 55707a 1f2e38 c65a34",
    "e0a07c f6cfa2 fff0cf a9705e 5c3a40 20161c d9843c",
    "141b3a 3f4a7c ffe1a0 2b3565 1d2650 0a0d20 e8a04c",
    "b3c0b4 dde2d3 fbf8ea 9fb0a6 748a84 35474a a9472f",
    "5f3f52 d98a66 ffdca0 8a5560 553a50 1e1524 f0b85e",
    mirrored=(4, 6),
)
def river_bridge(c: Canvas, p: Palette, v: int) -> None:
    """Carry a train over the river on trusses, arches or cables, seen from bank, boat or deck."""
    if v == 2:
        _through_the_truss(c, p)
        return
    line = (690, 620, 0, 730, 560, 650)[v]
    c.backdrop((p.sky, mix(p.sky, p.low, 0.6), p.low), 0, line + 4)
    cloud_field(c, (0, 30, 1600, line), p.light, cells=(3, 6), alpha=0.55)
    if v in (0, 5, 3):
        sun(c, (1180, 0, 0, 1280, 0, 420)[v], (330, 0, 0, 150, 0, 540)[v], 56 if v else 70, p.light)
    for i in range(2):
        range_of_hills(
            c, line - 130 + 50 * i, 60, mix(p.far, p.low, 0.55 - 0.3 * i), p.low, depth=100
        )
    skyline(c, line, (20, 90), mix(p.far, p.mid, 0.3), lit=p.light if v == 3 else None)
    if v in (0, 4):
        for x in (230, 300, 370, 1290):
            c.poly([(x - 9, line), (x - 6, line - 190), (x + 6, line - 190), (x + 9, line)], p.far)
    mist(c, line - 20, 70, p.light, 0.6)
    (_truss, _arch, _truss, _cables, _viaduct, _truss)[v](c, p, v, line)
    reflect(c, line, 1067 - line, p.mid, shade=0.3, wobble=9)
    ripples(c, line, 1067, p.near, p.light, count=190)
    if v in (0, 3, 5):
        glints(c, (1180, 0, 0, 1280, 0, 420)[v], line, 1067, p.light, count=150)
    if v in (1, 4):
        fishing_boat(c, 520 if v == 1 else 1080, line + 190, 300, p.near, light=p.accent)
    bank = down(rolling(1010, [(40, 1900, 0.3 + v * 0.2), (10, 230, 0.1)]))
    c.poly(bank, p.near)
    for i in range(60):
        x = c.rng.uniform(-20, 1620)
        c.line([(x, 1040), (x + c.rng.uniform(-22, 22), 1040 - c.rng.uniform(40, 120))], p.near, 3)
    if v in (0, 5):
        person(c, 360, 990, 150, p.near, pose="lean", hat="straw")
        c.line([(395, 905), (560, 830), (600, 960)], p.near, 3)


def _train(c: Canvas, p: Palette, y: float, x0: float, cars: int, size: float, facing: int) -> None:
    for i in range(cars):
        left = x0 + i * size * 3.3
        fill = p.accent if i == (cars - 1 if facing > 0 else 0) else mix(p.accent, p.mid, 0.55)
        c.rect(left, y - size, left + size * 3.15, y - size * 0.12, fill)
        c.rect(left, y - size * 1.06, left + size * 3.15, y - size * 0.96, darker(fill, 0.4))
        for k in range(7):
            c.rect(
                left + size * (0.2 + k * 0.42),
                y - size * 0.8,
                left + size * (0.45 + k * 0.42),
                y - size * 0.5,
                p.light,
            )
        for k in (0.5, 0.9, 2.2, 2.6):
            c.dot(left + size * k, y - size * 0.08, size * 0.11, p.near)


def _pier(c: Canvas, p: Palette, x: float, top: float, foot: float, half: float) -> None:
    area = [
        (x - half * 0.8, top),
        (x + half * 0.8, top),
        (x + half * 1.2, foot + 6),
        (x - half * 1.2, foot + 6),
    ]
    c.wash(area, (mix(p.far, p.mid, 0.3), mix(p.mid, p.near, 0.7)), sideways=True)
    for i in range(7):
        y = top + (foot - top) * i / 7
        c.line([(x - half, y), (x + half, y)], p.near, 1.5, 0.5)
    c.rect(x - half * 1.15, top - 8, x + half * 1.15, top + 10, p.near)


def _truss(c: Canvas, p: Palette, v: int, line: float) -> None:
    deck, high, span = (line - 210, 150, 560) if v == 0 else (line - 130, 210, 720)
    start = -200 if v == 0 else -420
    _train(c, p, deck - 4, 320 if v == 0 else 640, 4, 58 if v == 0 else 70, 1)
    for i in range(4):
        x = start + i * span
        steel = mix(p.mid, p.near, 0.75)
        ends = [(x + 60, deck - high), (x + span - 60, deck - high)]
        lattice(c, [(x + 60, deck), (x + span - 60, deck)], ends, steel, panels=8, width=6)
        c.line([(x, deck), ends[0]], steel, 11)
        c.line([ends[1], (x + span, deck)], steel, 11)
        c.line(ends, steel, 12)
        _pier(c, p, x, deck + 16, line, 30)
    c.rect(-10, deck - 2, 1610, deck + 16, p.near)


def _arch(c: Canvas, p: Palette, v: int, line: float) -> None:
    deck = line - 170
    left, right, crown = 180, 1420, line - 500
    for lift, width in ((0, 20), (44, 12)):
        curve = [
            (
                left + (right - left) * i / 60,
                line - 10 - (line - 10 - crown - lift) * (1 - (i / 30 - 1) ** 2),
            )
            for i in range(61)
        ]
        c.line(curve, p.accent, width)
    for i in range(2, 59):
        x = left + (right - left) * i / 60
        top = line - 10 - (line - 10 - crown) * (1 - (i / 30 - 1) ** 2)
        c.line([(x, top), (x, top + 44)], p.accent, 4)
        if i % 2 == 0:
            c.line([(x, top + 30), (x, deck)], darker(p.accent, 0.3), 4)
            if i < 58:
                c.line([(x, top), (x + 20, top + 44)], p.accent, 3)
    _train(c, p, deck, 420, 5, 44, 1)
    c.rect(-10, deck, 1610, deck + 18, p.near)
    for x in (60, left, right, 1540):
        _pier(c, p, x, deck + 18, line, 34)


def _cables(c: Canvas, p: Palette, v: int, line: float) -> None:
    deck = line - 120
    for x in (430, 1230):
        steel = mix(p.mid, p.light, 0.35)
        c.poly([(x - 26, line), (x - 8, 90), (x + 8, 90), (x + 26, line)], steel)
        c.stipple(
            [(x - 26, line), (x - 8, 90), (x + 8, 90), (x + 26, line)],
            p.near,
            toward="e",
            strength=0.8,
        )
        for i in range(17):
            reach, top = 60 + i * 24, 110 + i * 17
            for side in (-1, 1):
                c.line([(x, top), (x + side * reach * 0.99, deck)], p.light, 2, 0.65)
        c.dot(x, 82, 7, p.accent)
        glow(c, x, 82, 90, p.accent)
    c.rect(-10, deck, 1610, deck + 15, mix(p.mid, p.near, 0.4))
    for i in range(40):
        x = i * 41 + 10
        c.dot(x, deck - 12, 4, p.light)
        glow(c, x, deck - 10, 34, p.light, alpha=0.5)
    _train(c, p, deck, 560, 4, 32, 1)


def _viaduct(c: Canvas, p: Palette, v: int, line: float) -> None:
    deck = line - 290
    stone = mix(p.far, p.mid, 0.5)
    wall = [(-20, deck), (1620, deck), (1620, line + 6), (-20, line + 6)]
    c.poly(wall, stone)
    c.stipple(wall, p.near, toward="s", strength=0.55)
    for i in range(6):
        x, half = 130 + i * 280, 104
        hole = [
            (x - half, line + 8),
            *[
                (x + half * cos(pi + pi * k / 24), line - 120 + half * 1.05 * sin(pi + pi * k / 24))
                for k in range(25)
            ],
            (x + half, line + 8),
        ]
        c.wash(hole, (p.low, mix(p.low, p.far, 0.5)))
        c.line(hole[1:-1], lighter(stone, 0.35), 9)
    for row in range(4):
        c.line([(-10, deck + 22 + row * 26), (1610, deck + 22 + row * 26)], p.near, 1.5, 0.3)
    c.rect(-10, deck - 12, 1610, deck + 8, mix(p.mid, p.near, 0.4))
    _train(c, p, deck - 12, 300, 5, 52, 1)
    mist(c, line - 10, 90, p.light, 0.8)


def _through_the_truss(c: Canvas, p: Palette) -> None:
    """Look along the deck through the portals of the bridge."""
    cam = Camera(height=3.4, horizon=560, centre=700, focus=820)
    c.backdrop((p.sky, p.low, p.light), 0, 580)
    sun(c, 700, 500, 78, p.light)
    range_of_hills(c, 520, 50, mix(p.far, p.low, 0.4), p.low, depth=60)
    c.backdrop((p.low, p.far, p.mid), 562, 1067)
    ripples(c, 570, 1067, p.mid, p.light, count=200)
    c.poly(cam.floor(-4.2, 4.2, 1, 130), mix(p.mid, p.near, 0.5))
    for i in range(110):
        z = 1.6 + i * 0.75
        c.poly(cam.floor(-3.4, 3.4, z, z + 0.3, 0.02), p.near)
    for x in (-2.6, -1.1, 1.1, 2.6):
        c.poly(
            cam.face(
                [(x - 0.06, 0.1, 1), (x + 0.06, 0.1, 1), (x + 0.06, 0.1, 120), (x - 0.06, 0.1, 120)]
            ),
            p.light,
        )
    glow(c, 700, 560, 420, p.light, alpha=0.5)
    for i in range(13, -1, -1):
        z = 2.6 + i * 7
        ink = mix(p.near, p.low, min(0.75, i * 0.065))
        _portal(c, cam, z, ink)
    x, y = cam.at(1.85, 0, 44)
    size = cam.unit(1.85, 44)
    c.rect(x - size * 1.5, y - size * 3.8, x + size * 1.5, y, p.accent)
    c.rect(x - size * 1.2, y - size * 3.3, x + size * 1.2, y - size * 2.2, p.light)
    for side in (-0.9, 0.9):
        glow(c, x + side * size, y - size * 0.9, 60, p.light, alpha=0.9)
    x, y = cam.at(-3.5, 0, 9)
    person(c, x, y, cam.unit(-3.5, 9) * 1.8, p.near, pose="walk", hat="helmet", rim=p.light)


def _portal(c: Canvas, cam: Camera, z: float, ink: Ink) -> None:
    size = cam.unit(0, z)

    def bar(one: Spot, other: Spot, wide: float) -> None:
        c.line([cam.at(*one), cam.at(*other)], ink, max(1.5, wide * size))

    for x in (-4.2, 4.2):
        bar((x, -0.6, z), (x, 8, z), 0.42)
        bar((x, 0.2, z), (x, 8, z + 7), 0.24)
        bar((x, 8, z), (x, 8, z + 7), 0.36)
        bar((x, 1.3, z), (x, 1.3, z + 7), 0.12)
    bar((-4.2, 8, z), (4.2, 8, z), 0.42)
    bar((-4.2, 6.8, z), (4.2, 6.8, z), 0.22)
    for i in range(6):
        x0 = -4.2 + i * 1.4
        ends = (8, 6.8) if i % 2 else (6.8, 8)
        bar((x0, ends[0], z), (x0 + 1.4, ends[1], z), 0.14)


@scene(
    "flood-street",
    "8d979c c9c7ba f4ecd6 9b9a90 8a7358 2b2a2e d0562f",
    "55636e 8f9a98 efe7c8 727d7c 6f6a50 20262b e0a03e",
    "b7a98c dccfae fff6df a8946f 8f6d48 35291f 2f6f7a",
    "1d2a3c 3c5568 ffdb94 2d4256 24384a 0a111c e07b3a",
    "9fb3b0 d5d9c6 fbf6e2 93a399 7b8468 28332f c14a38",
    "c08a6a efc598 fff0cc b0805f 85583f 2e1f1d 35707c",
    mirrored=(4,),
)
def flood_street(c: Canvas, p: Palette, v: int) -> None:
    """Put a street under water: down its length, from across it, or over its roofs."""
    if v in (2, 5):
        _roofs_in_water(c, p, v)
    elif v in (1, 4):
        _row_of_shops(c, p, v)
    else:
        _street(c, p, v)


def _street(c: Canvas, p: Palette, v: int) -> None:
    cam = Camera(height=2.3, horizon=500, centre=900 if v == 0 else 640, focus=880)
    c.backdrop((p.sky, p.low, p.low), 0, 520)
    cloud_field(c, (0, 0, 1600, 500), p.far, cells=(3, 4), cover=0.55, alpha=0.8)
    c.backdrop((p.low, p.mid, mix(p.mid, p.near, 0.4)), 498, 1067)
    houses = []
    for side in (-1, 1):
        z = 3.0
        while z < 60:
            deep = c.rng.uniform(4.5, 7.5)
            houses.append((side, z, deep, c.rng.uniform(6, 11.5), c.rng.random()))
            z += deep
    for turned in (True, False):
        for house in sorted(houses, key=lambda item: -item[1]):
            _house(c, cam, p, house, turned=turned, night=v == 3)
        if turned:
            haze(c, 500, 1067, p.mid, 0.6, "flat")
    mist(c, 500, 90, p.light, 0.7)
    for z in (30, 18, 9):
        x, y = cam.at(3.3, 0, z)
        size = cam.unit(3.3, z)
        c.rect(x - size * 0.06, y - size * 5, x + size * 0.06, y, p.near)
        c.dot(x - size * 0.3, y - size * 5, size * 0.3, p.light, ry=size * 0.12)
        if v == 3:
            glow(c, x, y - size * 5, size * 3.4, p.light, alpha=0.6)
        lens(c, x, y, size * 0.7, 3, p.light, 0.6)
    ripples(c, 515, 1067, p.near, p.light, count=320, alpha=0.4)
    x, y = cam.at(-0.4, 0, 6.2)
    _rescue(c, p, x, y + 30, 430)
    rain(c, p.light, count=380, alpha=0.24)


def _house(
    c: Canvas,
    cam: Camera,
    p: Palette,
    house: tuple[int, float, float, float, float],
    *,
    turned: bool,
    night: bool,
) -> None:
    side, z, deep, high, tint = house
    x, sign = side * 4.6, -1 if turned else 1
    fade = min(0.8, z / 62)
    wall = mix(
        mix(mix(p.far, p.light, tint * 0.6), p.accent, 0.25 if tint > 0.7 else 0.0), p.low, fade
    )
    wall = darker(wall, 0.22 if side > 0 else 0.02)
    c.poly(cam.wall(x, z, z + deep, 0, sign * high), wall)
    c.poly(cam.front(x, x + side * 9, 0, sign * high, z), darker(wall, 0.3))
    c.poly(cam.wall(x, z, z + deep, sign * high, sign * (high + 0.4)), darker(wall, 0.45))
    level = 0.7
    while level < high - 1.4:
        for i in range(int(deep / 1.5)):
            z0 = z + 0.5 + i * 1.5
            lit = night and c.rng.random() < 0.22
            pane = p.light if lit else mix(p.near, p.low, fade * 0.9)
            c.poly(cam.wall(x, z0, z0 + 0.75, sign * level, sign * (level + 1.3)), pane)
        level += 2.6
    if tint < 0.45 and not turned:
        c.poly(
            cam.face(
                [
                    (x, 2.4, z + 0.4),
                    (x, 2.4, z + deep - 0.4),
                    (x - side * 1.1, 1.9, z + deep - 0.4),
                    (x - side * 1.1, 1.9, z + 0.4),
                ]
            ),
            mix(p.accent, p.low, fade),
        )


def _rescue(c: Canvas, p: Palette, x: float, y: float, length: float) -> None:
    dark = darker(p.near, 0.2)
    with c.soft(p.near, blur=8, alpha=0.6) as s:
        s.ellipse(x, y + 12, length * 0.58, length * 0.07)
    figures = (
        (-0.34, "lean", "helmet"),
        (-0.12, "think", ""),
        (0.08, "sit", "long"),
        (0.3, "point", "helmet"),
    )
    for u, pose, hat in figures:
        low = pose in ("sit", "think")
        person(
            c,
            x + u * length,
            y + (length * 0.12 if low else 0),
            length * 0.44,
            dark,
            pose=pose,
            hat=hat,
            rim=p.accent,
        )
    hull: list[Point] = [
        (x - length * 0.52, y - length * 0.1),
        (x + length * 0.45, y - length * 0.1),
        (x + length * 0.6, y - length * 0.17),
        (x + length * 0.5, y + length * 0.02),
        (x - length * 0.48, y + length * 0.02),
    ]
    c.poly(hull, p.accent)
    c.stipple(hull, dark, toward="s", strength=0.8)
    limb(
        c,
        [
            (x - length * 0.52, y - length * 0.1),
            (x + length * 0.45, y - length * 0.1),
            (x + length * 0.6, y - length * 0.17),
        ],
        [length * 0.05] * 2 + [length * 0.035],
        lighter(p.accent, 0.15),
    )
    c.line([(x - length * 0.36, y - length * 0.3), (x - length * 0.6, y + length * 0.08)], dark, 7)
    for i in range(5):
        lens(c, x, y + 14 + i * 13, length * (0.6 - i * 0.05), 2.4, p.light, 0.5)


def _row_of_shops(c: Canvas, p: Palette, v: int) -> None:
    line = 640 if v == 1 else 720
    c.backdrop((p.sky, p.low), 0, line)
    cloud_field(c, (0, 0, 1600, line), p.far, cells=(3, 4), cover=0.5, alpha=0.7)
    x = -60.0
    while x < 1600:
        wide, high = c.rng.uniform(190, 300), c.rng.uniform(330, 520)
        wall = mix(p.far, c.rng.choice((p.light, p.mid, p.accent, p.low)), c.rng.uniform(0.15, 0.5))
        c.rect(x, line - high, x + wide - 3, line, wall)
        c.stipple(
            [(x, line - high), (x + wide, line - high), (x + wide, line), (x, line)],
            p.near,
            toward="se",
            strength=0.4,
        )
        c.poly(
            [
                (x - 14, line - high),
                (x + wide * 0.5, line - high - 60),
                (x + wide + 10, line - high),
            ],
            darker(p.near, 0.05),
        )
        for row in range(int(high / 140)):
            for col in range(3):
                left, top = x + 22 + col * wide * 0.32, line - high + 34 + row * 130
                c.rect(left, top, left + wide * 0.19, top + 76, p.near)
                c.rect(
                    left,
                    top,
                    left + wide * 0.19,
                    top + 76,
                    p.light if c.rng.random() < 0.2 else p.mid,
                    0.6,
                )
                c.line([(left + wide * 0.095, top), (left + wide * 0.095, top + 76)], wall, 3)
        for i in range(6):
            c.poly(
                [
                    (x + 6 + i * wide / 6, line - 84),
                    (x + 6 + (i + 1) * wide / 6 - 2, line - 84),
                    (x - 6 + (i + 1) * wide / 6, line - 44),
                    (x - 4 + i * wide / 6, line - 44),
                ],
                p.accent if i % 2 else p.light,
            )
        x += wide
    reflect(c, line, 1067 - line, p.mid, shade=0.42, wobble=12)
    ripples(c, line, 1067, p.near, p.light, count=260, alpha=0.4)
    bare_tree(c, 1350 if v == 1 else 260, line + 20, 420, p.near)
    c.rect(300 if v == 1 else 1120, line - 8, 560 if v == 1 else 1360, line + 12, p.near)
    limb(c, [(350 if v == 1 else 1170, line), (500 if v == 1 else 1310, line)], [70, 74], p.near)
    _rescue(c, p, 840 if v == 1 else 640, line + 210, 520)
    gulls(c, (100, 60, 1500, 260), p.near, count=5)
    rain(c, p.light, count=300 if v == 1 else 90, slant=-0.2, alpha=0.24)


def _roofs_in_water(c: Canvas, p: Palette, v: int) -> None:
    """Look down on roofs, tree crowns and one boat in brown water."""
    c.wash([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], (mix(p.mid, p.low, 0.45), p.mid))
    cloud_field(c, (0, 0, 1600, 1067), p.low, cells=(7, 3), cover=0.45, alpha=0.45, fade="flat")
    cam = Camera(height=24, horizon=-240 if v == 2 else 30, centre=800, focus=1050)
    spots = [
        (x * 13 + c.rng.uniform(-2, 2), z * 12 + c.rng.uniform(-2, 2))
        for z in range(10, 1, -1)
        for x in range(-7, 8)
        if (x + 1) % 4 and c.rng.random() < 0.85
    ]
    for x, z in spots:
        if c.rng.random() < 0.3:
            px, py = cam.at(x, 0, z)
            tree(c, px, py + 10, cam.unit(x, z) * 7, mix(p.near, p.far, 0.3), p.low)
        else:
            _gable(c, cam, p, x, z)
    for _ in range(230):
        x, y = c.rng.uniform(0, 1600), c.rng.uniform(20, 1067)
        lens(c, x, y, 14 + y * 0.03, 1.6, p.light, 0.25)
    bx, by = (830, 640) if v == 2 else (700, 760)
    for i in range(10):
        lens(c, bx - 60 - i * 26, by + 10 + i * 4, 30 + 4 * i, 3, p.light, 0.7 - i * 0.06)
    _rescue(c, p, bx, by, 230)
    if v == 5:
        haze(c, 0, 380, p.low, 0.7, "n")


def _gable(c: Canvas, cam: Camera, p: Palette, x: float, z: float) -> None:
    w, d, eave, top = c.rng.uniform(4, 5.4), c.rng.uniform(3, 4.2), 1.1, c.rng.uniform(3, 4)
    tile = mix(p.accent, p.far, c.rng.uniform(0.15, 0.75))
    c.poly(cam.floor(x - w * 1.25, x + w * 1.1, z - d * 1.5, z + d), darker(p.mid, 0.5), 0.45)
    c.poly(
        cam.face(
            [
                (x - w, eave, z + d),
                (x + w, eave, z + d),
                (x + w * 0.9, top, z),
                (x - w * 0.9, top, z),
            ]
        ),
        darker(tile, 0.35),
    )
    near = cam.face(
        [(x - w, eave, z - d), (x + w, eave, z - d), (x + w * 0.9, top, z), (x - w * 0.9, top, z)]
    )
    c.poly(near, tile)
    for i in range(1, 12):
        u = i / 12 * 2 - 1
        c.line(
            [cam.at(x + u * w, eave, z - d), cam.at(x + u * w * 0.9, top, z)],
            darker(tile, 0.4),
            1.6,
            0.6,
        )
    c.poly(cam.front(x - w * 0.94, x + w * 0.94, 0, eave, z - d * 0.97), mix(p.light, p.far, 0.4))
    c.line([cam.at(x - w * 0.92, top, z), cam.at(x + w * 0.92, top, z)], lighter(tile, 0.4), 5)
