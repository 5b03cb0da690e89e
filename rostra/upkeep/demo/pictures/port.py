"""Scenes of trade and guard at sea: the container port and warships on the horizon."""

from math import cos, radians, sin

from .brushes import cloud_field, glints, glow, haze, ripples, stars, sun, waves
from .brushes import mist, reflect, rolling, down
from .camera import Camera
from .canvas import Canvas, Point
from .colour import Ink, Palette, darker, lighter, mix
from .figures import person
from .registry import scene
from .ships import freighter, frigate, gantry
from .things import gulls


@scene(
    "container-port",
    "d9c9ae e9dcc4 fff5e0 8f6f5c b4472f 3d3a3c 2e6c72",
    "e7a46b f6d5a5 fff1d0 a86a4c c8502f 33262b 3f6d78",
    "7e9aa0 c6d2cb fff8e4 6f8a8f bd4a34 26343b d9a441",
    "18223a 3a4d6b ffd98a 2f4464 a8432f 0c1322 d99a3c",
    "59626a 8d949a ffe9b8 6d7a80 c0582f 20262c 2f7a74",
    "b9c4b6 dfe2d0 fffdf0 869586 2f6f66 2a332f cc5a33",
    mirrored=(6,),
)
def container_port(c: Canvas, p: Palette, v: int) -> None:
    """Show boxes by the thousand: from the air, from the lane between them, from the water."""
    inks = (
        p.mid,
        p.accent,
        mix(p.mid, p.low, 0.45),
        mix(p.accent, p.near, 0.4),
        p.far,
        mix(p.light, p.far, 0.3),
        darker(p.mid, 0.35),
    )
    if v in (0, 4):
        _yard_from_above(c, p, v, inks)
    elif v in (1, 5):
        _lane(c, p, v, inks)
    else:
        _alongside(c, p, v, inks)


def _yard_from_above(c: Canvas, p: Palette, v: int, inks: tuple[Ink, ...]) -> None:
    turn = radians(-24 if v == 0 else 38)

    def at(x: float, y: float) -> Point:
        return (
            800 + (x - 800) * cos(turn) - (y - 533) * sin(turn),
            533 + (x - 800) * sin(turn) + (y - 533) * cos(turn),
        )

    def slab(x: float, y: float, w: float, h: float, fill: Ink, alpha: float = 1.0) -> None:
        c.poly([at(x, y), at(x + w, y), at(x + w, y + h), at(x, y + h)], fill, alpha)

    c.backdrop((p.low, p.sky))
    slab(-900, -900, 3400, 3000, mix(p.sky, p.far, 0.25))
    shadow = darker(p.far, 0.6)
    for row in range(-9, 20):
        y = row * 96 - 100
        slab(-800, y + 70, 3200, 3, p.light, 0.5)
        for block in range(-3, 6):
            if c.rng.random() < 0.1:
                continue
            for lane in range(3):
                for i in range(7):
                    if c.rng.random() < 0.1:
                        continue
                    x, high = block * 430 + i * 56, c.rng.choice((4, 9, 14, 20))
                    slab(x + high, y + lane * 21 + high, 54, 19, shadow, 0.55)
                    fill = mix(c.rng.choice(inks), p.light, high / 120)
                    slab(x, y + lane * 21, 54, 19, fill)
                    slab(x, y + lane * 21, 54, 3, lighter(fill, 0.35))
                    slab(x + 26, y + lane * 21, 1.5, 19, darker(fill, 0.3))
    edge = 640 if v == 0 else 760
    slab(-900, edge, 3400, 1500, mix(p.near, p.accent, 0.35))
    slab(-900, edge - 30, 3400, 30, p.low)
    for i in range(160):
        slab(
            c.rng.uniform(-600, 2200),
            edge + c.rng.uniform(10, 800),
            c.rng.uniform(20, 90),
            2.4,
            p.light,
            0.16,
        )
    slab(150 + 16, edge + 40 + 22, 1240, 180, darker(p.near, 0.5), 0.5)
    c.poly(
        [
            at(120, edge + 40),
            at(1240, edge + 30),
            at(1400, edge + 120),
            at(1240, edge + 215),
            at(120, edge + 205),
        ],
        p.near,
    )
    for i in range(19):
        for j in range(7):
            slab(260 + i * 50, edge + 50 + j * 21, 48, 19, c.rng.choice(inks))
    slab(150, edge + 46, 80, 152, p.light)
    for x in (420, 840):
        slab(x + 18, edge - 90 + 26, 60, 330, shadow, 0.4)
        for dx in (0, 44):
            slab(x + dx, edge - 110, 12, 330, p.accent)
        slab(x - 12, edge - 80, 80, 26, p.accent)
    c.stipple([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], p.near, toward="se", strength=0.4)


def _lane(c: Canvas, p: Palette, v: int, inks: tuple[Ink, ...]) -> None:
    cam = Camera(
        height=1.7 if v == 1 else 3.2,
        horizon=800 if v == 1 else 560,
        centre=860 if v == 1 else 560,
        focus=760,
        yaw=0,
    )
    c.backdrop((p.sky, p.low, p.light), 0, 1067)
    cloud_field(c, (0, 0, 1600, 700), p.light, cells=(2, 5), alpha=0.5)
    sun(c, cam.centre + 20, cam.horizon - 150, 46, p.light)
    gantry(c, cam.centre - 100, cam.horizon + 12, 420, mix(p.far, p.low, 0.3), facing=1)
    c.wash(
        [(0, cam.horizon), (1600, cam.horizon), (1600, 1067), (0, 1067)],
        (mix(p.low, p.far, 0.3), p.far, p.near),
    )
    for z in range(17, 0, -1):
        near, fog = z * 6.4 - 4.0, min(0.75, z * 0.052)
        for side in (-1, 1):
            for level in range(c.rng.randint(4, 6)):
                fill = mix(c.rng.choice(inks), p.low, fog)
                x0, x1 = (-8.6, -3.1) if side < 0 else (3.1, 8.6)
                cam.box(
                    c,
                    (x0, level * 2.6, near),
                    (x1, level * 2.6 + 2.5, near + 6.1),
                    fill,
                    lit="left" if v == 1 else "right",
                    warm=p.light,
                )
                _ribs(c, cam, side * 3.1, level * 2.6, near, darker(fill, 0.5))
    for i in range(8):
        c.poly(cam.floor(-0.09, 0.09, 2 + i * 5, 4.4 + i * 5), p.light, 0.7)
    glow(c, cam.centre + 20, cam.horizon - 110, 520, p.light, alpha=0.5)
    x, y = cam.at(0.9, 0, 9)
    person(c, x, y, cam.unit(0.9, 9) * 1.75, p.near, pose="walk", hat="helmet", rim=p.light)
    x, y = cam.at(-0.9, 0, 12)
    person(c, x, y, cam.unit(-0.9, 12) * 1.75, p.near, pose="point", hat="helmet")
    c.stipple([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], p.near, toward="out", strength=0.45)


def _ribs(c: Canvas, cam: Camera, x: float, y: float, near: float, ink: Ink) -> None:
    if not 2 < near < 30:
        return
    for i in range(1, 12):
        z = near + 6.1 * i / 12
        c.line([cam.at(x, y + 0.15, z), cam.at(x, y + 2.35, z)], ink, 1.6, 0.5)


def _alongside(c: Canvas, p: Palette, v: int, inks: tuple[Ink, ...]) -> None:
    line = 800 if v == 2 else 700
    c.backdrop((p.sky, p.low), 0, line)
    cloud_field(c, (0, 40, 1600, line), p.light if v == 2 else p.far, cells=(3, 6), alpha=0.6)
    if v == 3:
        stars(c, 400, p.light, count=120)
    for x in (180, 620, 1060, 1420):
        height = c.rng.uniform(430, 560)
        if v == 3:
            glow(c, x, line - height * 0.62, 360, p.light, alpha=0.35)
        gantry(
            c,
            x,
            line,
            height * (1.25 if v == 2 else 1.0),
            mix(p.far, p.near, 0.35),
            facing=-1 if v == 3 else 1,
            raised=x == 620,
            light=p.light,
        )
    haze(c, line - 220, line, p.low, 0.5)
    if v == 2:
        freighter(c, -240, line + 60, 2150, mix(p.near, p.accent, 0.1), inks, boot=p.mid)
    else:
        freighter(
            c, 60, line + 24, 1380, darker(p.far, 0.4), inks, facing=-1, boot=p.mid, lit=p.light
        )
    water = line + (60 if v == 2 else 24)
    reflect(c, water, 1067 - water, p.near, shade=0.4, wobble=11)
    ripples(c, water, 1067, p.near, p.light, count=150)
    if v == 3:
        for x in (180, 620, 1060, 1420):
            glints(c, x, water, 1060, p.light, count=50, spread=50)
        haze(c, 900, 1067, p.near, 0.6)


@scene(
    "warship-horizon",
    "8fa6ad e3cfae fff3cf 9aa5a4 5b7480 26343d c9653a",
    "4c4f56 a39a90 efe3cb 6d6c6d 45525a 1d252b b8503a",
    "b98a6c f4d3a0 fff6d4 b58d74 6f6660 2d2a2c 37606b",
    "0f1a30 2c4a66 e8eef0 1d3350 17304a 070d1a d9b24c",
    "a9bfb8 dbe3d3 ffffff 8aa6a0 3f6f73 143238 c4552f",
    "2f5f78 4f8698 f5fbf4 2c6880 235468 10303f e0a33f",
)
def warship_horizon(c: Canvas, p: Palette, v: int) -> None:
    """Show frigates far out: against the sun, in line, from a headland, bow on, from the air."""
    if v == 5:
        _squadron_from_above(c, p)
        return
    line = (620, 430, 520, 700, 560)[v]
    c.backdrop((p.sky, mix(p.sky, p.low, 0.55), p.low), 0, line + 2)
    cloud_field(
        c, (-100, 20, 1700, line - 40), p.far, cells=(3, 7), cover=0.5, alpha=0.75, grain=v == 1
    )
    cloud_field(c, (-100, line * 0.4, 1700, line), p.light, cells=(2, 9), cover=0.4, alpha=0.55)
    if v in (0, 2):
        sun(c, 980 if v == 0 else 420, line - (60 if v == 0 else 170), 58, p.light)
    elif v == 3:
        stars(c, line, p.light, count=200)
        sun(c, 1180, 190, 50, p.light, halo=9)
    if v == 1:
        waves(
            c,
            line,
            1020,
            (mix(p.low, p.mid, 0.6), p.near),
            rows=9,
            height=52,
            foam=lighter(p.low, 0.5),
        )
    else:
        c.backdrop((mix(p.low, p.mid, 0.4), p.mid, mix(p.mid, p.near, 0.6)), line, 1067)
        ripples(c, line, 1067, p.near, p.light, count=330)
    _fleet(c, p, v, line)
    gulls(c, (200, 150, 1400, line - 120), p.near, count=4)


def _fleet(c: Canvas, p: Palette, v: int, line: float) -> None:
    if v == 0:
        glints(c, 980, line, 1060, p.light, count=300, spread=170)
        frigate(c, 860, line + 8, 860, p.near, wake=p.light)
    elif v == 1:
        for x, length, below, tone in (
            (1330, 260, 6, 0.4),
            (890, 380, 22, 0.7),
            (330, 560, 60, 1.0),
        ):
            frigate(c, x, line + below, length, mix(p.far, p.near, tone), facing=-1)
    elif v == 2:
        glints(c, 420, line, 1060, p.light, count=200)
        frigate(c, 1080, line + 4, 330, mix(p.mid, p.near, 0.5))
        frigate(c, 640, line + 2, 190, p.mid)
        cliff = [
            (1600, 620),
            (1380, 690),
            (1220, 790),
            (1040, 850),
            (860, 990),
            (800, 1067),
            (1600, 1067),
        ]
        c.poly(cliff, p.near)
        c.stipple(cliff, p.far, toward="nw", strength=0.55)
        person(
            c, 1190, 806, 230, darker(p.near, 0.3), pose="camera", facing=-1, coat=True, rim=p.light
        )
        person(c, 1300, 742, 235, darker(p.near, 0.3), coat=True, hat="cap", facing=-1)
    elif v == 3:
        glints(c, 1180, line, 1060, p.light, count=170, spread=90)
        frigate(c, 560, line + 6, 620, darker(p.near, 0.2), lit=p.accent, facing=-1)
        frigate(c, 1330, line + 2, 240, p.near, lit=p.accent, facing=-1)
        glow(c, 520, line - 90, 160, p.accent, alpha=0.7)
    else:
        _bow_on(c, p, 820, line + 130, 560)


def _bow_on(c: Canvas, p: Palette, x: float, y: float, size: float) -> None:
    """Draw a warship steaming straight at the eye."""
    dark, pale = p.near, mix(p.mid, p.far, 0.4)

    def part(fill: Ink, *points: Point) -> None:
        c.poly([(x + u * size, y - w * size) for u, w in points], fill)

    part(
        mix(p.mid, p.near, 0.4),
        (-0.13, 0.42),
        (-0.2, 0.62),
        (-0.1, 0.72),
        (0.1, 0.72),
        (0.2, 0.62),
        (0.13, 0.42),
    )
    part(dark, (-0.09, 0.7), (-0.035, 1.02), (0.035, 1.02), (0.09, 0.7))
    part(p.light, (-0.15, 0.655), (-0.12, 0.685), (0.12, 0.685), (0.15, 0.655))
    for w, half in ((0.84, 0.15), (0.94, 0.1), (1.06, 0.05)):
        c.line([(x - half * size, y - w * size), (x + half * size, y - w * size)], dark, 7)
    c.line([(x, y - size), (x, y - size * 1.2)], dark, 5)
    part(pale, (0, 0), (-0.02, 0.1), (-0.16, 0.3), (-0.27, 0.46), (0, 0.52))
    part(dark, (0, 0), (0.02, 0.1), (0.16, 0.3), (0.27, 0.46), (0, 0.52))
    c.stipple(
        [(x - 0.27 * size, y - 0.5 * size), (x, y - 0.5 * size), (x, y), (x - 0.1 * size, y)],
        dark,
        toward="e",
        strength=0.35,
    )
    for side in (-1, 1):
        for i in range(5):
            wide = size * (0.2 + 0.2 * i)
            c.poly(
                [
                    (x, y - 40 + i * 8),
                    (x + side * wide * 0.5, y + i * 26 - 20),
                    (x + side * wide * 1.5, y + i * 44 + 24),
                    (x + side * wide * 0.6, y + i * 34 + 6),
                ],
                p.light,
                0.85 - i * 0.14,
            )


def _squadron_from_above(c: Canvas, p: Palette) -> None:
    c.wash([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], (lighter(p.sky, 0.12), p.sky, p.near))
    cloud_field(c, (0, 0, 1600, 1067), p.low, cells=(5, 9), alpha=0.3, fade="flat")
    for i in range(24):
        crest = rolling(i * 48, [(8, 340, i * 0.37), (3, 120, i * 0.7)])
        c.line(crest, p.light, 1.4, 0.14)
    for x, y, size in ((980, 300, 1.25), (520, 520, 1.0), (1160, 760, 1.05), (330, 180, 0.7)):
        _hull_plan(c, p, x, y, size)
    cloud_field(
        c,
        (-100, 500, 1700, 1300),
        p.light,
        cells=(3, 3),
        cover=0.34,
        softness=0.35,
        alpha=0.6,
        fade="s",
    )
    mist(c, 40, 120, p.light, 0.3)


def _hull_plan(c: Canvas, p: Palette, x: float, y: float, size: float) -> None:
    turn = radians(-28)

    def at(u: float, w: float) -> Point:
        return (
            x + size * (u * cos(turn) - w * sin(turn)),
            y + size * (u * sin(turn) + w * cos(turn)),
        )

    with c.soft(p.light, blur=5, alpha=0.75, grain=True) as s:
        s.poly([at(-120, -18), at(-760, -46), at(-760, 46), at(-120, 18)], 150)
        for side in (-1, 1):
            s.poly([at(150, 0), at(-420, side * 190), at(-470, side * 190), at(60, side * 26)], 190)
    c.poly([at(-150 + 20, 26), at(120, 30), at(196, 22), at(110, 50), at(-130, 52)], p.near, 0.45)
    hull = [
        at(-150, -24),
        at(60, -29),
        at(130, -17),
        at(180, 0),
        at(130, 17),
        at(60, 29),
        at(-150, 24),
    ]
    c.poly(hull, mix(p.low, p.light, 0.3))
    c.stipple(hull, p.near, toward="s", strength=0.55)
    for u0, u1, w, tone in ((-60, 50, 17, 0.15), (-10, 34, 12, 0.5), (-52, -26, 9, 0.6)):
        c.poly([at(u0, -w), at(u1, -w), at(u1, w), at(u0, w)], mix(p.far, p.near, tone))
    c.dot(*at(-112, 0), 15 * size, p.far)
    c.dot(*at(88, 0), 8 * size, p.near)
    c.line([at(88, 0), at(118, 0)], p.near, 4 * size)
