"""The scene “press-conference”."""

from math import cos, sin

from ..brushes import beam, glow, haze
from ..canvas import Canvas, Point
from ..colour import Palette, darker, lighter, mix
from ..figures import bust, limb, person
from ..registry import scene


@scene(
    "press-conference",
    "24364f 4f6c8f fbeecd 35506f 2b415e 0d1624 c9503c",
    "d9d3c6 ece6d8 ffffff b8b0a2 8a5a48 26221f 2f5f74",
    "3c2230 8a4a4c ffdcae 5d3540 4a2836 170d14 e3a04a",
    "17343a 3f7a7a f4ecca 275258 1d4347 081719 e2643c",
    "8fa0a0 c9d0c8 fffbee 7f9090 56686a 20282a d98a34",
    "2e2748 6a5a94 fde9c4 443a6b 382f5a 110d20 f0b24e",
    mirrored=(5,),
    cuts={5: (250, 120, 1150), 6: (60, 190, 1300)},
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
        c.wash(
            [
                (x0 + i * wide, 90),
                (x0 + (i + 1) * wide, 90),
                (x0 + (i + 1) * wide, 700),
                (x0 + i * wide, 700),
            ],
            (lighter(tone, 0.1), darker(tone, 0.35)),
        )
    for i in range(5):
        for k in range(8):
            x, y = x0 + 70 + k * (x1 - x0 - 140) / 7, 150 + i * 100
            if (i + k) % 2:
                c.dot(x, y, 15, mix(p.light, p.low, 0.5), alpha=0.6)
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
        lectern = [
            (mid + dx - 84, 540),
            (mid + dx + 84, 540),
            (mid + dx + 62, 735),
            (mid + dx - 62, 735),
        ]
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
                limb(
                    c,
                    [
                        (x + size * 0.4, y),
                        (x + size * 0.5, y - size * 0.5),
                        (x + size * 0.46, y - size * 1.1),
                    ],
                    [size * 0.2, size * 0.16, size * 0.11],
                    tone,
                )
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
    heads = [
        (340, 560, -26),
        (520, 400, -14),
        (700, 520, -8),
        (830, 330, 2),
        (980, 500, 10),
        (1130, 410, 18),
        (1290, 580, 28),
        (620, 660, -12),
        (1060, 680, 12),
    ]
    for i, (x, y, lean) in enumerate(
        heads if v == 1 else [(1600 - a, b - 60, -k) for a, b, k in heads[:7]]
    ):
        foot = (800 + (x - 800) * 0.3, 1090)
        limb(
            c,
            [foot, ((foot[0] + x) / 2 + lean, (foot[1] + y) / 2), (x, y + 40)],
            [18, 15, 20],
            dark,
        )
        _microphone(c, p, x, y, 58 + (i % 3) * 10, i, lean)
    c.stipple([(0, 620), (1600, 620), (1600, 1067), (0, 1067)], dark, toward="s", strength=0.7)


def _microphone(
    c: Canvas, p: Palette, x: float, y: float, r: float, kind: int, lean: float
) -> None:
    tone = (p.near, p.accent, mix(p.near, p.low, 0.35))[kind % 3]
    tip: Point = (x + lean * 0.5, y - r * 0.9)
    limb(c, [(x, y + r * 1.7), (x, y + r * 0.5)], [r * 0.7, r * 0.95], darker(tone, 0.5))
    if kind % 2:
        c.poly(
            [
                (x - r * 0.75, y + r * 0.3),
                (x + r * 0.75, y + r * 0.3),
                (x + r * 0.75, y + r * 1.3),
                (x - r * 0.75, y + r * 1.3),
            ],
            p.light if tone == p.accent else p.accent,
        )
        c.stipple(
            [
                (x - r * 0.75, y + r * 0.3),
                (x + r * 0.75, y + r * 0.3),
                (x + r * 0.75, y + r * 1.3),
                (x - r * 0.75, y + r * 1.3),
            ],
            p.near,
            toward="e",
            strength=0.7,
        )
    limb(c, [(x, y), tip], [r * 1.75, r * 1.55], tone)
    box = [
        (x - r * 1.2, y - r * 1.9),
        (x + r * 1.2, y - r * 1.9),
        (x + r * 1.2, y + r),
        (x - r * 1.2, y + r),
    ]
    ball: list[Point] = [
        (x + r * 0.95 * cos(a / 5), y - r * 0.45 + r * 1.25 * sin(a / 5)) for a in range(32)
    ]
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
                c.rect(
                    x - size * 0.34,
                    y - size * 1.0,
                    x + size * 0.34,
                    y - size * 0.58,
                    darker(p.near, 0.2),
                )
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
    c.poly(
        [(sx - 480, 1067), (sx - 440, 1000), (sx + 440, 1000), (sx + 480, 1067)],
        mix(p.accent, dark, 0.5),
    )
