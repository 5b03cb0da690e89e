"""The scene “observatory”."""

from math import cos, pi, sin

from ..brushes import beam, cloud_field, glow, mist, stars, sun
from ..camera import Camera
from ..canvas import Canvas, Point
from ..colour import Palette, darker, lighter, mix
from ..figures import limb, person
from ..land import down, range_of_hills, ridge
from ..registry import scene
from ..things import pine


@scene(
    "observatory",
    "101b3a 3d5a86 e9edf2 2b3f68 1c2b4c 080d1c e8b45a",
    "7fa6c4 f0d9c4 fffaf0 b9cbd8 6f8aa3 2c3a4d d0603f",
    "1b1524 57406a ffd9a0 3b2d50 2a2038 0d0a14 e58f4a",
    "3a3566 f09a78 ffe6bd 6f5a86 433a66 17142b f4d06f",
    "0c2a33 2f6f72 e6f4e2 1d4a50 12353c 061418 f0a64e",
    "2a3038 6f7a80 eef2ee 4a545c 333c44 10151a d95f3f",
    mirrored=(6,),
    cuts={6: (250, 100, 1290)},
)
def observatory(c: Canvas, p: Palette, v: int) -> None:
    """Show the dome under turning stars, above the clouds, or from inside with the telescope."""
    if v in (2, 5):
        _inside(c, p, v)
        return
    c.backdrop((p.sky, mix(p.sky, p.low, 0.5), p.low), 0, 1067)
    if v == 0:
        _trails(c, p, 980, 330)
    elif v == 4:
        stars(c, 900, p.light, count=520)
        _galaxy(c, p)
    elif v == 3:
        sun(c, 300, 640, 60, p.light)
        stars(c, 380, p.light, count=90)
        cloud_field(c, (0, 250, 1600, 760), p.accent, cells=(2, 9), alpha=0.5)
    else:
        cloud_field(c, (0, 0, 1600, 500), p.light, cells=(2, 5), alpha=0.6)
    for i in range(3 if v == 1 else 2):
        y = 700 + i * 62
        range_of_hills(c, y, 90, mix(p.far, p.low, 0.4 - 0.15 * i), p.low, depth=170)
        mist(c, y + 110, 70, mix(p.light, p.low, 0.3), 0.65)
    _summit(c, p, v)


def _trails(c: Canvas, p: Palette, x: float, y: float) -> None:
    for _ in range(230):
        r, start = 1250 * c.rng.random() ** 0.7, c.rng.uniform(0, 360)
        tone = mix(p.light, c.rng.choice((p.accent, p.low)), c.rng.uniform(0, 0.6))
        c.arc(
            (x - r, y - r, x + r, y + r),
            start,
            start + 34,
            tone,
            c.rng.choice((1, 1.5, 2.4)),
            c.rng.uniform(0.3, 0.9),
        )


def _galaxy(c: Canvas, p: Palette) -> None:
    for spread, alpha, tone in ((150, 0.3, p.low), (70, 0.35, p.light)):
        with c.soft(tone, blur=46, alpha=alpha, grain=spread < 100) as s:
            for i in range(60):
                u = i / 59
                s.ellipse(
                    180 + 1300 * u + c.rng.gauss(0, 30),
                    820 - 800 * u + c.rng.gauss(0, spread * 0.4),
                    spread * c.rng.uniform(0.4, 1),
                    spread * 0.6,
                    200,
                )
    with c.soft(p.sky, blur=20, alpha=0.5) as s:
        for i in range(40):
            u = i / 39
            s.ellipse(
                230 + 1250 * u + c.rng.gauss(0, 22), 800 - 770 * u + c.rng.gauss(0, 20), 30, 17, 230
            )


def _summit(c: Canvas, p: Palette, v: int) -> None:
    crest = ridge(c, (860, 800, 0, 830, 900)[v], 60, rough=0.5)
    slope = [(x, y + abs(x - (1000, 560, 0, 900, 520)[v]) * 0.12) for x, y in crest]
    tone = p.near if v != 1 else mix(p.light, p.far, 0.3)
    c.poly(down(slope), tone)
    c.stipple(down(slope), p.mid, toward="n" if v != 1 else "se", strength=0.6)
    domes = (
        [(1000, 880, 230, 40)],
        [(560, 830, 200, -30), (1020, 880, 90, 30)],
        [],
        [(900, 850, 120, 20), (560, 890, 84, -20), (1230, 880, 150, -25), (330, 930, 56, 20)],
        [(470, 930, 300, 20)],
    )[v]
    if v == 3:
        beam(c, 930, 740, -66, 1.6, 1400, p.accent, alpha=0.9, start=3)
    for x, y, size, slit in domes:
        _dome(c, p, x, y, size, slit, day=v == 1)
    if v == 4:
        person(c, 1130, 968, 150, darker(p.near, 0.4), pose="point", facing=1)
        person(c, 1060, 972, 140, darker(p.near, 0.4), coat=True)
    for _i in range(7):
        pine(
            c,
            c.rng.uniform(0, 1600),
            1040 + c.rng.uniform(0, 40),
            c.rng.uniform(90, 190),
            darker(p.near, 0.25),
        )


def _dome(c: Canvas, p: Palette, x: float, y: float, r: float, slit: float, *, day: bool) -> None:
    """Draw a dome of radius `r` on its drum, opened by a slit `slit` units off the middle."""
    pale = mix(p.low, p.light, 0.75) if day else mix(p.far, p.light, 0.4)
    dark = mix(p.mid, p.near, 0.3)
    c.wash(
        [
            (x - r * 0.93, y - r * 0.5),
            (x + r * 0.93, y - r * 0.5),
            (x + r * 0.93, y + r * 0.35),
            (x - r * 0.93, y + r * 0.35),
        ],
        (mix(pale, dark, 0.2), dark),
        sideways=True,
    )
    top = [
        (x + r * cos(pi + pi * i / 40), y - r * 0.5 + r * sin(pi + pi * i / 40)) for i in range(41)
    ]
    c.wash(top, (lighter(pale, 0.3), pale, mix(pale, dark, 0.75)), sideways=True)
    c.stipple(top, darker(dark, 0.2), toward="se", strength=0.7)
    for u in (-0.72, -0.42, 0.42, 0.72):
        c.arc(
            (x - r * abs(u), y - r * 1.5, x + r * abs(u), y + r * 0.5),
            180 if u < 0 else 270,
            270 if u < 0 else 360,
            mix(pale, dark, 0.5),
            r * 0.012,
        )
    half, shift = r * 0.13, slit / 100 * r
    inner = darker(p.near, 0.5) if day else mix(p.accent, p.near, 0.15)
    c.poly(
        [
            (x + shift - half, y - r * 0.62),
            (x + shift * 0.7 - half * 0.8, y - r * 1.42),
            (x + shift * 0.7 + half * 0.8, y - r * 1.42),
            (x + shift + half, y - r * 0.62),
        ],
        inner,
    )
    if not day:
        glow(c, x + shift * 0.9, y - r * 1.0, r * 0.8, p.accent, alpha=0.6)
    limb(
        c,
        [(x + shift * 0.4, y - r * 0.75), (x + shift * 1.15, y - r * 1.38)],
        [r * 0.13, r * 0.1],
        darker(p.near, 0.3),
    )
    c.rect(x - r * 1.02, y - r * 0.54, x + r * 1.02, y - r * 0.47, dark)
    c.rect(x - r * 0.1, y + r * 0.05, x + r * 0.1, y + r * 0.35, p.near)
    for u in (-0.6, 0.55):
        c.rect(x + r * (u - 0.05), y - r * 0.12, x + r * (u + 0.05), y, p.accent)


def _inside(c: Canvas, p: Palette, v: int) -> None:
    cx, cy, r = 800, 900, 1010
    c.backdrop((p.mid, p.far), 0, 1067)
    for i in range(14, 0, -1):
        u = i / 14
        ring = [
            (cx + r * u * cos(pi + pi * k / 60), cy + r * u * 0.92 * sin(pi + pi * k / 60))
            for k in range(61)
        ]
        c.poly(ring, mix(p.mid, p.far, u) if i % 2 else mix(p.near, p.far, u * 0.9))
    for k in range(13):
        a = pi + pi * k / 12
        c.line(
            [(cx, cy), (cx + r * 1.2 * cos(a), cy + r * 1.1 * sin(a))], darker(p.mid, 0.4), 5, 0.8
        )
    lean = 150 if v == 2 else -190
    slit: list[Point] = [
        (cx + lean - 120, -10),
        (cx + lean + 190, -10),
        (cx + lean * 0.4 + 110, 620),
        (cx + lean * 0.4 - 70, 620),
    ]
    c.wash(slit, (mix(p.low, p.accent, 0.25), mix(p.low, p.light, 0.55)))
    for _ in range(90):
        u = c.rng.random()
        c.dot(
            cx + lean * (1 - 0.6 * u) + c.rng.uniform(-110, 170) * (1 - 0.3 * u),
            610 * u,
            c.rng.uniform(1, 3.6),
            p.light,
            alpha=c.rng.uniform(0.4, 1),
        )
    beam(c, cx + lean * 0.5, -60, 90 - lean * 0.06, 26, 1250, p.low, alpha=0.35, start=120)
    floor = [(0, 880), (1600, 880), (1600, 1067), (0, 1067)]
    c.wash(floor, (p.mid, p.near))
    glow(c, cx, 930, 620, p.light, alpha=0.35, squash=0.2)
    _telescope(c, p, cx, 800, lean)
    for i, x in enumerate((330, 1290)):
        person(
            c,
            x,
            985,
            210,
            darker(p.near, 0.3),
            pose=("point", "stand")[i],
            facing=1 - 2 * i,
            coat=True,
            rim=p.accent,
        )
    _desk(c, p, 250 if v == 5 else 1190)
    c.stipple(
        [(0, 0), (1600, 0), (1600, 1067), (0, 1067)],
        darker(p.near, 0.3),
        toward="out",
        strength=0.45,
    )


def _telescope(c: Canvas, p: Palette, x: float, y: float, lean: float) -> None:
    tip, tail = (x + lean * 1.15, 250), (x - lean * 0.35, y - 70)
    dark = darker(p.near, 0.2)
    c.poly(
        [
            (x - 190, 985),
            (x - 110, y + 10),
            (x - 40, y - 130),
            (x + 40, y - 130),
            (x + 110, y + 10),
            (x + 190, 985),
        ],
        mix(p.mid, p.near, 0.6),
    )
    limb(c, [tail, tip], [250, 190], p.near)
    dx, dy = tip[0] - tail[0], tip[1] - tail[1]
    long = (dx * dx + dy * dy) ** 0.5
    nx, ny = -dy / long, dx / long
    for u in (0.0, 0.3, 0.62, 0.95):
        a = (tail[0] + dx * u, tail[1] + dy * u)
        half = 128 - 30 * u
        limb(
            c,
            [(a[0] - nx * half, a[1] - ny * half), (a[0] + nx * half, a[1] + ny * half)],
            [22, 22],
            mix(p.far, p.light, 0.35),
        )
    for side in (-1, 1):
        c.line(
            [
                (tail[0] + side * nx * 116, tail[1] + side * ny * 116),
                (tip[0] + side * nx * 92, tip[1] + side * ny * 92),
            ],
            p.light,
            5,
            0.75,
        )
    c.dot(tail[0], tail[1], 74, dark)
    c.arc((tail[0] - 74, tail[1] - 74, tail[0] + 74, tail[1] + 74), 150, 330, p.accent, 6)
    cam = Camera()
    c.line([(x, cam.horizon + 280), (x, 985)], p.accent, 6, 0.5)


def _desk(c: Canvas, p: Palette, x: float) -> None:
    c.rect(x, 905, x + 190, 925, darker(p.near, 0.4))
    c.rect(x + 14, 925, x + 24, 1000, darker(p.near, 0.4))
    c.rect(x + 166, 925, x + 176, 1000, darker(p.near, 0.4))
    for i in range(2):
        c.rect(x + 18 + i * 84, 848, x + 92 + i * 84, 900, p.accent)
        c.line(
            [
                (x + 24 + i * 84, 884),
                (x + 44 + i * 84, 866),
                (x + 60 + i * 84, 878),
                (x + 86 + i * 84, 858),
            ],
            p.near,
            3,
        )
    glow(c, x + 95, 876, 210, p.accent, alpha=0.4)
