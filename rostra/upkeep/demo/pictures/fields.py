"""Scenes of the plain: wheat, solar panels and wind turbines."""

from math import cos, pi, sin

from .brushes import cloud_field, down, glints, glow, haze, mist, range_of_hills, reflect, ripples
from .brushes import rolling, sun, waves
from .camera import Camera
from .canvas import Canvas, Point
from .colour import Ink, Palette, darker, lighter, mix
from .figures import limb, person
from .registry import scene
from .things import fishing_boat, gulls, pine, tree


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
    cloud_field(c, (0, 20, 1600, line), p.light if v == 0 else p.mid, cells=(3, 3), cover=0.45, softness=0.25, alpha=0.85,
                fade="n" if v else "band", grain=v == 0)
    range_of_hills(c, line - 20, 40, mix(p.far, p.sky, 0.5), p.low, depth=80)
    for i in range(16):
        tree(c, i * 110 + c.rng.uniform(-40, 40), line + 14, c.rng.uniform(40, 80), mix(p.near, p.far, 0.4))
    field = down(rolling(line + 10, [(14, 1500, 0.3)]))
    c.wash(field, (lighter(p.mid, 0.35), p.mid, darker(p.mid, 0.15)))
    vx = 1080 if v == 0 else 420
    for i in range(-34, 35):
        x = vx + i * 105
        c.poly([(vx + i * 7, line + 12), (vx + i * 7 + 3, line + 12), (x + 46, 1090), (x, 1090)],
               mix(p.mid, p.near, 0.42 + 0.1 * (i % 3)), 0.6)
        c.poly([(vx + i * 7 + 4, line + 14), (vx + i * 7 + 5, line + 14), (x + 84, 1090), (x + 62, 1090)],
               p.light, 0.4)
    mown = [(vx - 60, line + 12), (vx + 20, line + 12), (520 if v == 0 else 1240, 1090), (-260 if v == 0 else 300, 1090)]
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
            s.ellipse(x - facing * size * (0.5 + 0.05 * i), y - c.rng.uniform(0, 90), 20 + i * 2.2, 16 + i * 1.4, 180)
    c.poly([at(-0.5, 0.16), at(-0.5, 0.46), at(0.24, 0.5), at(0.3, 0.16)], p.accent)
    c.stipple([at(-0.5, 0.16), at(-0.5, 0.46), at(0.24, 0.5), at(0.3, 0.16)], p.near, toward="s", strength=0.7)
    c.poly([at(0.0, 0.48), at(0.03, 0.76), at(0.25, 0.76), at(0.32, 0.46)], p.near)
    c.poly([at(0.06, 0.5), at(0.08, 0.72), at(0.22, 0.72), at(0.27, 0.5)], p.light)
    c.poly([at(-0.02, 0.76), at(-0.02, 0.8), at(0.29, 0.8), at(0.29, 0.76)], p.accent)
    c.poly([at(-0.44, 0.46), at(-0.5, 0.58), at(-0.08, 0.58), at(-0.06, 0.47)], mix(p.accent, p.near, 0.4))
    c.poly([at(-0.2, 0.5), at(-0.8, 0.72), at(-0.8, 0.66), at(-0.2, 0.44)], p.near)
    c.poly([at(0.3, 0.3), at(0.56, 0.1), at(0.56, 0.02), at(0.28, 0.16)], p.near)
    hub = at(0.62, 0.16)
    for i in range(6):
        a = pi * i / 3
        c.line([hub, (hub[0] + size * 0.14 * cos(a), hub[1] + size * 0.14 * sin(a))], p.near, 6)
    c.arc((hub[0] - size * 0.14, hub[1] - size * 0.14, hub[0] + size * 0.14, hub[1] + size * 0.14), 0, 360, p.accent, 7)
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
    person(c, 420 if v == 1 else 1010, line + 120, 260, p.near, pose="stand", hat="straw", rim=p.light)
    for layer in range(4):
        tone = mix(mix(p.mid, p.light, 0.25), p.near, layer / 3.4)
        for _ in range(74 - layer * 14):
            x = c.rng.uniform(-40, 1640)
            top = line + 130 - layer * 80 + c.rng.uniform(-60, 90) - (90 if layer == 3 else 0)
            _ear(c, x, 1090, top, 20 + 20 * layer, tone, lighter(tone, 0.25))


def _ear(c: Canvas, x: float, foot: float, top: float, size: float, fill: Ink, light: Ink) -> None:
    bend = c.rng.uniform(-0.9, 0.6) * size
    c.line([(x, foot), (x + bend * 0.3, (foot + top) / 2), (x + bend, top + size * 2)], fill, max(1.5, size * 0.1))
    for i in range(7):
        u = i / 6
        cx, cy = x + bend + bend * 0.5 * u, top + size * 2 * (1 - u)
        for side in (-1, 1):
            c.dot(cx + side * size * 0.16, cy, size * 0.15, light if side < 0 else fill, ry=size * 0.24)
            c.line([(cx + side * size * 0.2, cy - size * 0.1), (cx + side * size * 0.6 + bend * 0.2, cy - size * 1.1)], fill, 1.2,
                   0.8)


def _quilt(c: Canvas, p: Palette, v: int) -> None:
    """Look down on a patchwork of fields, a road and a stream."""
    cam = Camera(height=60, horizon=-420, centre=800, focus=1000, yaw=14)
    c.backdrop((p.far, p.mid), 0, 1067)
    inks = (p.sky, p.low, p.far, p.mid, mix(p.mid, p.near, 0.35), p.light, mix(p.accent, p.low, 0.5))
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
                ends = [(x + wide * u, z + 0.5), (x + wide * u, z + 13.5)] if lengthwise else [
                    (x + 0.5, z + 14 * u), (x + wide - 0.5, z + 14 * u)]
                c.line([cam.at(a, 0, b) for a, b in ends], darker(tone, 0.25), 2, 0.5)
            c.stipple(patch, p.near, toward=c.rng.choice(("n", "se", "w")), strength=0.35)
            x += wide
    stream = [cam.at(-30 + 12 * sin(i / 3), 0, 8 + i * 6) for i in range(32)]
    c.line(stream, p.near, 26, 0.35)
    c.line(stream, mix(p.sky, p.light, 0.75), 19)
    for a, b in zip(stream, stream[1:], strict=False):
        if c.rng.random() < 0.8:
            x, y = a[0] + c.rng.choice((-24, 24)), (a[1] + b[1]) / 2
            c.dot(x + 7, y + 9, 17, p.near, alpha=0.5)
            c.dot(x, y, 16, mix(p.near, p.mid, 0.3))
    c.line([cam.at(40, 0, 6), cam.at(34, 0, 200)], p.light, 9)
    for x, z in ((24, 52), (30, 80), (46, 40), (-60, 70)):
        px, py = cam.at(x, 0, z)
        c.poly([(px + 10, py + 16), (px + 66, py + 16), (px + 66, py + 50), (px + 10, py + 50)], p.near, 0.45)
        c.rect(px, py, px + 50, py + 18, p.accent)
        c.rect(px, py + 18, px + 50, py + 38, darker(p.accent, 0.35))
    cloud_field(c, (0, 0, 1600, 1067), p.near, cells=(2, 2), cover=0.32, softness=0.25, alpha=0.3, fade="flat")


def _sheaves(c: Canvas, p: Palette, v: int) -> None:
    """Leave round bales on stubble under an evening sky."""
    line = 560
    c.backdrop((p.sky, mix(p.sky, p.low, 0.6), p.low), 0, line + 20)
    sun(c, 330, 470, 70, p.light)
    cloud_field(c, (0, 40, 1600, 520), p.accent, cells=(2, 6), alpha=0.6)
    range_of_hills(c, line - 40, 60, mix(p.far, p.sky, 0.4), p.low, depth=90)
    c.wash(down(rolling(line, [(12, 1700, 0.5)])), (mix(p.mid, p.low, 0.4), p.mid, mix(p.mid, p.near, 0.6)))
    for i in range(900):
        y = line + 16 + 480 * c.rng.random() ** 1.6
        x = c.rng.uniform(0, 1600)
        c.line([(x, y), (x + 3, y - 4 - (y - line) * 0.03)], mix(p.near, p.light, c.rng.random()), 1.6, 0.5)
    for x, y, r in ((1180, 620, 36), (860, 640, 42), (420, 650, 44), (1400, 740, 80), (640, 780, 100), (1050, 930, 190),
                    (160, 900, 150)):
        c.poly([(x, y), (x + r * 0.4, y), (x + r * 4.2, y + r * 0.75), (x + r * 2.4, y + r * 0.9)], p.near, 0.4)
        c.dot(x + r * 0.9, y - r * 0.95, r * 0.7, mix(p.mid, p.near, 0.5), ry=r * 0.95)
        c.poly([(x - r * 0.2, y - r * 1.9), (x + r * 0.9, y - r * 1.9), (x + r * 0.9, y), (x - r * 0.2, y)], mix(p.mid, p.near, 0.5))
        c.dot(x - r * 0.2, y - r * 0.95, r * 0.74, p.mid, ry=r * 0.95)
        for k in range(1, 7):
            c.arc((x - r * 0.2 - r * 0.1 * k, y - r * 0.95 - r * 0.13 * k, x - r * 0.2 + r * 0.1 * k, y - r * 0.95 + r * 0.13 * k),
                  k * 50, k * 50 + 260, p.near, r * 0.02, 0.7)
        c.arc((x - r * 0.94, y - r * 1.9, x + r * 0.54, y), 110, 260, p.light, r * 0.05, 0.9)
    tree(c, 1480, 600, 190, mix(p.near, p.far, 0.2))


@scene(
    "solar-farm",
    "7fa9c4 f3e2b8 fff9dc 8c9a86 2c4a78 16233a e0a03c",
    "e89a5f f9d99a fff3cc b0886a 3a4a70 1f1a2e 2f6f7a",
    "9cb88f d9dcae fdfbe0 8aa36c 2f4f66 1a2a2e d9653a",
    "b9d3d6 e8eee0 ffffff 9ab5b0 386a86 15303f e8b54a",
    "c9a27a e9cda2 fff4d8 b58a5c 34507c 2a2226 c9503a",
    "3d3f6e e58a78 ffdfae 7a6a80 28355f 12142a f2b84f",
    mirrored=(6,),
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
        c.wash([(0, line + 20), (1600, line + 20), (1600, 1067), (0, 1067)], (p.far, darker(p.far, 0.45)))
    cam = Camera(height=(4.5, 1.9, 0, 9, 0, 2.6)[v], horizon=line + 4, centre=(1000, 500, 0, 800, 0, 1150)[v], focus=900,
                 yaw=(16, -12, 0, 0, 0, 20)[v])
    for row in range(22, 0, -1):
        _panel_row(c, cam, p, 3.0 + row * (3.3 if v == 3 else 4.0), v)
    person_spot = ((6.5, 9.0), (-1.5, 6.0), None, (0.0, 16.0), None, (5.5, 9.5))[v]
    if person_spot:
        px, py = cam.at(person_spot[0], 0, person_spot[1])
        person(c, px, py, cam.unit(*person_spot) * 1.75, p.near, pose="lean", hat="helmet", rim=p.light)
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
        c.poly(cam.floor(x + 0.3, x + 4.3, z, z + deep + 0.8), darker(p.near, 0.2), 0.5 * (1 - fade))
        for leg in (x + 0.6, x + 3.4):
            c.line([cam.at(leg, 0, z + 0.7), cam.at(leg, (low + high) / 2, z + 0.7)], mix(p.near, p.low, fade),
                   max(1, cam.unit(leg, z) * 0.1))
        quad = cam.face([(x, low, z), (x + 4, low, z), (x + 4, high, z + deep), (x, high, z + deep)])
        shine = c.rng.uniform(0.0, 0.22)
        c.wash(quad, (mix(mix(p.mid, p.light, 0.55 + shine), p.low, fade * 0.6), mix(mix(p.mid, p.sky, shine), p.low, fade)))
        line_ink = mix(p.light, p.mid, 0.35)
        if z < 36:
            for k in range(1, 6):
                c.line([cam.at(x + 4 * k / 6, low, z), cam.at(x + 4 * k / 6, high, z + deep)], line_ink, 1.5, 0.55)
            for k in range(1, 3):
                u = k / 3
                c.line([cam.at(x, low + (high - low) * u, z + deep * u), cam.at(x + 4, low + (high - low) * u, z + deep * u)],
                       line_ink, 1.5, 0.55)
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
            c.poly([at(x + 8, y + 14), at(x + 126, y + 14), at(x + 126, y + 62), at(x + 8, y + 62)], p.near, 0.4)
            panel = [at(x, y), at(x + 118, y), at(x + 118, y + 48), at(x, y + 48)]
            glint = max(0.0, 1 - abs(col - row * 0.5 - 2) / 4)
            c.wash(panel, (mix(p.mid, p.light, 0.1 + 0.7 * glint), mix(p.mid, p.sky, 0.1 + 0.4 * glint)))
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
    c.stipple([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], p.near, toward="se" if v == 2 else "sw", strength=0.45)


@scene(
    "wind-turbines",
    "9fc0cf eaf0e4 ffffff a3bcb8 5f8a7c 1f3530 d9593a",
    "e7b48a f9dfb8 fff6e0 c49a84 7a5f6a 2a2030 3f7482",
    "33506e 9fb6c0 fff4d0 5f7c92 3e5a73 14202e e8a84a",
    "c9d1cf eceee6 fffef6 b5c0be 7f9090 2c3a3c c9482f",
    "594a78 f09a86 ffe3bf 86688c 5a4f78 191530 f4c060",
    "b9c47a eef0b8 fffde0 a3b06a 6f8a44 28351c 2f6f86",
    mirrored=(3,),
)
def wind_turbines(c: Canvas, p: Palette, v: int) -> None:
    """Turn white blades over ridges, over the sea, or close overhead."""
    (_on_ridges, _on_ridges, _at_sea, _overhead, _at_sea, _on_ridges)[v](c, p, v)


def _turbine(c: Canvas, x: float, foot: float, high: float, pale: Ink, dark: Ink, turn: float, *, squash: float = 1.0) -> None:
    hub_y, w = foot - high, high * 0.016
    c.wash([(x - w * 1.5, foot), (x - w * 0.75, hub_y), (x + w * 0.75, hub_y), (x + w * 1.5, foot)], (pale, pale, dark),
           sideways=True)
    c.rect(x - w * 1.2 * squash, hub_y - w * 1.1, x + w * 3.2 * squash, hub_y + w * 1.1, mix(pale, dark, 0.35))
    long = high * 0.66
    for i in range(3):
        a = turn + i * 2 * pi / 3
        ux, uy = cos(a) * squash, sin(a)
        nx, ny = -sin(a) * squash, cos(a)

        def at(u: float, s: float, ux=ux, uy=uy, nx=nx, ny=ny) -> Point:
            return x + long * (u * ux + s * nx), hub_y + long * (u * uy + s * ny)

        c.poly([at(0, 0.014), at(0.08, 0.016), at(0.2, 0.052), at(0.6, 0.03), at(1, 0.004), at(1, -0.004), at(0, -0.014)], pale)
        c.poly([at(0, 0.014), at(0.08, 0.016), at(0.2, 0.052), at(0.6, 0.03), at(1, 0.004), at(0.6, 0.012), at(0.2, 0.022)], dark, 0.55)
    c.dot(x, hub_y, w * 1.4, mix(pale, dark, 0.2))


def _on_ridges(c: Canvas, p: Palette, v: int) -> None:
    c.backdrop((p.sky, p.low), 0, 900)
    if v != 0:
        sun(c, 360 if v == 1 else 1240, 400 if v == 1 else 250, 74, p.light)
    cloud_field(c, (0, 40, 1600, 640), p.light, cells=(3, 4), cover=0.45, softness=0.25, alpha=0.85, grain=v == 0)
    layers = 4 if v == 0 else 3
    for i in range(layers):
        u = i / (layers - 1)
        y = 560 + 330 * u
        tone = mix(mix(p.far, p.low, 0.5), p.mid if u < 0.7 else p.near, u)
        line = rolling(y, [(60, 1500 - 300 * u, 0.21 * i + 0.1 * v), (20, 420, 0.37 * i)])
        for k in range(5 - i if v != 1 else 3):
            x = c.rng.uniform(80, 1520)
            foot = min(line, key=lambda q, x=x: abs(q[0] - x))[1] + 10
            high = (150 + 330 * u**1.3) * (1.25 if v == 1 else 1)
            _turbine(c, x, foot, high, mix(lighter(p.light, 0.5), p.low, 0.5 - 0.5 * u),
                     mix(p.mid, p.low, 0.6 - 0.5 * u), c.rng.uniform(0, 2), squash=c.rng.choice((1, 0.8, 0.6)))
        c.wash(down(line), (lighter(tone, 0.12), tone, darker(tone, 0.2)))
        c.stipple(down(line), p.near, toward="s", strength=0.5)
        mist(c, y + 130, 70, p.light, 0.4 * (1 - u))
    for i in range(7):
        if v == 5:
            tree(c, c.rng.uniform(0, 1600), 960 + c.rng.uniform(0, 60), c.rng.uniform(60, 130), darker(p.near, 0.1), p.mid)
        elif v == 0:
            for k in range(3):
                sx, sy = 300 + i * 90 + k * 24, 960 + (i * 37 + k * 20) % 70
                c.dot(sx, sy, 13, p.light, ry=9)
                c.dot(sx + 12, sy - 3, 5, p.near)
    if v == 1:
        c.line([(900 + 420 * sin(i / 6), 1067 - i * 9) for i in range(18)], p.light, 14, 0.8)
        person(c, 700, 990, 130, p.near, pose="walk", rim=p.light)


def _at_sea(c: Canvas, p: Palette, v: int) -> None:
    line = 640 if v == 2 else 520
    c.backdrop((p.sky, mix(p.sky, p.low, 0.6), p.low), 0, line)
    cloud_field(c, (0, 20, 1600, line), p.light if v == 4 else p.mid, cells=(3, 5), cover=0.5, alpha=0.65)
    sun(c, 1150 if v == 2 else 620, line - 80, 60, p.light)
    spots = [(100 + i * 150, 0, 120 + (i * 37) % 30) for i in range(10)]
    spots += [(180, 26, 300), (700, 34, 330), (1330, 20, 270)] if v == 2 else [(1060, 30, 400), (350, 18, 260)]
    if v == 2:
        waves(c, line, 1000, (mix(p.low, p.mid, 0.5), p.near), rows=7, height=36, foam=lighter(p.low, 0.5))
    else:
        c.backdrop((mix(p.low, p.far, 0.4), p.far, p.mid), line, 1067)
    for x, below, high in spots:
        near = min(1.0, high / 400)
        _turbine(c, x, line + below, high, mix(p.light, p.low, 0.6 - 0.6 * near), mix(p.far, p.mid, near), c.rng.uniform(0, 2))
        c.rect(x - high * 0.03, line + below - high * 0.07, x + high * 0.03, line + below, p.accent)
        if v == 2 and high < 200:
            c.dot(x, line - high, 3, p.accent)
    if v == 4:
        reflect(c, line + 2, 1065 - line, p.mid, shade=0.25, wobble=9)
        ripples(c, line, 1067, p.mid, p.light, count=220)
        glints(c, 620, line, 1067, p.light, count=200)
        fishing_boat(c, 1180, 880, 330, p.near, light=p.accent, facing=-1)
    gulls(c, (100, 100, 1500, line - 100), p.near, count=7)


def _overhead(c: Canvas, p: Palette, v: int) -> None:
    """Stand at the foot of one tower in fog; a climber hangs from the hub."""
    c.backdrop((p.sky, p.low, p.light), 0, 1067)
    cloud_field(c, (0, 0, 1600, 1067), p.light, cells=(3, 4), cover=0.5, alpha=0.8, fade="flat")
    x, y = 620, 360
    pale, dark = lighter(p.light, 0.2), mix(p.far, p.mid, 0.6)
    c.wash([(x - 34, y), (x + 34, y), (x + 96, 1080), (x - 96, 1080)], (pale, mix(pale, dark, 0.3), dark), sideways=True)
    for a in (-0.35, 1.75, 3.85):
        tip = (x + 1000 * cos(a), y + 1000 * sin(a))
        nx, ny = -sin(a), cos(a)
        c.wash([(x + nx * 26, y + ny * 26), (x + 190 * cos(a) + nx * 76, y + 190 * sin(a) + ny * 76), tip,
                (x - nx * 26, y - ny * 26)], (pale, mix(pale, dark, 0.55)))
        c.line([(x + nx * 8, y + ny * 8), tip], dark, 3, 0.5)
    c.dot(x, y, 66, mix(pale, dark, 0.2))
    c.dot(x, y, 30, mix(pale, dark, 0.55))
    c.line([(x + 20, y + 20), (x + 44, 640)], p.near, 3)
    person(c, x + 56, 760, 150, p.near, pose="cheer", hat="helmet")
    c.dot(x + 56, 668, 16, p.accent)
    for i in range(3):
        _turbine(c, 1130 + i * 190, 1010 + i * 16, 330 - i * 60, mix(p.light, p.low, 0.5), mix(p.far, p.low, 0.5), i * 0.7)
    mist(c, 880, 190, p.light, 0.9)
    hill = down(rolling(985, [(26, 900, 0.1)]))
    c.poly(hill, p.near)
    c.stipple(hill, p.mid, toward="n", strength=0.5)
    for i in range(6):
        pine(c, 1040 + i * 96, 1010, 110 + (i * 53) % 90, p.near)
    glow(c, x, y, 500, p.light, alpha=0.25)
    haze(c, 0, 240, p.light, 0.5, "n")
