"""The scene “night-market”."""

from math import pi, sin

from ..brushes import glow, haze
from ..camera import Camera
from ..canvas import Canvas
from ..colour import Palette, darker, mix
from ..figures import bust, crowd, person
from ..registry import scene
from ..things import lantern, skyline, smoke
from ..water import reflect


@scene(
    "night-market",
    "141a33 3c3560 ffd98c 3a3157 2a2546 0b0d1c e5573a",
    "0f2a33 2f5d62 ffe2a0 27505a 1b3d47 071318 f08a3c",
    "2b1430 6a2f4f ffcf86 54284a 3d1f3c 12081a f2a03c",
    "1d2227 4a4a48 ffe6b4 3f423f 2c302f 0b0d0f d9482f",
    "3a2033 a3555a ffdf9e 70404f 4c2c41 180d19 f4b545",
    "0e1f45 2d5a8c ffe7ad 244a78 193765 060f24 e76f51",
    mirrored=(6,),
    cuts={5: (0, 200, 1080), 4: (240, 260, 1180)},
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
