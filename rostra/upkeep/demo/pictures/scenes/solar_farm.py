"""The scene “solar-farm”."""

from math import cos, pi, sin

from ..brushes import cloud_field, sun
from ..camera import Camera
from ..canvas import Canvas, Point
from ..colour import Palette, darker, lighter, mix
from ..figures import limb, person
from ..land import range_of_hills
from ..registry import scene
from ..water import ripples


@scene(
    "solar-farm",
    "7fa9c4 f3e2b8 fff9dc 8c9a86 2c4a78 16233a e0a03c",
    "e89a5f f9d99a fff3cc b0886a 3a4a70 1f1a2e 2f6f7a",
    "9cb88f d9dcae fdfbe0 8aa36c 2f4f66 1a2a2e d9653a",
    "b9d3d6 e8eee0 ffffff 9ab5b0 386a86 15303f e8b54a",
    "c9a27a e9cda2 fff4d8 b58a5c 34507c 2a2226 c9503a",
    "3d3f6e e58a78 ffdfae 7a6a80 28355f 12142a f2b84f",
    mirrored=(6,),
    cuts={5: (260, 160, 900)},
)
def solar_farm(c: Canvas, p: Palette, v: int) -> None:
    """Tilt rows of panels to the sun: on the plain, from the air, afloat."""
    if v in (2, 4):
        _panels_from_above(c, p, v)
        return
    line = (420, 500, 0, 360, 0, 560)[v]
    c.backdrop((p.sky, p.low, p.light), 0, line + 60)
    x = (1120, 420, 0, 800, 0, 1180)[v]
    sun(c, x, line - (130, 60, 0, 200, 0, 40)[v], (60, 84, 0, 46, 0, 96)[v], p.light)
    cloud_field(c, (0, 20, 1600, line), p.light, cells=(2, 5), alpha=0.6)
    range_of_hills(c, line - 46, 70, mix(p.far, p.low, 0.45), p.low, depth=110)
    range_of_hills(c, line - 10, 36, p.far, mix(p.far, p.low, 0.4), depth=90)
    if v == 3:
        c.backdrop((mix(p.sky, p.low, 0.5), p.far, p.mid), line, 1067)
        ripples(c, line, 1067, p.mid, p.light, count=260)
    else:
        c.wash(
            [(0, line + 20), (1600, line + 20), (1600, 1067), (0, 1067)],
            (p.far, darker(p.far, 0.45)),
        )
    cam = Camera(
        height=(4.5, 1.9, 0, 9, 0, 2.6)[v],
        horizon=line + 4,
        centre=(1000, 500, 0, 800, 0, 1150)[v],
        focus=900,
        yaw=(16, -12, 0, 0, 0, 20)[v],
    )
    for row in range(22, 0, -1):
        _panel_row(c, cam, p, 3.0 + row * (3.3 if v == 3 else 4.0), v)
    person_spot = ((6.5, 9.0), (-1.5, 6.0), None, (0.0, 16.0), None, (5.5, 9.5))[v]
    if person_spot:
        px, py = cam.at(person_spot[0], 0, person_spot[1])
        person(
            c, px, py, cam.unit(*person_spot) * 1.75, p.near, pose="lean", hat="helmet", rim=p.light
        )
    c.stipple([(0, line), (1600, line), (1600, 1067), (0, 1067)], p.near, toward="s", strength=0.35)


def _panel_row(c: Canvas, cam: Camera, p: Palette, z: float, v: int) -> None:
    low, high, deep = (0.6, 2.1, 1.5) if v != 3 else (0.15, 0.8, 1.7)
    fade = min(0.8, z / 105)
    for i in range(-16, 16):
        if v == 3 and (i + 1) % 6 == 0:
            continue
        x = i * 4.2
        if not (cam.ahead(x, z) and cam.ahead(x + 4, z)):
            continue
        c.poly(
            cam.floor(x + 0.3, x + 4.3, z, z + deep + 0.8), darker(p.near, 0.2), 0.5 * (1 - fade)
        )
        for leg in (x + 0.6, x + 3.4):
            c.line(
                [cam.at(leg, 0, z + 0.7), cam.at(leg, (low + high) / 2, z + 0.7)],
                mix(p.near, p.low, fade),
                max(1, cam.unit(leg, z) * 0.1),
            )
        quad = cam.face(
            [(x, low, z), (x + 4, low, z), (x + 4, high, z + deep), (x, high, z + deep)]
        )
        shine = c.rng.uniform(0.0, 0.22)
        c.wash(
            quad,
            (
                mix(mix(p.mid, p.light, 0.55 + shine), p.low, fade * 0.6),
                mix(mix(p.mid, p.sky, shine), p.low, fade),
            ),
        )
        line_ink = mix(p.light, p.mid, 0.35)
        if z < 36:
            for k in range(1, 6):
                c.line(
                    [cam.at(x + 4 * k / 6, low, z), cam.at(x + 4 * k / 6, high, z + deep)],
                    line_ink,
                    1.5,
                    0.55,
                )
            for k in range(1, 3):
                u = k / 3
                c.line(
                    [
                        cam.at(x, low + (high - low) * u, z + deep * u),
                        cam.at(x + 4, low + (high - low) * u, z + deep * u),
                    ],
                    line_ink,
                    1.5,
                    0.55,
                )
        c.line([*quad, quad[0]], mix(p.light, p.low, 0.3), max(1.0, cam.unit(x, z) * 0.035), 0.8)


def _panels_from_above(c: Canvas, p: Palette, v: int) -> None:
    ground = p.far if v == 2 else mix(p.sky, p.far, 0.4)
    c.wash([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], (lighter(ground, 0.2), ground))
    cloud_field(c, (0, 0, 1600, 1067), p.low, cells=(5, 4), alpha=0.5, fade="flat")
    turn = -0.42 if v == 2 else 0.62

    def at(x: float, y: float) -> Point:
        return 800 + x * cos(turn) - y * sin(turn), 533 + x * sin(turn) + y * cos(turn)

    for row in range(-13, 14):
        for col in range(-9, 10):
            x, y = col * 128, row * 82
            wavy = 40 * sin(row / 3.2) if v == 2 else 0
            if v == 2 and (x + 240) ** 2 / 3.2 + y**2 < 36000:
                continue
            if v == 4 and abs(col + row * 0.18) < 0.7:
                continue
            x += wavy
            c.poly(
                [at(x + 8, y + 14), at(x + 126, y + 14), at(x + 126, y + 62), at(x + 8, y + 62)],
                p.near,
                0.4,
            )
            panel = [at(x, y), at(x + 118, y), at(x + 118, y + 48), at(x, y + 48)]
            glint = max(0.0, 1 - abs(col - row * 0.5 - 2) / 4)
            c.wash(
                panel,
                (mix(p.mid, p.light, 0.1 + 0.7 * glint), mix(p.mid, p.sky, 0.1 + 0.4 * glint)),
            )
            for k in range(1, 6):
                c.line([at(x + 118 * k / 6, y), at(x + 118 * k / 6, y + 48)], p.light, 1.3, 0.45)
            c.line([at(x, y + 24), at(x + 118, y + 24)], p.light, 1.3, 0.45)
    if v == 2:
        for _ in range(40):
            a, r = c.rng.uniform(0, 2 * pi), c.rng.random() ** 0.5
            x, y = at(-210 + 290 * r * cos(a), 160 * r * sin(a))
            c.dot(x + 9, y + 12, 26, p.near, alpha=0.4)
            c.dot(x, y, 24, mix(p.near, p.far, c.rng.uniform(0.2, 0.6)))
    else:
        road = [at(-15 * k, k * 82) for k in range(-9, 10)]
        c.line(road, p.light, 34, 0.9)
        car = at(-20, 110)
        limb(c, [(car[0], car[1] - 20), (car[0] + 14, car[1] + 16)], [26, 26], p.accent)
    c.stipple(
        [(0, 0), (1600, 0), (1600, 1067), (0, 1067)],
        p.near,
        toward="se" if v == 2 else "sw",
        strength=0.45,
    )
