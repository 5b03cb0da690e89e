"""The scene “old-town-roofs”."""

from math import pi, sin
from typing import Any

from ..brushes import cloud_field, glow, mist, rain, snow, stars, sun
from ..canvas import Canvas, Point
from ..colour import Ink, Palette, darker, lighter, mix
from ..figures import limb
from ..registry import scene
from ..things import bare_tree, gulls, lantern, skyline, tree

# rows of roofs, height of the first, width of the far and of the near roofs
_VIEWS = (
    (7, 440, 210, 690),
    (4, 600, 420, 1150),
    (8, 300, 190, 520),
    (10, 240, 130, 430),
    (4, 640, 330, 900),
    (6, 400, 300, 1250),
)


@scene(
    "old-town-roofs",
    "8fa0a8 e3c9a8 fff0cf 8b8f95 4f5763 22262f d8763f",
    "2a2f52 c77a6b ffd79a 4d4468 332f50 131427 f0a848",
    "b9c6cc e4e6e1 fffdf4 a3b1b8 6d7f8a 2b3740 b94a36",
    "5d7577 a9b9ae f3ecd0 6f8784 3f5a5b 172728 d4a046",
    "d9a672 f5d9a4 fff3d0 b07d56 7a4b38 2f1d1c 2f6a72",
    "10182c 2c4160 f7e3a8 22324f 18263f 080d18 e27a3e",
    mirrored=(5,),
)
def old_town_roofs(c: Canvas, p: Palette, v: int) -> None:
    """Lay tiled roofs over one another down to the river haze."""
    c.backdrop((p.sky, mix(p.sky, p.low, 0.6), p.low), 0, 700)
    cloud_field(c, (0, 0, 1600, 520), p.light, cells=(2, 6), alpha=0.5)
    if v == 5:
        stars(c, 400, p.light, count=150)
    if v in (0, 1, 4, 5):
        sun(c, (1220, 380, 0, 0, 1120, 1180)[v], (210, 330, 0, 0, 260, 150)[v], 54, p.light)
    skyline(
        c,
        470,
        (60, 300),
        mix(p.low, p.far, 0.45),
        x0=(900, -20, 300, 0, -20, 200)[v],
        x1=(1620, 700, 1620, 1100, 520, 1620)[v],
    )
    if v in (1, 3, 4):
        _pagoda(c, mix(p.far, p.mid, 0.5), (1210, 0, 0)[0] if v == 1 else 520, 520, 400)
    mist(c, 470, 110, p.light, 0.6)
    rows, first, small, large = _VIEWS[v]
    for row in range(rows):
        depth = row / (rows - 1)
        y = first + (940 - first) * depth**1.25
        wide = small + (large - small) * depth
        x = -wide * c.rng.uniform(0.1, 0.7)
        while x < 1640:
            span = wide * c.rng.uniform(0.8, 1.25)
            _roof(c, p, x, y + c.rng.uniform(-22, 22) * (0.5 + depth), span, depth, v)
            x += span * c.rng.uniform(0.78, 0.98)
        if row < rows - 1:
            mist(c, y + 60, 70, p.light, 0.34 * (1 - depth), lumps=4)
    _life(c, p, v)
    if v == 2:
        snow(c, p.light, count=380)
    if v == 3:
        rain(c, p.light, count=420)


def _roof(c: Canvas, p: Palette, x: float, y: float, wide: float, depth: float, v: int) -> None:
    """Draw one hipped roof with its wall below; (x, y) is the left end of the eave."""
    high, over = wide * 0.27, wide * 0.07
    tile = mix(mix(p.far, p.mid, min(1, depth * 1.4)), p.near, max(0.0, depth - 0.45))
    tile = mix(tile, p.accent, c.rng.choice((0, 0, 0.06, 0.14)))
    wall = mix(mix(p.low, p.far, 0.4), p.near, 0.15 + depth * 0.3)
    c.rect(x + over, y - 4, x + wide - over, y + wide * 0.5, wall)
    for i in range(4):
        left = x + wide * (0.14 + i * 0.2)
        lit = c.rng.random() < (0.6 if v in (1, 5) else 0.25)
        pane = mix(p.accent, p.light, 0.4) if lit else darker(wall, 0.5)
        c.rect(left, y + wide * 0.06, left + wide * 0.11, y + wide * 0.2, pane)
        c.line(
            [(left + wide * 0.055, y + wide * 0.06), (left + wide * 0.055, y + wide * 0.2)],
            darker(wall, 0.6),
            wide * 0.006,
        )
        c.line(
            [(left, y + wide * 0.11), (left + wide * 0.11, y + wide * 0.11)],
            darker(wall, 0.6),
            wide * 0.006,
        )

    def eave(u: float) -> Point:
        return x + wide * u, y - high * 0.2 * abs(2 * u - 1) ** 3.2

    def crest(u: float) -> Point:
        return x + wide * (0.17 + 0.66 * u), y - high * (1 + 0.06 * abs(2 * u - 1) ** 3)

    low = [eave(i / 24) for i in range(25)]
    body = [*low, *[crest(i / 12) for i in range(12, -1, -1)]]
    c.wash(body, (mix(tile, p.light, 0.4), tile, darker(tile, 0.2)))
    _tiles(c, eave, crest, wide, tile)
    if v == 2:
        c.wash(
            [
                *[crest(i / 12) for i in range(13)],
                *[
                    (
                        (eave(u)[0] + crest(u)[0] * 1.5) / 2.5,
                        (eave(u)[1] + crest(u)[1] * 1.5) / 2.5 + 6 * sin(u * 40),
                    )
                    for u in (i / 24 for i in range(24, -1, -1))
                ],
            ],
            (p.light, mix(p.light, p.far, 0.25)),
        )
    ridge = [crest(i / 12) for i in range(13)]
    c.line(
        [
            (ridge[0][0] - wide * 0.03, ridge[0][1] - wide * 0.03),
            *ridge,
            (ridge[-1][0] + wide * 0.03, ridge[-1][1] - wide * 0.03),
        ],
        darker(tile, 0.5),
        wide * 0.024,
    )
    c.line([(a, b + 3) for a, b in low], darker(tile, 0.55), wide * 0.02)


def _tiles(c: Canvas, eave: Any, crest: Any, wide: float, tile: Ink) -> None:
    count = max(14, int(wide / 15))
    for i in range(count + 1):
        u = i / count
        (x0, y0), (x1, y1) = eave(u), crest(u)
        bend = ((x0 * 0.45 + x1 * 0.55), (y0 * 0.45 + y1 * 0.55) + wide * 0.014)
        c.line([(x0, y0), bend, (x1, y1)], darker(tile, 0.42), wide / count * 0.34, 0.85)
        c.line(
            [
                (x0 + wide / count * 0.34, y0),
                (bend[0] + wide / count * 0.28, bend[1]),
                (x1 + wide / count * 0.2, y1),
            ],
            lighter(tile, 0.25),
            wide / count * 0.14,
            0.6,
        )
        c.dot(x0, y0, wide / count * 0.36, darker(tile, 0.3))


def _pagoda(c: Canvas, fill: Ink, x: float, y: float, high: float) -> None:
    for tier in range(6):
        low, half = y - high * tier / 6.6, high * (0.2 - 0.022 * tier)
        c.rect(x - half * 0.6, low - high * 0.12, x + half * 0.6, low, fill)
        c.poly(
            [
                (x - half * 1.1, low - high * 0.1),
                (x - half * 0.62, low - high * 0.115),
                (x - half * 0.5, low - high * 0.15),
                (x + half * 0.5, low - high * 0.15),
                (x + half * 0.62, low - high * 0.115),
                (x + half * 1.1, low - high * 0.1),
            ],
            fill,
        )
    c.line([(x, y - high * 0.85), (x, y - high * 1.12)], fill, 6)


def _life(c: Canvas, p: Palette, v: int) -> None:
    if v in (1, 5):
        for i in range(9):
            u = i / 8
            x, y = 60 + 1480 * u, 690 + 110 * sin(pi * u)
            glow(c, x, y, 90, p.accent, alpha=0.6)
            lantern(c, x, y, 25, p.accent, p.light)
        c.line([(20 + 1560 * i / 30, 645 + 110 * sin(pi * i / 30)) for i in range(31)], p.near, 3)
    elif v in (0, 4):
        cat_x, cat_y = (1150, 800) if v == 0 else (520, 790)
        dark = darker(p.near, 0.3)
        c.dot(cat_x, cat_y, 34, dark, ry=27)
        limb(c, [(cat_x + 18, cat_y - 4), (cat_x + 34, cat_y - 40)], [40, 26], dark)
        c.dot(cat_x + 36, cat_y - 50, 19, dark, ry=17)
        for side in (-1, 1):
            c.poly(
                [
                    (cat_x + 36 + side * 17, cat_y - 54),
                    (cat_x + 36 + side * 14, cat_y - 80),
                    (cat_x + 36 + side * 3, cat_y - 64),
                ],
                dark,
            )
        limb(
            c,
            [(cat_x - 30, cat_y + 6), (cat_x - 70, cat_y + 2), (cat_x - 92, cat_y - 34)],
            [13, 11, 8],
            dark,
        )
        c.line([(0, 560), (900, 640)], dark, 2.5)
        for i in range(7):
            x = 120 + i * 100
            c.rect(
                x,
                572 + i * 9,
                x + 54,
                650 + i * 9 + (i % 3) * 18,
                (p.accent, p.light, p.far)[i % 3],
            )
    elif v == 3:
        tree(c, 1380, 1000, 560, p.near, p.mid)
    else:
        bare_tree(c, 190, 1067, 620, darker(p.near, 0.2))
    gulls(c, (200, 90, 1400, 360), p.near, count=6, size=17)
