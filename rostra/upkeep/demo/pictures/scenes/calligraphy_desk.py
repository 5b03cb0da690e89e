"""The scene “calligraphy-desk”."""

from math import cos, pi, sin

from ..brushes import beam, cloud_field
from ..brushwork import bamboo, brush, cup, inkstone, peaks, stroke
from ..canvas import Canvas
from ..colour import Palette, darker, mix
from ..figures import limb
from ..registry import scene
from ..things import smoke


@scene(
    "calligraphy-desk",
    "6b4a32 b5855a fff4da 8a6242 4a3122 1d1512 b23a2a",
    "2c3a3a 6f8078 f4efdc 475956 33423f 141c1c c9502f",
    "c9b592 e4d6b4 fffcf0 a8906a 7a5f42 2b231e 3f6f66",
    "3a2430 8a5a5a ffe9cc 5f3a44 452a36 180f15 d99a45",
    "8f9a7a c5caa6 fcf8e4 76835f 535f42 232a1f b5452f",
    "24304a 5a6f96 f3eddc 3a4a6e 2c3a5a 10172a d9653a",
    mirrored=(4,),
    cuts={5: (60, 290, 1150), 6: (190, 40, 1380)},
)
def calligraphy_desk(c: Canvas, p: Palette, v: int) -> None:
    """Lay out paper, ink and brushes: from above, on edge, or by a window."""
    (_top_view, _window_desk, _scroll)[v % 3](c, p, v)


def _wood(c: Canvas, p: Palette, y0: float, y1: float) -> None:
    c.backdrop((p.far, p.sky), y0, y1)
    for _ in range(90):
        y = c.rng.uniform(y0, y1)
        bow, phase = c.rng.uniform(2, 12), c.rng.random()
        line = [(x * 80 - 40, y + bow * sin(2 * pi * (x / 22 + phase))) for x in range(22)]
        c.line([q for q in line if y0 < q[1] < y1 + 20], p.mid, c.rng.choice((1, 1.6, 3)), 0.3)


def _top_view(c: Canvas, p: Palette, v: int) -> None:
    _wood(c, p, 0, 1067)
    felt = [(150, 90), (1450, 60), (1480, 980), (130, 1000)]
    c.poly(felt, mix(p.mid, p.near, 0.2))
    c.stipple(felt, p.near, toward="se", strength=0.5)
    paper = (
        [(330, 150), (1060, 120), (1100, 930), (300, 950)]
        if v == 0
        else [(470, 190), (1380, 150), (1400, 800), (480, 840)]
    )
    with c.soft(p.near, blur=14, alpha=0.5) as s:
        s.poly([(x + 16, y + 20) for x, y in paper])
    c.poly(paper, p.light)
    c.stipple(paper, mix(p.low, p.light, 0.4), toward="se", strength=0.7)
    ink = darker(p.near, 0.3)
    if v == 0:
        ring = [(690 + 235 * cos(0.7 + i / 7), 520 + 225 * sin(0.7 + i / 7)) for i in range(41)]
        stroke(c, ring, [74 - 1.5 * i + 8 * sin(i) for i in range(41)], ink)
        c.rect(930, 820, 990, 880, p.accent)
        c.stipple(
            [(930, 820), (990, 820), (990, 880), (930, 880)], p.light, toward="flat", strength=0.25
        )
    else:
        peaks(c, 540, 560, 760, ink, p.light)
        c.rect(1290, 690, 1340, 740, p.accent)
    inkstone(c, p, 1280 if v == 0 else 300, 330, 130, 1.0)
    cup(c, p, 1310 if v == 0 else 290, 760, 84)
    if v == 0:
        brush(c, p, (1480, 480), (1090, 640), 34)
        brush(c, p, (170, 180), (220, 700), 26)
    else:
        brush(c, p, (1300, 960), (900, 700), 34)
        for i in range(3):
            brush(c, p, (200 + i * 60, 480), (190 + i * 64, 930), 24)
    beam(c, -100, -200, 40, 26, 2200, p.light, alpha=0.3, start=200)


def _window_desk(c: Canvas, p: Palette, v: int) -> None:
    """See the desk from the side, a lattice window behind it."""
    c.backdrop((p.mid, p.far), 0, 760)
    x0, x1 = (420, 1380) if v == 1 else (180, 1060)
    c.wash([(x0, 70), (x1, 70), (x1, 640), (x0, 640)], (p.light, mix(p.low, p.light, 0.5)))
    cloud_field(c, (x0, 70, x1, 640), p.low, cells=(3, 3), alpha=0.5)
    bamboo(c, x0 + (x1 - x0) * 0.56, 660, 560, mix(p.low, p.far, 0.6), mix(p.low, p.far, 0.2))
    dark = darker(p.near, 0.05)
    for i in range(7):
        x = x0 + (x1 - x0) * i / 6
        c.line([(x, 70), (x, 640)], dark, 13 if i % 6 else 24)
    for y in (70, 210, 500, 640):
        c.line([(x0, y), (x1, y)], dark, 13 if 70 < y < 640 else 24)
    for i in range(6):
        x = x0 + (x1 - x0) * (i + 0.5) / 6
        for y in (140, 570):
            c.poly([(x - 34, y), (x, y - 34), (x + 34, y), (x, y + 34)], dark)
            c.poly([(x - 20, y), (x, y - 20), (x + 20, y), (x, y + 20)], p.light)
    for i in range(3):
        beam(
            c,
            x0 + 200 + i * 280,
            150,
            66 if v == 1 else 112,
            9,
            1200,
            p.light,
            alpha=0.24,
            start=60,
        )
    _wood(c, p, 760, 1067)
    c.rect(0, 752, 1600, 772, darker(p.near, 0.1))
    paper = [(470, 830), (1230, 830), (1420, 1040), (300, 1040)]
    c.poly(paper, p.light)
    stroke(
        c,
        [(600 + i * 24, 930 + 42 * sin(i / 3.2)) for i in range(24)],
        [10 + 22 * abs(sin(i / 4)) for i in range(24)],
        darker(p.near, 0.3),
    )
    inkstone(c, p, 1330 if v == 1 else 210, 850, 110, 0.36)
    rx = 240 if v == 1 else 1330
    c.rect(rx - 170, 540, rx + 170, 558, dark)
    for side in (-1, 1):
        limb(c, [(rx + side * 160, 545), (rx + side * 180, 800)], [20, 26], dark)
    limb(c, [(rx - 200, 806), (rx + 200, 806)], [26, 26], dark)
    for i in range(5):
        bx, long = rx - 120 + i * 60, 120 + (i * 53) % 70
        c.line([(bx, 556), (bx, 576)], dark, 2)
        limb(
            c,
            [(bx, 576), (bx, 576 + long * 0.62)],
            [11, 13],
            (p.accent, p.low, mix(p.accent, p.light, 0.5))[i % 3],
        )
        limb(
            c,
            [(bx, 576 + long * 0.64), (bx, 576 + long * 0.8), (bx, 576 + long)],
            [16, 22, 3],
            mix(p.light, p.near, 0.5),
        )
    person_x = 980 if v == 1 else 560
    _sleeve(c, p, person_x, 1 if v == 1 else -1)
    smoke(
        c,
        [
            (rx + 250 * (1 if v == 1 else -1), 780),
            (rx + 270 * (1 if v == 1 else -1), 560),
            (rx + 210 * (1 if v == 1 else -1), 380),
        ],
        (8, 34),
        p.light,
        alpha=0.4,
        puffs=40,
        grain=True,
    )


def _sleeve(c: Canvas, p: Palette, x: float, side: int) -> None:
    """A hand with a brush reaches in from the side in a wide sleeve."""
    tip, hand = (x, 925), (x + side * 60, 800)
    robe = darker(p.near, 0.1)
    c.poly(
        [
            (x + side * 120, 760),
            (x + side * 700, 560),
            (x + side * 760, 1080),
            (x + side * 260, 1010),
            (x + side * 110, 850),
        ],
        robe,
    )
    limb(c, [(x + side * 170, 800), hand], [70, 54], mix(p.light, p.accent, 0.25))
    for i in range(3):
        limb(
            c,
            [(hand[0] + side * 12, hand[1] - 16 + i * 18), (x + side * 26, 805 + i * 18)],
            [22, 17],
            mix(p.light, p.accent, 0.3),
        )
    limb(c, [(x + side * 62, 560), (x + side * 16, 850)], [15, 17], mix(p.accent, p.low, 0.4))
    limb(c, [(x + side * 16, 850), (x + side * 9, 884), tip], [19, 24, 3], darker(p.near, 0.4))


def _scroll(c: Canvas, p: Palette, v: int) -> None:
    """Hang finished scrolls over a low table with tea."""
    c.backdrop((mix(p.sky, p.low, 0.3), p.sky, p.far), 0, 800)
    cloud_field(c, (0, 0, 1600, 800), p.low, cells=(3, 3), alpha=0.35, fade="flat")
    places = ((380, 300), (800, 330), (1220, 300)) if v == 2 else ((560, 420), (1130, 260))
    ink = darker(p.near, 0.2)
    for i, (x, wide) in enumerate(places):
        y0, y1 = 60 + 20 * (i % 2), 640 - 30 * (i % 2)
        with c.soft(p.near, blur=12, alpha=0.4) as s:
            s.poly(
                [
                    (x - wide / 2 + 16, y0 + 10),
                    (x + wide / 2 + 16, y0 + 10),
                    (x + wide / 2 + 16, y1 + 10),
                    (x - wide / 2 + 16, y1 + 10),
                ]
            )
        c.rect(x - wide / 2, y0, x + wide / 2, y1, mix(p.accent, p.low, 0.35 if i % 2 else 0.6))
        c.rect(x - wide * 0.39, y0 + 60, x + wide * 0.39, y1 - 60, p.light)
        for y in (y0, y1):
            limb(c, [(x - wide * 0.55, y), (x + wide * 0.55, y)], [18, 18], p.near)
        c.line([(x - wide * 0.3, y0), (x, 10), (x + wide * 0.3, y0)], p.near, 2.5)
        if (i + v) % 3 == 2:
            bamboo(c, x - wide * 0.16, y1 - 90, 400, ink, mix(ink, p.light, 0.6))
        elif (i + v) % 3 == 0:
            peaks(c, x - wide * 0.34, y1 - 190, wide * 0.68, ink, p.light)
        else:
            ring = [
                (x + wide * 0.22 * cos(1 + k / 6), (y0 + y1) / 2 + wide * 0.22 * sin(1 + k / 6))
                for k in range(35)
            ]
            stroke(c, ring, [34 - 0.8 * k for k in range(35)], p.accent)
            stroke(
                c,
                [(x - wide * 0.26 + k * wide * 0.028, y1 - 130 + 9 * sin(k)) for k in range(19)],
                [14 - 0.6 * k for k in range(19)],
                ink,
            )
    beam(
        c,
        1700 if v == 2 else -100,
        -60,
        146 if v == 2 else 34,
        17,
        2000,
        p.light,
        alpha=0.35,
        start=60,
    )
    _wood(c, p, 800, 1067)
    c.rect(0, 792, 1600, 812, darker(p.near, 0.1))
    kx = 1150 if v == 2 else 420
    c.dot(kx, 850, 120, mix(p.mid, p.near, 0.6), ry=92)
    c.stipple(
        [(kx - 120, 758), (kx + 120, 758), (kx + 120, 942), (kx - 120, 942)],
        p.light,
        toward="nw",
        strength=0.25,
    )
    limb(
        c,
        [(kx - 110, 840), (kx - 180, 800), (kx - 200, 770)],
        [34, 24, 18],
        mix(p.mid, p.near, 0.6),
    )
    c.arc((kx - 90, 680, kx + 90, 850), 190, 350, mix(p.mid, p.near, 0.6), 13)
    c.dot(kx, 762, 16, p.accent)
    for i in range(3):
        x = kx - 420 + i * 100 if v == 2 else kx + 260 + i * 110
        c.poly([(x - 40, 880), (x + 40, 880), (x + 28, 938), (x - 28, 938)], p.light)
        c.dot(x, 880, 40, mix(p.accent, p.near, 0.2), ry=12)
        c.arc((x - 40, 868, x + 40, 892), 0, 360, p.light, 4)
        smoke(c, [(x, 870), (x + 12, 800), (x - 8, 730)], (5, 20), p.light, alpha=0.35, puffs=20)
    brush(c, p, (150 if v == 2 else 1520, 1010), (620 if v == 2 else 1080, 960), 26)
    c.stipple([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], p.near, toward="out", strength=0.35)
