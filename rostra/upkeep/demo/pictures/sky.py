"""Scenes that look up: the radar station, contrails and a rocket's start."""

from math import cos, pi, sin

from .brushes import cloud_field, down, glints, glow, haze, lens, mist, range_of_hills, reflect
from .brushes import ridge, ripples, rolling, stars, sun
from .canvas import Canvas, Point
from .colour import Ink, Palette, darker, lighter, mix
from .figures import crowd, limb, person
from .registry import scene
from .things import gulls, lattice, pine, skyline, smoke, tree


@scene(
    "radar-station",
    "d7c3a5 efdfc2 fff6de b59b7c 7e6a55 2c2825 b5492f",
    "1a2744 4a6a8a f4e6bd 2f4668 22344f 0b1220 e08a3c",
    "9fb4ae dde4d4 fffdf0 8ea69c 5d786f 20302d c9563a",
    "4a2f4f d9806a ffdca6 78496a 563a5c 1a1124 f0b75a",
    "b4c4d2 e6ecee ffffff a6b7c6 6f8598 28364a d9482f",
    "20322c 5d7f5c eef0b8 35523f 2a4335 0c1712 e0c04f",
    mirrored=(4,),
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
    spots = ((560, 780, 150), (960, 800, 210), (1310, 850, 110)) if v == 0 else (
        (420, 800, 230), (880, 850, 120), (1140, 830, 90))
    for x, y, r in spots:
        _globe(c, p, x, y - r * 0.55, r)
        for k in range(5):
            c.line([(x - r * 0.7 + k * r * 0.35, y + r * 0.25), (x - r * 0.7 + k * r * 0.35, y + 150)], p.near, 9)
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
    lattice(c, [(x - high * 0.06, foot), (x - 5, foot - high)], [(x + high * 0.06, foot), (x + 5, foot - high)],
            p.near, panels=14, width=3)
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
        lattice(c, [(x + side * 50, y + 130), (x + side * 190, 960)],
                [(x + side * 100, y + 130), (x + side * 270, 960)], dark, panels=8, width=5)
    c.line([(x - 190, 960), (x + 100, y + 150)], dark, 6)
    c.line([(x + 190, 960), (x - 100, y + 150)], dark, 6)
    limb(c, [(x - 110, y + 150), (x + 110, y + 150)], [60, 60], dark)

    def at(a: float, u: float, depth: float) -> Point:
        across, along = r * u * cos(a), r * 0.34 * u * sin(a) + depth
        return (x + across * cos(turn) - along * sin(turn), y + across * sin(turn) + along * cos(turn))

    back = [at(pi * i / 30, 1, 0) for i in range(31)]
    bowl = [*back, *[at(pi - pi * i / 30, 1, 0.62 * r * sin(pi * i / 30) ** 0.7) for i in range(31)]]
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
            pine(c, 900 + i * 130 + c.rng.uniform(-30, 30), 1010, c.rng.uniform(100, 210), darker(p.near, 0.2))


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
        c.poly([(x - size * 0.2, y), (x - size * 0.06, y - size * 0.8), (x + size * 0.06, y - size * 0.8),
                (x + size * 0.2, y)], tone)
        bowl = [(x - size * 0.62, y - size * 1.45), (x + size * 0.5, y - size * 0.85), (x + size * 0.28, y - size * 0.72),
                (x - size * 0.1, y - size * 0.74), (x - size * 0.45, y - size * 0.98), (x - size * 0.6, y - size * 1.22)]
        c.poly(bowl, mix(p.low, tone, 0.35))
        c.stipple(bowl, tone, toward="s", strength=0.9)
        c.line([(x - size * 0.62, y - size * 1.45), (x + size * 0.5, y - size * 0.85)], p.light, max(2, size * 0.035))
        tip = (x + size * 0.26, y - size * 1.6)
        for end in ((x - size * 0.6, y - size * 1.43), (x + size * 0.48, y - size * 0.87)):
            c.line([tip, end], tone, max(1.5, size * 0.022))
        c.dot(*tip, size * 0.045, p.accent)
    for i in range(7):
        tree(c, 1330 + i * 45, 800 + i * 22, 70 + i * 16, mix(p.mid, p.near, 0.6))
    person(c, 760, 1000, 150, darker(p.near, 0.4), pose="walk", hat="helmet", rim=p.accent)


@scene(
    "contrails",
    "3f7fae cfe0dd fffdf0 8fb2c0 5a7c8a 1f2e38 d9613c",
    "e08a66 f8d7a4 fff4d6 b9766a 7d5364 2a1d30 3f6f8a",
    "1d3f78 7fa6d0 ffffff 4a74ac 2c4d80 0f1d38 e8b04c",
    "c7b6c4 f2dccb fff6ea b59aa8 7d6a80 2a2438 c9503f",
    "2b2f5f c2739a ffe0c0 5c4f86 3c3b6c 13142e f2a65a",
    "8fb5a8 e5ebcf fffdeb 7da093 4f7468 1c2f2b cf7a35",
    mirrored=(5,),
)
def contrails(c: Canvas, p: Palette, v: int) -> None:
    """Score the sky with the trails of aircraft, over a narrow strip of land."""
    line = (930, 860, 1000, 760, 950, 900)[v]
    c.backdrop((p.sky, mix(p.sky, p.low, 0.45), p.low), 0, line + 10)
    cloud_field(c, (0, 300, 1600, line), p.light, cells=(2, 6), cover=0.4, alpha=0.5, fade="s")
    if v in (1, 3):
        sun(c, 1120 if v == 1 else 360, line - 70, 70, p.light)
    _trail_set(c, p, v)
    if v in (0, 5):
        _fields(c, p, line)
    elif v in (1, 4):
        skyline(c, line, (70, 250), mix(p.mid, p.near, 0.4), lit=p.light if v == 4 else None, share=0.2)
        c.rect(0, line, 1600, 1067, p.near)
        for x in (240, 1330):
            _aerials(c, p, x, line)
        c.stipple([(0, line - 200), (1600, line - 200), (1600, 1067), (0, 1067)], p.near, toward="s",
                  strength=0.6)
    elif v == 2:
        peak = ridge(c, line, 90)
        c.poly(down(peak), p.near)
        c.stipple(down(peak), p.far, toward="n", strength=0.5)
        c.line([(1120, 1067), (1120, 700)], p.near, 12)
        c.poly([(1126, 712), (1290, 730), (1280, 770), (1126, 790)], p.accent)
    else:
        range_of_hills(c, line - 60, 60, mix(p.far, p.low, 0.4), p.low, depth=120)
        c.backdrop((p.low, p.far, p.mid), line, 1067)
        reflect(c, line, 1067 - line, p.mid, shade=0.25, wobble=5)
        ripples(c, line, 1067, p.mid, p.light, count=140)
        person(c, 1180, 1030, 210, p.near, pose="camera", coat=True, rim=p.light)
        c.poly([(1000, 1020), (1600, 1005), (1600, 1067), (980, 1067)], p.near)


def _trail_set(c: Canvas, p: Palette, v: int) -> None:
    paths: list[list[Point]] = []
    if v == 0:
        for x0, y0, x1, y1, bow in ((-60, 760, 1160, 180, 60), (300, 1000, 1500, 90, -40),
                                    (1680, 700, 420, 260, 50)):
            paths.append(_bow(x0, y0, x1, y1, bow))
    elif v == 1:
        paths = [_bow(-60, 860 - i * 62, 1000 + i * 52, 150 + i * 50, 190) for i in range(4)]
    elif v == 2:
        spiral = [(800 + (80 + 7.2 * i) * cos(i / 7), 470 + (54 + 5 * i) * sin(i / 7)) for i in range(64, 0, -1)]
        paths = [spiral, _bow(1700, 120, 1180, 640, -120)]
    elif v == 3:
        paths = [_bow(800 + (i - 3) * 46, 780, 800 + (i - 3) * 250, 60 + abs(i - 3) * 34, (i - 3) * 12)
                 for i in range(7)]
    elif v == 4:
        paths = [_bow(-40, 300 + i * 120, 1500 - i * 210, 110 + i * 170, -80) for i in range(3)]
        paths.append(_bow(1660, 820, 260, 90, 90))
    else:
        paths = [_bow(220 + i * 260, 1000, 380 + i * 270, 70 + 60 * (i % 3), 30 - i * 14) for i in range(5)]
    for path in paths:
        _trail(c, p, path)


def _bow(x0: float, y0: float, x1: float, y1: float, bow: float) -> list[Point]:
    dx, dy = x1 - x0, y1 - y0
    long = (dx * dx + dy * dy) ** 0.5
    return [(x0 + dx * u - dy / long * bow * 4 * u * (1 - u), y0 + dy * u + dx / long * bow * 4 * u * (1 - u))
            for u in (i / 40 for i in range(41))]


def _trail(c: Canvas, p: Palette, path: list[Point]) -> None:
    white = lighter(p.light, 0.4)
    last = len(path) - 1
    with c.soft(white, blur=9, alpha=0.75, grain=True) as s:
        for i, (x, y) in enumerate(path[:-1]):
            age = 1 - i / last
            for _ in range(3):
                s.ellipse(x + c.rng.gauss(0, 9 * age), y + c.rng.gauss(0, 9 * age), 9 + 30 * age, 8 + 24 * age,
                          round(70 + 150 * (1 - age)))
    for i in range(last // 2, last):
        c.line([path[i], path[i + 1]], white, 7 - 4 * (i / last), 0.9)
    _plane(c, path[-1], path[-3], mix(p.near, p.mid, 0.3), 24)


def _plane(c: Canvas, nose: Point, tail: Point, fill: Ink, size: float) -> None:
    dx, dy = nose[0] - tail[0], nose[1] - tail[1]
    long = (dx * dx + dy * dy) ** 0.5 or 1
    ux, uy = dx / long, dy / long

    def at(u: float, w: float) -> Point:
        return nose[0] + size * (u * ux - w * uy), nose[1] + size * (u * uy + w * ux)

    c.poly([at(2.0, 0), at(1.6, 0.16), at(-0.6, 0.13), at(-0.9, 0), at(-0.6, -0.13), at(1.6, -0.16)], fill)
    for side in (-1, 1):
        c.poly([at(1.0, side * 0.1), at(-0.1, side * 1.5), at(-0.4, side * 1.5), at(0.3, side * 0.1)], fill)
        c.poly([at(-0.4, side * 0.08), at(-0.85, side * 0.6), at(-1.0, side * 0.6), at(-0.75, 0)], fill)


def _fields(c: Canvas, p: Palette, line: float) -> None:
    for i in range(4):
        y = line + i * 34
        tone = mix(mix(p.far, p.low, 0.4), p.near, i / 4)
        area = down(rolling(y, [(9 + 4 * i, 900 - 120 * i, 0.2 * i), (3, 170, 0.4)]))
        c.poly(area, tone)
        c.stipple(area, p.near, toward="s", strength=0.4)
    for i in range(9):
        tree(c, c.rng.uniform(0, 1600), line + c.rng.uniform(6, 50), c.rng.uniform(40, 90), mix(p.mid, p.near, 0.6))
    for i in range(7):
        x = 80 + i * 250
        c.line([(x, line + 90), (x, line - 90 - i * 12)], p.near, 6)
        c.line([(x - 26, line - 70 - i * 12), (x + 26, line - 70 - i * 12)], p.near, 5)
        if i < 6:
            c.line([(x + 250 * k / 10, line - 70 - i * 12 - 1.2 * k + 34 * sin(pi * k / 10)) for k in range(11)],
                   p.near, 1.6)


def _aerials(c: Canvas, p: Palette, x: float, y: float) -> None:
    c.line([(x, y), (x, y - 330)], p.near, 5)
    for i in range(6):
        c.line([(x - 54 + i * 6, y - 250 - i * 14), (x + 54 - i * 6, y - 250 - i * 14)], p.near, 3)


@scene(
    "rocket-launch",
    "2b3f63 e39a6c fff0c4 5a6a86 3a4a68 121a2c f2b54a",
    "0c1430 3a4f86 fff3cf 22346a 182550 060a1a f0883c",
    "9fb8c4 e9e4d0 ffffff 9aaeb5 6c8490 26353f d95a30",
    "4a1f38 d96a5a ffe3a8 7d3a50 56283f 1a0a18 ffc65c",
    "123a44 5fa39a fdf6d2 2a6068 1c4a54 071a20 f08c48",
    "d9cdb8 f0e4cc fffaea b8a58c 857460 2b2826 c9432c",
    mirrored=(5,),
)
def rocket_launch(c: Canvas, p: Palette, v: int) -> None:
    """Let a rocket leave: on the pad, high on its column of fire, or as an arc over water."""
    (_lift, _arc_of_light, _from_below)[v % 3](c, p, v)


def _rocket(c: Canvas, p: Palette, x: float, y: float, high: float) -> None:
    """Draw a rocket standing on (x, y)."""
    w = high * 0.055
    pale, dark = lighter(p.light, 0.3), mix(p.mid, p.near, 0.4)
    for side in (-1, 1):
        bx = x + side * w * 1.75
        c.wash([(bx - w * 0.7, y), (bx - w * 0.7, y - high * 0.52), (bx, y - high * 0.6),
                (bx + w * 0.7, y - high * 0.52), (bx + w * 0.7, y)], (pale, mix(pale, dark, 0.3), dark),
               sideways=True)
        c.rect(bx - w * 0.7, y - high * 0.1, bx + w * 0.7, y - high * 0.06, p.accent)
        c.poly([(bx - w * 0.5, y), (bx + w * 0.5, y), (bx + w * 0.75, y + w * 0.7), (bx - w * 0.75, y + w * 0.7)], dark)
    body = [(x - w, y), (x - w, y - high * 0.8), (x - w * 0.72, y - high * 0.9), (x, y - high), (x + w * 0.72, y - high * 0.9),
            (x + w, y - high * 0.8), (x + w, y)]
    c.wash(body, (pale, pale, mix(pale, dark, 0.4), dark), sideways=True)
    for u0, u1, tone in ((0.74, 0.79, p.accent), (0.5, 0.52, p.near), (0.2, 0.22, p.near), (0.53, 0.6, p.accent)):
        c.rect(x - w, y - high * u1, x + w, y - high * u0, tone)
    c.poly([(x - w * 0.6, y), (x + w * 0.6, y), (x + w * 0.9, y + w * 0.8), (x - w * 0.9, y + w * 0.8)], dark)


def _flame(c: Canvas, p: Palette, x: float, y: float, long: float, wide: float) -> None:
    glow(c, x, y + long * 0.25, long * 1.3, p.accent, alpha=0.85)
    for share, tone in ((1.0, p.accent), (0.72, mix(p.accent, p.light, 0.6)), (0.45, lighter(p.light, 0.7))):
        with c.soft(tone, blur=wide * 0.2 * share + 2, alpha=0.95) as s:
            s.poly([(x - wide * share, y), (x + wide * share, y), (x + wide * 0.75 * share, y + long * 0.4 * share),
                    (x, y + long * share), (x - wide * 0.75 * share, y + long * 0.4 * share)])


def _lift(c: Canvas, p: Palette, v: int) -> None:
    line = 800 if v == 0 else 850
    c.backdrop((p.sky, mix(p.sky, p.low, 0.5), p.low), 0, line)
    stars(c, 330, p.light, count=70)
    cloud_field(c, (0, 100, 1600, line), p.light, cells=(2, 7), alpha=0.4)
    range_of_hills(c, line - 60, 36, mix(p.far, p.low, 0.3), p.low, depth=80)
    x, foot, high = (720, 560, 430) if v == 0 else (960, 690, 520)
    c.backdrop((mix(p.far, p.mid, 0.4), p.near), line, 1067)
    tower = x + 190
    glow(c, x, foot + 100, 760, p.accent, alpha=0.75)
    lattice(c, [(tower - 36, line), (tower - 36, 210)], [(tower + 36, line), (tower + 36, 210)], p.near, panels=13, width=5)
    for y in (300, 420, 560):
        lattice(c, [(tower - 36, y), (tower - 120, y + 6)], [(tower - 36, y + 22), (tower - 120, y + 22)], p.near, panels=3,
                width=3)
    c.line([(tower, 210), (tower, 90)], p.near, 5)
    for mx in (330, 1290):
        c.line([(mx, line), (mx, 240)], p.near, 5)
        c.line([(mx, 250), (x + (mx - x) * 0.2, line)], p.near, 1.4, 0.6)
    _flame(c, p, x, foot + 26, 330, 46)
    _rocket(c, p, x, foot, high)
    for side in (-1, 1):
        for tone, lift, alpha in ((mix(p.mid, p.low, 0.4), 30, 0.9), (mix(p.light, p.low, 0.4), 0, 0.85),
                                  (lighter(p.light, 0.3), -24, 0.7)):
            smoke(c, [(x + side * 20, line + 16), (x + side * 330, line + 6 - lift), (x + side * 780, line - 70 - lift)],
                  (34, 120), tone, alpha=alpha, puffs=70, grain=lift == 0)
    glow(c, x, line - 10, 380, p.light, alpha=0.9, squash=0.6)
    crowd(c, 1050, 150, darker(p.near, 0.3), count=15, jitter=10, poses=("stand", "point", "camera", "stand"))
    haze(c, 930, 1067, darker(p.near, 0.3), 0.6)


def _arc_of_light(c: Canvas, p: Palette, v: int) -> None:
    line = 740 if v == 1 else 640
    c.backdrop((p.sky, mix(p.sky, p.low, 0.5), p.low), 0, line)
    stars(c, line, p.light, count=380)
    skyline(c, line, (10, 40), p.mid, lit=p.light, share=0.15)
    x0, x1, top = (1080, 190, 90) if v == 1 else (300, 1440, 60)
    arc = [(x0 + (x1 - x0) * u, line - 8 - (line - top) * sin(pi / 2 * u) ** 0.7) for u in (i / 70 for i in range(71))]
    with c.soft(p.accent, blur=16, alpha=0.8) as s:
        s.line(arc, 26)
    for width, tone in ((13, p.accent), (6, lighter(p.light, 0.4))):
        c.line(arc, tone, width)
    glow(c, x0, line - 20, 520, p.accent, alpha=0.85)
    glow(c, *arc[-1], 150, p.light, alpha=0.95)
    smoke(c, [(x0, line - 10), (x0 + 60, line - 40), (x0 - 160, line - 50)], (14, 50), p.low, alpha=0.7)
    reflect(c, line, 1067 - line, p.mid, shade=0.3, wobble=9)
    ripples(c, line, 1067, p.near, p.low, count=150)
    glints(c, x0, line, 1067, p.accent, count=110, spread=80)
    beach = down(rolling(985, [(26, 1300, 0.2)]))
    c.poly(beach, p.near)
    spots = ((420, 230, "stand"), (510, 220, "point"), (590, 150, "stand"), (1330, 220, "camera")) if v == 1 else (
        (1020, 260, "point"), (1120, 180, "cheer"), (540, 230, "stand"))
    for x, high, pose in spots:
        person(c, x, 1016, high, darker(p.near, 0.3), pose=pose, facing=-1 if v == 1 and x > 600 else 1, rim=p.accent,
               coat=pose == "stand")
    lens(c, 800, 1000, 600, 3, p.low, 0.3)


def _from_below(c: Canvas, p: Palette, v: int) -> None:
    """Follow the rocket up its slanting column above cloud."""
    c.wash([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], (p.sky, mix(p.sky, p.low, 0.7), p.low))
    cloud_field(c, (0, 300, 1600, 1067), p.light, cells=(3, 5), cover=0.45, alpha=0.8, fade="s")
    x, foot, high = (1010, 470, 380) if v == 2 else (620, 520, 440)
    sun(c, 330 if v == 2 else 1280, 260, 74, p.light)
    column = [(x, foot + 200), (x - 26, 760), (x - 110, 940), (x - 190, 1100)]
    for tone, size, alpha in ((mix(p.mid, p.far, 0.4), 1.25, 0.75), (mix(p.light, p.far, 0.35), 1.0, 0.9),
                              (lighter(p.light, 0.4), 0.62, 0.9)):
        smoke(c, [(a - 10 * (size - 1) * 20, b) for a, b in column], (30 * size, 190 * size), tone, alpha=alpha, puffs=120,
              grain=size == 1.0)
    _flame(c, p, x, foot + 20, 340, 50)
    _rocket(c, p, x, foot, high)
    cloud_field(c, (-100, 760, 1700, 1200), lighter(p.light, 0.4), cells=(3, 3), cover=0.5, softness=0.25, alpha=0.85,
                fade="s", grain=True)
    gulls(c, (120, 420, 620, 700), p.near, count=6, size=20)
    if v == 5:
        for px in (1180, 1290, 1420):
            pine(c, px, 1090, 300 + (px % 7) * 20, p.near)
