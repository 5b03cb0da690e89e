"""The scene “opera-stage”."""

from math import cos, pi, sin

from ..brushes import beam, cloud_field, glow, sun
from ..canvas import Canvas
from ..colour import Palette, darker, lighter, mix
from ..figures import bust, person
from ..land import rolling
from ..registry import scene
from ..stagecraft import curtain, singer, swag
from ..things import bare_tree, lantern, smoke
from ..water import reflect


@scene(
    "opera-stage",
    "2a0f14 8f1f2a ffe2ae 5c1820 7a1a24 14070a e0a94a",
    "121a33 2f5a86 f8efd0 1f3a62 274674 080c1a d9503f",
    "1f2a24 3f7a5f fbeebd 2a5443 32664f 0a120e e8b04a",
    "33152f 8a3a6f ffdcb8 5a2450 6f2c5c 150812 f0b860",
    "2a1a10 b8642f fff0c8 6f3c1c 93481f 140b06 3f8a8a",
    "1a1a1e 6a6a72 ffffff 3f3f46 4c4c55 09090b c93a34",
    mirrored=(5,),
    cuts={5: (150, 60, 1200), 4: (180, 100, 1220)},
)
def opera_stage(c: Canvas, p: Palette, v: int) -> None:
    """Light a singer with long sleeves between curtains, or the house seen from the stage."""
    (_performance, _moon, _house)[v % 3](c, p, v)


def _performance(c: Canvas, p: Palette, v: int) -> None:
    c.backdrop((p.far, p.sky), 0, 1067)
    cx = 800 if v == 0 else 620
    if v == 0:
        c.wash(
            [(320, 120), (1280, 120), (1280, 760), (320, 760)], (mix(p.accent, p.low, 0.5), p.light)
        )
        for i in range(4):
            range_of = rolling(480 + i * 62, [(52, 600 - 70 * i, 0.2 * i), (18, 190, 0.3)])
            c.poly(
                [q for q in range_of if 300 < q[0] < 1300] + [(1290, 780), (310, 780)],
                mix(p.accent, p.near, 0.15 + 0.2 * i),
            )
        sun(c, 1000, 330, 74, lighter(p.light, 0.3), halo=3)
    else:
        for i in range(7):
            x = 200 + i * 200
            c.wash(
                [(x - 40, 100), (x + 40, 100), (x + 40, 800), (x - 40, 800)],
                (p.mid, p.low, p.mid),
                sideways=True,
            )
            lantern(c, x + 100, 250 + 30 * (i % 2), 46, p.accent, p.light)
    c.wash(
        [(-10, 760), (1610, 760), (1610, 930), (-10, 930)],
        (mix(p.accent, p.near, 0.35), mix(p.low, p.near, 0.5)),
    )
    for i in range(-10, 11):
        c.line([(cx + i * 75, 760), (cx + i * 150, 930)], p.near, 2.5, 0.5)
    beam(
        c,
        cx - 420 if v == 0 else 1250,
        -80,
        58 if v == 0 else 124,
        15,
        1250,
        p.light,
        alpha=0.55,
        start=26,
    )
    if v == 3:
        beam(c, 60, -80, 56, 13, 1250, p.light, alpha=0.45, start=26)
    c.dot(cx, 850, 250, p.light, ry=46, alpha=0.75)
    singer(
        c,
        p,
        cx,
        862,
        470,
        mix(p.low, p.accent, 0.15) if v == 0 else mix(p.light, p.low, 0.4),
        1 if v == 0 else -1,
    )
    if v == 3:
        for x in (230, 1120, 1270):
            person(
                c,
                x,
                870,
                290,
                p.near,
                pose="sit" if x > 300 else "stand",
                facing=-1,
                coat=True,
                rim=p.accent,
            )
    curtain(c, p, -40, 350, -20, 900, -140, 9)
    curtain(c, p, 1640, 1250, -20, 900, 140, 9)
    swag(c, p, 5 if v == 0 else 7, 150 if v == 0 else 100)
    c.backdrop((darker(p.near, 0.1), darker(p.near, 0.3)), 926, 1067)
    for i in range(24):
        x = 40 + i * 66
        c.dot(x, 928, 11, p.light)
        glow(c, x, 924, 74, p.accent, alpha=0.5)
    for row in range(2):
        for i in range(13 - row * 3):
            bust(
                c,
                (i + 0.5) * 1600 / (13 - row * 3) + c.rng.uniform(-14, 14),
                1040 + row * 62,
                120 + row * 46,
                darker(p.near, 0.25 + 0.2 * row),
                rim=p.accent,
            )


def _moon(c: Canvas, p: Palette, v: int) -> None:
    """A bare stage: one great moon, one figure, one branch."""
    c.backdrop((p.sky, p.far, p.low), 0, 830)
    cx, cy, r = (980, 400, 300) if v == 1 else (560, 420, 340)
    glow(c, cx, cy, r * 2.2, p.light, alpha=0.5)
    c.dot(cx, cy, r, p.light)
    cloud_field(
        c,
        (cx - r, cy - r, cx + r, cy + r),
        mix(p.light, p.far, 0.4),
        cells=(3, 3),
        cover=0.4,
        alpha=0.4,
        fade="in",
    )
    cloud_field(c, (0, 420, 1600, 800), p.mid, cells=(2, 5), cover=0.45, alpha=0.7)
    c.wash([(0, 826), (1600, 826), (1600, 1067), (0, 1067)], (mix(p.low, p.mid, 0.4), p.near))
    c.dot(cx, 900, 560, p.light, ry=70, alpha=0.25)
    bare_tree(c, 250 if v == 1 else 1380, 880, 820, p.near)
    for _ in range(50):
        x = (250 if v == 1 else 1380) + c.rng.gauss(0, 190)
        c.dot(x, c.rng.uniform(120, 520), c.rng.uniform(5, 12), p.accent)
    singer(
        c,
        p,
        cx - 40 if v == 1 else cx + 60,
        920,
        520,
        p.accent if v == 1 else mix(p.accent, p.near, 0.3),
        -1 if v == 1 else 1,
    )
    reflect(c, 926, 141, p.near, shade=0.5, wobble=6)
    for x, side in ((-30, 1), (1630, -1)):
        curtain(c, p, x, x + side * 190, -20, 1080, -side * 30, 5)
    smoke(
        c,
        [(200, 940), (800, 960), (1400, 930)],
        (40, 90),
        p.light,
        alpha=0.25,
        puffs=50,
        grain=True,
    )


def _house(c: Canvas, p: Palette, v: int) -> None:
    """Look from the stage into a horseshoe of boxes."""
    c.backdrop((p.sky, p.far, p.near), 0, 1067)
    cx = 800 if v == 2 else 900
    for tier in range(4):
        y, wide, bow = 150 + tier * 150, 640 + tier * 90, 46 + tier * 18
        band = [
            (cx + wide * 1.25 * sin((i / 30 - 0.5) * pi), y - bow * cos((i / 30 - 0.5) * pi))
            for i in range(31)
        ]
        c.poly([*band, *[(x, q - 106) for x, q in band[::-1]]], darker(p.mid, 0.45))
        for i in range(1, 30):
            x, q = band[i]
            c.wash(
                [(x - 22, q - 92), (x + 22, q - 92), (x + 22, q), (x - 22, q)],
                (p.near, mix(p.accent, p.mid, 0.4)),
            )
            if c.rng.random() < 0.85:
                bust(c, x - 9, q + 6, 34, p.near)
                bust(c, x + 11, q + 6, 32, darker(p.near, 0.3))
            c.line([(x + 26, q - 104), (x + 26, q)], mix(p.accent, p.mid, 0.3), 6)
        c.poly([*band, *[(x, q + 44) for x, q in band[::-1]]], mix(p.low, p.mid, 0.3))
        c.stipple([*band, *[(x, q + 44) for x, q in band[::-1]]], p.near, toward="s", strength=0.6)
        c.line(band, p.accent, 6)
        for i in range(0, 31, 2):
            x, q = band[i]
            c.dot(x, q + 24, 8, p.light)
            glow(c, x, q + 20, 56, p.light, alpha=0.6)
    glow(c, cx, 40, 420, p.light, alpha=0.8)
    for ring in range(4):
        for i in range(15 - ring * 2):
            a = pi * (i + 0.5) / (15 - ring * 2)
            c.dot(
                cx + (170 - ring * 34) * cos(a),
                40 + ring * 26 + 34 * sin(a),
                6,
                lighter(p.light, 0.5),
            )
    for row in range(5):
        for i in range(26 - row * 3):
            x = (i + 0.5 + (row % 2) * 0.4) * 1640 / (26 - row * 3) - 20
            bust(c, x, 770 + row * 44, 52 + row * 12, mix(p.near, p.mid, 0.5 - row * 0.09))
    stage = (
        [(0, 960), (1600, 930), (1600, 1067), (0, 1067)]
        if v == 2
        else [(0, 930), (1600, 960), (1600, 1067), (0, 1067)]
    )
    c.poly(stage, mix(p.accent, p.near, 0.4))
    beam(c, cx - 60, 20, 118 if v == 2 else 62, 12, 1300, p.light, alpha=0.45)
    sx = 520 if v == 2 else 1180
    c.dot(sx, 1010, 230, p.light, ry=34, alpha=0.5)
    singer(c, p, sx, 1020, 430, p.near, 1 if v == 2 else -1)
