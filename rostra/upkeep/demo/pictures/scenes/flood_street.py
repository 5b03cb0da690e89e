"""The scene “flood-street”."""

from ..brushes import cloud_field, glow, haze, mist, rain
from ..camera import Camera
from ..canvas import Canvas, Point
from ..colour import Palette, darker, lighter, mix
from ..figures import limb, person
from ..registry import scene
from ..things import bare_tree, gulls, tree
from ..water import lens, reflect, ripples


@scene(
    "flood-street",
    "8d979c c9c7ba f4ecd6 9b9a90 8a7358 2b2a2e d0562f",
    "55636e 8f9a98 efe7c8 727d7c 6f6a50 20262b e0a03e",
    "b7a98c dccfae fff6df a8946f 8f6d48 35291f 2f6f7a",
    "1d2a3c 3c5568 ffdb94 2d4256 24384a 0a111c e07b3a",
    "9fb3b0 d5d9c6 fbf6e2 93a399 7b8468 28332f c14a38",
    "c08a6a efc598 fff0cc b0805f 85583f 2e1f1d 35707c",
    mirrored=(4,),
    cuts={5: (80, 290, 1160), 6: (330, 330, 1100)},
)
def flood_street(c: Canvas, p: Palette, v: int) -> None:
    """Put a street under water: down its length, from across it, or over its roofs."""
    if v in (2, 5):
        _roofs_in_water(c, p, v)
    elif v in (1, 4):
        _row_of_shops(c, p, v)
    else:
        _street(c, p, v)


def _street(c: Canvas, p: Palette, v: int) -> None:
    cam = Camera(height=2.3, horizon=500, centre=900 if v == 0 else 640, focus=880)
    c.backdrop((p.sky, p.low, p.low), 0, 520)
    cloud_field(c, (0, 0, 1600, 500), p.far, cells=(3, 4), cover=0.55, alpha=0.8)
    c.backdrop((p.low, p.mid, mix(p.mid, p.near, 0.4)), 498, 1067)
    houses = []
    for side in (-1, 1):
        z = 3.0
        while z < 60:
            deep = c.rng.uniform(4.5, 7.5)
            houses.append((side, z, deep, c.rng.uniform(6, 11.5), c.rng.random()))
            z += deep
    for turned in (True, False):
        for house in sorted(houses, key=lambda item: -item[1]):
            _house(c, cam, p, house, turned=turned, night=v == 3)
        if turned:
            haze(c, 500, 1067, p.mid, 0.6, "flat")
    mist(c, 500, 90, p.light, 0.7)
    for z in (30, 18, 9):
        x, y = cam.at(3.3, 0, z)
        size = cam.unit(3.3, z)
        c.rect(x - size * 0.06, y - size * 5, x + size * 0.06, y, p.near)
        c.dot(x - size * 0.3, y - size * 5, size * 0.3, p.light, ry=size * 0.12)
        if v == 3:
            glow(c, x, y - size * 5, size * 3.4, p.light, alpha=0.6)
        lens(c, x, y, size * 0.7, 3, p.light, 0.6)
    ripples(c, 515, 1067, p.near, p.light, count=320, alpha=0.4)
    x, y = cam.at(-0.4, 0, 6.2)
    _rescue(c, p, x, y + 30, 430)
    rain(c, p.light, count=380, alpha=0.24)


def _house(
    c: Canvas,
    cam: Camera,
    p: Palette,
    house: tuple[int, float, float, float, float],
    *,
    turned: bool,
    night: bool,
) -> None:
    side, z, deep, high, tint = house
    x, sign = side * 4.6, -1 if turned else 1
    fade = min(0.8, z / 62)
    wall = mix(
        mix(mix(p.far, p.light, tint * 0.6), p.accent, 0.25 if tint > 0.7 else 0.0), p.low, fade
    )
    wall = darker(wall, 0.22 if side > 0 else 0.02)
    c.poly(cam.wall(x, z, z + deep, 0, sign * high), wall)
    c.poly(cam.front(x, x + side * 9, 0, sign * high, z), darker(wall, 0.3))
    c.poly(cam.wall(x, z, z + deep, sign * high, sign * (high + 0.4)), darker(wall, 0.45))
    level = 0.7
    while level < high - 1.4:
        for i in range(int(deep / 1.5)):
            z0 = z + 0.5 + i * 1.5
            lit = night and c.rng.random() < 0.22
            pane = p.light if lit else mix(p.near, p.low, fade * 0.9)
            c.poly(cam.wall(x, z0, z0 + 0.75, sign * level, sign * (level + 1.3)), pane)
        level += 2.6
    if tint < 0.45 and not turned:
        c.poly(
            cam.face(
                [
                    (x, 2.4, z + 0.4),
                    (x, 2.4, z + deep - 0.4),
                    (x - side * 1.1, 1.9, z + deep - 0.4),
                    (x - side * 1.1, 1.9, z + 0.4),
                ]
            ),
            mix(p.accent, p.low, fade),
        )


def _rescue(c: Canvas, p: Palette, x: float, y: float, length: float) -> None:
    dark = darker(p.near, 0.2)
    with c.soft(p.near, blur=8, alpha=0.6) as s:
        s.ellipse(x, y + 12, length * 0.58, length * 0.07)
    figures = (
        (-0.34, "lean", "helmet"),
        (-0.12, "think", ""),
        (0.08, "sit", "long"),
        (0.3, "point", "helmet"),
    )
    for u, pose, hat in figures:
        low = pose in ("sit", "think")
        person(
            c,
            x + u * length,
            y + (length * 0.12 if low else 0),
            length * 0.44,
            dark,
            pose=pose,
            hat=hat,
            rim=p.accent,
        )
    hull: list[Point] = [
        (x - length * 0.52, y - length * 0.1),
        (x + length * 0.45, y - length * 0.1),
        (x + length * 0.6, y - length * 0.17),
        (x + length * 0.5, y + length * 0.02),
        (x - length * 0.48, y + length * 0.02),
    ]
    c.poly(hull, p.accent)
    c.stipple(hull, dark, toward="s", strength=0.8)
    limb(
        c,
        [
            (x - length * 0.52, y - length * 0.1),
            (x + length * 0.45, y - length * 0.1),
            (x + length * 0.6, y - length * 0.17),
        ],
        [length * 0.05] * 2 + [length * 0.035],
        lighter(p.accent, 0.15),
    )
    c.line([(x - length * 0.36, y - length * 0.3), (x - length * 0.6, y + length * 0.08)], dark, 7)
    for i in range(5):
        lens(c, x, y + 14 + i * 13, length * (0.6 - i * 0.05), 2.4, p.light, 0.5)


def _row_of_shops(c: Canvas, p: Palette, v: int) -> None:
    line = 640 if v == 1 else 720
    c.backdrop((p.sky, p.low), 0, line)
    cloud_field(c, (0, 0, 1600, line), p.far, cells=(3, 4), cover=0.5, alpha=0.7)
    x = -60.0
    while x < 1600:
        wide, high = c.rng.uniform(190, 300), c.rng.uniform(330, 520)
        wall = mix(p.far, c.rng.choice((p.light, p.mid, p.accent, p.low)), c.rng.uniform(0.15, 0.5))
        c.rect(x, line - high, x + wide - 3, line, wall)
        c.stipple(
            [(x, line - high), (x + wide, line - high), (x + wide, line), (x, line)],
            p.near,
            toward="se",
            strength=0.4,
        )
        c.poly(
            [
                (x - 14, line - high),
                (x + wide * 0.5, line - high - 60),
                (x + wide + 10, line - high),
            ],
            darker(p.near, 0.05),
        )
        for row in range(int(high / 140)):
            for col in range(3):
                left, top = x + 22 + col * wide * 0.32, line - high + 34 + row * 130
                c.rect(left, top, left + wide * 0.19, top + 76, p.near)
                c.rect(
                    left,
                    top,
                    left + wide * 0.19,
                    top + 76,
                    p.light if c.rng.random() < 0.2 else p.mid,
                    0.6,
                )
                c.line([(left + wide * 0.095, top), (left + wide * 0.095, top + 76)], wall, 3)
        for i in range(6):
            c.poly(
                [
                    (x + 6 + i * wide / 6, line - 84),
                    (x + 6 + (i + 1) * wide / 6 - 2, line - 84),
                    (x - 6 + (i + 1) * wide / 6, line - 44),
                    (x - 4 + i * wide / 6, line - 44),
                ],
                p.accent if i % 2 else p.light,
            )
        x += wide
    reflect(c, line, 1067 - line, p.mid, shade=0.42, wobble=12)
    ripples(c, line, 1067, p.near, p.light, count=260, alpha=0.4)
    bare_tree(c, 1350 if v == 1 else 260, line + 20, 420, p.near)
    c.rect(300 if v == 1 else 1120, line - 8, 560 if v == 1 else 1360, line + 12, p.near)
    limb(c, [(350 if v == 1 else 1170, line), (500 if v == 1 else 1310, line)], [70, 74], p.near)
    _rescue(c, p, 840 if v == 1 else 640, line + 210, 520)
    gulls(c, (100, 60, 1500, 260), p.near, count=5)
    rain(c, p.light, count=300 if v == 1 else 90, slant=-0.2, alpha=0.24)


def _roofs_in_water(c: Canvas, p: Palette, v: int) -> None:
    """Look down on roofs, tree crowns and one boat in brown water."""
    c.wash([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], (mix(p.mid, p.low, 0.45), p.mid))
    cloud_field(c, (0, 0, 1600, 1067), p.low, cells=(7, 3), cover=0.45, alpha=0.45, fade="flat")
    cam = Camera(height=24, horizon=-240 if v == 2 else 30, centre=800, focus=1050)
    spots = [
        (x * 13 + c.rng.uniform(-2, 2), z * 12 + c.rng.uniform(-2, 2))
        for z in range(10, 1, -1)
        for x in range(-7, 8)
        if (x + 1) % 4 and c.rng.random() < 0.85
    ]
    for x, z in spots:
        if c.rng.random() < 0.3:
            px, py = cam.at(x, 0, z)
            tree(c, px, py + 10, cam.unit(x, z) * 7, mix(p.near, p.far, 0.3), p.low)
        else:
            _gable(c, cam, p, x, z)
    for _ in range(230):
        x, y = c.rng.uniform(0, 1600), c.rng.uniform(20, 1067)
        lens(c, x, y, 14 + y * 0.03, 1.6, p.light, 0.25)
    bx, by = (830, 640) if v == 2 else (700, 760)
    for i in range(10):
        lens(c, bx - 60 - i * 26, by + 10 + i * 4, 30 + 4 * i, 3, p.light, 0.7 - i * 0.06)
    _rescue(c, p, bx, by, 230)
    if v == 5:
        haze(c, 0, 380, p.low, 0.7, "n")


def _gable(c: Canvas, cam: Camera, p: Palette, x: float, z: float) -> None:
    w, d, eave, top = c.rng.uniform(4, 5.4), c.rng.uniform(3, 4.2), 1.1, c.rng.uniform(3, 4)
    tile = mix(p.accent, p.far, c.rng.uniform(0.15, 0.75))
    c.poly(cam.floor(x - w * 1.25, x + w * 1.1, z - d * 1.5, z + d), darker(p.mid, 0.5), 0.45)
    c.poly(
        cam.face(
            [
                (x - w, eave, z + d),
                (x + w, eave, z + d),
                (x + w * 0.9, top, z),
                (x - w * 0.9, top, z),
            ]
        ),
        darker(tile, 0.35),
    )
    near = cam.face(
        [(x - w, eave, z - d), (x + w, eave, z - d), (x + w * 0.9, top, z), (x - w * 0.9, top, z)]
    )
    c.poly(near, tile)
    for i in range(1, 12):
        u = i / 12 * 2 - 1
        c.line(
            [cam.at(x + u * w, eave, z - d), cam.at(x + u * w * 0.9, top, z)],
            darker(tile, 0.4),
            1.6,
            0.6,
        )
    c.poly(cam.front(x - w * 0.94, x + w * 0.94, 0, eave, z - d * 0.97), mix(p.light, p.far, 0.4))
    c.line([cam.at(x - w * 0.92, top, z), cam.at(x + w * 0.92, top, z)], lighter(tile, 0.4), 5)
