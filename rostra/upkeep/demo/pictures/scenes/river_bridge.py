"""The scene “river-bridge”."""

from math import cos, pi, sin

from ..brushes import cloud_field, glow, mist, sun
from ..camera import Camera, Spot
from ..canvas import Canvas
from ..colour import Ink, Palette, darker, lighter, mix
from ..figures import person
from ..land import down, range_of_hills, rolling
from ..registry import scene
from ..things import fishing_boat, lattice, skyline
from ..water import glints, reflect, ripples


@scene(
    "river-bridge",
    "c9b48f f0dcae fff4cf a89370 6e5f4c 2a2622 9c3f2d",
    "7d9fae d8e2d8 fffbea 8da6a6 55707a 1f2e38 c65a34",
    "e0a07c f6cfa2 fff0cf a9705e 5c3a40 20161c d9843c",
    "141b3a 3f4a7c ffe1a0 2b3565 1d2650 0a0d20 e8a04c",
    "b3c0b4 dde2d3 fbf8ea 9fb0a6 748a84 35474a a9472f",
    "5f3f52 d98a66 ffdca0 8a5560 553a50 1e1524 f0b85e",
    mirrored=(4, 6),
    cuts={6: (100, 190, 1220)},
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
