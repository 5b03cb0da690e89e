"""The scene “lab-bench”."""

from math import cos, pi, sin

from ..brushes import beam, glow, haze
from ..canvas import Canvas, Point
from ..colour import Ink, Palette, darker, lighter, mix
from ..figures import limb
from ..registry import scene
from ..things import blob

_PIPETTE = (0.0, 0.34, 0.66, 0.86, 1.0)  # where its bulb, body, neck and tip begin


@scene(
    "lab-bench",
    "c9dcdc e9f0ea ffffff a9c4c4 5f8a90 1d3338 e0803c",
    "16263f 3a5f86 eef6e6 23405f 1c3450 08111f 4fc0a0",
    "e9dcc4 f4ecd8 fffdf4 c9b391 8a6f4f 2c231c 3f7a8a",
    "2b2140 6a4f8a f6eaff 43336a 352a55 110c1f f0a050",
    "dfe6c9 f2f4dc fffff2 b3c08a 6f854f 232d1c c9503a",
    "30383c 7d8a8c f4f6ee 4f5b5e 3c4649 12181a e8b040",
    mirrored=(4,),
    cuts={5: (20, 0, 1380), 4: (260, 200, 1180)},
)
def lab_bench(c: Canvas, p: Palette, v: int) -> None:
    """Stand glass on the bench, bend over a microscope, or look down on dishes."""
    (_glassware, _microscope, _dishes)[v % 3](c, p, v)


def _flask(c: Canvas, p: Palette, x: float, y: float, high: float, fill: Ink, kind: int) -> None:
    """Stand glass on (x, y): 0 cone, 1 round flask, 2 cylinder, 3 beaker."""
    glass = mix(p.light, p.far, 0.25)
    if kind == 0:
        shape = [
            (-0.34, 0),
            (0.34, 0),
            (0.1, 0.6),
            (0.1, 0.95),
            (0.14, 1.0),
            (-0.14, 1.0),
            (-0.1, 0.95),
            (-0.1, 0.6),
        ]
        level = [(-0.34, 0), (0.34, 0), (0.2, 0.36), (-0.2, 0.36)]
    elif kind == 1:
        shape = [
            (0.1, 0.66),
            (0.1, 0.98),
            (0.14, 1.02),
            (-0.14, 1.02),
            (-0.1, 0.98),
            (-0.1, 0.66),
            *[
                (0.34 * cos(a), 0.34 + 0.34 * sin(a))
                for a in (pi * 0.6 + pi * 1.8 * k / 30 for k in range(31))
            ],
        ]
        level = [
            (0.34 * cos(a), 0.34 + 0.34 * sin(a)) for a in (pi + pi * k / 20 for k in range(21))
        ]
    elif kind == 2:
        shape = [(-0.12, 0), (0.12, 0), (0.12, 1.1), (-0.12, 1.1)]
        level = [(-0.12, 0.02), (0.12, 0.02), (0.12, 0.7), (-0.12, 0.7)]
    else:
        shape = [(-0.3, 0), (0.3, 0), (0.3, 0.66), (0.34, 0.7), (-0.34, 0.7), (-0.3, 0.66)]
        level = [(-0.3, 0.02), (0.3, 0.02), (0.3, 0.4), (-0.3, 0.4)]

    def on(points: list[Point]) -> list[Point]:
        return [(x + u * high, y - w * high) for u, w in points]

    c.poly(on(shape), glass, 0.45)
    c.wash(on(level), (lighter(fill, 0.25), fill, darker(fill, 0.25)))
    top = max(w for _, w in level)
    half = max(u for u, w in level if abs(w - top) < 0.02)
    c.dot(x, y - top * high, half * high, lighter(fill, 0.35), ry=half * high * 0.16)
    outline = on(shape)
    c.line([*outline, outline[0]], mix(p.mid, p.near, 0.4), max(2, high * 0.011), 0.9)
    c.line(
        on([(-0.07, 0.5), (-0.16, 0.25)]) if kind < 2 else on([(-0.07, 0.6), (-0.07, 0.15)]),
        lighter(p.light, 0.6),
        high * 0.026,
        0.85,
    )
    for _ in range(6):
        c.dot(
            x + c.rng.uniform(-0.14, 0.14) * high * (half / 0.34),
            y - c.rng.uniform(0.05, top) * high,
            high * 0.012,
            p.light,
            alpha=0.7,
        )


def _glassware(c: Canvas, p: Palette, v: int) -> None:
    c.backdrop((p.low, p.sky), 0, 1067)
    for i in range(4):
        x = 90 + i * 390
        c.wash(
            [(x, 50), (x + 300, 50), (x + 300, 560), (x, 560)], (p.light, mix(p.low, p.light, 0.5))
        )
        c.line([(x + 150, 50), (x + 150, 560)], p.far, 9)
        c.line([(x, 300), (x + 300, 300)], p.far, 9)
        beam(c, x + 150, 60, 66, 16, 1000, p.light, alpha=0.25, start=90)
    c.rect(0, 600, 1600, 622, mix(p.far, p.mid, 0.4))
    inks = (
        p.accent,
        mix(p.accent, p.light, 0.5),
        p.mid,
        mix(p.mid, p.light, 0.45),
        mix(p.accent, p.mid, 0.5),
    )
    for i in range(15):
        _flask(
            c, p, 70 + i * 108, 600, c.rng.uniform(90, 150), c.rng.choice(inks), c.rng.randrange(4)
        )
    c.wash([(0, 850), (1600, 850), (1600, 1067), (0, 1067)], (mix(p.far, p.mid, 0.4), p.near))
    c.rect(0, 836, 1600, 862, p.near)
    _stand(c, p, 760 if v == 0 else 520)
    layout = (
        (
            (150, 330, 0),
            (360, 250, 3),
            (560, 380, 1),
            (1040, 420, 0),
            (1270, 300, 2),
            (1440, 360, 1),
        )
        if v == 0
        else ((140, 300, 3), (860, 470, 1), (1120, 330, 0), (1310, 260, 3), (1480, 420, 2))
    )
    for i, (x, high, kind) in enumerate(layout):
        with c.soft(p.near, blur=9, alpha=0.5) as s:
            s.ellipse(x + 30, 860, high * 0.4, 13)
        _flask(c, p, x, 858, high, inks[i % 5], kind)
    c.stipple(
        [(0, 850), (1600, 850), (1600, 1067), (0, 1067)],
        darker(p.near, 0.4),
        toward="s",
        strength=0.7,
    )


def _stand(c: Canvas, p: Palette, x: float) -> None:
    c.rect(x - 110, 846, x + 110, 862, darker(p.near, 0.3))
    c.rect(x - 6, 260, x + 6, 850, darker(p.near, 0.2))
    c.line([(x, 420), (x + 130, 420)], darker(p.near, 0.2), 11)
    _flask(c, p, x + 130, 650, 240, p.accent, 1)
    for side in (-60, 60):
        c.line([(x + 130 + side, 852), (x + 130 + side * 0.7, 664)], darker(p.near, 0.2), 7)
    c.rect(x + 104, 790, x + 156, 852, p.mid)
    glow(c, x + 130, 740, 110, p.accent, alpha=0.8)
    c.poly([(x + 112, 790), (x + 130, 690), (x + 148, 790)], mix(p.accent, p.light, 0.6))
    coil = [(x + 130 + 6 * k, 410 - 60 * abs(sin(k / 5)) - 0.2 * k) for k in range(60)]
    c.line(coil, mix(p.light, p.mid, 0.4), 7, 0.8)


def _microscope(c: Canvas, p: Palette, v: int) -> None:
    """A great microscope in profile, someone bending to it."""
    c.backdrop((p.sky, p.mid) if v == 1 else (p.low, p.sky), 0, 1067)
    x = 900 if v == 1 else 640
    glow(c, x + 30, 560, 700, p.low if v == 1 else p.light, alpha=0.7)
    for _ in range(22):
        bx, by, r = c.rng.uniform(0, 1600), c.rng.uniform(0, 760), c.rng.uniform(14, 80)
        c.arc(
            (bx - r, by - r, bx + r, by + r),
            0,
            360,
            c.rng.choice((p.accent, p.low, p.light)),
            4,
            0.35,
        )
        c.dot(bx + r * 0.2, by, r * 0.35, c.rng.choice((p.accent, p.low)), alpha=0.25)
    c.wash([(0, 900), (1600, 900), (1600, 1067), (0, 1067)], (mix(p.far, p.mid, 0.5), p.near))
    dark, pale = p.near, mix(p.far, p.light, 0.35)
    c.poly([(x - 230, 910), (x - 200, 860), (x + 210, 860), (x + 250, 910)], dark)
    limb(c, [(x - 170, 870), (x - 190, 640), (x - 120, 430), (x - 10, 330)], [86, 80, 72, 60], dark)
    c.poly([(x - 180, 680), (x + 190, 680), (x + 190, 712), (x - 180, 712)], dark)
    c.rect(x - 30, 664, x + 150, 680, p.light)
    limb(c, [(x - 90, 250), (x + 40, 480)], [120, 120], pale)
    limb(c, [(x - 165, 120), (x - 105, 226)], [74, 90], dark)
    limb(c, [(x - 176, 100), (x - 150, 146)], [92, 84], darker(dark, 0.3))
    c.dot(x + 52, 520, 78, dark, ry=46)
    for dx, long, tone in ((-26, 78, p.accent), (34, 118, pale), (96, 70, p.accent)):
        limb(c, [(x + dx + 20, 540), (x + dx * 1.3 + 24, 540 + long)], [50, 34], tone)
    c.dot(x - 178, 690, 50, pale)
    c.dot(x - 178, 690, 34, dark)
    glow(c, x + 60, 720, 240, p.accent, alpha=0.85)
    c.poly(
        [(x + 20, 860), (x + 100, 860), (x + 76, 716), (x + 44, 716)],
        mix(p.light, p.accent, 0.4),
        0.8,
    )
    hx = x - 420
    c.dot(hx + 60, 190, 128, darker(dark, 0.2), ry=150)
    c.poly([(hx + 150, 160), (hx + 196, 200), (hx + 160, 240)], darker(dark, 0.2))
    limb(c, [(hx, 290), (hx - 40, 400)], [130, 150], darker(dark, 0.2))
    coat = mix(p.light, p.far, 0.35) if v == 1 else mix(p.light, p.low, 0.5)
    c.poly(
        [
            (hx - 200, 430),
            (hx - 60, 360),
            (hx + 90, 420),
            (hx + 170, 700),
            (hx + 190, 910),
            (hx - 460, 910),
            (hx - 420, 640),
        ],
        coat,
    )
    limb(
        c, [(hx + 40, 500), (hx + 120, 760), (hx + 260, 740)], [120, 110, 66], mix(coat, p.mid, 0.3)
    )
    limb(c, [(hx + 260, 740), (hx + 300, 706)], [58, 44], darker(dark, 0.1))
    for i, tx in enumerate((x + 330, x + 400, x + 470)):
        _flask(c, p, tx, 905, 150 + 40 * (i % 2), (p.accent, p.low, p.accent)[i], (3, 2, 0)[i])


def _dishes(c: Canvas, p: Palette, v: int) -> None:
    """Look straight down on dishes, tubes and a gloved hand."""
    c.wash([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], (p.low, p.sky))
    for i in range(9):
        c.line([(i * 200, 0), (i * 200, 1067)], p.far, 2, 0.5)
        c.line([(0, i * 150), (1600, i * 150)], p.far, 2, 0.5)
    spots = (
        ((330, 300, 200), (820, 260, 170), (620, 720, 250), (1130, 640, 200))
        if v == 2
        else ((1260, 300, 220), (800, 330, 150), (980, 760, 240), (420, 700, 190), (350, 250, 140))
    )
    for i, (x, y, r) in enumerate(spots):
        with c.soft(p.near, blur=14, alpha=0.45) as s:
            s.ellipse(x + 18, y + 24, r, r)
        c.dot(x, y, r, mix(p.light, p.far, 0.15))
        base = (
            mix(p.accent, p.light, 0.6),
            mix(p.mid, p.light, 0.55),
            mix(p.accent, p.light, 0.78),
        )[i % 3]
        c.dot(x, y, r * 0.92, base)
        for _ in range(26):
            a, q = c.rng.uniform(0, 2 * pi), r * 0.8 * c.rng.random() ** 0.5
            size = c.rng.uniform(4, 24) * r / 200
            tone = c.rng.choice((p.accent, p.mid, p.light))
            outline = blob(c, x + q * cos(a), y + q * sin(a), size, size, tone, bumps=7)
            c.stipple(outline, p.near, toward="se", strength=0.6)
        c.arc((x - r, y - r, x + r, y + r), 0, 360, mix(p.mid, p.light, 0.3), 7)
        c.arc(
            (x - r * 0.84, y - r * 0.84, x + r * 0.84, y + r * 0.84),
            195,
            250,
            lighter(p.light, 0.5),
            12,
        )
    rx = 1330 if v == 2 else 60
    c.rect(rx, 60, rx + 200, 1000, mix(p.mid, p.near, 0.3))
    for row in range(9):
        for col in range(2):
            tx, ty = rx + 52 + col * 96, 120 + row * 102
            c.dot(tx, ty, 38, darker(p.near, 0.1))
            c.dot(tx, ty, 31, c.rng.choice((p.accent, p.light, p.far, mix(p.accent, p.light, 0.5))))
            c.arc((tx - 24, ty - 24, tx + 24, ty + 24), 200, 270, lighter(p.light, 0.5), 5)
    tail, tip = ((-60, 1010), (560, 760)) if v == 2 else ((1660, 640), (1060, 800))
    with c.soft(p.near, blur=9, alpha=0.5) as s:
        s.line([(tail[0] + 20, tail[1] + 34), (tip[0] + 20, tip[1] + 30)], 30)
    across = [
        (tail[0] + (tip[0] - tail[0]) * u, tail[1] + (tip[1] - tail[1]) * u) for u in _PIPETTE
    ]
    limb(c, across[:2], [62, 58], mix(p.accent, p.near, 0.15))
    limb(c, across[1:3], [44, 40], mix(p.light, p.far, 0.2))
    limb(c, across[2:], [36, 12, 7], mix(p.light, p.far, 0.45))
    c.line([(x, y - 9) for x, y in across[:3]], lighter(p.light, 0.5), 6, 0.8)
    limb(c, across[3:], [12, 6], p.accent)
    c.stipple([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], p.near, toward="se", strength=0.4)
    haze(c, 0, 300, p.light, 0.3, "n")
