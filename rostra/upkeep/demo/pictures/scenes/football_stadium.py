"""The scene “football-stadium”."""

from math import cos, pi, sin

from ..brushes import beam, cloud_field, glow, haze, rain
from ..camera import Camera
from ..canvas import Canvas, Point
from ..colour import Palette, darker, lighter, mix
from ..figures import bust, limb, person
from ..grounds import pitch, players, stand
from ..registry import scene
from ..things import lattice


@scene(
    "football-stadium",
    "0f1f2e 2f5a5a f6f5d4 1f3f44 2f6a45 08121a e8a83c",
    "5f86a8 d9dcc6 fffce8 8a9aa0 5f9a4a 1f2f33 c94a35",
    "2a1a35 8a4f6f ffe6bf 55355a 3f7050 130b1c f0b04a",
    "c98a5a f3d09a fff4d0 a5704f 7f8f3f 2a1c16 35707f",
    "1a1f3f 4f66a0 f3f2e4 2f3b70 26605f 0b0e20 e2573c",
    "8a9a98 cfd6cc ffffff 7d8d8c 4f8468 22302f d98a30",
    mirrored=(4,),
)
def football_stadium(c: Canvas, p: Palette, v: int) -> None:
    """Fill the ground: from the stand under floodlights, from behind the goal, from the air."""
    (_from_stand, _from_air, _behind_goal)[v % 3](c, p, v)


def _from_stand(c: Canvas, p: Palette, v: int) -> None:
    c.backdrop((p.sky, p.far), 0, 420)
    if v == 3:
        cloud_field(c, (0, 0, 1600, 330), p.light, cells=(2, 5), alpha=0.7)
    cam = Camera(
        height=26 if v == 0 else 17,
        x=0 if v == 0 else 22,
        horizon=190 if v == 0 else 250,
        centre=800,
        focus=760,
        yaw=0 if v == 0 else -16,
    )
    tones = (p.accent, p.far, p.light, p.low)
    c.backdrop((darker(p.far, 0.2), darker(p.near, 0.1)), 230, 480)
    c.backdrop((darker(p.mid, 0.35), darker(p.mid, 0.6)), 470, 1067)
    stand(c, p, 250, 340, tones, 10)
    c.rect(0, 340, 1600, 352, p.light)
    stand(c, p, 362, 470, tones, 13)
    roof = [(-20, 150), (1620, 150), (1620, 246), (-20, 246)]
    c.wash(roof, (mix(p.far, p.light, 0.25), p.near))
    lattice(
        c,
        [(-20, 150), (1620, 150)],
        [(-20, 190), (1620, 190)],
        darker(p.near, 0.1),
        panels=40,
        width=2.5,
    )
    c.poly(cam.floor(-90, 90, 22, 110), darker(p.mid, 0.35))
    pitch(c, cam, p, 104, 62, 34)
    spots = [(c.rng.uniform(-40, 40), c.rng.uniform(38, 92)) for _ in range(19)]
    players(c, cam, p, spots, 2.6)
    ball = cam.at(6, 0.3, 52)
    c.dot(*ball, 6, lighter(p.light, 0.5))
    for x in (70, 1530) if v == 0 else (180, 900, 1500):
        c.line([(x, 260), (x, 30)], darker(p.near, 0.2), 9)
        c.rect(x - 74, 8, x + 74, 70, darker(p.near, 0.2))
        for i in range(12):
            lx, ly = x - 60 + (i % 4) * 40, 18 + (i // 4) * 20
            c.dot(lx, ly, 8, lighter(p.light, 0.5))
        if v == 0:
            glow(c, x, 38, 380, p.light, alpha=0.85)
            beam(c, x, 40, 40 if x < 800 else 140, 36, 1300, p.light, alpha=0.28, start=60)
    for row in range(3):
        for i in range(11 - row):
            x = (i + 0.5 * (row % 2) + 0.3) * 1640 / (11 - row)
            bust(
                c,
                x,
                960 + row * 66,
                124 + row * 30,
                darker(p.near, 0.1 + 0.15 * row),
                rim=p.accent if (i + row) % 3 == 0 else None,
            )
    for x in (330, 1180):
        person(c, x, 1230, 430, darker(p.near, 0.35), pose="cheer")
        limb(c, [(x - 95, 760), (x + 110, 760)], [34, 34], p.accent)


def _from_air(c: Canvas, p: Palette, v: int) -> None:
    """Hover over the bowl: roof ring, terraces, striped oval of light."""
    c.wash(
        [(0, 0), (1600, 0), (1600, 1067), (0, 1067)], (mix(p.far, p.low, 0.3), darker(p.far, 0.3))
    )
    for i in range(26):
        for k in range(17):
            x, y = i * 64 - 12 + (k % 2) * 20, k * 66 - 20
            c.rect(
                x,
                y,
                x + c.rng.uniform(18, 46),
                y + c.rng.uniform(18, 46),
                mix(p.far, c.rng.choice((p.near, p.low, p.sky)), 0.5),
            )
    if v == 4:
        for _ in range(420):
            c.dot(
                c.rng.uniform(0, 1600),
                c.rng.uniform(0, 1067),
                c.rng.uniform(1, 3),
                p.accent if c.rng.random() < 0.3 else p.light,
                alpha=0.7,
            )
    cx, cy, turn, k = (820, 540, -0.3, 0.66) if v == 1 else (760, 560, 0.42, 0.6)

    def at(u: float, w: float) -> Point:
        return cx + u * cos(turn) - w * k * sin(turn), cy + u * sin(turn) * k * 1.2 + w * k * cos(
            turn
        )

    def oval(ru: float, rw: float, lift: float = 0) -> list[Point]:
        ring = []
        for i in range(72):
            a = 2 * pi * i / 72
            u, w = cos(a), sin(a)
            ring.append(
                at(
                    ru * abs(u) ** 0.6 * (1 if u > 0 else -1),
                    rw * abs(w) ** 0.6 * (1 if w > 0 else -1),
                )
            )
        return [(x, y - lift) for x, y in ring]

    with c.soft(p.near, blur=30, alpha=0.6) as s:
        s.poly([(x + 60, y + 90) for x, y in oval(760, 610)])
    if v == 4:
        glow(c, cx, cy, 1050, p.light, alpha=0.45, squash=0.7)
    c.wash(oval(745, 600), (p.light, mix(p.far, p.mid, 0.3)))
    c.wash(oval(745, 600, 46), (lighter(p.low, 0.4), mix(p.low, p.far, 0.5)))
    for one, other in list(zip(oval(745, 600, 46), oval(560, 415, 30), strict=True))[::2]:
        c.line([one, other], p.near, 2.4, 0.5)
    c.poly(oval(560, 415, 30), darker(p.near, 0.05))
    tones = (p.accent, p.light, p.low, p.far)
    for ring in range(15):
        points = oval(548 - ring * 9, 404 - ring * 10, 26 - ring * 1.6)
        for one, other in zip(points, [*points[1:], points[0]], strict=True):
            for t in (0.1, 0.35, 0.6, 0.85):
                c.dot(
                    one[0] + (other[0] - one[0]) * t + c.rng.uniform(-3, 3),
                    one[1] + (other[1] - one[1]) * t,
                    3.4,
                    mix(c.rng.choice(tones), p.near, c.rng.uniform(0, 0.5)),
                )
    c.poly(oval(430, 270), darker(p.mid, 0.3))
    for i in range(12):
        a, b = -390 + i * 65, -325 + i * 65
        c.poly(
            [at(a, -230), at(b, -230), at(b, 230), at(a, 230)],
            lighter(p.mid, 0.2) if i % 2 else p.mid,
        )
    white = lighter(p.light, 0.3)
    for points in (
        [at(-390, -230), at(390, -230), at(390, 230), at(-390, 230), at(-390, -230)],
        [at(0, -230), at(0, 230)],
        [at(66 * cos(i / 5), 66 * sin(i / 5)) for i in range(33)],
        [at(-390, -120), at(-270, -120), at(-270, 120), at(-390, 120)],
        [at(390, -120), at(270, -120), at(270, 120), at(390, 120)],
    ):
        c.line(points, white, 3.4)
    for _ in range(22):
        x, y = at(c.rng.uniform(-360, 360), c.rng.uniform(-200, 200))
        c.line([(x, y), (x + 12, y + 7)], p.near, 3, 0.6)
        c.dot(x, y, 4, p.accent if c.rng.random() < 0.5 else white)
    if v == 4:
        for a in (0.8, 2.4, 3.9, 5.5):
            x, y = at(640 * cos(a), 500 * sin(a))
            glow(c, x, y - 60, 190, lighter(p.light, 0.5), alpha=0.95)
    cloud_field(
        c,
        (0, 0, 1600, 1067),
        p.light,
        cells=(3, 3),
        cover=0.3,
        softness=0.3,
        alpha=0.5 if v == 1 else 0.12,
        fade="n",
    )


def _behind_goal(c: Canvas, p: Palette, v: int) -> None:
    """Crouch behind the net as a shot comes in."""
    c.backdrop((p.sky, p.far), 0, 520)
    stand(c, p, 190, 470, (p.accent, p.far, p.light, p.low), 17)
    haze(c, 150, 480, p.sky, 0.45, "n")
    for x in (230, 800, 1370):
        glow(c, x, 90, 330, p.light, alpha=0.85)
        for i in range(8):
            c.dot(x - 66 + (i % 4) * 44, 74 + (i // 4) * 34, 13, lighter(p.light, 0.6))
    cam = Camera(height=1.5, horizon=500, centre=800 if v == 2 else 640, focus=640)
    for i in range(16):
        c.poly(
            cam.floor(-60, 60, 0.8 + i * 5, 5.8 + i * 5), lighter(p.mid, 0.12) if i % 2 else p.mid
        )
    for z in (8, 19):
        c.poly(cam.floor(-22, 22, z, z + 0.16), p.light)
    c.rect(0, 470, 1600, 500, p.near)
    for i in range(9):
        c.rect(20 + i * 180, 474, 180 + i * 180, 497, (p.accent, p.light, p.low)[i % 3], 0.8)
    players(c, cam, p, [(-9, 30), (7, 26), (-4, 20), (3, 15), (-12, 17), (11, 19)])
    px, py = cam.at(1.8 if v == 2 else -1.6, 0, 11)
    person(
        c,
        px,
        py,
        cam.unit(0, 11) * 1.85,
        darker(p.near, 0.1),
        pose="kick",
        facing=-1 if v == 2 else 1,
        rim=p.light,
    )
    bx, by = (620, 330) if v == 2 else (980, 300)
    for i in range(8):
        c.dot(bx + (px - bx) * i / 9, by + (py - 100 - by) * i / 9, 30 - i * 3, p.light, alpha=0.16)
    c.dot(bx, by, 46, lighter(p.light, 0.4))
    for i in range(5):
        a = 2 * pi * i / 5 + 0.4
        c.dot(bx + 30 * cos(a), by + 30 * sin(a), 9, p.near)
    c.dot(bx, by, 12, p.near)
    kx = 830 if v == 2 else 760
    side = -1 if v == 2 else 1
    dark = darker(p.near, 0.2)
    limb(c, [(kx, 620), (kx + side * 100, 540)], [96, 100], dark)
    limb(
        c,
        [(kx + side * 110, 530), (kx + side * 190, 400), (kx + side * 215, 330)],
        [44, 36, 28],
        dark,
    )
    limb(
        c,
        [(kx + side * 80, 520), (kx + side * 60, 400), (kx + side * 150, 330)],
        [44, 36, 28],
        dark,
    )
    limb(c, [(kx, 620), (kx - side * 110, 680), (kx - side * 130, 800)], [74, 58, 36], dark)
    limb(
        c,
        [(kx - side * 20, 640), (kx - side * 190, 640), (kx - side * 280, 700)],
        [70, 56, 34],
        dark,
    )
    c.dot(kx + side * 150, 478, 36, dark, ry=44)
    for i in range(-9, 27):
        c.line([(i * 60, -20), (i * 60 + 30 * sin(i), 1067)], p.light, 2.4, 0.55)
    for i in range(19):
        c.line([(x * 80, i * 62 + 14 * sin(x * 0.9 + i)) for x in range(21)], p.light, 2.4, 0.55)
    limb(
        c, [(60, 1100), (60, 40), (1540, 40), (1540, 1100)], [34, 34, 34, 34], lighter(p.light, 0.4)
    )
    if v == 5:
        rain(c, p.light, count=380)
