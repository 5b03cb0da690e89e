"""The scene “factory-line”."""

from ..brushes import beam, cloud_field, glow, haze
from ..camera import Camera
from ..canvas import Canvas
from ..colour import Palette, darker, lighter, mix
from ..figures import person
from ..machines import arm, body, sparks
from ..registry import scene
from ..things import lattice, smoke


@scene(
    "factory-line",
    "d3d4c4 e6e2d0 fffbee a8aca0 6a7472 262c2e e0702f",
    "22303a 4f7280 fbe9c0 344a56 2a3c46 0c1318 f0a030",
    "2a1512 a8442a ffdc9a 5f281c 451c14 100705 f28c38",
    "dcd0ba efe4cc fffaf0 b5a284 77684f 2c2620 2f6f7c",
    "1c2a44 5080b8 f0f4ea 2f4c7a 243c62 0a1222 e8b840",
    "3a2030 b0506a ffe0b8 6a3448 502838 160a12 f0a848",
    mirrored=(4,),
    cuts={5: (190, 300, 1150), 4: (0, 120, 1280), 6: (330, 260, 1150)},
)
def factory_line(c: Canvas, p: Palette, v: int) -> None:
    """Weld bodies on the line, run boxes on belts, pour hot metal."""
    (_belt, _robots, _foundry)[v % 3](c, p, v)


def _trusses(c: Canvas, cam: Camera, p: Palette, wide: float, high: float) -> None:
    for i in range(12, -1, -1):
        z = 4 + i * 5
        ink = mix(p.near, p.low, 0.2 + 0.05 * i)
        lattice(
            c,
            [cam.at(-wide, high, z), cam.at(wide, high, z)],
            [cam.at(-wide, high + 1.3, z), cam.at(wide, high + 1.3, z)],
            ink,
            panels=16,
            width=max(1.2, cam.unit(0, z) * 0.05),
        )
        for side in (-1, 1):
            c.line(
                [cam.at(side * wide, 0, z), cam.at(side * wide, high + 1.3, z)],
                ink,
                max(2, cam.unit(0, z) * 0.3),
            )


def _belt(c: Canvas, p: Palette, v: int) -> None:
    cam = Camera(height=3.4, horizon=400, centre=980 if v == 0 else 620, focus=800, yaw=0)
    c.backdrop((p.sky, p.low, p.light), 0, 420)
    for i in range(17):
        c.poly(
            cam.face(
                [
                    (-9 + 0.2, 7.5, 3 + i * 4),
                    (9, 7.5, 3 + i * 4),
                    (9, 7.5, 5 + i * 4),
                    (-9, 7.5, 5 + i * 4),
                ]
            ),
            p.light,
            0.7,
        )
    c.wash(
        [(0, 400), (1600, 400), (1600, 1067), (0, 1067)],
        (mix(p.low, p.far, 0.4), mix(p.far, p.mid, 0.5)),
    )
    for side in (-1, 1):
        c.poly(
            cam.wall(side * 9, 0.5, 64, 0, 7.5),
            mix(p.far, p.low, 0.4) if side < 0 else mix(p.far, p.mid, 0.3),
        )
        for i in range(13):
            c.poly(cam.wall(side * 8.95, 4 + i * 5, 8 + i * 5, 3.4, 6.6), p.light, 0.8)
    _trusses(c, cam, p, 9, 7.4)
    glow(c, cam.centre, 400, 560, p.light, alpha=0.7)
    for x in (-3.4, 2.4):
        _track(c, cam, p, x)
    _goods_and_hands(c, cam, p)
    for i in range(5):
        x, y = cam.at(-8.9 if v == 0 else 8.9, 6, 8 + i * 7)
        beam(c, x, y, 40 if v == 0 else 140, 12, 900, p.light, alpha=0.2, start=40)
    c.stipple([(0, 500), (1600, 500), (1600, 1067), (0, 1067)], p.near, toward="s", strength=0.55)


def _track(c: Canvas, cam: Camera, p: Palette, x: float) -> None:
    """Lay one belt of rollers into the distance."""
    for i in range(46):
        z = 44 - i * 0.95
        c.poly(cam.floor(x - 1.05, x + 1.05, z, z + 0.42, 0.9), mix(p.mid, p.near, 0.4))
    for side in (-1.15, 1.15):
        c.poly(cam.wall(x + side, 1.2, 46, 0.55, 1.05), mix(p.accent, p.near, 0.25))
        for i in range(12):
            foot = cam.at(x + side, 0, 2 + i * 3.6)
            c.line([foot, cam.at(x + side, 0.6, 2 + i * 3.6)], p.near, 4)


def _goods_and_hands(c: Canvas, cam: Camera, p: Palette) -> None:
    """Set boxes on the belts and people beside them, the farthest first."""
    spots = [(x, 44 - i * gap, True) for x, gap in ((-3.4, 3.0), (2.4, 3.6)) for i in range(13)]
    spots += [
        (x, z, False) for x, z in ((-5.6, 19), (-5.6, 11.6), (4.6, 17), (4.6, 9.4), (-0.5, 12))
    ]
    for x, z, goods in sorted(spots, key=lambda spot: -spot[1]):
        if z < 2.6:
            continue
        if goods:
            tone = mix(c.rng.choice((p.accent, p.light, p.mid)), p.low, min(0.6, z / 60))
            cam.box(c, (x - 0.6, 0.95, z), (x + 0.6, 0.95 + c.rng.uniform(0.5, 1.0), z + 1.1), tone)
            continue
        px, py = cam.at(x, 0, z)
        ink, pose = mix(p.near, p.low, z / 70), c.rng.choice(("lean", "stand"))
        facing = 1 if x < 0 else -1
        high = cam.unit(x, z) * 1.75
        person(c, px, py, high, ink, pose=pose, facing=facing, hat="helmet", rim=p.light)


def _robots(c: Canvas, p: Palette, v: int) -> None:
    c.backdrop((p.sky, p.far, p.mid), 0, 1067)
    for i in range(9):
        x = i * 200 - 20
        c.wash([(x, 0), (x + 150, 0), (x + 150, 330), (x, 330)], (mix(p.low, p.light, 0.35), p.low))
        c.line([(x + 75, 0), (x + 75, 330)], p.mid, 6)
    for y in (120, 380):
        lattice(
            c, [(-20, y), (1620, y)], [(-20, y + 44), (1620, y + 44)], p.near, panels=24, width=3
        )
    for i in range(5):
        c.line([(150 + i * 330, 424), (150 + i * 330, 520)], p.near, 4)
        c.poly(
            [
                (100 + i * 330, 540),
                (130 + i * 330, 508),
                (170 + i * 330, 508),
                (200 + i * 330, 540),
            ],
            p.near,
        )
        beam(c, 150 + i * 330, 530, 90, 58, 520, p.light, alpha=0.3, start=40)
    c.wash([(0, 830), (1600, 830), (1600, 1067), (0, 1067)], (mix(p.far, p.low, 0.25), p.near))
    c.rect(0, 862, 1600, 888, darker(p.near, 0.2))
    for i in range(28):
        c.dot(30 + i * 60, 876, 14, mix(p.mid, p.far, 0.5))
    far_tone = mix(p.mid, p.far, 0.4)
    for x in (260, 760, 1290) if v == 1 else (460, 980, 1460):
        arm(c, p, x + 120, 850, 330, (-60, -50 + x % 40, 70), far_tone, p.mid)
    for k in range(3):
        x = (300, 860, 1430)[k] if v == 1 else (120, 720, 1320)[k]
        body(c, p, x, 862, 430, darker(p.light, 0.12 + 0.2 * k), k)
    tips = []
    for i, (x, bend) in (
        enumerate(((90, (-66, 62, 50)), (590, (-108, -62, -50)), (1130, (-70, 64, 44))))
        if v == 1
        else enumerate(((420, (-66, 62, 50)), (1030, (-112, -60, -46)), (1560, (-118, -54, -56))))
    ):
        tips.append(arm(c, p, x, 960, 470, bend, p.accent, darker(p.near, 0.1)))
        if i != 1 or v == 4:
            sparks(c, p, *tips[-1], 170)
    person(
        c,
        1420 if v == 1 else 250,
        1050,
        300,
        darker(p.near, 0.35),
        pose="lean",
        facing=-1 if v == 1 else 1,
        hat="helmet",
        rim=p.accent,
    )
    c.stipple(
        [(0, 600), (1600, 600), (1600, 1067), (0, 1067)],
        darker(p.near, 0.3),
        toward="s",
        strength=0.6,
    )


def _foundry(c: Canvas, p: Palette, v: int) -> None:
    """Tip the ladle: a stream of light in a dark hall."""
    c.backdrop((p.sky, p.far, p.mid), 0, 1067)
    cloud_field(c, (0, 0, 1600, 900), p.near, cells=(3, 4), alpha=0.5, fade="flat")
    for i in range(7):
        x = 40 + i * 260
        c.rect(x, 60, x + 26, 860, darker(p.near, 0.1))
        c.wash(
            [(x + 60, 110), (x + 220, 110), (x + 220, 330), (x + 60, 330)],
            (mix(p.low, p.light, 0.4), p.low),
        )
    lattice(
        c,
        [(-20, 60), (1620, 60)],
        [(-20, 120), (1620, 120)],
        darker(p.near, 0.2),
        panels=24,
        width=5,
    )
    side = 1 if v == 2 else -1
    x, _y = (620, 420) if v == 2 else (980, 420)
    for dx in (-150, 150):
        c.line([(x + dx, 110), (x + dx, 330)], darker(p.near, 0.3), 11)
    c.rect(x - 210, 190, x + 210, 216, darker(p.near, 0.3))
    spout = (x + side * 215, 400)
    stream = [
        (spout[0] + side * 70 * (u**0.7), spout[1] + 430 * u * u + 40 * u)
        for u in (i / 20 for i in range(21))
    ]
    end = stream[-1]
    glow(c, *spout, 520, p.accent, alpha=0.8)
    glow(c, end[0], end[1], 620, p.accent, alpha=0.9)
    ladle = [
        (x - side * 190, 330),
        (x + side * 215, 400),
        (x + side * 110, 640),
        (x - side * 150, 610),
    ]
    c.poly(ladle, darker(p.near, 0.15))
    c.stipple(ladle, p.accent, toward="ne" if side > 0 else "nw", strength=0.6)
    c.poly(
        [
            (x - side * 176, 338),
            (x + side * 206, 402),
            (x + side * 180, 440),
            (x - side * 160, 366),
        ],
        lighter(p.light, 0.3),
    )
    for width, tone in ((46, p.accent), (28, p.light), (12, lighter(p.light, 0.7))):
        c.line(stream, tone, width)
    mould = [(end[0] - 230, 870), (end[0] + 230, 870), (end[0] + 190, 1000), (end[0] - 190, 1000)]
    c.wash([(0, 930), (1600, 930), (1600, 1067), (0, 1067)], (p.mid, darker(p.near, 0.2)))
    c.poly(mould, darker(p.near, 0.2))
    c.dot(end[0], 872, 214, p.light, ry=24)
    c.dot(end[0], 872, 150, lighter(p.light, 0.6), ry=15)
    sparks(c, p, end[0], 862, 330)
    smoke(
        c,
        [(end[0], 840), (end[0] + 60, 560), (end[0] - 80, 220), (end[0] + 40, 40)],
        (50, 170),
        p.low,
        alpha=0.45,
        puffs=60,
        grain=True,
    )
    dark = darker(p.near, 0.35)
    for i, (dx, high, pose) in enumerate(
        ((-560, 400, "lean"), (-790, 370, "stand"), (400, 390, "point"))
    ):
        px = end[0] + side * dx
        person(
            c,
            px,
            1040,
            high,
            dark,
            pose=pose,
            facing=side if dx < 0 else -side,
            hat="helmet",
            coat=i == 0,
            rim=p.accent,
        )
        if i == 0:
            c.line([(px + side * 90, 770), (end[0] - side * 190, 880)], dark, 9)
    haze(c, 960, 1067, dark, 0.4)
