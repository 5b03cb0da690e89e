"""The scene “train-station”."""

from math import cos, pi, sin

from ..brushes import beam, cloud_field, glow, haze, stars
from ..camera import Camera
from ..canvas import Canvas
from ..colour import Palette, darker, lighter, mix
from ..figures import limb, person
from ..registry import scene
from ..water import reflect


@scene(
    "train-station",
    "d9c6a4 f2e2bd fff8e0 b59a74 6a5a4a 26211e a8402c",
    "3a4f5a 8fa7a6 fff2d0 56707a 3f5560 121c22 d98a3c",
    "8a4a3a e9a878 fff0cc a8624a 5c362e 1e1210 2f6670",
    "1a2038 4a5a8a ffe0a0 2c3760 20294c 090d1a e3903c",
    "b9c4bd e0e4d6 ffffff 94a39d 566a68 1f2b2c c9502f",
    "4f3a5f c98a8f ffe6c4 74557a 4f3d5c 1a1222 f0b052",
    mirrored=(5,),
    cuts={6: (60, 230, 1180), 5: (240, 170, 1240)},
)
def train_station(c: Canvas, p: Palette, v: int) -> None:
    """Arch glass over the platforms, hang the clock in the hall, or wait in the snow light."""
    (_shed, _concourse, _platform)[v % 3](c, p, v)


def _shed(c: Canvas, p: Palette, v: int) -> None:
    cam = Camera(
        height=3.2, horizon=700 if v == 0 else 640, centre=700 if v == 0 else 900, focus=700
    )
    c.backdrop((p.sky, p.low, p.light), 0, 1067)
    if v == 3:
        c.backdrop((p.sky, p.mid, p.low), 0, 1067)
        stars(c, 500, p.light, count=100)
    far = 74.0
    for i in range(20, -1, -1):
        z = 2.5 + i * 3.6
        fade = i / 20
        ink = mix(p.near, p.low, 0.15 + 0.6 * fade)
        rib = [cam.at(15 * cos(pi * k / 40), 3.5 + 12 * sin(pi * k / 40), z) for k in range(41)]
        back = [
            cam.at(15 * cos(pi * k / 40), 3.5 + 12 * sin(pi * k / 40), z + 3.6) for k in range(41)
        ]
        for k in range(40):
            if 7 < k < 33:
                if (k + i) % 5 == 0:
                    c.poly([rib[k], rib[k + 1], back[k + 1], back[k]], p.light, 0.25)
            else:
                c.poly(
                    [rib[k], rib[k + 1], back[k + 1], back[k]], mix(p.mid, p.low, 0.2 + 0.5 * fade)
                )
        for k in range(0, 41, 4):
            c.line([rib[k], back[k]], ink, max(1.2, cam.unit(0, z) * 0.07))
        c.line(rib, ink, max(2, cam.unit(0, z) * 0.3))
        for side in (-1, 1):
            c.line(
                [cam.at(side * 15, 0, z), cam.at(side * 15, 3.5, z)],
                ink,
                max(2, cam.unit(0, z) * 0.4),
            )
    glow(c, *cam.at(0, 6, far), 560, p.light, alpha=0.6)
    c.poly(cam.floor(-15, 15, 1, far), mix(p.mid, p.near, 0.35))
    for x in (-2.2, 6.8):
        c.poly(cam.floor(x - 1.7, x + 1.7, 1, far, -0.9), p.near)
        for dx in (-0.75, 0.75):
            c.poly(
                cam.face(
                    [
                        (x + dx - 0.06, -0.8, 1),
                        (x + dx + 0.06, -0.8, 1),
                        (x + dx + 0.06, -0.8, far),
                        (x + dx - 0.06, -0.8, far),
                    ]
                ),
                p.light,
            )
    for edge in (-4.0, -0.4, 5.0, 8.6):
        c.poly(cam.floor(edge - 0.12, edge + 0.12, 1, far), p.light, 0.8)
    _carriages(c, cam, p, -2.2, 9 if v == 0 else 16)
    if v == 3:
        _carriages(c, cam, p, 6.8, 7)
    for x, z in (
        (2.4, 52),
        (3.6, 38),
        (1.0, 30),
        (3.9, 24),
        (2.0, 19),
        (0.6, 15),
        (3.2, 12),
        (4.4, 9.4),
        (1.6, 8),
    ):
        px, py = cam.at(x, 0, z)
        person(
            c,
            px,
            py,
            cam.unit(x, z) * 1.75,
            mix(p.near, p.low, z / 110),
            pose=c.rng.choice(("walk", "stand", "walk")),
            coat=c.rng.random() < 0.6,
            facing=c.rng.choice((-1, 1)),
            hat=c.rng.choice(("", "long", "cap")),
        )
    for i in range(4):
        beam(c, 1500 - i * 260, -60, 112, 9, 1300, p.light, alpha=0.2, start=60)
    _clock(c, p, *cam.at(2.3, 6.6, 10), 74)


def _carriages(c: Canvas, cam: Camera, p: Palette, x: float, front: float) -> None:
    for i in range(4, -1, -1):
        z0 = front + i * 12
        c.poly(cam.wall(x + 1.4, z0, z0 + 11.6, -0.4, 2.9), mix(p.accent, p.near, 0.25))
        c.poly(cam.wall(x + 1.41, z0, z0 + 11.6, 0.5, 0.7), p.light)
        c.poly(cam.floor(x - 1.4, x + 1.4, z0, z0 + 11.6, 2.9), mix(p.mid, p.low, 0.4))
        for k in range(8):
            c.poly(cam.wall(x + 1.42, z0 + 0.7 + k * 1.36, z0 + 1.7 + k * 1.36, 1.2, 2.2), p.light)
    face = cam.front(x - 1.4, x + 1.4, -0.5, 2.9, front)
    c.wash(face, (p.accent, darker(p.accent, 0.5)))
    c.poly(cam.front(x - 1.05, x + 1.05, 1.4, 2.5, front - 0.01), darker(p.near, 0.3))
    c.poly(cam.front(x - 1.4, x + 1.4, 0.3, 0.5, front - 0.01), p.light)
    for dx in (-0.95, 0.95):
        lx, ly = cam.at(x + dx, 0.9, front)
        c.dot(lx, ly, cam.unit(x, front) * 0.14, lighter(p.light, 0.5))
        glow(c, lx, ly, cam.unit(x, front) * 1.5, p.light, alpha=0.9)


def _clock(c: Canvas, p: Palette, x: float, y: float, r: float) -> None:
    c.line([(x, y - r), (x, y - r * 3)], p.near, r * 0.1)
    c.dot(x, y, r * 1.12, p.near)
    c.dot(x, y, r, lighter(p.light, 0.5))
    for i in range(12):
        a = pi * i / 6
        c.line(
            [
                (x + r * 0.78 * cos(a), y + r * 0.78 * sin(a)),
                (x + r * 0.92 * cos(a), y + r * 0.92 * sin(a)),
            ],
            p.near,
            r * (0.1 if i % 3 == 0 else 0.05),
        )
    limb(c, [(x, y), (x + r * 0.36, y - r * 0.34)], [r * 0.11, r * 0.06], p.near)
    limb(c, [(x, y), (x - r * 0.2, y - r * 0.72)], [r * 0.08, r * 0.04], p.near)
    c.dot(x, y, r * 0.08, p.accent)


def _concourse(c: Canvas, p: Palette, v: int) -> None:
    """Stand in the hall with its great window and the shafts of light."""
    c.backdrop((p.mid, p.far), 0, 1067)
    cx = 800 if v == 1 else 1010
    for x, wide, top in ((cx, 520, 60), (cx - 640, 190, 190), (cx + 640, 190, 190)):
        window = [
            (x - wide / 2, 640),
            *[
                (
                    x + wide / 2 * cos(pi + pi * k / 24),
                    top + wide * 0.45 + wide / 2 * sin(pi + pi * k / 24),
                )
                for k in range(25)
            ],
            (x + wide / 2, 640),
        ]
        c.wash(window, (p.light, p.low))
        step = wide / 10
        for i in range(1, 10):
            lx = x - wide / 2 + i * step
            c.line([(lx, top), (lx, 640)], p.mid, 5)
        for i in range(1, 8):
            c.line(
                [
                    (x - wide / 2, top + i * (640 - top) / 8),
                    (x + wide / 2, top + i * (640 - top) / 8),
                ],
                p.mid,
                4,
            )
        c.line(window[1:-1], p.near, 14)
    c.backdrop((mix(p.mid, p.near, 0.3), mix(p.mid, p.near, 0.6)), 640, 790)
    for i in range(12):
        x = 40 + i * 140
        c.rect(x, 672, x + 84, 770, mix(p.accent, p.near, 0.5))
        c.rect(x + 6, 680, x + 78, 724, p.light, 0.75)
    c.wash(
        [(0, 788), (1600, 788), (1600, 1067), (0, 1067)],
        (mix(p.far, p.low, 0.4), mix(p.mid, p.near, 0.5)),
    )
    for i in range(-12, 13):
        c.line([(cx + i * 60, 790), (cx + i * 230, 1067)], p.near, 2, 0.25)
    for i in range(5):
        beam(c, cx - 220 + i * 110, 120, 68 + i * 3, 8, 1100, p.light, alpha=0.34, start=46)
    for x in (cx - 390, cx + 390):
        c.wash(
            [(x - 60, 0), (x + 60, 0), (x + 60, 800), (x - 60, 800)],
            (mix(p.far, p.low, 0.4), darker(p.mid, 0.4)),
            sideways=True,
        )
    c.line([(cx, 0), (cx, 500)], p.near, 5)
    _clock(c, p, cx, 560, 62)
    people = [(c.rng.uniform(60, 1540), 800 + 200 * c.rng.random() ** 1.5) for _ in range(34)]
    for x, y in sorted(people, key=lambda q: q[1]):
        high = 60 + (y - 800) * 0.82
        c.poly(
            [
                (x - 4, y),
                (x + 6, y),
                (x - high * 0.5, y + high * 0.5),
                (x - high * 0.64, y + high * 0.46),
            ],
            p.near,
            0.35,
        )
        person(
            c,
            x,
            y,
            high,
            darker(p.near, 0.1),
            pose=c.rng.choice(("walk", "walk", "stand")),
            coat=c.rng.random() < 0.6,
            facing=c.rng.choice((-1, 1)),
            hat=c.rng.choice(("", "long", "cap")),
        )
        if c.rng.random() < 0.4:
            c.rect(x + high * 0.16, y - high * 0.28, x + high * 0.34, y, mix(p.accent, p.near, 0.3))


def _platform(c: Canvas, p: Palette, v: int) -> None:
    """Wait under a canopy while the train comes in from the side."""
    c.backdrop((p.sky, p.low, p.light), 0, 720)
    cloud_field(c, (0, 200, 1600, 640), p.light, cells=(2, 5), alpha=0.7)
    for i in range(3):
        x, high = 900 + i * 210, 220 + (i % 2) * 90
        c.rect(x, 640 - high, x + 150, 700, mix(p.far, p.low, 0.4))
    c.rect(0, 690, 1600, 790, mix(p.far, p.mid, 0.3))
    body = (
        [(-20, 470), (1010, 470), (1130, 500), (1210, 590), (1230, 690), (-20, 690)]
        if v == 2
        else [(1620, 440), (560, 440), (430, 480), (350, 580), (330, 700), (1620, 700)]
    )
    c.wash(body, (lighter(p.light, 0.2), mix(p.low, p.far, 0.2)))
    face = -1 if v == 5 else 1
    c.poly(
        [(x, y + 0) for x, y in ((1020, 500), (1110, 520), (1168, 584), (1060, 584))]
        if v == 2
        else [(545, 474), (450, 500), (394, 580), (510, 580)],
        p.near,
    )
    stripe = (
        [(-20, 610), (1216, 610), (1222, 640), (-20, 640)]
        if v == 2
        else [(1620, 600), (345, 600), (340, 636), (1620, 636)]
    )
    c.poly(stripe, p.accent)
    for i in range(11):
        x = 40 + i * 88 if v == 2 else 620 + i * 92
        c.rect(x, 512 if v == 2 else 486, x + 62, 572 if v == 2 else 550, p.near)
        c.rect(
            x,
            512 if v == 2 else 486,
            x + 62,
            572 if v == 2 else 550,
            p.light if i % 3 == 0 else p.far,
            0.6,
        )
    lx = 1190 if v == 2 else 370
    glow(c, lx, 650, 200, p.light, alpha=0.95)
    beam(c, lx, 650, 8 if v == 2 else 172, 18, 620, p.light, alpha=0.4)
    c.rect(0, 690, 1600, 716, p.near)
    c.line([(0, 740), (1600, 740)], p.light, 4)
    c.wash([(0, 788), (1600, 788), (1600, 1067), (0, 1067)], (mix(p.mid, p.far, 0.5), p.near))
    c.rect(0, 800, 1600, 814, p.light)
    reflect(c, 830, 237, p.mid, shade=0.5, wobble=4)
    for x, high, pose in (
        (260, 330, "stand"),
        (430, 300, "lean"),
        (700, 340, "walk"),
        (1180, 320, "stand"),
        (1260, 300, "stand"),
        (1440, 330, "walk"),
    ):
        person(
            c,
            x,
            985,
            high,
            p.near,
            pose=pose,
            coat=x % 3 != 1,
            facing=face,
            hat=("", "long", "cap")[x % 3],
            rim=p.light,
        )
        c.rect(x + 46, 920, x + 104, 990, mix(p.accent, p.near, 0.3))
    for x in (90, 900, 1540):
        c.rect(x - 15, 150, x + 15, 1010, darker(p.near, 0.1))
        limb(c, [(x, 330), (x - 150, 160)], [18, 12], darker(p.near, 0.1))
        limb(c, [(x, 330), (x + 150, 160)], [18, 12], darker(p.near, 0.1))
    roof = [(-20, 60), (1620, 110), (1620, 176), (-20, 150)]
    c.poly([(-20, -20), (1620, -20), *roof[1:3], roof[3]], darker(p.near, 0.1))
    for i in range(26):
        x = i * 66
        c.poly([(x, 152), (x + 66, 154), (x + 33, 196)], darker(p.near, 0.1))
    _clock(c, p, 560 if v == 2 else 1130, 320, 60)
    haze(c, 960, 1067, p.near, 0.4)
