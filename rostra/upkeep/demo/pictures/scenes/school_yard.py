"""The scene “school-yard”."""

from math import cos, pi, sin

from ..brushes import cloud_field, haze, mist, snow, sun
from ..canvas import Canvas, Point
from ..colour import Palette, darker, lighter, mix
from ..figures import limb, person
from ..registry import scene
from ..things import bare_tree, blob, gulls, skyline, tree
from ..water import reflect


@scene(
    "school-yard",
    "a8c4c9 e6e2c8 fff7dc b79f86 a5643f 2f2c2c e2a23c",
    "d9b07a f2d6a0 fff0c8 c78f5c 8a5a3a 34251f 3c7078",
    "7f97a3 cfd6d4 fbfaf2 93a1a6 5d7480 26333c d9603f",
    "c6d0d6 e9ecea ffffff aebac2 7c8d99 2b353f c94a3c",
    "a7b56f e2e3a8 fffbd8 96a45c 6a7d3f 2a341f cc5f3a",
    "5c4468 e79a82 ffe2b8 93627a 5f4468 20182b f2b850",
    mirrored=(6,),
    cuts={5: (250, 130, 1180)},
)
def school_yard(c: Canvas, p: Palette, v: int) -> None:
    """Let children play in the yard: before the school, under the hoop, seen from a window."""
    (_before_school, _from_above, _hoop, _before_school, _from_above, _hoop)[v](c, p, v)


def _before_school(c: Canvas, p: Palette, v: int) -> None:
    c.backdrop((p.sky, p.low), 0, 720)
    cloud_field(c, (0, 0, 1600, 420), p.light, cells=(3, 4), cover=0.45, alpha=0.8)
    brick = mix(p.mid, p.far, 0.25 if v == 0 else 0.55)
    x0, top = (250, 250) if v == 0 else (520, 330)
    c.rect(x0, top, 1640, 720, brick)
    c.stipple([(x0, top), (1640, top), (1640, 720), (x0, 720)], p.near, toward="se", strength=0.35)
    for row in range(3 if v == 0 else 2):
        for i in range(9):
            x, y = x0 + 50 + i * 150, top + 44 + row * 148
            c.rect(x, y, x + 92, y + 92, p.light)
            c.wash(
                [(x + 5, y + 5), (x + 87, y + 5), (x + 87, y + 87), (x + 5, y + 87)],
                (mix(p.sky, p.near, 0.45), mix(p.low, p.sky, 0.5)),
            )
            c.line([(x + 46, y), (x + 46, y + 92)], p.light, 5)
            c.line([(x, y + 46), (x + 92, y + 46)], p.light, 5)
            c.rect(x - 8, y + 92, x + 100, y + 101, mix(p.light, p.far, 0.4))
    c.rect(x0 - 24, top - 26, 1640, top, mix(p.near, p.mid, 0.4))
    c.rect(760 if v == 0 else 900, 560, 900 if v == 0 else 1040, 720, p.near)
    if v == 0:
        c.poly([(690, 566), (830, 500), (970, 566)], p.accent)
    ground = mix(p.low, p.far, 0.35) if v == 0 else p.light
    c.wash(
        [(0, 716), (1600, 716), (1600, 1067), (0, 1067)],
        (mix(ground, p.far, 0.3), ground, mix(ground, p.far, 0.5)),
    )
    c.line([(140, 1010), (140, 190)], p.near, 9)
    c.poly([(146, 196), (330, 214), (318, 262), (340, 318), (146, 306)], p.accent)
    if v == 0:
        tree(c, 1380, 930, 720, darker(p.near, 0.1), mix(p.accent, p.far, 0.4))
        with c.soft(p.near, blur=14, alpha=0.4) as s:
            s.ellipse(1250, 950, 380, 46)
    else:
        bare_tree(c, 1370, 960, 760, p.near)
    _children(c, p, 920, 0.8 if v == 0 else 1.0)
    if v == 3:
        snow(c, lighter(p.far, 0.8), count=420)
        c.dot(1040, 960, 62, lighter(p.light, 0.4))
        c.stipple(
            [(978, 898), (1102, 898), (1102, 1022), (978, 1022)], p.far, toward="se", strength=0.4
        )


def _children(c: Canvas, p: Palette, y: float, size: float) -> None:
    plays = (
        (330, 30, "run", 1),
        (450, 60, "run", 1),
        (620, 20, "cheer", 1),
        (800, 90, "stride", -1),
        (930, 40, "stand", 1),
        (1130, 110, "run", -1),
        (1240, 0, "kick", -1),
    )
    for x, drop, pose, facing in plays:
        foot, high = y + drop, (150 + drop * 0.6) * size
        c.poly(
            [
                (x - 6, foot - 2),
                (x + 6, foot + 2),
                (x - high * 0.8, foot + high * 0.24),
                (x - high * 0.95, foot + high * 0.2),
            ],
            p.near,
            0.35,
        )
        shirt = (p.near, mix(p.accent, p.near, 0.3), mix(p.mid, p.near, 0.4))[x % 3]
        person(c, x, foot, high, shirt, pose=pose, facing=facing, hat="long" if x % 2 else "")
        sack = (x - facing * high * 0.1, foot - high * 0.68)
        if pose in ("stand", "run"):
            c.dot(*sack, high * 0.085, p.accent, ry=high * 0.12)
    c.dot(1170, y + 40, 17, p.light)
    c.arc((1153, y + 23, 1187, y + 57), 0, 360, p.near, 2)


def _from_above(c: Canvas, p: Palette, v: int) -> None:
    """Look straight down: painted courts, hopscotch, long shadows."""
    ground = mix(p.low, p.far, 0.5)
    c.wash(
        [(0, 0), (1600, 0), (1600, 1067), (0, 1067)], (lighter(ground, 0.2), ground), sideways=True
    )
    tilt = -0.16 if v == 1 else 0.2

    def at(x: float, y: float) -> Point:
        return (
            800 + (x - 800) * cos(tilt) - (y - 533) * sin(tilt),
            533 + (x - 800) * sin(tilt) + (y - 533) * cos(tilt),
        )

    def loop(x: float, y: float, r: float, start: float = 0, turn: float = 2 * pi) -> list[Point]:
        return [
            at(x + r * cos(start + turn * i / 40), y + r * sin(start + turn * i / 40))
            for i in range(41)
        ]

    court = [at(430, -200), at(1280, -200), at(1280, 1300), at(430, 1300)]
    c.poly(court, mix(p.accent, ground, 0.35))
    c.stipple([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], p.mid, toward="se", strength=0.4)
    for points in (
        [at(470, -200), at(470, 1300)],
        [at(1240, -200), at(1240, 1300)],
        [at(470, 540), at(1240, 540)],
        loop(855, 540, 130),
        loop(855, -60, 300, 0.2, pi - 0.4),
    ):
        c.line(points, p.light, 8)
    for i in range(8):
        y, double = 140 + i * 84, i in (2, 5)
        for x in (90, 174) if double else (132,):
            square = [at(x, y), at(x + 80, y), at(x + 80, y + 80), at(x, y + 80)]
            c.line([*square, square[0]], p.light, 6)
            if i % 3 == 0:
                c.poly(square, p.accent, 0.5)
    shade = mix(p.near, p.mid, 0.35)
    long = (1.0, 0.32) if v == 1 else (-0.75, 0.55)
    for _ in range(24):
        x, y = c.rng.uniform(60, 1560), c.rng.uniform(60, 1010)
        high = c.rng.uniform(90, 130)
        end = (x + long[0] * high * 1.5, y + long[1] * high * 1.5)
        limb(c, [(x, y), ((x + end[0]) / 2, (y + end[1]) / 2), end], [16, 40, 30], shade, 0.8)
        c.dot(end[0] + long[0] * 18, end[1] + long[1] * 18, 20, shade, alpha=0.8)
        turn = c.rng.uniform(0, pi)
        tone = c.rng.choice((p.near, p.accent, p.light, p.mid))
        limb(
            c,
            [(x - 19 * cos(turn), y - 19 * sin(turn)), (x + 19 * cos(turn), y + 19 * sin(turn))],
            [17, 17],
            tone,
        )
        c.dot(x, y, 12, darker(p.near, 0.2))
    for x, y, r in ((1480, 170, 190), (1530, 930, 230), (40, 1010, 160)):
        with c.soft(p.near, blur=5, alpha=0.45) as s:
            s.ellipse(x + long[0] * 70, y + long[1] * 70, r * 1.05, r)
        for k in range(7):
            outline = blob(
                c,
                x + c.rng.gauss(0, r * 0.32),
                y + c.rng.gauss(0, r * 0.32),
                r * 0.55,
                r * 0.52,
                mix(p.mid, p.near, 0.2 + 0.1 * (k % 4)),
            )
            c.stipple(outline, p.light, toward="nw", strength=0.35)


def _hoop(c: Canvas, p: Palette, v: int) -> None:
    c.backdrop((p.sky, mix(p.sky, p.low, 0.6), p.low), 0, 880)
    cloud_field(c, (0, 0, 1600, 700), p.light, cells=(3, 4), cover=0.42, alpha=0.8)
    if v == 5:
        sun(c, 420, 560, 80, p.light)
    skyline(c, 862, (70, 240), mix(p.far, p.low, 0.35), lit=p.light if v == 5 else None, share=0.2)
    for i in range(11):
        c.line([(i * 160, 640), (i * 160, 862)], p.mid, 4, 0.7)
    for i in range(52):
        c.line([(i * 32 - 60, 650), (i * 32 + 60, 862)], p.mid, 1.2, 0.35)
        c.line([(i * 32 + 60, 650), (i * 32 - 60, 862)], p.mid, 1.2, 0.35)
    c.wash([(0, 860), (1600, 860), (1600, 1067), (0, 1067)], (mix(p.far, p.mid, 0.4), p.near))
    if v == 2:
        reflect(c, 900, 167, p.mid, shade=0.35, wobble=5)
    dark = darker(p.near, 0.15)
    x = 1130
    limb(c, [(x + 180, 990), (x + 170, 330), (x + 40, 260)], [34, 28, 22], dark)
    board = [(x - 190, 110), (x + 90, 80), (x + 90, 350), (x - 190, 346)]
    c.poly(board, p.light)
    c.stipple(board, p.far, toward="se", strength=0.6)
    c.line([*board, board[0]], dark, 9)
    c.line(
        [(x - 120, 210), (x + 26, 200), (x + 26, 320), (x - 120, 318), (x - 120, 210)], p.accent, 9
    )
    c.dot(x - 110, 352, 104, p.accent, ry=26)
    c.dot(x - 110, 352, 92, mix(p.sky, p.low, 0.4), ry=18)
    for i in range(11):
        a = -100 + i * 20
        c.line([(x - 110 + a, 358), (x - 110 + a * 0.55 + 14, 480)], p.light, 2.5, 0.9)
        c.line([(x - 110 + a, 358), (x - 110 + a * 0.55 - 14, 480)], p.light, 2.5, 0.9)
    bx, by = 770, 250
    c.dot(bx, by, 54, p.accent)
    c.arc((bx - 54, by - 54, bx + 54, by + 54), 0, 360, dark, 4)
    c.line([(bx - 54, by), (bx + 54, by)], dark, 4)
    c.arc((bx - 100, by - 60, bx - 12, by + 60), -62, 62, dark, 4)
    c.arc((bx + 12, by - 60, bx + 100, by + 60), 118, 242, dark, 4)
    for px, foot, high, pose, facing in (
        (560, 980, 420, "cheer", 1),
        (830, 1010, 400, "stride", -1),
        (300, 1000, 380, "run", 1),
    ):
        with c.soft(p.near, blur=8, alpha=0.5) as s:
            s.ellipse(px, foot + 6, high * 0.28, 12)
        person(
            c, px, foot, high, dark, pose=pose, facing=facing, rim=p.accent if v == 5 else p.light
        )
    if v == 2:
        gulls(c, (200, 80, 700, 240), p.near, count=4)
    mist(c, 862, 60, p.light, 0.4)
    haze(c, 960, 1067, p.near, 0.4)
