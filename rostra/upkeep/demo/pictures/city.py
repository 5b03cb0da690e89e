"""Scenes in the old town: tiled roofs and the night market."""

from math import pi, sin

from .brushes import cloud_field, glow, haze, mist, rain, reflect, snow, stars, sun
from .camera import Camera
from .canvas import Canvas, Point
from .colour import Ink, Palette, darker, lighter, mix
from .figures import bust, crowd, limb, person
from .registry import scene
from .things import bare_tree, gulls, lantern, skyline, smoke, tree


@scene(
    "old-town-roofs",
    "8fa0a8 e3c9a8 fff0cf 8b8f95 4f5763 22262f d8763f",
    "2a2f52 c77a6b ffd79a 4d4468 332f50 131427 f0a848",
    "b9c6cc e4e6e1 fffdf4 a3b1b8 6d7f8a 2b3740 b94a36",
    "5d7577 a9b9ae f3ecd0 6f8784 3f5a5b 172728 d4a046",
    "d9a672 f5d9a4 fff3d0 b07d56 7a4b38 2f1d1c 2f6a72",
    "10182c 2c4160 f7e3a8 22324f 18263f 080d18 e27a3e",
    mirrored=(5,),
)
def old_town_roofs(c: Canvas, p: Palette, v: int) -> None:
    """Lay tiled roofs over one another down to the river haze."""
    c.backdrop((p.sky, mix(p.sky, p.low, 0.6), p.low), 0, 700)
    cloud_field(c, (0, 0, 1600, 520), p.light, cells=(2, 6), alpha=0.5)
    if v == 5:
        stars(c, 400, p.light, count=150)
    if v in (0, 1, 4, 5):
        sun(c, (1220, 380, 0, 0, 1120, 1180)[v], (210, 330, 0, 0, 260, 150)[v], 54, p.light)
    skyline(
        c,
        470,
        (60, 300),
        mix(p.low, p.far, 0.45),
        x0=(900, -20, 300, 0, -20, 200)[v],
        x1=(1620, 700, 1620, 1100, 520, 1620)[v],
    )
    if v in (1, 3, 4):
        _pagoda(c, mix(p.far, p.mid, 0.5), (1210, 0, 0)[0] if v == 1 else 520, 520, 400)
    mist(c, 470, 110, p.light, 0.6)
    rows = (7, 6, 7, 8, 5, 6)[v]
    for row in range(rows):
        depth = row / (rows - 1)
        y = 440 + 500 * depth**1.25
        wide = 210 + 480 * depth
        x = -wide * c.rng.uniform(0.1, 0.7)
        while x < 1640:
            span = wide * c.rng.uniform(0.8, 1.25)
            _roof(c, p, x, y + c.rng.uniform(-22, 22) * (0.5 + depth), span, depth, v)
            x += span * c.rng.uniform(0.78, 0.98)
        if row < rows - 1:
            mist(c, y + 60, 70, p.light, 0.34 * (1 - depth), lumps=4)
    _life(c, p, v)
    if v == 2:
        snow(c, p.light, count=380)
    if v == 3:
        rain(c, p.light, count=420)


def _roof(c: Canvas, p: Palette, x: float, y: float, wide: float, depth: float, v: int) -> None:
    """Draw one hipped roof with its wall below; (x, y) is the left end of the eave."""
    high, over = wide * 0.27, wide * 0.07
    tile = mix(mix(p.far, p.mid, min(1, depth * 1.4)), p.near, max(0.0, depth - 0.45))
    tile = mix(tile, p.accent, c.rng.choice((0, 0, 0.06, 0.14)))
    wall = mix(mix(p.low, p.far, 0.4), p.near, 0.15 + depth * 0.3)
    c.rect(x + over, y - 4, x + wide - over, y + wide * 0.5, wall)
    for i in range(4):
        left = x + wide * (0.14 + i * 0.2)
        lit = c.rng.random() < (0.6 if v in (1, 5) else 0.25)
        pane = mix(p.accent, p.light, 0.4) if lit else darker(wall, 0.5)
        c.rect(left, y + wide * 0.06, left + wide * 0.11, y + wide * 0.2, pane)
        c.line(
            [(left + wide * 0.055, y + wide * 0.06), (left + wide * 0.055, y + wide * 0.2)],
            darker(wall, 0.6),
            wide * 0.006,
        )
        c.line(
            [(left, y + wide * 0.11), (left + wide * 0.11, y + wide * 0.11)],
            darker(wall, 0.6),
            wide * 0.006,
        )

    def eave(u: float) -> Point:
        return x + wide * u, y - high * 0.2 * abs(2 * u - 1) ** 3.2

    def crest(u: float) -> Point:
        return x + wide * (0.17 + 0.66 * u), y - high * (1 + 0.06 * abs(2 * u - 1) ** 3)

    low = [eave(i / 24) for i in range(25)]
    body = [*low, *[crest(i / 12) for i in range(12, -1, -1)]]
    c.wash(body, (mix(tile, p.light, 0.4), tile, darker(tile, 0.2)))
    _tiles(c, eave, crest, wide, tile)
    if v == 2:
        c.wash(
            [
                *[crest(i / 12) for i in range(13)],
                *[
                    (
                        (eave(u)[0] + crest(u)[0] * 1.5) / 2.5,
                        (eave(u)[1] + crest(u)[1] * 1.5) / 2.5 + 6 * sin(u * 40),
                    )
                    for u in (i / 24 for i in range(24, -1, -1))
                ],
            ],
            (p.light, mix(p.light, p.far, 0.25)),
        )
    ridge = [crest(i / 12) for i in range(13)]
    c.line(
        [
            (ridge[0][0] - wide * 0.03, ridge[0][1] - wide * 0.03),
            *ridge,
            (ridge[-1][0] + wide * 0.03, ridge[-1][1] - wide * 0.03),
        ],
        darker(tile, 0.5),
        wide * 0.024,
    )
    c.line([(a, b + 3) for a, b in low], darker(tile, 0.55), wide * 0.02)


def _tiles(c: Canvas, eave, crest, wide: float, tile: Ink) -> None:
    count = max(14, int(wide / 15))
    for i in range(count + 1):
        u = i / count
        (x0, y0), (x1, y1) = eave(u), crest(u)
        bend = ((x0 * 0.45 + x1 * 0.55), (y0 * 0.45 + y1 * 0.55) + wide * 0.014)
        c.line([(x0, y0), bend, (x1, y1)], darker(tile, 0.42), wide / count * 0.34, 0.85)
        c.line(
            [
                (x0 + wide / count * 0.34, y0),
                (bend[0] + wide / count * 0.28, bend[1]),
                (x1 + wide / count * 0.2, y1),
            ],
            lighter(tile, 0.25),
            wide / count * 0.14,
            0.6,
        )
        c.dot(x0, y0, wide / count * 0.36, darker(tile, 0.3))


def _pagoda(c: Canvas, fill: Ink, x: float, y: float, high: float) -> None:
    for tier in range(6):
        low, half = y - high * tier / 6.6, high * (0.2 - 0.022 * tier)
        c.rect(x - half * 0.6, low - high * 0.12, x + half * 0.6, low, fill)
        c.poly(
            [
                (x - half * 1.1, low - high * 0.1),
                (x - half * 0.62, low - high * 0.115),
                (x - half * 0.5, low - high * 0.15),
                (x + half * 0.5, low - high * 0.15),
                (x + half * 0.62, low - high * 0.115),
                (x + half * 1.1, low - high * 0.1),
            ],
            fill,
        )
    c.line([(x, y - high * 0.85), (x, y - high * 1.12)], fill, 6)


def _life(c: Canvas, p: Palette, v: int) -> None:
    if v in (1, 5):
        for i in range(9):
            u = i / 8
            x, y = 60 + 1480 * u, 690 + 110 * sin(pi * u)
            glow(c, x, y, 90, p.accent, alpha=0.6)
            lantern(c, x, y, 25, p.accent, p.light)
        c.line([(20 + 1560 * i / 30, 645 + 110 * sin(pi * i / 30)) for i in range(31)], p.near, 3)
    elif v in (0, 4):
        cat_x, cat_y = (1150, 800) if v == 0 else (520, 790)
        dark = darker(p.near, 0.3)
        c.dot(cat_x, cat_y, 34, dark, ry=27)
        limb(c, [(cat_x + 18, cat_y - 4), (cat_x + 34, cat_y - 40)], [40, 26], dark)
        c.dot(cat_x + 36, cat_y - 50, 19, dark, ry=17)
        for side in (-1, 1):
            c.poly(
                [
                    (cat_x + 36 + side * 17, cat_y - 54),
                    (cat_x + 36 + side * 14, cat_y - 80),
                    (cat_x + 36 + side * 3, cat_y - 64),
                ],
                dark,
            )
        limb(
            c,
            [(cat_x - 30, cat_y + 6), (cat_x - 70, cat_y + 2), (cat_x - 92, cat_y - 34)],
            [13, 11, 8],
            dark,
        )
        c.line([(0, 560), (900, 640)], dark, 2.5)
        for i in range(7):
            x = 120 + i * 100
            c.rect(
                x,
                572 + i * 9,
                x + 54,
                650 + i * 9 + (i % 3) * 18,
                (p.accent, p.light, p.far)[i % 3],
            )
    elif v == 3:
        tree(c, 1380, 1000, 560, p.near, p.mid)
    else:
        bare_tree(c, 190, 1067, 620, darker(p.near, 0.2))
    gulls(c, (200, 90, 1400, 360), p.near, count=6, size=17)


@scene(
    "night-market",
    "141a33 3c3560 ffd98c 3a3157 2a2546 0b0d1c e5573a",
    "0f2a33 2f5d62 ffe2a0 27505a 1b3d47 071318 f08a3c",
    "2b1430 6a2f4f ffcf86 54284a 3d1f3c 12081a f2a03c",
    "1d2227 4a4a48 ffe6b4 3f423f 2c302f 0b0d0f d9482f",
    "3a2033 a3555a ffdf9e 70404f 4c2c41 180d19 f4b545",
    "0e1f45 2d5a8c ffe7ad 244a78 193765 060f24 e76f51",
    mirrored=(6,),
)
def night_market(c: Canvas, p: Palette, v: int) -> None:
    """Light a street of stalls: along it, across a counter, or from a roof."""
    (_lane, _counter, _awnings)[v % 3](c, p, v)


def _lane(c: Canvas, p: Palette, v: int) -> None:
    cam = Camera(
        height=2.2, horizon=560 if v == 0 else 610, centre=860 if v == 0 else 660, focus=800
    )
    c.backdrop((p.sky, p.low), 0, cam.horizon)
    skyline(c, cam.horizon, (200, 430), p.mid, lit=p.light, share=0.16)
    glow(c, cam.centre, cam.horizon - 40, 620, p.accent, alpha=0.55)
    c.backdrop((mix(p.accent, p.low, 0.6), p.mid, p.near), cam.horizon, 1067)
    for z in range(13, 0, -1):
        fade = min(0.6, z * 0.05)
        for side in (-1, 1):
            _stall(c, cam, p, side, z * 3.0 - 0.6, fade)
        if z in (11, 8, 5):
            y = cam.at(0, 0, z * 3)[1]
            crowd(
                c,
                y,
                cam.unit(0, z * 3) * 1.7,
                mix(p.near, p.accent, fade * 0.7),
                count=10,
                x0=cam.at(-2.2, 0, z * 3)[0],
                x1=cam.at(2.2, 0, z * 3)[0],
                jitter=4,
            )
        _string(c, cam, p, z * 3.0 + 0.5)
    for x, height, pose in ((-1.3, 5, "walk"), (0.7, 6.5, "stand"), (1.5, 4.4, "walk")):
        px, py = cam.at(x, 0, height)
        person(
            c,
            px,
            py,
            cam.unit(x, height) * 1.7,
            p.near,
            pose=pose,
            coat=x > 0,
            rim=p.accent,
            facing=-1 if x > 1 else 1,
        )
    for _ in range(150):
        y = c.rng.uniform(cam.horizon + 60, 1060)
        c.rect(c.rng.gauss(cam.centre, 330), y, c.rng.gauss(cam.centre, 330), y + 2, p.light, 0.04)
    smoke(
        c, [(330, 640), (380, 380), (300, 150)], (26, 110), p.light, alpha=0.3, puffs=40, grain=True
    )


def _stall(c: Canvas, cam: Camera, p: Palette, side: int, z: float, fade: float) -> None:
    x0, x1 = side * 2.6, side * 5.0
    cloth = mix((p.accent, p.light, p.far)[int(z) % 3], p.low, fade)
    c.poly(cam.wall(x1, z, z + 2.7, 0, 3.2), mix(p.light, p.accent, 0.5))
    c.poly(cam.wall(x0, z, z + 2.7, 0, 0.95), mix(p.near, p.mid, 0.5))
    for i in range(7):
        z0 = z + 0.2 + i * 0.34
        c.poly(
            cam.wall(x0 * 1.03, z0, z0 + 0.26, 0.95, 1.15 + 0.12 * (i % 3)),
            mix((p.accent, p.light, p.low)[i % 3], p.near, 0.2),
        )
    for i in range(6):
        z0 = z + i * 0.45
        tone = cloth if i % 2 else mix(p.light, p.low, fade + 0.2)
        c.poly(
            cam.face(
                [
                    (x1, 3.5, z0),
                    (x1, 3.5, z0 + 0.45),
                    (x0 * 0.92, 2.65, z0 + 0.45),
                    (x0 * 0.92, 2.65, z0),
                ]
            ),
            darker(tone, 0.1),
        )
        c.poly(cam.wall(x0 * 0.92, z0, z0 + 0.45, 2.35, 2.65), tone)
    px, py = cam.at(x0 * 0.98, 2.25, z + 1.3)
    size = cam.unit(x0, z + 1.3)
    glow(c, px, py, size * 1.5, p.light, alpha=0.5)
    c.dot(px, py, size * 0.09, p.light)


def _string(c: Canvas, cam: Camera, p: Palette, z: float) -> None:
    for i in range(7):
        u = i / 6 * 2 - 1
        x, y = cam.at(u * 2.6, 4.1 + 0.7 * u * u, z)
        lantern(c, x, y, cam.unit(0, z) * 0.2, p.accent, p.light)


def _counter(c: Canvas, p: Palette, v: int) -> None:
    base = 760 if v == 1 else 820
    c.backdrop((p.near, p.mid), 0, 1067)
    for i in range(2 if v == 1 else 3):
        wide = 1600 / (2 if v == 1 else 3)
        x = i * wide
        c.wash(
            [(x + 40, 250), (x + wide - 40, 250), (x + wide - 40, base), (x + 40, base)],
            (mix(p.accent, p.low, 0.4), mix(p.light, p.accent, 0.25)),
        )
        glow(c, x + wide / 2, 420, wide * 0.62, p.light, alpha=0.75)
        for row in range(2):
            c.rect(x + 70, 400 + row * 120, x + wide - 70, 410 + row * 120, p.mid)
            for k in range(int(wide / 52) - 3):
                left, high = x + 90 + k * 50, c.rng.uniform(30, 66)
                c.rect(
                    left,
                    400 + row * 120 - high,
                    left + 30,
                    400 + row * 120,
                    mix(c.rng.choice((p.mid, p.far, p.accent)), p.near, 0.2),
                )
        person(
            c,
            x + wide * 0.5,
            base + 110,
            430 if v == 1 else 360,
            darker(p.near, 0.1),
            pose=("lean", "stand", "point")[i],
            hat="cap",
            facing=1 - 2 * (i % 2),
        )
        stripes = 12 if v == 1 else 9
        for k in range(stripes):
            a, b = x + wide * k / stripes, x + wide * (k + 1) / stripes
            tone = (p.accent, p.light)[k % 2] if i % 2 == 0 else (p.far, p.light)[k % 2]
            c.poly([(a, 150), (b, 150), (b, 268), ((a + b) / 2, 292), (a, 268)], tone)
        c.stipple(
            [(x, 150), (x + wide, 150), (x + wide, 292), (x, 292)], p.near, toward="n", strength=0.8
        )
        c.rect(x + 10, base, x + wide - 10, base + 150, mix(p.near, p.mid, 0.6))
        c.rect(x, base - 14, x + wide, base + 8, mix(p.accent, p.near, 0.5))
        for k in range(5):
            px = x + wide * (0.16 + k * 0.17)
            c.dot(px, base - 20, 44, mix(p.light, p.far, 0.3), ry=15)
            c.dot(px, base - 30, 30, (p.accent, p.low, p.light)[k % 3], ry=15)
    for i in range(10 if v == 1 else 13):
        x = 70 + i * (160 if v == 1 else 122)
        lantern(c, x, 96 + 22 * sin(i * 1.3), 34, p.accent, p.light)
        glow(c, x, 96, 130, p.accent, alpha=0.5)
    for x in (300, 1120):
        smoke(
            c,
            [(x, base - 40), (x + 60, 480), (x - 20, 240)],
            (24, 130),
            p.light,
            alpha=0.45,
            puffs=40,
            grain=True,
        )
    reflect(c, base + 150, 917 - base, p.near, shade=0.5, wobble=9)
    for x, size, turn in ((260, 330, 1), (760, 390, -1), (1310, 350, 0)):
        bust(c, x, 1090, size, darker(p.near, 0.4), rim=p.light, turn=turn)


def _awnings(c: Canvas, p: Palette, v: int) -> None:
    """Look down on awnings, bulbs and the dark lane full of heads."""
    cam = Camera(
        height=17, horizon=-90 if v == 2 else 120, centre=700 if v == 2 else 980, focus=980
    )
    c.backdrop((p.mid, p.near), 0, 1067)
    if v == 5:
        skyline(c, 330, (120, 330), p.far, lit=p.light, share=0.2)
        haze(c, 100, 340, p.sky, 0.6)
    for row in range(13, 0, -1):
        z = 9 + row * 4.6
        c.poly(cam.floor(-2.4, 2.4, z, z + 4.6), mix(p.accent, p.light, 0.4))
        for _ in range(14):
            x, y = cam.at(c.rng.uniform(-2.1, 2.1), 1.5, z + c.rng.uniform(0, 4.4))
            size = cam.unit(0, z) * 0.26
            c.dot(x + size * 0.8, y + size * 1.6, size * 1.2, p.near, ry=size * 1.9, alpha=0.6)
            c.dot(x, y, size, darker(p.near, 0.2))
        for col in range(-7, 7):
            x = col * 4.4 + (2.6 if col >= 0 else -0.6)
            if c.rng.random() < 0.07:
                continue
            _awning(c, cam, p, x, z)
        for k in range(9):
            x, y = cam.at(-2.6 + k * 0.65, 4 - 0.5 * sin(pi * k / 8), z)
            c.dot(x, y, cam.unit(0, z) * 0.12, p.light)
        px, py = cam.at(0, 2, z)
        glow(c, px, py, cam.unit(0, z) * 4.2, p.light, alpha=0.38)
    c.stipple([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], p.near, toward="out", strength=0.85)


def _awning(c: Canvas, cam: Camera, p: Palette, x: float, z: float) -> None:
    tone = c.rng.choice(
        (p.accent, p.far, p.low, mix(p.accent, p.light, 0.5), mix(p.light, p.far, 0.3))
    )
    fall = 0.8 if x > 0 else -0.8
    for i in range(7):
        z0, z1 = z + i * 0.58, z + (i + 1) * 0.58
        stripe = tone if i % 2 else mix(tone, p.light, 0.5)
        c.poly(
            cam.face(
                [
                    (x, 2.8 - fall, z0),
                    (x + 4, 2.8 + fall, z0),
                    (x + 4, 2.8 + fall, z1),
                    (x, 2.8 - fall, z1),
                ]
            ),
            stripe,
        )
    c.stipple(
        cam.face(
            [
                (x, 2.8 - fall, z),
                (x + 4, 2.8 + fall, z),
                (x + 4, 2.8 + fall, z + 4.1),
                (x, 2.8 - fall, z + 4.1),
            ]
        ),
        p.near,
        toward="e" if x > 0 else "w",
        strength=0.75,
    )
