"""The scene “radar-station”."""

from math import cos, pi, sin

from ..brushes import cloud_field, glow, mist, stars, sun
from ..canvas import Canvas, Point
from ..colour import Palette, darker, lighter, mix
from ..figures import limb, person
from ..land import down, range_of_hills, rolling
from ..registry import scene
from ..things import lattice, pine, tree


@scene(
    "radar-station",
    "d7c3a5 efdfc2 fff6de b59b7c 7e6a55 2c2825 b5492f",
    "1a2744 4a6a8a f4e6bd 2f4668 22344f 0b1220 e08a3c",
    "9fb4ae dde4d4 fffdf0 8ea69c 5d786f 20302d c9563a",
    "4a2f4f d9806a ffdca6 78496a 563a5c 1a1124 f0b75a",
    "b4c4d2 e6ecee ffffff a6b7c6 6f8598 28364a d9482f",
    "20322c 5d7f5c eef0b8 35523f 2a4335 0c1712 e0c04f",
    mirrored=(4,),
    cuts={6: (0, 380, 1000)},
)
def radar_station(c: Canvas, p: Palette, v: int) -> None:
    """Set white globes and listening dishes on a height."""
    c.backdrop((p.sky, mix(p.sky, p.low, 0.55), p.low), 0, 900)
    if v in (1, 5):
        stars(c, 700, p.light, count=330)
    if v in (0, 3):
        sun(c, 330 if v == 0 else 1200, 560, 66, p.light)
    cloud_field(c, (0, 60, 1600, 760), p.light if v != 5 else p.low, cells=(2, 7), alpha=0.45)
    if v in (1, 5):
        x, y = (500, 560) if v == 1 else (1130, 610)
        for i in range(1, 12):
            r = i * 92
            c.arc((x - r, y - r, x + r, y + r), 188, 352, p.accent, 2.4, 0.8 - i * 0.06)
    for i in range(3):
        range_of_hills(c, 640 + i * 70, 90, mix(p.far, p.low, 0.55 - i * 0.2), p.low, depth=180)
        mist(c, 740 + i * 60, 60, p.light, 0.45)
    (_globes, _dish, _array)[v % 3](c, p, v)
    if v == 4:
        cloud_field(c, (0, 700, 1600, 1100), p.light, cells=(3, 4), cover=0.5, alpha=0.8, fade="s")


def _ground(c: Canvas, p: Palette, line: list[Point]) -> None:
    c.poly(down(line), p.near)
    c.stipple(down(line), p.mid, toward="n", strength=0.6)


def _globes(c: Canvas, p: Palette, v: int) -> None:
    hill = rolling(880, [(70, 1900, 0.05 if v == 0 else 0.3), (12, 330, 0.2)])
    spots = (
        ((560, 780, 150), (960, 800, 210), (1310, 850, 110))
        if v == 0
        else ((420, 800, 230), (880, 850, 120), (1140, 830, 90))
    )
    for x, y, r in spots:
        _globe(c, p, x, y - r * 0.55, r)
        for k in range(5):
            c.line(
                [(x - r * 0.7 + k * r * 0.35, y + r * 0.25), (x - r * 0.7 + k * r * 0.35, y + 150)],
                p.near,
                9,
            )
        c.rect(x - r * 0.85, y + r * 0.22, x + r * 0.85, y + r * 0.36, p.near)
    _mast(c, p, 1480 if v == 0 else 1400, 900, 560)
    _ground(c, p, hill)
    for i in range(40):
        x = i * 42
        c.line([(x, 960), (x, 900)], p.mid, 3)
    for y in (912, 932):
        c.line([(0, y), (1600, y)], p.mid, 1.6, 0.8)
    person(c, 700, 930, 120, darker(p.near, 0.4), pose="walk", coat=True, rim=p.light)


def _globe(c: Canvas, p: Palette, x: float, y: float, r: float) -> None:
    ball = [(x + r * cos(pi * i / 30), y + r * sin(pi * i / 30)) for i in range(60)]
    c.wash(ball, (lighter(p.light, 0.3), mix(p.light, p.low, 0.5), mix(p.far, p.mid, 0.3)))
    points: list[tuple[float, float]] = []
    for ring in range(1, 6):
        for k in range(6 * ring):
            a = 2 * pi * k / (6 * ring) + ring * 0.3
            u = sin(pi / 2 * ring / 5.4)
            points.append((x + r * u * cos(a), y + r * u * sin(a)))
    for one in points:
        near = sorted(points, key=lambda q: (q[0] - one[0]) ** 2 + (q[1] - one[1]) ** 2)[1:5]
        for other in near:
            c.line([one, other], p.mid, max(1.0, r * 0.009), 0.6)
    c.stipple(ball, p.near, toward="se", strength=0.75)


def _mast(c: Canvas, p: Palette, x: float, foot: float, high: float) -> None:
    lattice(
        c,
        [(x - high * 0.06, foot), (x - 5, foot - high)],
        [(x + high * 0.06, foot), (x + 5, foot - high)],
        p.near,
        panels=14,
        width=3,
    )
    for i in range(3):
        y = foot - high * (0.6 + 0.13 * i)
        c.dot(x - 22, y, 17, mix(p.low, p.near, 0.4))
        c.dot(x + 20, y + 26, 13, mix(p.low, p.near, 0.5))
    c.dot(x, foot - high - 8, 7, p.accent)
    glow(c, x, foot - high - 8, 110, p.accent)


def _dish(c: Canvas, p: Palette, v: int) -> None:
    """Stand one great dish of open mesh against the sky."""
    x, y, r, turn = (820, 470, 400, -0.62) if v == 1 else (700, 440, 330, -0.25)
    if v == 4:
        _globe(c, p, 1290, 770, 120)
    hill = rolling(930, [(36, 1500, 0.1), (10, 260, 0.6)])
    dark, pale = darker(p.near, 0.1), mix(p.far, p.light, 0.55)
    for side in (-1, 1):
        lattice(
            c,
            [(x + side * 50, y + 130), (x + side * 190, 960)],
            [(x + side * 100, y + 130), (x + side * 270, 960)],
            dark,
            panels=8,
            width=5,
        )
    c.line([(x - 190, 960), (x + 100, y + 150)], dark, 6)
    c.line([(x + 190, 960), (x - 100, y + 150)], dark, 6)
    limb(c, [(x - 110, y + 150), (x + 110, y + 150)], [60, 60], dark)

    def at(a: float, u: float, depth: float) -> Point:
        across, along = r * u * cos(a), r * 0.34 * u * sin(a) + depth
        return (
            x + across * cos(turn) - along * sin(turn),
            y + across * sin(turn) + along * cos(turn),
        )

    back = [at(pi * i / 30, 1, 0) for i in range(31)]
    bowl = [
        *back,
        *[at(pi - pi * i / 30, 1, 0.62 * r * sin(pi * i / 30) ** 0.7) for i in range(31)],
    ]
    c.poly(bowl, mix(p.mid, p.near, 0.5))
    face = [at(2 * pi * i / 60, 1, 0) for i in range(60)]
    c.wash(face, (mix(pale, p.mid, 0.4), pale), sideways=True)
    c.stipple(face, p.near, toward="sw", strength=0.8)
    for ring in range(1, 6):
        loop = [at(2 * pi * i / 60, ring / 5, (1 - (ring / 5) ** 2) * r * 0.16) for i in range(61)]
        c.line(loop, p.mid, 2.2, 0.8)
    for i in range(24):
        a = 2 * pi * i / 24
        c.line([at(a, k / 6, (1 - (k / 6) ** 2) * r * 0.16) for k in range(7)], p.mid, 2, 0.8)
    horn = at(-pi / 2, 0.0, -0.62 * r)
    for a in (0.2, pi - 0.2, pi * 1.5):
        c.line([at(a, 0.96, 0), horn], dark, 7)
    c.dot(*horn, 20, p.accent)
    glow(c, *horn, 150, p.accent, alpha=0.7)
    _ground(c, p, hill)
    person(c, 1180 if v == 1 else 330, 985, 130, darker(p.near, 0.4), coat=True, rim=p.light)
    person(c, 1230 if v == 1 else 390, 990, 126, darker(p.near, 0.4), pose="lean", rim=p.light)
    if v == 4:
        for i in range(6):
            pine(
                c,
                900 + i * 130 + c.rng.uniform(-30, 30),
                1010,
                c.rng.uniform(100, 210),
                darker(p.near, 0.2),
            )


def _array(c: Canvas, p: Palette, v: int) -> None:
    """Line up small dishes on rails into the distance."""
    _ground(c, p, rolling(760, [(10, 900, 0.2)]))
    c.line([(200, 1067), (1180, 770)], p.mid, 6)
    c.line([(330, 1067), (1200, 770)], p.mid, 6)
    for i in range(9, -1, -1):
        u = 1 - i / 10
        size = 30 + 250 * u**2.2
        x, y = 1240 - 900 * u**1.7, 775 + 230 * u**2
        tone = mix(p.far, p.near, u)
        c.poly(
            [
                (x - size * 0.2, y),
                (x - size * 0.06, y - size * 0.8),
                (x + size * 0.06, y - size * 0.8),
                (x + size * 0.2, y),
            ],
            tone,
        )
        bowl = [
            (x - size * 0.62, y - size * 1.45),
            (x + size * 0.5, y - size * 0.85),
            (x + size * 0.28, y - size * 0.72),
            (x - size * 0.1, y - size * 0.74),
            (x - size * 0.45, y - size * 0.98),
            (x - size * 0.6, y - size * 1.22),
        ]
        c.poly(bowl, mix(p.low, tone, 0.35))
        c.stipple(bowl, tone, toward="s", strength=0.9)
        c.line(
            [(x - size * 0.62, y - size * 1.45), (x + size * 0.5, y - size * 0.85)],
            p.light,
            max(2, size * 0.035),
        )
        tip = (x + size * 0.26, y - size * 1.6)
        for end in ((x - size * 0.6, y - size * 1.43), (x + size * 0.48, y - size * 0.87)):
            c.line([tip, end], tone, max(1.5, size * 0.022))
        c.dot(*tip, size * 0.045, p.accent)
    for i in range(7):
        tree(c, 1330 + i * 45, 800 + i * 22, 70 + i * 16, mix(p.mid, p.near, 0.6))
    person(c, 760, 1000, 150, darker(p.near, 0.4), pose="walk", hat="helmet", rim=p.accent)
