"""Scenes of public speech: the Assembly's hall and the press conference."""

from math import cos, pi, sin

from .brushes import beam, cloud_field, glow, haze
from .camera import Camera
from .canvas import Canvas, Point
from .colour import Ink, Palette, darker, lighter, mix
from .figures import bust, limb, person
from .registry import scene


@scene(
    "assembly-hall",
    "4a2a2a a5654a ffe6b8 7a4436 8f2f2c 241516 d9a55a",
    "1e2f3d 5d7f8a fdf1d2 3b5866 2a4553 0f1a24 c9703c",
    "e6dcc6 efe6d2 fffaf0 b9a88a 7c5b40 2c2524 8f3a32",
    "20402f 6f8f6a fbeec2 3f664c 2c5240 101f18 d9b04c",
    "cfd3cf e6e4da fffdf4 a9aca6 4d6a78 232b33 b8483a",
    "3a2a4a 9b6f8c ffe2c2 654a70 4d3560 181022 e39a54",
    mirrored=(4,),
)
def assembly_hall(c: Canvas, p: Palette, v: int) -> None:
    """Show the half circle of benches: from the gallery, from the rostrum, as a plan."""
    (_gallery, _from_rostrum, _plan)[v % 3](c, p, v)


def _gallery(c: Canvas, p: Palette, v: int) -> None:
    cam = Camera(height=11, horizon=250 if v == 0 else 330, centre=800 if v == 0 else 700, focus=880)
    c.backdrop((p.sky, p.far, p.mid), 0, 1067)
    for i in range(15):
        x = -160 + i * 137
        c.wash([(x, 0), (x + 60, 0), (x + 60, 420), (x, 420)], (p.mid, mix(p.far, p.low, 0.4)))
        c.line([(x + 60, 0), (x + 60, 420)], p.near, 4, 0.6)
    glow(c, cam.centre, 60, 700, p.light, alpha=0.65)
    beam(c, cam.centre, -160, 90, 44, 1100, p.light, alpha=0.3, start=120)
    c.poly(cam.floor(-40, 40, 6, 36), mix(p.mid, p.near, 0.45))
    _rostrum(c, cam, p)
    for row in range(9):
        r, y = 9.5 + row * 2.1, 0.25 * row
        _bench(c, cam, p, r, y)
    c.stipple([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], p.near, toward="out", strength=0.75)
    rail = darker(p.near, 0.35)
    c.rect(0, 985, 1600, 1005, rail)
    for x in range(20, 1600, 62):
        c.rect(x, 1000, x + 14, 1067, rail)
    for x, size in ((240, 250), (520, 230), (1330, 260)):
        bust(c, x, 1075, size, rail, rim=p.accent)


def _ring(r: float, y: float, start: float, end: float, steps: int = 40) -> list[tuple[float, float, float]]:
    return [(r * sin(start + (end - start) * i / steps), y, 35 - r * cos(start + (end - start) * i / steps))
            for i in range(steps + 1)]


def _bench(c: Canvas, cam: Camera, p: Palette, r: float, y: float) -> None:
    for start, end in ((-1.25, -0.5), (-0.42, 0.42), (0.5, 1.25)):
        low, high = _ring(r, y, start, end), _ring(r, y + 0.95, start, end)
        if any(not cam.ahead(x, z) for x, _, z in low):
            continue
        for i in range(int(r * 0.8 * (end - start))):
            a = start + (i + 0.6) / int(r * 0.8 * (end - start)) * (end - start)
            x, z = (r - 0.8) * sin(a), 35 - (r - 0.8) * cos(a)
            if c.rng.random() < 0.87 and cam.ahead(x, z):
                px, py = cam.at(x, y + 0.7, z)
                tone = mix(p.near, c.rng.choice((p.near, p.mid, p.far, p.accent)), c.rng.uniform(0, 0.4))
                bust(c, px, py, cam.unit(x, z) * 0.85, tone, rim=p.light)
        face = [cam.at(*s) for s in low] + [cam.at(*s) for s in high[::-1]]
        c.poly(face, mix(p.accent, p.near, 0.55))
        top = [cam.at(*s) for s in high] + [cam.at(*s) for s in _ring(r - 0.5, y + 0.95, start, end)[::-1]]
        c.poly(top, mix(p.accent, p.light, 0.25))


def _rostrum(c: Canvas, cam: Camera, p: Palette) -> None:
    back = cam.front(-5, 5, 0, 9.5, 35)
    c.wash(back, (mix(p.accent, p.near, 0.2), mix(p.accent, p.near, 0.6)))
    for i in range(21):
        x = -5 + i * 0.5
        c.line([cam.at(x, 0, 34.9), cam.at(x, 9.5, 34.9)], p.near, 2, 0.5)
    cx, cy = cam.at(0, 6.4, 34.8)
    size = cam.unit(0, 35)
    for r, tone in ((1.5, p.light), (1.25, mix(p.accent, p.near, 0.4)), (1.0, p.light)):
        c.dot(cx, cy, r * size, tone)
    for i in range(3):
        c.line([(cx - size * 0.8, cy - size * 0.3 + i * size * 0.3), (cx + size * 0.8, cy - size * 0.3
                                                                       + i * size * 0.3)], p.mid, 4)
    for x0, x1, y1, z, tone in ((-4.4, 4.4, 2.3, 33, 0.4), (-3, 3, 1.7, 31.4, 0.25), (-0.9, 0.9, 2.1, 30, 0.1)):
        c.poly(cam.front(x0, x1, 0, y1, z), mix(p.accent, p.near, tone + 0.2))
        c.poly(cam.floor(x0, x1, z, z + 0.9, y1), mix(p.accent, p.light, 0.3))
        if z > 32:
            for k in (-2, 0, 2):
                px, py = cam.at(k, y1, z + 0.4)
                bust(c, px, py, cam.unit(0, z) * 1.0, p.near, rim=p.light)
    px, py = cam.at(0, 0.6, 30.2)
    person(c, px, py, cam.unit(0, 30) * 2.4, p.near, pose="stand", rim=p.light)
    c.poly(cam.front(-0.9, 0.9, 0, 1.9, 29.8), mix(p.accent, p.near, 0.35))


def _from_rostrum(c: Canvas, p: Palette, v: int) -> None:
    """Stand behind the speaker under the glass dome."""
    c.backdrop((p.mid, p.far), 0, 1067)
    cx, top = (800, 330) if v == 1 else (620, 300)
    for i in range(8, 0, -1):
        u = i / 8
        c.dot(cx, top - 150 - 80 * u, 1050 * u, mix(p.light, p.far, u**0.7), ry=420 * u)
    for i in range(28):
        a = pi * i / 14
        c.line([(cx + 110 * cos(a), top - 160 + 44 * sin(a)), (cx + 1100 * cos(a), top - 230 + 440 * sin(a))],
               p.mid, 5)
    for u in (0.25, 0.5, 0.75):
        c.arc((cx - 1050 * u, top - 150 - 80 * u - 420 * u, cx + 1050 * u, top - 150 - 80 * u + 420 * u), 0,
              360, p.mid, 4)
    for row in range(10):
        u = row / 9
        y, wide, drop = 400 + 420 * u**1.2, 620 + 700 * u, 60 + 110 * u
        curve = [(cx + wide * cos(pi * i / 40), y + drop * (sin(pi * i / 40)) - drop) for i in range(41)]
        band = [*curve, *[(x, q + 34 + 30 * u) for x, q in curve[::-1]]]
        size = 30 + 46 * u
        for i in range(2, 39):
            if c.rng.random() < 0.8 and i not in (13, 14, 26, 27):
                x, q = curve[i]
                tone = mix(mix(p.near, p.far, 0.5 - 0.5 * u), p.accent, c.rng.choice((0, 0, 0.25)))
                bust(c, x, q + 6, size * c.rng.uniform(0.95, 1.1), tone)
        c.poly(band, mix(mix(p.accent, p.near, 0.4), p.far, 0.4 * (1 - u)))
        c.line(curve, mix(p.accent, p.light, 0.5), 4 + 3 * u)
    beam(c, cx, -100, 90, 50, 1200, p.light, alpha=0.35, start=160)
    dark = darker(p.near, 0.3)
    sx = 800 if v == 1 else 1080
    c.stipple([(0, 500), (1600, 500), (1600, 1067), (0, 1067)], dark, toward="s", strength=0.8)
    person(c, sx, 1330, 820, dark, pose="point" if v == 1 else "stand", coat=False, rim=p.light)
    c.poly([(sx - 290, 1067), (sx - 250, 940), (sx + 250, 940), (sx + 290, 1067)], mix(p.accent, dark, 0.55))
    c.poly([(sx - 250, 940), (sx - 210, 905), (sx + 210, 905), (sx + 250, 940)], mix(p.accent, p.light, 0.2))
    for side in (-1, 1):
        c.line([(sx + side * 150, 915), (sx + side * 120, 800), (sx + side * 70, 760)], dark, 9)
        limb(c, [(sx + side * 80, 766), (sx + side * 55, 750)], [26, 22], dark)


def _plan(c: Canvas, p: Palette, v: int) -> None:
    """Lay the chamber out flat: every seat a mark, its benches coloured by group."""
    c.wash([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], (p.low, mix(p.sky, p.far, 0.25)))
    cx, cy = (800, 900) if v == 2 else (560, 533)
    spin = 0.0 if v == 2 else pi / 2
    with c.soft(p.near, blur=18, alpha=0.3) as s:
        s.poly([(cx + 14 + 850 * cos(pi + spin + pi * i / 40), cy + 22 + 850 * sin(pi + spin + pi * i / 40))
                for i in range(41)])
    disc = [(cx + 840 * cos(pi + spin + pi * i / 60), cy + 840 * sin(pi + spin + pi * i / 60))
            for i in range(61)]
    c.poly(disc, mix(p.mid, p.far, 0.35))
    c.stipple(disc, p.near, toward="n" if v == 2 else "e", strength=0.5)
    shares = (0.16, 0.34, 0.62, 0.8, 1.01) if v == 2 else (0.28, 0.45, 0.55, 0.9, 1.01)
    inks = (p.accent, mix(p.accent, p.light, 0.55), p.light, p.mid, p.near)
    for row in range(9):
        r = 270 + row * 63
        arc = [(cx + (r - 20) * cos(pi + spin + pi * i / 60), cy + (r - 20) * sin(pi + spin + pi * i / 60))
               for i in range(61)]
        c.line(arc, mix(p.light, p.far, 0.45), 10)
        count = round(r * pi / 46)
        for i in range(count):
            u = (i + 0.5) / count
            if min(abs(u - 0.25), abs(u - 0.5), abs(u - 0.75)) < 26 / (r * pi):
                continue
            a = pi + spin + pi * u
            x, y = cx + r * cos(a), cy + r * sin(a)
            tone = inks[next(k for k, share in enumerate(shares) if u < share)]
            c.dot(x + 5, y + 7, 16, p.near, alpha=0.4)
            c.dot(x, y, 17, tone)
            c.dot(x - 2, y - 3, 8, darker(tone, 0.35) if c.rng.random() < 0.85 else lighter(tone, 0.5))
    for r, tone in ((190, mix(p.accent, p.near, 0.35)), (150, mix(p.accent, p.light, 0.2)), (60, p.near)):
        c.poly([(cx + r * cos(pi + spin + pi * i / 40), cy + r * sin(pi + spin + pi * i / 40))
                for i in range(41)], tone)
    if v == 2:
        c.rect(cx - 250, cy, cx + 250, cy + 60, p.near)
        c.rect(0, cy + 60, 1600, 1067, mix(p.mid, p.near, 0.6))
    else:
        c.rect(cx - 70, cy - 250, cx, cy + 250, p.near)
        beam(c, 1700, -60, 150, 22, 1900, p.light, alpha=0.4)
    cloud_field(c, (0, 0, 1600, 1067), p.near, cells=(4, 3), cover=0.35, alpha=0.16, fade="flat")


@scene(
    "press-conference",
    "24364f 4f6c8f fbeecd 35506f 2b415e 0d1624 c9503c",
    "d9d3c6 ece6d8 ffffff b8b0a2 8a5a48 26221f 2f5f74",
    "3c2230 8a4a4c ffdcae 5d3540 4a2836 170d14 e3a04a",
    "17343a 3f7a7a f4ecca 275258 1d4347 081719 e2643c",
    "8fa0a0 c9d0c8 fffbee 7f9090 56686a 20282a d98a34",
    "2e2748 6a5a94 fde9c4 443a6b 382f5a 110d20 f0b24e",
    mirrored=(5,),
)
def press_conference(c: Canvas, p: Palette, v: int) -> None:
    """Gather microphones, cameras and raised hands round a lectern."""
    (_audience, _microphones, _behind)[v % 3](c, p, v)


def _audience(c: Canvas, p: Palette, v: int) -> None:
    c.backdrop((p.far, p.mid, p.near), 0, 1067)
    x0, x1 = (330, 1270) if v == 0 else (90, 1060)
    for i in range(6):
        wide = (x1 - x0) / 6
        tone = (p.mid, p.low)[i % 2]
        c.wash([(x0 + i * wide, 90), (x0 + (i + 1) * wide, 90), (x0 + (i + 1) * wide, 700),
                (x0 + i * wide, 700)], (lighter(tone, 0.1), darker(tone, 0.35)))
    for i in range(5):
        for k in range(8):
            x, y = x0 + 70 + k * (x1 - x0 - 140) / 7, 150 + i * 100
            if (i + k) % 2:
                c.dot(x, y, 15, mix(p.light, p.low, 0.5), alpha=0.6)
                c.dot(x + 6, y - 4, 13, p.mid, alpha=0.9)
    mid = (x0 + x1) / 2
    glow(c, mid, 330, 520, p.light, alpha=0.5)
    for i, x in enumerate((x0 - 110, x1 + 110)):
        c.rect(x - 5, 120, x + 5, 720, p.near)
        flag = [(x, 130), (x + 96 - 192 * i, 190), (x + 80 - 160 * i, 420), (x + 4, 560)]
        c.wash(flag, (p.accent, darker(p.accent, 0.5)), sideways=True)
    dark = darker(p.near, 0.1)
    for dx, pose in ((0, "stand"), (230, "stand")) if v == 0 else ((0, "point"),):
        person(c, mid + dx, 770, 470, dark, pose=pose, rim=p.light)
    c.rect(x0 - 200, 700, x1 + 200, 730, mix(p.low, p.near, 0.4))
    for dx in (0, 230) if v == 0 else (0,):
        lectern = [(mid + dx - 84, 540), (mid + dx + 84, 540), (mid + dx + 62, 735), (mid + dx - 62, 735)]
        c.wash(lectern, (mix(p.accent, p.light, 0.25), darker(p.accent, 0.5)))
        for k in range(-2, 3):
            c.line([(mid + dx + k * 22, 545), (mid + dx + k * 15, 500)], dark, 5)
            c.dot(mid + dx + k * 15, 496, 10, dark, ry=13)
    _rows_of_press(c, p, mid)


def _rows_of_press(c: Canvas, p: Palette, mid: float) -> None:
    for row in range(3):
        size, y = 150 + row * 74, 850 + row * 112
        tone = mix(darker(p.near, 0.3), p.mid, 0.3 - row * 0.15)
        count = 11 - row * 2
        for i in range(count):
            x = (i + 0.5 + 0.3 * (row % 2)) * 1640 / count - 20 + c.rng.uniform(-20, 20)
            draw = c.rng.random()
            if draw < 0.24:
                limb(c, [(x + size * 0.4, y), (x + size * 0.5, y - size * 0.5), (x + size * 0.46, y - size * 1.1)],
                     [size * 0.2, size * 0.16, size * 0.11], tone)
                c.dot(x + size * 0.46, y - size * 1.14, size * 0.09, tone, ry=size * 0.11)
            elif draw < 0.45:
                c.rect(x - size * 0.2, y - size * 1.08, x + size * 0.24, y - size * 0.78, tone)
                c.dot(x + size * 0.02, y - size * 0.93, size * 0.12, p.low)
                if c.rng.random() < 0.6:
                    glow(c, x + size * 0.1, y - size * 1.12, size * 1.3, p.light, alpha=0.95)
            bust(c, x, y + 20, size, tone, rim=p.light)


def _microphones(c: Canvas, p: Palette, v: int) -> None:
    """Look at a bunch of microphones close by; nobody has come yet."""
    c.backdrop((p.sky, p.low, p.far), 0, 1067)
    for _ in range(26):
        x, y, r = c.rng.uniform(0, 1600), c.rng.uniform(0, 620), c.rng.uniform(20, 90)
        c.dot(x, y, r, c.rng.choice((p.light, p.accent, p.low)), alpha=c.rng.uniform(0.08, 0.25))
    with c.soft(p.mid, blur=22, alpha=0.7) as s:
        for i in range(9):
            x = 60 + i * 185 + c.rng.uniform(-30, 30)
            s.ellipse(x, 560, 60, 74)
            s.poly([(x - 130, 900), (x - 90, 660), (x + 90, 660), (x + 130, 900)])
    glow(c, 1250 if v == 1 else 330, 120, 560, p.light, alpha=0.7)
    c.wash([(0, 850), (1600, 820), (1600, 1067), (0, 1067)], (mix(p.accent, p.near, 0.2), p.near))
    c.line([(0, 850), (1600, 820)], p.light, 5, 0.6)
    dark = darker(p.near, 0.25)
    heads = [(340, 560, -26), (520, 400, -14), (700, 520, -8), (830, 330, 2), (980, 500, 10), (1130, 410, 18),
             (1290, 580, 28), (620, 660, -12), (1060, 680, 12)]
    for i, (x, y, lean) in enumerate(heads if v == 1 else [(1600 - a, b - 60, -k) for a, b, k in heads[:7]]):
        foot = (800 + (x - 800) * 0.45, 900)
        limb(c, [foot, ((foot[0] + x) / 2 + lean, (foot[1] + y) / 2), (x, y + 40)], [18, 15, 20], dark)
        _microphone(c, p, x, y, 58 + (i % 3) * 10, i, lean)
    c.stipple([(0, 620), (1600, 620), (1600, 1067), (0, 1067)], dark, toward="s", strength=0.7)


def _microphone(c: Canvas, p: Palette, x: float, y: float, r: float, kind: int, lean: float) -> None:
    tone = (p.near, p.accent, mix(p.near, p.low, 0.35))[kind % 3]
    tip: Point = (x + lean * 0.5, y - r * 0.9)
    limb(c, [(x, y + r * 1.7), (x, y + r * 0.5)], [r * 0.7, r * 0.95], darker(tone, 0.5))
    if kind % 2:
        c.poly([(x - r * 0.75, y + r * 0.3), (x + r * 0.75, y + r * 0.3), (x + r * 0.75, y + r * 1.3),
                (x - r * 0.75, y + r * 1.3)], p.light if tone == p.accent else p.accent)
        c.stipple([(x - r * 0.75, y + r * 0.3), (x + r * 0.75, y + r * 0.3), (x + r * 0.75, y + r * 1.3),
                   (x - r * 0.75, y + r * 1.3)], p.near, toward="e", strength=0.7)
    limb(c, [(x, y), tip], [r * 1.75, r * 1.55], tone)
    box = [(x - r * 1.2, y - r * 1.9), (x + r * 1.2, y - r * 1.9), (x + r * 1.2, y + r), (x - r * 1.2, y + r)]
    ball: list[Point] = [(x + r * 0.95 * cos(a / 5), y - r * 0.45 + r * 1.25 * sin(a / 5)) for a in range(32)]
    c.stipple(ball, lighter(tone, 0.6), toward="nw", strength=0.5)
    c.stipple(ball, darker(tone, 0.7), toward="se", strength=0.6)
    if kind % 3 == 2:
        for i in range(1, 6):
            yy = box[0][1] + i * r * 0.36
            c.line([(x - r * 0.7, yy), (x + r * 0.7, yy)], darker(tone, 0.5), 2)


def _behind(c: Canvas, p: Palette, v: int) -> None:
    """Stand behind the speaker, against lamps and lenses."""
    c.backdrop((p.sky, p.far, p.mid), 0, 1067)
    for i, x in enumerate((170, 520, 1060, 1440)):
        y = 150 + 40 * (i % 2)
        beam(c, x, y, 90 + (x - 800) * -0.035, 46, 900, p.light, alpha=0.28)
        glow(c, x, y, 260, p.light, alpha=0.95)
        c.rect(x - 46, y - 30, x + 46, y + 30, lighter(p.light, 0.5))
        c.line([(x, y + 30), (x, 620)], p.near, 6)
    for row in range(5):
        size, y = 66 + row * 26, 560 + row * 74
        for i in range(19 - row * 2):
            x = (i + 0.5) * 1640 / (19 - row * 2) - 20 + c.rng.uniform(-14, 14)
            tone = mix(p.near, p.far, 0.45 - row * 0.1)
            bust(c, x, y, size * 1.15, tone)
            if c.rng.random() < 0.35:
                c.rect(x - size * 0.34, y - size * 1.0, x + size * 0.34, y - size * 0.58, darker(p.near, 0.2))
                c.dot(x, y - size * 0.79, size * 0.17, mix(p.low, p.light, 0.4))
                if c.rng.random() < 0.5:
                    glow(c, x, y - size * 0.9, size * 2.0, lighter(p.light, 0.5), alpha=0.95)
    sx = 800 if v == 2 else 480
    dark = darker(p.near, 0.35)
    haze(c, 700, 1067, dark, 0.7)
    bust(c, sx, 1130, 640, dark, rim=p.light)
    for side in (-1, 1):
        c.line([(sx + side * 330, 1067), (sx + side * 280, 900), (sx + side * 190, 830)], dark, 10)
        limb(c, [(sx + side * 205, 840), (sx + side * 165, 815)], [38, 32], dark)
    c.poly([(sx - 480, 1067), (sx - 440, 1000), (sx + 440, 1000), (sx + 480, 1067)], mix(p.accent, dark, 0.5))

