"""The scene “court-building”."""

from ..brushes import cloud_field, glow, rain, stars, sun
from ..camera import Camera
from ..canvas import Canvas, Point
from ..colour import Ink, Palette, darker, lighter, mix
from ..figures import person
from ..registry import scene
from ..things import lamp_post, skyline, tree


@scene(
    "court-building",
    "8ba3b5 dfe0d4 fff6dd b9b6a6 8b8672 33333a 9c4a36",
    "d9b98e f5e2bd fff6da c9ad83 8f7450 3b2c22 39626b",
    "e7ddc8 f4eddc fffaf0 c8baa0 8d7d68 2e2a2a b0452f",
    "131b35 34466e ffdf9c 3c4a6d 27345a 0b1022 d99b4a",
    "b8beb9 d9dbd0 f7f5ea a7aaa1 737a76 2b3133 b5533c",
    "6a4a5e e59a7e ffe0b4 a8727a 6d4a60 241a2c e6b45a",
    mirrored=(5,),
    cuts={5: (120, 150, 1240)},
)
def court_building(c: Canvas, p: Palette, v: int) -> None:
    """Raise the columns of the court: from the square, along the portico, from the steps."""
    (_front, _portico, _upward)[(0, 1, 2, 0, 2, 1)[v]](c, p, v)


def _column(
    c: Canvas, x: float, top: float, foot: float, half: float, pale: Ink, dark: Ink
) -> None:
    c.wash(
        [(x - half, foot), (x - half * 0.86, top), (x + half * 0.86, top), (x + half, foot)],
        (mix(pale, dark, 0.25), pale, mix(pale, dark, 0.4), mix(pale, dark, 0.85)),
        sideways=True,
    )
    for i in range(-3, 4):
        c.line(
            [(x + i * half * 0.26, top + 6), (x + i * half * 0.29, foot - 6)],
            dark,
            half * 0.05,
            0.4,
        )
    c.rect(x - half * 1.25, top - half * 0.4, x + half * 1.25, top, mix(pale, dark, 0.15))
    c.rect(x - half * 1.1, top, x + half * 1.1, top + half * 0.22, mix(pale, dark, 0.45))
    c.rect(x - half * 1.25, foot - half * 0.3, x + half * 1.25, foot, mix(pale, dark, 0.3))


def _front(c: Canvas, p: Palette, v: int) -> None:
    c.backdrop((p.sky, p.low, p.low), 0, 960)
    if v == 3:
        stars(c, 500, p.light, count=160)
    cloud_field(
        c,
        (0, 0, 1600, 620),
        p.light if v == 0 else p.far,
        cells=(3, 4),
        cover=0.42,
        softness=0.25,
        alpha=0.7,
        grain=True,
    )
    skyline(c, 840, (120, 260), mix(p.far, p.low, 0.5))
    pale, dark = mix(p.light, p.far, 0.25 if v == 0 else 0.6), p.mid
    x0, x1, top, foot = (330, 1270, 330, 790) if v == 0 else (150, 1120, 300, 800)
    mid = (x0 + x1) / 2
    c.rect(x0 - 210, top + 150, x1 + 210, foot + 10, mix(pale, dark, 0.35))
    for i in range(4):
        for side in (-1, 1):
            wx = mid + side * ((x1 - x0) / 2 + 40 + i * 46)
            c.rect(
                wx - 14,
                top + 230,
                wx + 14,
                foot - 60,
                p.light if v == 3 else mix(dark, p.near, 0.5),
            )
    c.rect(x0, top, x1, foot, mix(dark, p.near, 0.35))
    if v == 3:
        glow(c, mid, foot - 120, 560, p.light, alpha=0.8, squash=0.6)
    c.wash(
        [(mid - 62, foot - 260), (mid + 62, foot - 260), (mid + 62, foot), (mid - 62, foot)],
        (p.accent, darker(p.accent, 0.5)),
    )
    for i in range(8):
        _column(c, x0 + 55 + i * (x1 - x0 - 110) / 7, top + 70, foot, 34, pale, dark)
    c.rect(x0 - 26, top - 10, x1 + 26, top + 58, mix(pale, dark, 0.12))
    for i in range(46):
        gx = x0 - 14 + i * (x1 - x0 + 28) / 46
        c.rect(gx, top + 36, gx + 9, top + 52, mix(pale, dark, 0.5))
    gable = [(x0 - 50, top - 8), (mid, top - 210), (x1 + 50, top - 8)]
    c.poly(gable, mix(pale, dark, 0.05))
    inner = [(x0 + 70, top - 26), (mid, top - 168), (x1 - 70, top - 26)]
    c.poly(inner, mix(pale, dark, 0.4))
    c.stipple(inner, p.near, toward="n", strength=0.5)
    _scales(c, mid, top - 40, 110, mix(pale, p.light, 0.6))
    for i in range(9):
        c.rect(
            x0 - 70 - i * 34,
            foot + i * 17,
            x1 + 70 + i * 34,
            foot + (i + 1) * 17,
            mix(pale, dark, 0.15 + 0.5 * (i % 2) + 0.02 * i),
        )
    c.wash(
        [(-10, foot + 150), (1610, foot + 150), (1610, 1067), (-10, 1067)],
        (mix(p.far, p.mid, 0.4), p.near),
    )
    for x, y, h in (
        (mid - 300, foot + 180, 120),
        (mid - 230, foot + 186, 116),
        (mid + 120, foot + 90, 96),
        (mid + 420, foot + 210, 150),
    ):
        c.poly(
            [(x, y), (x + 14, y), (x + h * 1.5, y + h * 0.3), (x + h * 1.3, y + h * 0.36)],
            p.near,
            0.4,
        )
        person(c, x, y, h, p.near, pose=c.rng.choice(("walk", "stand")), coat=True)
    for x in (120, 1480):
        lamp_post(c, x, 1010, 330, p.near, p.light)
        tree(c, x + (-40 if x > 800 else 60), 1000, 360, mix(p.mid, p.near, 0.6), p.far)


def _scales(c: Canvas, x: float, y: float, size: float, ink: Ink) -> None:
    c.line([(x, y), (x, y - size * 0.8)], ink, size * 0.05)
    c.line(
        [(x - size * 0.55, y - size * 0.62), (x + size * 0.55, y - size * 0.7)], ink, size * 0.045
    )
    for side, lift in ((-1, 0.62), (1, 0.7)):
        px = x + side * size * 0.55
        c.line(
            [(px, y - size * lift), (px - size * 0.2, y - size * (lift - 0.42))], ink, size * 0.02
        )
        c.line(
            [(px, y - size * lift), (px + size * 0.2, y - size * (lift - 0.42))], ink, size * 0.02
        )
        c.poly(
            [
                (px - size * 0.24, y - size * (lift - 0.42)),
                (px + size * 0.24, y - size * (lift - 0.42)),
                (px + size * 0.12, y - size * (lift - 0.54)),
                (px - size * 0.12, y - size * (lift - 0.54)),
            ],
            ink,
        )
    c.rect(x - size * 0.2, y - size * 0.05, x + size * 0.2, y, ink)


def _portico(c: Canvas, p: Palette, v: int) -> None:
    """Look along the colonnade, its shadows lying across the floor."""
    cam = Camera(
        height=1.7, horizon=690 if v == 1 else 600, centre=420 if v == 1 else 1130, focus=760
    )
    side = 1 if v == 1 else -1
    c.backdrop((p.sky, p.low, p.light), 0, 1067)
    sun(c, cam.centre + side * 560, 400, 60, p.light)
    skyline(c, cam.horizon + 4, (60, 190), mix(p.far, p.low, 0.5))
    c.poly(cam.floor(-40, 40, 0.5, 90), mix(p.low, p.far, 0.35))
    c.wash(
        cam.face(
            [(-side * 3, 0, 0.5), (side * 3.4, 0, 0.5), (side * 3.4, 0, 60), (-side * 3, 0, 60)]
        ),
        (mix(p.light, p.far, 0.4), mix(p.far, p.mid, 0.5)),
    )
    for i in range(15):
        z = 2.3 + i * 3.4
        c.poly(
            cam.face(
                [
                    (side * 2.6, 0, z),
                    (side * 2.6, 0, z + 1.1),
                    (-side * 3, 0, z - 1.6),
                    (-side * 3, 0, z - 3.0),
                ]
            ),
            mix(p.mid, p.near, 0.5),
            0.62,
        )
    wall = cam.wall(-side * 3, 0.4, 60, 0, 9)
    c.wash(wall, (mix(p.mid, p.near, 0.7), mix(p.far, p.mid, 0.5), mix(p.far, p.light, 0.3)))
    for i in range(12):
        z = 3.6 + i * 3.4
        c.poly(cam.wall(-side * 2.98, z, z + 1.5, 0, 4.2), darker(p.mid, 0.45))
        c.poly(cam.wall(-side * 2.97, z + 0.15, z + 1.35, 0, 4.0), p.accent if i == 1 else p.near)
        c.poly(
            cam.face(
                [
                    (-side * 2.96, 0, z - 1.5),
                    (-side * 2.96, 0, z - 0.4),
                    (-side * 2.96, 5, z + 0.6),
                    (-side * 2.96, 5, z - 0.5),
                ]
            ),
            p.light,
            0.22,
        )
    c.poly(
        cam.face(
            [(-side * 3, 8.6, 0.3), (side * 4, 8.6, 0.3), (side * 4, 8.6, 60), (-side * 3, 8.6, 60)]
        ),
        mix(p.mid, p.near, 0.45),
    )
    for i in range(16):
        z = 1.8 + i * 3.4
        c.poly(
            cam.face(
                [
                    (-side * 3, 8.5, z),
                    (side * 3.4, 8.5, z),
                    (side * 3.4, 8.5, z + 0.7),
                    (-side * 3, 8.5, z + 0.7),
                ]
            ),
            p.near,
            0.8,
        )
    for i in range(14, -1, -1):
        z = 2.4 + i * 3.4
        size = cam.unit(side * 3, z)
        x, foot = cam.at(side * 3, 0, z)
        top = cam.at(side * 3, 8.0, z)[1]
        fade = min(0.7, i * 0.06)
        _column(
            c,
            x,
            top,
            foot,
            size * 0.52,
            mix(p.light, p.low, fade),
            mix(darker(p.mid, 0.25), p.low, fade),
        )
        c.rect(
            x - size * 1.0,
            top - size * 0.75,
            x + size * 1.0,
            top - size * 0.2,
            mix(p.far, p.low, fade),
        )
    for x, z, pose in ((0.4, 13, "walk"), (-0.2, 14, "walk"), (side * -1.2, 26, "stand")):
        px, py = cam.at(x, 0, z)
        high = cam.unit(x, z) * 1.75
        c.poly(
            [
                (px, py),
                (px + 8, py),
                (px - side * high * 1.3, py + high * 0.3),
                (px - side * high * 1.45, py + high * 0.26),
            ],
            p.near,
            0.5,
        )
        person(c, px, py, high, p.near, pose=pose, coat=True, facing=-side, rim=p.light)


def _upward(c: Canvas, p: Palette, v: int) -> None:
    """Stand at the foot of the steps and look up."""
    c.backdrop((p.sky, p.low), 0, 1067)
    cloud_field(c, (0, 0, 1600, 800), p.light, cells=(3, 4), cover=0.4, softness=0.3, alpha=0.8)
    vanish = (1010 if v == 2 else 560, -900)
    pale, dark = mix(p.light, p.far, 0.3), p.mid

    def at(x: float, y: float) -> Point:
        share = (1067 - y) / (1067 - vanish[1]) * 0.9
        return x + (vanish[0] - x) * share, y

    c.poly([at(-500, 180), at(2100, 180), at(2100, 700), at(-500, 700)], mix(dark, p.near, 0.45))
    c.stipple([(0, 180), (1600, 180), (1600, 700), (0, 700)], p.near, toward="n", strength=0.6)
    c.poly([at(690, 330), at(910, 330), at(910, 700), at(690, 700)], p.accent)
    c.stipple(
        [at(690, 330), at(910, 330), at(910, 700), at(690, 700)], p.near, toward="n", strength=0.9
    )
    for i in range(7):
        x = -130 + i * 310
        foot, top = at(x, 720), at(x, 190)
        half = 74
        c.wash(
            [
                (foot[0] - half, foot[1]),
                (top[0] - half * 0.72, top[1]),
                (top[0] + half * 0.72, top[1]),
                (foot[0] + half, foot[1]),
            ],
            (mix(pale, dark, 0.2), lighter(pale, 0.4), mix(pale, dark, 0.5), mix(pale, dark, 0.95)),
            sideways=True,
        )
        for k in range(-3, 4):
            c.line([(top[0] + k * 15, top[1]), (foot[0] + k * 20, foot[1])], dark, 3, 0.45)
        c.rect(top[0] - 70, top[1] - 34, top[0] + 70, top[1], pale)
        c.rect(foot[0] - 92, foot[1] - 26, foot[0] + 92, foot[1], mix(pale, dark, 0.25))
    c.poly([at(-700, 160), at(2300, 160), at(2300, 70), at(-700, 70)], mix(pale, dark, 0.2))
    c.poly([at(-700, 160), at(2300, 160), at(2300, 130), at(-700, 130)], mix(pale, dark, 0.7))
    c.poly([at(-500, 66), at(800, -190), at(2100, 66)], mix(pale, dark, 0.05))
    y = 720.0
    for i in range(13):
        rise = 15 + i * 3.4
        c.rect(0, y, 1600, y + rise * 0.45, lighter(pale, 0.3 - 0.02 * i))
        c.rect(0, y + rise * 0.45, 1600, y + rise, mix(pale, dark, 0.55 + 0.02 * i))
        y += rise
    shadow = [(0, 720), (760, 720), (240, 1067), (0, 1067)]
    c.poly(shadow if v == 2 else [(1600 - x, b) for x, b in shadow], p.near, 0.35)
    for x, foot, high in ((980, 800, 170), (1060, 806, 165), (420, 1000, 330)):
        x = x if v == 2 else 1600 - x
        person(
            c, x, foot, high, p.near, pose="walk" if x > 500 else "stand", coat=True, rim=p.light
        )
    if v == 4:
        rain(c, p.light, count=300)
