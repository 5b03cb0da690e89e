"""The scene “harbour-dawn”."""

from typing import Any

from ..brushes import cloud_field, haze, mist, sun
from ..canvas import Canvas
from ..colour import Palette, darker, mix
from ..figures import limb, person
from ..land import range_of_hills
from ..registry import scene
from ..ships import freighter, gantry
from ..things import fishing_boat, gulls, skyline
from ..water import glints, reflect, ripples

# horizon, sun across, sun above the horizon, gantries (x, height, facing), boats (x, below, length)
_DAWNS: tuple[tuple[Any, ...], ...] = (
    (560, 1010, 70, [(180, 420, 1), (420, 350, 1)], [(760, 130, 250, 1), (1320, 60, 150, -1)]),
    (430, 420, 12, [(1480, 330, -1), (1270, 300, -1), (1090, 260, -1)], [(560, 330, 520, 1)]),
    (
        640,
        800,
        190,
        [],
        [(330, 40, 170, 1), (620, 95, 240, 1), (1080, 190, 400, -1), (1430, 50, 180, -1)],
    ),
    (700, 760, 120, [(90, 620, 1), (1530, 560, -1)], [(860, 90, 210, -1)]),
    (
        360,
        1230,
        90,
        [(200, 250, 1), (60, 280, 1)],
        [(420, 90, 130, 1), (980, 200, 230, -1), (600, 420, 470, 1)],
    ),
    (600, 300, 60, [(900, 470, 1), (1220, 540, 1)], [(420, 170, 300, -1)]),
)


@scene(
    "harbour-dawn",
    "6f8fa3 f3c9a1 fff0cf a9a3a8 5f6b7c 232c3a d9693f",
    "1c2a45 a06a7c f9cf93 4a5374 2b3655 10172a e8a04e",
    "aebdbb eadfc8 fffaf0 a7b0ae 75878a 35464a b5533c",
    "7a3b4c f0946a ffe2a6 b0606a 6b3a55 241a33 ffcf70",
    "d8b76c f6e2ac fffbe0 c29b5d 86683f 3a2c20 2f6c73",
    "4d8c97 cfe3d0 fff4d0 7fa7a6 3f6a73 14303b e2744f",
)
def harbour_dawn(c: Canvas, p: Palette, v: int) -> None:
    """Draw cranes, boats and the sun's path on the water of the old harbour."""
    line, sun_x, above, cranes, boats = _DAWNS[v]
    c.backdrop((p.sky, mix(p.sky, p.low, 0.6), p.low), 0, line + 2)
    cloud_field(c, (0, line * 0.1, 1600, line * 0.85), p.light, cells=(2, 9), alpha=0.5)
    cloud_field(c, (0, 0, 1600, line * 0.5), p.far, cells=(2, 8), alpha=0.4, cover=0.4)
    sun(c, sun_x, line - above, 30 + 8 * (v % 3), p.light)
    hills = range_of_hills(c, line - 70, 60, mix(p.far, p.low, 0.25), p.low, depth=70)
    c.stipple([*hills, (1640, line), (-40, line)], p.mid, toward="n", strength=0.35)
    skyline(c, line, (14, 60), p.far, lit=p.light if v == 1 else None, share=0.12)
    mist(c, line - 10, 50, p.light, 0.6)
    if v in (1, 3):
        freighter(c, 560 if v == 3 else 120, line + 3, 430, p.mid, (p.accent, p.far, p.near))
    for x, height, facing in cranes:
        gantry(
            c,
            x,
            line + 4,
            height,
            p.mid if height < 400 else mix(p.mid, p.near, 0.7),
            facing=facing,
            light=p.accent,
        )
    reflect(c, line, 1067 - line, p.mid, shade=0.22, wobble=7)
    ripples(c, line, 1067, p.near, p.light, count=240)
    glints(c, sun_x, line + 4, 1060, p.light, count=260, spread=150)
    for x, below, length, facing in boats:
        _boat(c, p, x, line + below, length, facing)
    haze(c, line + 200, 1067, p.near, 0.55)
    if v in (0, 4, 5):
        _quay(c, p, flip=v == 5)
    gulls(c, (200, line * 0.3, 1400, line * 0.8), p.near, count=6 + v)


def _boat(c: Canvas, p: Palette, x: float, y: float, length: float, facing: int) -> None:
    with c.soft(p.near, blur=6, alpha=0.55) as s:
        s.ellipse(x, y + length * 0.05, length * 0.52, length * 0.06)
    ink = mix(p.mid, p.near, min(1.0, length / 330))
    fishing_boat(c, x, y, length, ink, light=p.accent, facing=facing)
    for i in range(5):
        c.rect(
            x - length * 0.4,
            y + length * (0.03 + 0.05 * i),
            x + length * (0.35 - 0.05 * i),
            y + length * (0.036 + 0.05 * i),
            p.light,
            0.16,
        )


def _quay(c: Canvas, p: Palette, *, flip: bool) -> None:
    edge = [(0, 960), (720, 1000), (760, 1067), (0, 1067)]
    if flip:
        edge = [(1600 - x, y) for x, y in edge]
    c.poly(edge, p.near)
    c.stipple(edge, p.mid, toward="n", strength=0.5)
    for i, x in enumerate((130, 520)):
        x = 1600 - x if flip else x
        limb(c, [(x, 985 + i * 14), (x, 930 + i * 14)], [44, 40], darker(p.near, 0.3))
        limb(c, [(x - 26, 928 + i * 14), (x + 26, 928 + i * 14)], [26, 26], darker(p.near, 0.3))
    person(
        c,
        1290 if flip else 310,
        990,
        190,
        darker(p.near, 0.35),
        pose="stand",
        coat=True,
        rim=p.accent,
    )
