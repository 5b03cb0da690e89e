"""The scene “swimming-pool”."""

from math import cos, pi, sin

from ..brushes import beam, cloud_field, glow, sun
from ..camera import Camera
from ..canvas import Canvas, Point
from ..colour import Ink, Palette, lighter, mix
from ..figures import limb, person
from ..registry import scene
from ..water import lens, reflect


@scene(
    "swimming-pool",
    "cfe6e4 e9f4ee ffffff 8fcfd0 3f9fb0 0f4a5c e2593c",
    "0f3f5a 2f8fa5 f4fbf0 1f6a84 2a7f98 082a3f f0a83c",
    "e8cfae f6e6c8 fffaea 8fc4b8 4a9a98 1f4a50 d9503a",
    "2a2550 6a6fb5 ffe6c0 45489a 3a4a9a 12122f f2b04c",
    "5aa8a0 a8dcc8 fffde8 4fa59a 2f8a86 0f3f42 e8783c",
    "d3d9c4 ecefdc fffff4 9fc7a4 5fa588 1f4a42 c9483a",
    mirrored=(5,),
    cuts={6: (100, 0, 1120)},
)
def swimming_pool(c: Canvas, p: Palette, v: int) -> None:
    """Rope the lanes: down the length, straight from above, at the dive."""
    (_lengthwise, _overhead, _dive)[v % 3](c, p, v)


def _rope(
    c: Canvas, p: Palette, one: Point, other: Point, size: tuple[float, float], count: int
) -> None:
    for i in range(count):
        u = (i / count) ** 1.0
        x, y = one[0] + (other[0] - one[0]) * u, one[1] + (other[1] - one[1]) * u
        r = size[0] + (size[1] - size[0]) * u
        c.dot(x, y, r, (p.accent, p.light)[(i // 3) % 2], ry=r * 0.8)


def _caustics(c: Canvas, p: Palette, points: list[Point], light: Ink, alpha: float) -> None:
    xs, ys = [q[0] for q in points], [q[1] for q in points]
    for _ in range(300):
        x, y = c.rng.uniform(min(xs), max(xs)), c.rng.uniform(min(ys), max(ys))
        near = 0.25 + 0.75 * (y - min(ys)) / max(1.0, max(ys) - min(ys))
        long = c.rng.uniform(20, 70) * near
        bow = [(x + long * t, y + 9 * near * sin(t * pi + x)) for t in (0, 0.33, 0.66, 1)]
        c.line(bow, light, 1 + 2.4 * near, alpha * c.rng.uniform(0.4, 1))


def _swimmer(c: Canvas, p: Palette, x: float, y: float, size: float, turn: float, cap: Ink) -> None:
    """Draw a crawler from above, heading along `turn` (radians)."""

    def at(u: float, w: float) -> Point:
        return x + size * (u * cos(turn) - w * sin(turn)), y + size * (
            u * sin(turn) + w * cos(turn)
        )

    skin = mix(p.near, p.accent, 0.35)
    for w in (-0.06, 0.06):
        limb(
            c,
            [at(-0.1, w), at(-0.36, w * 1.2), at(-0.58, w * 0.8)],
            [size * 0.11, size * 0.08, size * 0.04],
            skin,
        )
    limb(c, [at(-0.12, 0), at(0.2, 0)], [size * 0.17, size * 0.23], skin)
    limb(c, [at(-0.2, 0), at(-0.05, 0)], [size * 0.17, size * 0.18], p.near)
    limb(
        c,
        [at(0.2, 0.09), at(0.38, 0.2), at(0.58, 0.1)],
        [size * 0.08, size * 0.065, size * 0.045],
        skin,
    )
    limb(
        c,
        [at(0.18, -0.1), at(0.0, -0.24), at(-0.16, -0.19)],
        [size * 0.08, size * 0.065, size * 0.045],
        skin,
    )
    c.dot(*at(0.33, 0), size * 0.085, cap)
    for _ in range(16):
        c.dot(
            *at(c.rng.uniform(-0.95, -0.5), c.rng.gauss(0, 0.1)),
            size * c.rng.uniform(0.01, 0.05),
            p.light,
            alpha=0.8,
        )
    for i in range(5):
        c.line(
            [at(0.4 - i * 0.16, 0.16 + i * 0.05), at(0.28 - i * 0.16, 0.24 + i * 0.06)],
            p.light,
            size * 0.02,
            0.7,
        )
        c.line(
            [at(0.4 - i * 0.16, -0.16 - i * 0.05), at(0.28 - i * 0.16, -0.24 - i * 0.06)],
            p.light,
            size * 0.02,
            0.7,
        )


def _lengthwise(c: Canvas, p: Palette, v: int) -> None:
    cam = Camera(
        height=3.4 if v == 0 else 6,
        horizon=380 if v == 0 else 300,
        centre=800 if v == 0 else 1060,
        focus=720,
    )
    c.backdrop((p.low, p.sky), 0, 500)
    for i in range(9):
        x = 40 + i * 180
        c.wash(
            [(x, 40), (x + 130, 40), (x + 130, 330), (x, 330)], (p.light, mix(p.low, p.light, 0.4))
        )
        c.line([(x + 65, 40), (x + 65, 330)], p.far, 6)
    for i in range(7):
        c.line(
            [(cam.centre + (i - 3) * 330, 0), (cam.centre + (i - 3) * 90, cam.horizon)],
            mix(p.far, p.mid, 0.5),
            9,
            0.6,
        )
    c.poly(cam.floor(-40, 40, 0.6, 60), mix(p.light, p.far, 0.25))
    for i in range(12):
        c.line([cam.at(-40, 0, 2 + i * 5), cam.at(40, 0, 2 + i * 5)], p.far, 2, 0.6)
    pool = cam.floor(-10, 10, 3.0, 53, -0.2)
    c.wash(pool, (mix(p.far, p.low, 0.45), p.far, p.mid))
    for lane in range(8):
        x = -8.75 + lane * 2.5
        c.poly(cam.floor(x - 0.14, x + 0.14, 4, 52, -0.2), mix(p.mid, p.near, 0.55), 0.7)
    _caustics(c, p, pool, p.light, 0.6)
    for lane in range(9):
        x = -10 + lane * 2.5
        for i in range(130):
            z = 3.2 + i * 0.38
            px, py = cam.at(x, -0.1, z)
            r = cam.unit(x, z) * 0.09
            c.dot(px, py, r, (p.accent, p.light)[(i // 5) % 2], ry=r * 0.7)
    for lane, z in ((0, 20), (1, 16), (2, 22), (3, 13), (4, 11.5), (5, 17), (6, 14), (7, 24)):
        x, y = cam.at(-8.75 + lane * 2.5, -0.1, z)
        size = cam.unit(0, z) * 0.9
        lens(c, x, y + size * 0.1, size * 0.9, size * 0.13, p.light, 0.85)
        c.dot(x, y - size * 0.12, size * 0.2, (p.accent, p.near)[lane % 2], ry=size * 0.22)
        limb(
            c,
            [
                (x + size * 0.1, y),
                (x + size * 0.5, y - size * 0.55),
                (x + size * 0.8, y - size * 0.1),
            ],
            [size * 0.2, size * 0.16, size * 0.1],
            p.near,
        )
        for _ in range(12):
            c.dot(
                x + c.rng.gauss(0, size * 0.7),
                y - abs(c.rng.gauss(0, size * 0.3)),
                size * 0.05,
                lighter(p.light, 0.5),
            )
    for lane in range(8):
        x = -8.75 + lane * 2.5
        cam.box(c, (x - 0.35, 0, 1.9), (x + 0.35, 0.75, 2.6), mix(p.light, p.far, 0.4))
    for side in (-1, 1):
        px, py = cam.at(side * 11.5, 0, 16)
        person(c, px, py, cam.unit(0, 16) * 1.8, p.near, coat=False, facing=-side)
    beam(c, -60, -100, 42, 22, 1900, p.light, alpha=0.35, start=120)
    if v == 3:
        glow(c, cam.centre, 180, 900, p.accent, alpha=0.35, squash=0.4)


def _overhead(c: Canvas, p: Palette, v: int) -> None:
    c.wash([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], (p.far, p.mid))
    tilt = 0.0 if v == 1 else 0.35

    def at(x: float, y: float) -> Point:
        return 800 + (x - 800) * cos(tilt) - (y - 533) * sin(tilt), 533 + (x - 800) * sin(tilt) + (
            y - 533
        ) * cos(tilt)

    for i in range(-6, 14):
        y = i * 178 - 40
        band = [at(-700, y), at(2300, y), at(2300, y + 178), at(-700, y + 178)]
        c.poly(band, mix(p.mid, p.far, 0.25 + 0.5 * (i % 2)))
        c.poly(
            [at(-700, y + 78), at(2300, y + 78), at(2300, y + 100), at(-700, y + 100)],
            mix(p.mid, p.near, 0.5),
            0.55,
        )
    _caustics(c, p, [(0, -600), (1600, 1067)], p.light, 0.45)
    cloud_field(
        c,
        (0, 0, 1600, 1067),
        p.light,
        cells=(9, 7),
        cover=0.33,
        softness=0.15,
        alpha=0.28,
        fade="flat",
    )
    for i in range(-6, 14):
        y = i * 178 - 40
        one, other = at(-700, y), at(2300, y)
        c.line([(one[0] + 12, one[1] + 18), (other[0] + 12, other[1] + 18)], p.near, 15, 0.3)
        _rope(c, p, one, other, (12, 12), 130)
    lanes = ((620, 0), (980, 1), (1240, 2), (760, 3), (420, 4), (1090, 5))
    for x, lane in lanes:
        px, py = at(x + (0 if v == 1 else 60), lane * 178 + 49)
        with c.soft(p.near, blur=10, alpha=0.45) as s:
            s.ellipse(px + 20, py + 44, 130, 26)
        _swimmer(c, p, px, py, 270, tilt + (pi if v == 4 else 0), (p.accent, p.light)[lane % 2])
    if v == 4:
        edge = [at(-700, -900), at(140, -900), at(140, 2000), at(-700, 2000)]
        c.poly(edge, p.light)
        c.stipple(edge, p.far, toward="e", strength=0.5)
        c.line([at(140, -900), at(140, 2000)], p.accent, 13)
        for i in range(-3, 9):
            c.poly(
                [
                    at(20, i * 178 + 10),
                    at(120, i * 178 + 10),
                    at(120, i * 178 + 90),
                    at(20, i * 178 + 90),
                ],
                mix(p.near, p.mid, 0.4),
            )
    c.stipple([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], p.near, toward="se", strength=0.45)


def _dive(c: Canvas, p: Palette, v: int) -> None:
    line = 800 if v == 2 else 760
    c.backdrop((p.low, p.sky, p.light), 0, line)
    for i in range(6):
        x = 160 + i * 270
        c.poly([(x, 0), (x + 120, 0), (x + 40, line), (x - 80, line)], p.light, 0.35)
    for row in range(3):
        y = line - 250 + row * 70
        c.rect(0, y + 40, 1600, y + 70, mix(p.far, p.low, 0.4))
        for i in range(46):
            if c.rng.random() < 0.75:
                c.dot(
                    18 + i * 35,
                    y + 20,
                    12,
                    mix(p.far, c.rng.choice((p.near, p.accent, p.mid)), 0.45),
                    ry=15,
                )
                c.dot(18 + i * 35, y + 42, 16, mix(p.far, p.mid, 0.5), ry=13)
    tx = 300 if v == 2 else 420
    dark = mix(p.near, p.mid, 0.15)
    c.wash(
        [(tx - 130, 120), (tx - 40, 120), (tx - 20, line + 10), (tx - 150, line + 10)],
        (mix(p.far, p.near, 0.4), dark),
        sideways=True,
    )
    for y, long in ((170, 330), (430, 270)):
        c.poly([(tx - 130, y), (tx + long, y), (tx + long, y + 22), (tx - 130, y + 34)], dark)
        c.line([(tx - 60, y - 66), (tx + 140, y - 66)], dark, 7)
        for x in (tx - 60, tx + 40, tx + 140):
            c.line([(x, y), (x, y - 66)], dark, 6)
    path = [(tx + 330 + 470 * u, 150 - 210 * u + 700 * u * u) for u in (i / 24 for i in range(25))]
    for i in range(4, 24, 3):
        c.dot(*path[i], 5, p.accent, alpha=0.5)
    _diver(c, p, *path[13], 380, 68)
    c.wash(
        [(0, line), (1600, line), (1600, 1067), (0, 1067)],
        (mix(p.far, p.low, 0.3), p.mid, mix(p.mid, p.near, 0.4)),
    )
    reflect(c, line, 1067 - line, p.mid, shade=0.45, wobble=13)
    _caustics(c, p, [(0, line + 10), (1600, 1067)], p.light, 0.6)
    ring = path[-1][0]
    for i in range(5):
        c.arc(
            (ring - 60 - i * 70, line + 60 - i * 12, ring + 60 + i * 70, line + 92 + i * 16),
            0,
            360,
            p.light,
            4,
            0.6 - i * 0.1,
        )
    person(c, tx + 120, 430, 190, p.near, pose="stand", facing=1)
    if v == 5:
        sun(c, 1350, 190, 60, p.light, halo=6)


def _diver(c: Canvas, p: Palette, x: float, y: float, high: float, turn: float) -> None:
    """Draw a diver stretched along `turn` (degrees from east), hands first, about (x, y)."""
    ux, uy = cos(turn * pi / 180), sin(turn * pi / 180)

    def at(u: float, w: float) -> Point:
        return x + high * (u * ux - w * uy), y + high * (u * uy + w * ux)

    skin = p.near
    for w in (-0.028, 0.028):
        limb(
            c,
            [at(-0.02, w), at(-0.26, w * 0.9), at(-0.5, w * 0.5), at(-0.58, w * 0.4)],
            [high * 0.085, high * 0.062, high * 0.036, high * 0.014],
            skin,
        )
        limb(
            c,
            [at(0.24, w * 2.6), at(0.4, w * 2.2), at(0.56, w * 0.5)],
            [high * 0.06, high * 0.045, high * 0.026],
            skin,
        )
    limb(c, [at(-0.04, 0), at(0.1, 0), at(0.23, 0)], [high * v for v in (0.12, 0.105, 0.17)], skin)
    limb(c, [at(-0.06, 0), at(0.02, 0)], [high * 0.125, high * 0.118], p.accent)
    c.dot(*at(0.36, 0), high * 0.056, p.accent)
