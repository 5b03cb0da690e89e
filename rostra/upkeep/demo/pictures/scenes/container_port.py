"""The scene “container-port”."""

from math import cos, radians, sin

from ..brushes import cloud_field, glow, haze, stars, sun
from ..camera import Camera
from ..canvas import Canvas, Point
from ..colour import Ink, Palette, darker, lighter, mix
from ..figures import person
from ..registry import scene
from ..ships import freighter, gantry
from ..water import glints, reflect, ripples


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
    c.rect(0, line - 2, 1600, line + 80, p.near)
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
