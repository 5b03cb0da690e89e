"""Scenes of endurance: the marathon in the street and the chess hall."""

from math import cos, pi, sin

from .brushes import beam, cloud_field, glow, haze, mist, rain, reflect, sun
from .camera import Camera
from .canvas import Canvas, Point
from .colour import Ink, Palette, darker, lighter, mix
from .figures import limb, person
from .registry import scene
from .things import skyline, tree


@scene(
    "marathon-street",
    "b9cdd2 f0e0c0 fff8e0 c2a78c 8a6f66 2a2a33 e0582f",
    "e2a06f f8d7a4 fff2d0 b8795a 6f4f58 241a26 2f6f80",
    "a8a69a d3cdbd fbf7ea 8f8c84 6a6a6c 26282c d9a02f",
    "38507a e0a08a ffe6c4 5f6f94 3f5078 141c33 f0b04a",
    "c9d6b4 eef0d4 fffff0 a3b48a 6a8068 24322c d9503f",
    "8fb8c0 d9e8e2 ffffff 86aeb4 4a7f8a 16333c e8883a",
    mirrored=(4,),
)
def marathon_street(c: Canvas, p: Palette, v: int) -> None:
    """Send runners down a canyon of houses, past from the side, or over from above."""
    (_towards, _passing, _from_above)[v % 3](c, p, v)


def _runner(c: Canvas, p: Palette, x: float, y: float, high: float, shirt: Ink, facing: int, pose: str, dark: Ink) -> None:
    person(c, x, y, high, dark, pose=pose, facing=facing)
    lean = 0.05 * high * facing
    c.poly([(x - 0.075 * high + lean, y - 0.8 * high), (x + 0.08 * high + lean, y - 0.8 * high), (x + 0.08 * high, y - 0.52 * high),
            (x - 0.075 * high, y - 0.52 * high)], shirt)
    c.rect(x - 0.045 * high + lean * 0.5, y - 0.73 * high, x + 0.05 * high + lean * 0.5, y - 0.63 * high, lighter(p.light, 0.4))


def _front_runner(c: Canvas, p: Palette, x: float, y: float, high: float, shirt: Ink, dark: Ink, swing: int) -> None:
    """Draw a runner coming straight at the eye."""
    def at(u: float, w: float) -> Point:
        return x + u * high * swing, y - w * high

    limb(c, [at(0.05, 0.5), at(0.07, 0.27), at(0.05, 0.02)], [high * 0.11, high * 0.08, high * 0.05], dark)
    limb(c, [at(-0.05, 0.5), at(-0.08, 0.34), at(-0.06, 0.22)], [high * 0.11, high * 0.085, high * 0.06], dark)
    c.poly([at(-0.1, 0.54), at(0.1, 0.54), at(0.12, 0.4), at(0, 0.43), at(-0.12, 0.4)], darker(dark, 0.3))
    limb(c, [at(0.1, 0.78), at(0.17, 0.62), at(0.07, 0.66)], [high * 0.065, high * 0.055, high * 0.045], dark)
    limb(c, [at(-0.1, 0.78), at(-0.18, 0.64), at(-0.16, 0.53)], [high * 0.065, high * 0.055, high * 0.045], dark)
    c.poly([at(-0.115, 0.79), at(-0.04, 0.83), at(0.04, 0.83), at(0.115, 0.79), at(0.095, 0.52), at(-0.095, 0.52)], shirt)
    c.poly([at(-0.055, 0.72), at(0.055, 0.72), at(0.052, 0.61), at(-0.052, 0.61)], lighter(p.light, 0.4))
    limb(c, [at(0, 0.83), at(0, 0.9)], [high * 0.06, high * 0.06], dark)
    c.dot(*at(0, 0.925), high * 0.052, dark, ry=high * 0.066)


def _towards(c: Canvas, p: Palette, v: int) -> None:
    cam = Camera(height=3.6 if v == 0 else 2.2, horizon=400 if v == 0 else 520, centre=820 if v == 0 else 640, focus=860)
    c.backdrop((p.sky, p.low, p.light), 0, cam.horizon + 30)
    cloud_field(c, (0, 0, 1600, cam.horizon), p.light, cells=(2, 5), alpha=0.6)
    sun(c, cam.centre, cam.horizon - 60, 66, p.light)
    c.poly(cam.floor(-60, 60, 0.6, 150), mix(p.far, p.low, 0.3))
    c.wash(cam.floor(-7, 7, 0.6, 150), (mix(p.low, p.far, 0.4), mix(p.far, p.mid, 0.6)))
    for side in (-1, 1):
        z = 70.0
        while z > 1:
            deep, high = c.rng.uniform(7, 12), c.rng.uniform(12, 26)
            z -= deep
            wall = mix(mix(p.mid, c.rng.choice((p.far, p.accent, p.near)), c.rng.uniform(0, 0.4)), p.low, min(0.75, max(0, z) / 80))
            wall = darker(wall, 0.25) if side > 0 else wall
            c.poly(cam.wall(side * 10.5, z, z + deep, 0, high), wall)
            c.poly(cam.front(side * 10.5, side * 30, 0, high, z), darker(wall, 0.25))
            for row in range(int(high / 3.2)):
                for k in range(int(deep / 2)):
                    y0, z0 = 3.4 + row * 3.0, z + 0.6 + k * 2
                    if y0 + 1.8 < high:
                        c.poly(cam.wall(side * 10.45, z0, z0 + 1.1, y0, y0 + 1.8), p.light if c.rng.random() < 0.3 else darker(wall, 0.4))
    for i in range(7):
        z = 10 + i * 9
        for k in range(13):
            a, b = cam.at(-10 + k * 1.6, 8.4 - 1.6 * sin(pi * k / 13), z), cam.at(-10 + (k + 0.6) * 1.6, 8.4 - 1.6 * sin(pi * (k + 0.6) / 13), z)
            c.poly([a, b, ((a[0] + b[0]) / 2, a[1] + cam.unit(0, z) * 1.1)], (p.accent, p.light, p.mid)[k % 3])
    glow(c, cam.centre, cam.horizon - 40, 620, p.light, alpha=0.6)
    for z in (46, 36, 28, 22, 17, 13):
        for side in (-1, 1):
            for k in range(4):
                px, py = cam.at(side * (7.7 + k * 0.75), 0, z + k * 0.6)
                person(c, px, py, cam.unit(0, z) * 1.7, mix(p.near, p.low, z / 90), pose=c.rng.choice(("stand", "cheer", "camera", "stand")))
        for _ in range(7 if z > 20 else 5):
            px, py = cam.at(c.rng.uniform(-4.6, 4.6), 0, z + c.rng.uniform(-1.5, 1.5))
            size = cam.unit(0, z) * 1.75
            c.poly([(px - 3, py), (px + 3, py), (px + size * 0.2, py + size * 0.36), (px - size * 0.1, py + size * 0.38)], p.near, 0.35)
            _front_runner(c, p, px, py, size, mix(c.rng.choice((p.accent, p.light, p.mid)), p.low, z / 120), mix(p.near, p.low, z / 100),
                          c.rng.choice((-1, 1)))
    for x, z in ((-2.6, 9.5), (2.2, 8.6), (-0.4, 7.2)) if v == 0 else ((1.4, 7.4), (-1.1, 6.0), (2.6, 9.5)):
        px, py = cam.at(x, 0, z)
        size = cam.unit(0, z) * 1.75
        with c.soft(p.near, blur=7, alpha=0.5) as s:
            s.ellipse(px, py + 10, size * 0.2, size * 0.035)
        _front_runner(c, p, px, py, size, p.accent if x < 0 else p.light, p.near, 1 if z < 8 else -1)


def _passing(c: Canvas, p: Palette, v: int) -> None:
    """Let the field run past, side on, over a bridge or along a quay."""
    line = 640
    c.backdrop((p.sky, mix(p.sky, p.low, 0.6), p.low), 0, line)
    sun(c, 1190 if v == 1 else 380, 330, 96, p.light)
    cloud_field(c, (0, 40, 1600, 560), p.light, cells=(2, 5), alpha=0.55)
    skyline(c, line + 4, (110, 380), mix(p.far, p.low, 0.45), widths=(50, 120))
    if v == 4:
        for i in range(9):
            tree(c, 60 + i * 190, line + 90, 300, mix(p.mid, p.far, 0.4), p.light)
        c.rect(0, line + 40, 1600, line + 120, mix(p.mid, p.far, 0.3))
    else:
        c.backdrop((p.low, p.far, p.mid), line, 800)
        reflect(c, line, 170, p.mid, shade=0.25, wobble=7)
        for tower in (330, 1290):
            c.rect(tower - 20, 60, tower + 20, 860, p.mid)
            for k in range(15):
                for side in (-1, 1):
                    c.line([(tower, 80 + k * 22), (tower + side * (70 + k * 58), 800)], p.mid, 3, 0.7)
    c.rect(0, 792, 1600, 806, p.near)
    for i in range(60):
        c.line([(i * 28, 800), (i * 28, 850)], p.near, 3)
    c.wash([(0, 848), (1600, 848), (1600, 1067), (0, 1067)], (mix(p.mid, p.far, 0.3), p.near))
    mist(c, 800, 60, p.light, 0.4)
    field = ((60, 300, 0), (210, 330, 1), (380, 320, 0), (640, 400, 1), (820, 330, 0), (1010, 360, 1), (1240, 440, 0), (1470, 350, 1))
    facing = 1 if v == 1 else -1
    for x, high, kind in sorted(field, key=lambda q: q[1]):
        x = x if v == 1 else 1600 - x
        foot = 860 + (high - 300) * 1.15
        c.poly([(x - 10, foot), (x + 10, foot), (x - facing * high * 0.7, foot + high * 0.1), (x - facing * high * 0.9, foot + high * 0.08)], p.near, 0.4)
        _runner(c, p, x, foot, high, (p.accent, p.light, mix(p.accent, p.far, 0.6), p.far)[int(high / 10) % 4], facing, ("run", "stride")[kind], darker(p.near, 0.1))
    for i in range(5):
        c.line([(120 + i * 330, 1052), (300 + i * 330, 1052)], p.light, 9, 0.7)


def _from_above(c: Canvas, p: Palette, v: int) -> None:
    """Look down on the bend: a river of dots with long shadows between roofs."""
    c.wash([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], (mix(p.far, p.low, 0.4), p.far))
    for i in range(-1, 10):
        for k in range(-1, 8):
            x, y = i * 180 + (k % 2) * 40, k * 160
            tone = mix(p.far, c.rng.choice((p.low, p.mid, p.light, p.sky)), 0.6)
            w, h = c.rng.uniform(110, 165), c.rng.uniform(90, 140)
            c.poly([(x + w, y), (x + w + 34, y + 40), (x + w + 34, y + h + 40), (x + 34, y + h + 40), (x, y + h)], p.near, 0.4)
            c.rect(x, y, x + w, y + h, tone)
            c.rect(x + 8, y + 8, x + w - 8, y + h - 8, lighter(tone, 0.14))
            for _ in range(3):
                bx, by = x + c.rng.uniform(10, w - 40), y + c.rng.uniform(10, h - 30)
                c.rect(bx + 5, by + 6, bx + 31, by + 24, p.near, 0.4)
                c.rect(bx, by, bx + 26, by + 18, mix(tone, p.mid, 0.4))

    def road(u: float) -> Point:
        if v == 2:
            return -120 + 1850 * u, 900 - 760 * u + 250 * sin(u * 2 * pi)
        return 800 + 620 * cos(0.4 + u * 3.7), 560 + 470 * sin(0.4 + u * 3.7)

    path = [road(i / 60) for i in range(61)]
    c.line(path, mix(p.low, p.far, 0.3), 300)
    c.line(path, mix(p.mid, p.near, 0.35), 250)
    for one, other in list(zip(path, path[1:], strict=False))[::2]:
        c.line([one, other], p.light, 5, 0.7)

    def beside(u: float, off: float) -> Point:
        (x0, y0), (x1, y1) = road(u), road(u + 0.004)
        long = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
        return x0 - (y1 - y0) / long * off, y0 + (x1 - x0) / long * off

    for i in range(230):
        for side in (-140, 140):
            x, y = beside(i / 230, side + c.rng.uniform(-9, 9))
            c.dot(x, y, 6.5, mix(c.rng.choice((p.accent, p.light, p.sky, p.near)), p.near, c.rng.uniform(0, 0.5)))
    for _ in range(360):
        u = c.rng.random() ** 0.8
        x, y = beside(u, c.rng.gauss(0, 44))
        c.poly([(x - 4, y), (x + 4, y), (x + 36, y + 34), (x + 26, y + 38)], darker(p.near, 0.2), 0.5)
        c.dot(x, y, 9, c.rng.choice((p.accent, p.accent, p.light, p.low, p.sky)), ry=7)
        c.dot(x + 1, y - 1, 4.4, p.near)
    for i in range(16):
        x, y = beside(0.03 + i / 16.5, 180 * (1 if i % 2 else -1))
        c.dot(x + 14, y + 16, 30, p.near, alpha=0.4)
        c.dot(x, y, 28, mix(p.near, (96, 120, 80), 0.6))
        c.dot(x - 6, y - 7, 15, mix(p.low, (110, 140, 90), 0.6), alpha=0.5)
    c.stipple([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], p.near, toward="se", strength=0.4)
    if v == 5:
        rain(c, p.light, count=120, alpha=0.18)


@scene(
    "chess-hall",
    "4a3a2c a9835a fff0d2 6f5840 3d2e22 17110c 8f2f2a",
    "c9d0cc e6e8de fffdf2 a3aca6 5f6f70 20292c c9603a",
    "1f2f3a 4f7480 f6ecd0 33505c 263c47 0b151b d9a04a",
    "5a3a4a b07a82 ffe8d6 7a5464 4f3548 1a0f18 e0b05a",
    "dccfa8 f2e8c4 fffbe6 b8a678 7d7048 2e281a 3f6f64",
    "2c3350 6f7fb0 f4efe0 465488 343f68 0f1326 e0703f",
    mirrored=(5,),
)
def chess_hall(c: Canvas, p: Palette, v: int) -> None:
    """Seat players in long rows, or bring the eye down among the pieces."""
    (_hall, _pieces, _plan)[v % 3](c, p, v)


def _board(c: Canvas, cam: Camera, p: Palette, x: float, z: float, y: float, cell: float) -> None:
    c.poly(cam.floor(x - cell * 4.5, x + cell * 4.5, z - cell * 0.5, z + cell * 8.5, y), darker(p.near, 0.1))
    for i in range(8):
        for k in range(8):
            c.poly(cam.floor(x + (i - 4) * cell, x + (i - 3) * cell, z + k * cell, z + (k + 1) * cell, y),
                   p.light if (i + k) % 2 else mix(p.accent, p.near, 0.35))


def _hall(c: Canvas, p: Palette, v: int) -> None:
    cam = Camera(height=2.5, x=0.0, horizon=330 if v == 0 else 400, centre=800 if v == 0 else 560, focus=760, yaw=0 if v == 0 else 17)
    c.backdrop((p.sky, p.far), 0, cam.horizon + 60)
    for i in range(11):
        x = -18 + i * 3.6
        c.wash(cam.front(x, x + 2.2, 2.2, 8.5, 34), (p.light, mix(p.low, p.light, 0.4)))
        c.line([cam.at(x + 1.1, 2.2, 34), cam.at(x + 1.1, 8.5, 34)], p.mid, 4)
        c.line([cam.at(x, 5, 34), cam.at(x + 2.2, 5, 34)], p.mid, 4)
    c.wash([(0, cam.horizon + 40), (1600, cam.horizon + 40), (1600, 1067), (0, 1067)], (mix(p.far, p.mid, 0.4), p.near))
    for i in range(-14, 15):
        c.line([cam.at(i * 1.6, 0, 33), cam.at(i * 1.6, 0, 1.2)], p.near, 2, 0.3)
    for z in range(28, 3, -4):
        for row in (-9.6, -6.4, -3.2, 0, 3.2, 6.4, 9.6):
            if cam.ahead(row, z):
                _match(c, cam, p, row + 0.8 * (v == 3), float(z))
    for i in range(6):
        x, y = cam.at(-7.5 + i * 3, 5.4, 14)
        c.line([(x, -10), (x, y)], p.near, 4)
        c.poly([(x - 60, y + 16), (x - 18, y - 14), (x + 18, y - 14), (x + 60, y + 16)], p.near)
        c.poly([(x - 56, y + 16), (x + 56, y + 16), (x + 40, y + 24), (x - 40, y + 24)], lighter(p.light, 0.4))
        beam(c, x, y + 10, 90, 50, 620, p.light, alpha=0.26, start=40)
    px, py = cam.at(1.6, 0, 9)
    person(c, px, py, cam.unit(1.6, 9) * 1.78, p.near, pose="stand", coat=True, rim=p.light)
    c.stipple([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], p.near, toward="out", strength=0.6)


def _match(c: Canvas, cam: Camera, p: Palette, x: float, z: float) -> None:
    fade = min(0.6, z / 48)
    size = cam.unit(x, z)
    for side in (1, -1):
        px, py = cam.at(x + side * 1.12, 0, z + 0.3)
        person(c, px, py + size * 0.1, size * 1.62, mix(darker(p.near, 0.1), p.far, fade), pose="think" if c.rng.random() < 0.7 else "sit",
               facing=-side, rim=p.light if z < 12 else None)
        c.rect(px + side * size * 0.16, py - size * 0.95, px + side * size * 0.22, py, mix(p.near, p.far, fade))
    c.poly(cam.floor(x - 0.85, x + 0.85, z - 0.1, z + 0.9, 0.76), mix(mix(p.accent, p.mid, 0.5), p.far, fade))
    c.poly(cam.front(x - 0.85, x + 0.85, 0.68, 0.76, z - 0.1), mix(p.near, p.far, fade))
    for dx in (-0.75, 0.75):
        c.line([cam.at(x + dx, 0, z), cam.at(x + dx, 0.7, z)], mix(p.near, p.far, fade), max(1.5, size * 0.06))
    cell = 0.085
    c.poly(cam.floor(x - 0.38, x + 0.38, z + 0.02, z + 0.72, 0.775), p.light)
    for i in range(8):
        for k in range(8):
            if (i + k) % 2 and z < 22:
                c.poly(cam.floor(x + (i - 4) * cell, x + (i - 3) * cell, z + 0.03 + k * cell, z + 0.03 + (k + 1) * cell, 0.776), mix(p.accent, p.near, 0.4))
    for side in (-1, 1):
        for k in range(6):
            qx, qy = cam.at(x + side * c.rng.uniform(0.12, 0.34), 0.78, z + 0.05 + 0.11 * k)
            tone = p.near if side > 0 else lighter(p.light, 0.5)
            c.poly([(qx - size * 0.03, qy), (qx + size * 0.03, qy), (qx, qy - size * 0.14)], tone)
            c.dot(qx, qy - size * 0.13, size * 0.025, tone)


_MEN: dict[str, list[Point]] = {
    "pawn": [(0.3, 0), (0.3, 0.08), (0.2, 0.16), (0.12, 0.42), (0.2, 0.5), (0.1, 0.54)],
    "rook": [(0.34, 0), (0.34, 0.1), (0.22, 0.2), (0.19, 0.62), (0.29, 0.7), (0.29, 0.94)],
    "bishop": [(0.33, 0), (0.33, 0.1), (0.2, 0.2), (0.12, 0.66), (0.21, 0.72), (0.11, 0.76), (0.2, 0.92), (0.12, 1.08), (0.03, 1.18)],
    "queen": [(0.37, 0), (0.37, 0.1), (0.22, 0.22), (0.14, 0.86), (0.25, 0.93), (0.15, 0.97), (0.29, 1.28), (0.16, 1.24), (0.05, 1.33)],
    "king": [(0.38, 0), (0.38, 0.1), (0.23, 0.22), (0.15, 0.92), (0.27, 0.99), (0.16, 1.03), (0.26, 1.3), (0.14, 1.38), (0.05, 1.38)],
}


def _man(c: Canvas, kind: str, x: float, y: float, size: float, fill: Ink, dark: Ink) -> None:
    """Turn a chess man on the lathe, standing on (x, y)."""
    profile = _MEN[kind]
    outline = [(x + u * size, y - w * size) for u, w in profile] + [(x - u * size, y - w * size) for u, w in profile[::-1]]
    c.wash(outline, (mix(fill, dark, 0.2), lighter(fill, 0.15), fill, mix(fill, dark, 0.55), dark), sideways=True)
    c.dot(x, y, profile[0][0] * size, mix(fill, dark, 0.5), ry=size * 0.07)
    for u, w in profile[1:]:
        if u > 0.18:
            c.line([(x - u * size, y - w * size), (x + u * size, y - w * size)], dark, size * 0.016, 0.6)
    if kind == "pawn":
        c.dot(x, y - 0.68 * size, 0.17 * size, mix(fill, dark, 0.25))
        c.dot(x - 0.05 * size, y - 0.72 * size, 0.07 * size, lighter(fill, 0.3))
    elif kind == "rook":
        for k in (-0.2, 0, 0.2):
            c.rect(x + (k - 0.06) * size, y - 1.04 * size, x + (k + 0.06) * size, y - 0.93 * size, mix(fill, dark, 0.3 + k))
    elif kind == "bishop":
        c.line([(x + 0.02 * size, y - 1.05 * size), (x + 0.13 * size, y - 0.9 * size)], dark, size * 0.03)
        c.dot(x, y - 1.2 * size, 0.05 * size, fill)
    elif kind == "queen":
        for k in range(-2, 3):
            c.dot(x + k * 0.13 * size, y - (1.32 + 0.02 * (2 - abs(k))) * size, 0.045 * size, mix(fill, dark, 0.2))
    else:
        c.line([(x, y - 1.36 * size), (x, y - 1.6 * size)], mix(fill, dark, 0.2), size * 0.06)
        c.line([(x - 0.1 * size, y - 1.5 * size), (x + 0.1 * size, y - 1.5 * size)], mix(fill, dark, 0.2), size * 0.06)


def _pieces(c: Canvas, p: Palette, v: int) -> None:
    """Crouch at the edge of one board; the players loom beyond."""
    cam = Camera(height=3.6, horizon=330 if v == 1 else 250, centre=760 if v == 1 else 900, focus=1050, yaw=-9 if v == 1 else 14)
    c.backdrop((p.sky, p.far, p.mid), 0, 1067)
    for i in range(5):
        glow(c, 130 + i * 340, 120, 250, p.light, alpha=0.6)
    with c.soft(mix(p.mid, p.near, 0.5), blur=10, alpha=0.95) as s:
        for x, size in ((430, 420), (1230, 400)):
            s.ellipse(x, 130, size * 0.21, size * 0.27)
            s.poly([(x - size * 0.62, 560), (x - size * 0.5, 330), (x - size * 0.14, 250), (x + size * 0.14, 250), (x + size * 0.5, 330), (x + size * 0.62, 560)])
    c.wash([(0, 420), (1600, 420), (1600, 1067), (0, 1067)], (mix(p.accent, p.mid, 0.5), p.near))
    _board(c, cam, p, 0, 4.6, 0, 1.05)
    pale, deep = lighter(p.light, 0.2), mix(p.near, p.mid, 0.25)
    men = [(-3, 7, "rook", 1), (-1, 7, "bishop", 1), (0, 7, "king", 1), (1, 6, "queen", 1), (3, 7, "rook", 1), (-3, 5, "pawn", 1), (-2, 6, "pawn", 1),
           (2, 5, "pawn", 1), (3, 6, "pawn", 1), (0, 4, "pawn", 1), (-2, 3, "bishop", 0), (1, 3, "pawn", 0), (-3, 2, "pawn", 0), (2, 2, "rook", 0),
           (-1, 2, "queen", 0), (3, 1, "pawn", 0), (0, 1, "king", 0), (-2, 1, "pawn", 0)]
    for file, rank, kind, side in sorted(men, key=lambda m: -m[1]):
        x, z = (file - 0.5) * 1.05, 4.6 + (rank + 0.5) * 1.05
        if kind == "king" and v == 4 and side == 1:
            kind = "bishop"
        px, py = cam.at(x, 0, z)
        size = cam.unit(x, z) * 1.12
        c.poly([(px, py - size * 0.07), (px, py + size * 0.07), (px + size * 1.3, py + size * 0.3), (px + size * 1.3, py + size * 0.16)], p.near, 0.35)
        fill, dark = (deep, darker(p.near, 0.4)) if side else (pale, mix(p.far, p.mid, 0.7))
        _man(c, kind, px, py, size, fill, dark)
    c.stipple([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], p.near, toward="out", strength=0.7)
    haze(c, 0, 200, p.sky, 0.3, "n")


def _plan(c: Canvas, p: Palette, v: int) -> None:
    """Look straight down on boards in ranks, hands and heads about them."""
    c.wash([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], (p.far, p.mid))
    for i in range(33):
        c.line([(i * 52, 0), (i * 52, 1067)], p.near, 2, 0.25)
    tilt, scale = (0.0, 1.0) if v == 2 else (0.26, 1.35)

    def at(x: float, y: float) -> Point:
        return 800 + scale * (x * cos(tilt) - y * sin(tilt)), 533 + scale * (x * sin(tilt) + y * cos(tilt))

    def slab(x0: float, y0: float, x1: float, y1: float, fill: Ink, alpha: float = 1.0) -> None:
        c.poly([at(x0, y0), at(x1, y0), at(x1, y1), at(x0, y1)], fill, alpha)

    for row in range(-2, 3):
        for col in range(-2, 3):
            x, y = col * 340, row * 270
            slab(x - 116, y - 78, x + 140, y + 104, darker(p.near, 0.2), 0.5)
            slab(x - 130, y - 92, x + 130, y + 92, mix(p.accent, p.far, 0.35))
            slab(x - 74, y - 74, x + 74, y + 74, p.light)
            for i in range(8):
                for k in range(8):
                    if (i + k) % 2:
                        slab(x - 72 + i * 18, y - 72 + k * 18, x - 54 + i * 18, y - 54 + k * 18, mix(p.mid, p.near, 0.4))
            for _ in range(15):
                i, k = c.rng.randrange(8), c.rng.randrange(8)
                px, py = at(x - 63 + i * 18, y - 63 + k * 18)
                tone = p.near if k < 4 else lighter(p.light, 0.5)
                c.dot(px + 3, py + 4, 7 * scale, p.near, alpha=0.4)
                c.dot(px, py, 6.4 * scale, tone)
                c.dot(px - 1, py - 1, 2.6 * scale, mix(tone, p.accent, 0.4))
            slab(x + 92, y - 16, x + 118, y + 16, p.near)
            c.dot(*at(x + 105, y - 7), 8 * scale, p.light)
            for side in (-1, 1):
                if c.rng.random() < 0.1:
                    continue
                hx, hy = x + c.rng.uniform(-14, 14), y + side * 118
                robe = mix(c.rng.choice((p.near, p.accent, p.low)), p.near, c.rng.uniform(0.2, 0.7))
                for arm in (-1, 1):
                    limb(c, [at(hx + arm * 40, hy), at(hx + arm * 46, hy - side * 40), at(hx + arm * c.rng.uniform(6, 26), hy - side * c.rng.uniform(44, 90))],
                         [22 * scale, 18 * scale, 12 * scale], robe)
                limb(c, [at(hx - 36, hy + side * 4), at(hx + 36, hy + side * 4)], [46 * scale, 46 * scale], robe)
                c.dot(*at(hx, hy - side * 6), 23 * scale, darker(p.near, 0.3))
    beam(c, -200, -200, 42, 30, 2300, p.light, alpha=0.3, start=260)
    c.stipple([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], p.near, toward="se", strength=0.5)
