"""The scene “tea-hills”."""

from math import cos, exp, sin

from ..brushes import cloud_field, mist, sun
from ..canvas import WIDTH, Canvas
from ..colour import Palette, darker, lighter, mix
from ..figures import person
from ..land import range_of_hills
from ..registry import scene
from ..things import blob, tree

# humps from far to near: (x, top, half width), pickers (x, y, height)
_GARDENS = (
    (
        [(1250, 380, 620), (300, 470, 700), (1150, 640, 760), (380, 800, 900)],
        [(520, 860, 190), (700, 905, 200), (1180, 742, 110)],
    ),
    ([(500, 300, 560), (1300, 430, 640), (240, 640, 640), (1250, 760, 800)], [(1240, 900, 230)]),
    (
        [(800, 420, 900), (100, 620, 520), (1550, 640, 560), (800, 880, 1100)],
        [(640, 960, 210), (860, 980, 220), (1080, 950, 205)],
    ),
    (
        [(1400, 260, 520), (820, 420, 560), (260, 560, 560), (1000, 760, 1100)],
        [(360, 900, 160), (1240, 850, 170)],
    ),
    ([(300, 520, 700), (1280, 560, 640), (700, 760, 800)], [(980, 930, 260), (760, 900, 240)]),
    (
        [(1000, 240, 760), (200, 480, 520), (1400, 660, 560), (560, 760, 700)],
        [(420, 880, 150), (560, 900, 150), (1380, 800, 130)],
    ),
)


@scene(
    "tea-hills",
    "8fb5b0 e6edcf fffbe6 8fb08a 4f8048 1f3526 d9823b",
    "e9b78a f8dfb4 fff2cf b39a6c 6f7f3f 2f3a22 b6452f",
    "b5cbd0 e3ebe2 ffffff 91b0a6 3f7a66 153a35 e7b54f",
    "8a9c94 c7d0c4 f6f4e4 869a88 4a6a55 1d2f2b c0563f",
    "f0cf85 faeabb fffbe2 c3b868 86963a 3a4419 3f6f7a",
    "56688a c9a9a8 ffe2bf 70809a 3e5a68 16243a f0a35a",
    mirrored=(4,),
)
def tea_hills(c: Canvas, p: Palette, v: int) -> None:
    """Comb round hills with rows of tea and set pickers between them."""
    humps, pickers = _GARDENS[v]
    c.backdrop((p.sky, p.low, p.light), 0, 700)
    if v in (1, 4, 5):
        sun(
            c,
            (1180, 620, 380)[(1, 4, 5).index(v)],
            (210, 250, 300)[(1, 4, 5).index(v)],
            62,
            p.light,
        )
    cloud_field(c, (0, 20, 1600, 420), p.light, cells=(3, 5), alpha=0.6)
    for i in range(2):
        range_of_hills(
            c, 300 + i * 70 + v * 12, 90, mix(p.far, p.low, 0.6 - 0.3 * i), p.low, depth=190
        )
    for i, (x, top, half) in enumerate(humps):
        depth = (i + 1) / len(humps)
        _hump(c, p, x, top, half, depth)
        if depth < 1:
            mist(c, top + 190 + 60 * i, 70, p.light, 0.5, lumps=4)
            tree(
                c,
                x + half * 0.28,
                _crest(x + half * 0.28, x, top, half) + 8,
                60 + 90 * depth,
                mix(p.mid, p.near, depth),
                lighter(p.mid, 0.2),
            )
    for x, y, high in pickers:
        _picker(c, p, x, y, high)
    if v == 3:
        cloud_field(c, (-100, 200, 1700, 1000), p.light, cells=(3, 4), cover=0.42, alpha=0.55)
    if v in (0, 4):
        _wall_of_leaves(c, p)


def _crest(at: float, x: float, top: float, half: float) -> float:
    """Return the height of a hump's skyline over `at`."""
    return top + 420 * (1 - exp(-(((at - x) / half) ** 2) * 1.6)) + 10 * sin(at / 90 + x)


def _hump(c: Canvas, p: Palette, x: float, top: float, half: float, depth: float) -> None:
    tone = mix(p.far, p.mid, depth)
    line = [(-40 + i * 28, _crest(-40 + i * 28, x, top, half)) for i in range(61)]
    area = [*line, (WIDTH + 60, 1200), (-60, 1200)]
    c.wash(area, (lighter(tone, 0.12), tone, darker(tone, 0.3)))
    gap = 15 + 27 * depth
    dark, light = darker(mix(tone, p.near, 0.4), 0.1), mix(tone, p.light, 0.32)
    drop, row = gap * 0.5, 0
    while top + drop < 1100:
        wide = gap * (0.34 + 0.018 * row)
        turn = c.rng.uniform(0, 6)
        back = [
            (a, b + drop * (1 + 0.35 * ((a - x) / half) ** 2) + 3 * depth * sin(a / 13 + turn))
            for a, b in line
        ]
        c.line([(a, b + wide * 0.34) for a, b in back], dark, wide * 1.05)
        c.line(back, mix(tone, light, 0.25), wide * 0.9)
        c.line([(a - 1, b - wide * 0.22) for a, b in back], light, wide * 0.34, 0.9)
        drop += gap * (1 + 0.055 * row)
        row += 1
    c.stipple(
        [*line, (WIDTH + 60, top + 560), (-60, top + 560)],
        p.near,
        toward="se",
        strength=0.3 + 0.25 * depth,
    )


def _picker(c: Canvas, p: Palette, x: float, y: float, high: float) -> None:
    facing = 1 if x < 800 else -1
    person(
        c, x, y, high, p.near, pose="stoop" if int(x) % 3 else "stand", facing=facing, hat="straw"
    )
    bx, by = x - facing * high * 0.14, y - high * 0.62
    c.poly(
        [
            (bx - high * 0.12, by - high * 0.1),
            (bx + high * 0.12, by - high * 0.1),
            (bx + high * 0.09, by + high * 0.16),
            (bx - high * 0.09, by + high * 0.16),
        ],
        p.accent,
    )
    c.stipple(
        [
            (bx - high * 0.12, by - high * 0.1),
            (bx + high * 0.12, by - high * 0.1),
            (bx + high * 0.12, by + high * 0.16),
            (bx - high * 0.12, by + high * 0.16),
        ],
        p.near,
        toward="e",
        strength=0.5,
    )
    for i in range(9):
        blob(
            c,
            x + (i - 4) * high * 0.2,
            y + c.rng.uniform(-6, 10),
            high * 0.15,
            high * 0.12,
            mix(p.mid, p.near, c.rng.uniform(0.2, 0.7)),
        )


def _wall_of_leaves(c: Canvas, p: Palette) -> None:
    for _i in range(120):
        x, y = c.rng.uniform(-20, 1620), c.rng.uniform(985, 1085)
        turn, long = c.rng.uniform(-2.4, -0.7), c.rng.uniform(26, 58)
        tip = (x + long * cos(turn), y + long * sin(turn))
        side = (long * 0.2 * sin(turn), -long * 0.2 * cos(turn))
        middle = ((x + tip[0]) / 2, (y + tip[1]) / 2)
        c.poly(
            [
                (x, y),
                (middle[0] + side[0], middle[1] + side[1]),
                tip,
                (middle[0] - side[0], middle[1] - side[1]),
            ],
            mix(p.near, p.mid, c.rng.random() ** 2),
        )
