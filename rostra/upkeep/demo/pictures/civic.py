"""Scenes of public buildings: the court and the school yard."""

from math import cos, pi, sin

from .brushes import cloud_field, glow, haze, mist, rain, reflect, snow, stars, sun
from .camera import Camera
from .canvas import Canvas, Point
from .colour import Ink, Palette, darker, lighter, mix
from .figures import limb, person
from .registry import scene
from .things import bare_tree, blob, gulls, lamp_post, skyline, tree


@scene(
    "court-building",
    "8ba3b5 dfe0d4 fff6dd b9b6a6 8b8672 33333a 9c4a36",
    "d9b98e f5e2bd fff6da c9ad83 8f7450 3b2c22 39626b",
    "e7ddc8 f4eddc fffaf0 c8baa0 8d7d68 2e2a2a b0452f",
    "131b35 34466e ffdf9c 3c4a6d 27345a 0b1022 d99b4a",
    "b8beb9 d9dbd0 f7f5ea a7aaa1 737a76 2b3133 b5533c",
    "6a4a5e e59a7e ffe0b4 a8727a 6d4a60 241a2c e6b45a",
    mirrored=(5,),
)
def court_building(c: Canvas, p: Palette, v: int) -> None:
    """Raise the columns of the court: from the square, along the portico, from the steps."""
    (_front, _portico, _upward)[(0, 1, 2, 0, 2, 1)[v]](c, p, v)


def _column(c: Canvas, x: float, top: float, foot: float, half: float, pale: Ink, dark: Ink) -> None:
    c.wash([(x - half, foot), (x - half * 0.86, top), (x + half * 0.86, top), (x + half, foot)],
           (mix(pale, dark, 0.25), pale, mix(pale, dark, 0.4), mix(pale, dark, 0.85)), sideways=True)
    for i in range(-3, 4):
        c.line([(x + i * half * 0.26, top + 6), (x + i * half * 0.29, foot - 6)], dark, half * 0.05, 0.4)
    c.rect(x - half * 1.25, top - half * 0.4, x + half * 1.25, top, mix(pale, dark, 0.15))
    c.rect(x - half * 1.1, top, x + half * 1.1, top + half * 0.22, mix(pale, dark, 0.45))
    c.rect(x - half * 1.25, foot - half * 0.3, x + half * 1.25, foot, mix(pale, dark, 0.3))


def _front(c: Canvas, p: Palette, v: int) -> None:
    c.backdrop((p.sky, p.low), 0, 900)
    if v == 3:
        stars(c, 500, p.light, count=160)
    cloud_field(c, (0, 0, 1600, 620), p.light if v == 0 else p.far, cells=(3, 4), cover=0.42,
                softness=0.25, alpha=0.7, grain=True)
    skyline(c, 840, (120, 260), mix(p.far, p.low, 0.5))
    pale, dark = mix(p.light, p.far, 0.25 if v == 0 else 0.6), p.mid
    x0, x1, top, foot = (330, 1270, 330, 790) if v == 0 else (150, 1120, 300, 800)
    mid = (x0 + x1) / 2
    c.rect(x0 - 210, top + 150, x1 + 210, foot + 10, mix(pale, dark, 0.35))
    for i in range(4):
        for side in (-1, 1):
            wx = mid + side * ((x1 - x0) / 2 + 40 + i * 46)
            c.rect(wx - 14, top + 230, wx + 14, foot - 60, p.light if v == 3 else mix(dark, p.near, 0.5))
    c.rect(x0, top, x1, foot, mix(dark, p.near, 0.35))
    if v == 3:
        glow(c, mid, foot - 120, 560, p.light, alpha=0.8, squash=0.6)
    c.wash([(mid - 62, foot - 260), (mid + 62, foot - 260), (mid + 62, foot), (mid - 62, foot)],
           (p.accent, darker(p.accent, 0.5)))
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
        c.rect(x0 - 70 - i * 34, foot + i * 17, x1 + 70 + i * 34, foot + (i + 1) * 17,
               mix(pale, dark, 0.15 + 0.5 * (i % 2) + 0.02 * i))
    c.wash([(-10, foot + 150), (1610, foot + 150), (1610, 1067), (-10, 1067)],
           (mix(p.far, p.mid, 0.4), p.near))
    for x, y, h in ((mid - 300, foot + 180, 120), (mid - 230, foot + 186, 116), (mid + 120, foot + 90, 96),
                    (mid + 420, foot + 210, 150)):
        c.poly([(x, y), (x + 14, y), (x + h * 1.5, y + h * 0.3), (x + h * 1.3, y + h * 0.36)], p.near, 0.4)
        person(c, x, y, h, p.near, pose=c.rng.choice(("walk", "stand")), coat=True)
    for x in (120, 1480):
        lamp_post(c, x, 1010, 330, p.near, p.light)
        tree(c, x + (-40 if x > 800 else 60), 1000, 360, mix(p.mid, p.near, 0.6), p.far)


def _scales(c: Canvas, x: float, y: float, size: float, ink: Ink) -> None:
    c.line([(x, y), (x, y - size * 0.8)], ink, size * 0.05)
    c.line([(x - size * 0.55, y - size * 0.62), (x + size * 0.55, y - size * 0.7)], ink, size * 0.045)
    for side, lift in ((-1, 0.62), (1, 0.7)):
        px = x + side * size * 0.55
        c.line([(px, y - size * lift), (px - size * 0.2, y - size * (lift - 0.42))], ink, size * 0.02)
        c.line([(px, y - size * lift), (px + size * 0.2, y - size * (lift - 0.42))], ink, size * 0.02)
        c.poly([(px - size * 0.24, y - size * (lift - 0.42)), (px + size * 0.24, y - size * (lift - 0.42)),
                (px + size * 0.12, y - size * (lift - 0.54)), (px - size * 0.12, y - size * (lift - 0.54))],
               ink)
    c.rect(x - size * 0.2, y - size * 0.05, x + size * 0.2, y, ink)


def _portico(c: Canvas, p: Palette, v: int) -> None:
    """Look along the colonnade, its shadows lying across the floor."""
    cam = Camera(height=1.7, horizon=690 if v == 1 else 600, centre=420 if v == 1 else 1130, focus=760)
    side = 1 if v == 1 else -1
    c.backdrop((p.sky, p.low, p.light), 0, 1067)
    sun(c, cam.centre + side * 560, 400, 60, p.light)
    skyline(c, cam.horizon + 4, (60, 190), mix(p.far, p.low, 0.5))
    c.poly(cam.floor(-40, 40, 0.5, 90), mix(p.low, p.far, 0.35))
    c.wash(cam.face([(-side * 3, 0, 0.5), (side * 3.4, 0, 0.5), (side * 3.4, 0, 60), (-side * 3, 0, 60)]),
           (mix(p.light, p.far, 0.4), mix(p.far, p.mid, 0.5)))
    for i in range(15):
        z = 2.3 + i * 3.4
        c.poly(cam.face([(side * 2.6, 0, z), (side * 2.6, 0, z + 1.1), (-side * 3, 0, z - 1.6),
                         (-side * 3, 0, z - 3.0)]), mix(p.mid, p.near, 0.5), 0.62)
    wall = cam.wall(-side * 3, 0.4, 60, 0, 9)
    c.wash(wall, (mix(p.mid, p.near, 0.7), mix(p.far, p.mid, 0.5), mix(p.far, p.light, 0.3)))
    for i in range(12):
        z = 3.6 + i * 3.4
        c.poly(cam.wall(-side * 2.98, z, z + 1.5, 0, 4.2), darker(p.mid, 0.45))
        c.poly(cam.wall(-side * 2.97, z + 0.15, z + 1.35, 0, 4.0), p.accent if i == 1 else p.near)
        c.poly(cam.face([(-side * 2.96, 0, z - 1.5), (-side * 2.96, 0, z - 0.4), (-side * 2.96, 5, z + 0.6),
                         (-side * 2.96, 5, z - 0.5)]), p.light, 0.22)
    c.poly(cam.face([(-side * 3, 8.6, 0.3), (side * 4, 8.6, 0.3), (side * 4, 8.6, 60), (-side * 3, 8.6, 60)]),
           mix(p.mid, p.near, 0.45))
    for i in range(16):
        z = 1.8 + i * 3.4
        c.poly(cam.face([(-side * 3, 8.5, z), (side * 3.4, 8.5, z), (side * 3.4, 8.5, z + 0.7),
                         (-side * 3, 8.5, z + 0.7)]), p.near, 0.8)
    for i in range(14, -1, -1):
        z = 2.4 + i * 3.4
        size = cam.unit(side * 3, z)
        x, foot = cam.at(side * 3, 0, z)
        top = cam.at(side * 3, 8.0, z)[1]
        fade = min(0.7, i * 0.06)
        _column(c, x, top, foot, size * 0.52, mix(p.light, p.low, fade),
                mix(darker(p.mid, 0.25), p.low, fade))
        c.rect(x - size * 1.0, top - size * 0.75, x + size * 1.0, top - size * 0.2, mix(p.far, p.low, fade))
    for x, z, pose in ((0.4, 13, "walk"), (-0.2, 14, "walk"), (side * -1.2, 26, "stand")):
        px, py = cam.at(x, 0, z)
        high = cam.unit(x, z) * 1.75
        c.poly([(px, py), (px + 8, py), (px - side * high * 1.3, py + high * 0.3),
                (px - side * high * 1.45, py + high * 0.26)], p.near, 0.5)
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
    c.stipple([at(690, 330), at(910, 330), at(910, 700), at(690, 700)], p.near, toward="n", strength=0.9)
    for i in range(7):
        x = -130 + i * 310
        foot, top = at(x, 720), at(x, 190)
        half = 74
        c.wash([(foot[0] - half, foot[1]), (top[0] - half * 0.72, top[1]), (top[0] + half * 0.72, top[1]),
                (foot[0] + half, foot[1])], (mix(pale, dark, 0.2), lighter(pale, 0.4), mix(pale, dark, 0.5),
                                             mix(pale, dark, 0.95)), sideways=True)
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
        person(c, x, foot, high, p.near, pose="walk" if x > 500 else "stand", coat=True, rim=p.light)
    if v == 4:
        rain(c, p.light, count=300)


@scene(
    "school-yard",
    "a8c4c9 e6e2c8 fff7dc b79f86 a5643f 2f2c2c e2a23c",
    "d9b07a f2d6a0 fff0c8 c78f5c 8a5a3a 34251f 3c7078",
    "7f97a3 cfd6d4 fbfaf2 93a1a6 5d7480 26333c d9603f",
    "c6d0d6 e9ecea ffffff aebac2 7c8d99 2b353f c94a3c",
    "a7b56f e2e3a8 fffbd8 96a45c 6a7d3f 2a341f cc5f3a",
    "5c4468 e79a82 ffe2b8 93627a 5f4468 20182b f2b850",
    mirrored=(6,),
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
            c.wash([(x + 5, y + 5), (x + 87, y + 5), (x + 87, y + 87), (x + 5, y + 87)],
                   (mix(p.sky, p.near, 0.45), mix(p.low, p.sky, 0.5)))
            c.line([(x + 46, y), (x + 46, y + 92)], p.light, 5)
            c.line([(x, y + 46), (x + 92, y + 46)], p.light, 5)
            c.rect(x - 8, y + 92, x + 100, y + 101, mix(p.light, p.far, 0.4))
    c.rect(x0 - 24, top - 26, 1640, top, mix(p.near, p.mid, 0.4))
    c.rect(760 if v == 0 else 900, 560, 900 if v == 0 else 1040, 720, p.near)
    if v == 0:
        c.poly([(690, 566), (830, 500), (970, 566)], p.accent)
    ground = mix(p.low, p.far, 0.35) if v == 0 else p.light
    c.wash([(0, 716), (1600, 716), (1600, 1067), (0, 1067)], (mix(ground, p.far, 0.3), ground,
                                                              mix(ground, p.far, 0.5)))
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
        c.stipple([(978, 898), (1102, 898), (1102, 1022), (978, 1022)], p.far, toward="se", strength=0.4)


def _children(c: Canvas, p: Palette, y: float, size: float) -> None:
    plays = ((330, 30, "run", 1), (450, 60, "run", 1), (620, 20, "cheer", 1), (800, 90, "stride", -1),
             (930, 40, "stand", 1), (1130, 110, "run", -1), (1240, 0, "kick", -1))
    for x, drop, pose, facing in plays:
        foot, high = y + drop, (150 + drop * 0.6) * size
        c.poly([(x - 6, foot - 2), (x + 6, foot + 2), (x - high * 0.8, foot + high * 0.24),
                (x - high * 0.95, foot + high * 0.2)], p.near, 0.35)
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
    c.wash([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], (lighter(ground, 0.2), ground), sideways=True)
    tilt = -0.16 if v == 1 else 0.2

    def at(x: float, y: float) -> Point:
        return (800 + (x - 800) * cos(tilt) - (y - 533) * sin(tilt),
                533 + (x - 800) * sin(tilt) + (y - 533) * cos(tilt))

    def loop(x: float, y: float, r: float, start: float = 0, turn: float = 2 * pi) -> list[Point]:
        return [at(x + r * cos(start + turn * i / 40), y + r * sin(start + turn * i / 40))
                for i in range(41)]

    court = [at(430, -200), at(1280, -200), at(1280, 1300), at(430, 1300)]
    c.poly(court, mix(p.accent, ground, 0.35))
    c.stipple([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], p.mid, toward="se", strength=0.4)
    for points in ([at(470, -200), at(470, 1300)], [at(1240, -200), at(1240, 1300)], [at(470, 540), at(1240, 540)],
                   loop(855, 540, 130), loop(855, -60, 300, 0.2, pi - 0.4)):
        c.line(points, p.light, 8)
    for i in range(8):
        y, double = 140 + i * 84, i in (2, 5)
        for x in ((90, 174) if double else (132,)):
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
        limb(c, [(x - 19 * cos(turn), y - 19 * sin(turn)), (x + 19 * cos(turn), y + 19 * sin(turn))],
             [17, 17], tone)
        c.dot(x, y, 12, darker(p.near, 0.2))
    for x, y, r in ((1480, 170, 190), (1530, 930, 230), (40, 1010, 160)):
        with c.soft(p.near, blur=5, alpha=0.45) as s:
            s.ellipse(x + long[0] * 70, y + long[1] * 70, r * 1.05, r)
        for k in range(7):
            outline = blob(c, x + c.rng.gauss(0, r * 0.32), y + c.rng.gauss(0, r * 0.32), r * 0.55, r * 0.52,
                           mix(p.mid, p.near, 0.2 + 0.1 * (k % 4)))
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
    c.line([(x - 120, 210), (x + 26, 200), (x + 26, 320), (x - 120, 318), (x - 120, 210)], p.accent, 9)
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
    for px, foot, high, pose, facing in ((560, 980, 420, "cheer", 1), (830, 1010, 400, "stride", -1),
                                         (300, 1000, 380, "run", 1)):
        with c.soft(p.near, blur=8, alpha=0.5) as s:
            s.ellipse(px, foot + 6, high * 0.28, 12)
        person(c, px, foot, high, dark, pose=pose, facing=facing, rim=p.accent if v == 5 else p.light)
    if v == 2:
        gulls(c, (200, 80, 700, 240), p.near, count=4)
    mist(c, 862, 60, p.light, 0.4)
    haze(c, 960, 1067, p.near, 0.4)
