"""Scenes on sheltered water: the harbour at dawn and the ferry in fog."""

from .brushes import (
    cloud_field,
    glints,
    glow,
    haze,
    mist,
    range_of_hills,
    reflect,
    ripples,
    sun,
)
from .canvas import Canvas
from .colour import Palette, darker, lighter, mix
from .figures import crowd, limb, person
from .registry import scene
from .ships import ferry, freighter, gantry
from .things import fishing_boat, gulls, skyline

# horizon, sun across, sun above the horizon, gantries (x, height, facing), boats (x, below, length)
_DAWNS = (
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


@scene(
    "ferry-fog",
    "c3c8c4 dadbd3 f6f1df b3bab8 8a9596 2f3d42 b8442f",
    "8c98a5 b5bcc1 fbe3a8 8e99a3 5d6b78 1f2a36 e3b04b",
    "d8cdb9 ebe2d0 fff8e6 cabfab a08f7b 4a3f38 2f6f6a",
    "2b3a45 56666c ffdf9a 3c4c55 293740 0c151c f0a94a",
    "b7c4b2 d6dcc8 fdf7dc a5b5a3 7b8f80 2c3f38 cf7a3a",
    "bca9b4 e0cfcd fff0e4 b09fad 846f83 382a3c 9c3f55",
    mirrored=(4,),
)
def ferry_fog(c: Canvas, p: Palette, v: int) -> None:
    """Let a ferry come out of the fog towards a landing stage."""
    line = (610, 520, 690, 600, 450, 640)[v]
    length = (760, 430, 1080, 620, 330, 560)[v]
    x = (860, 520, 900, 1010, 1120, 700)[v]
    c.backdrop((p.sky, p.low, mix(p.low, p.light, 0.3)), 0, line)
    c.backdrop((mix(p.low, p.sky, 0.3), p.far, p.mid), line, 1067)
    glow(c, x * 0.4 + 300, line * 0.35, 520, p.light, alpha=0.5)
    if v in (1, 4):
        skyline(
            c,
            line - 12,
            (60, 220),
            mix(p.low, p.far, 0.55),
            x0=760 if v == 1 else -20,
            x1=1620 if v == 1 else 800,
        )
    for y, depth in ((line - 160, 130), (line - 40, 90)):
        mist(c, y, depth, p.light, 0.5)
    if v == 3:
        glow(c, x, line - 110, 430, p.light, alpha=0.55, squash=0.6)
    ferry(
        c,
        x,
        line + 26,
        length,
        mix(p.mid, p.near, 0.55),
        mix(p.low, p.far, 0.5),
        lit=p.light,
        band=mix(p.accent, p.low, 0.25),
        facing=-1 if v in (1, 4) else 1,
    )
    if v == 4:
        ferry(c, 470, line + 4, 150, p.far, mix(p.low, p.far, 0.6))
    reflect(c, line + 26, 1041 - line, p.mid, shade=0.4, wobble=5)
    mist(c, line + 34, 60, p.low, 0.75)
    mist(c, line - length * 0.28, 80, p.low, 0.75, lumps=4)
    ripples(c, line + 40, 1067, p.mid, p.light, count=170, alpha=0.3)
    _landing(c, p, v)
    gulls(c, (150, 120, 1450, line - 60), mix(p.near, p.mid, 0.4), count=9, size=26)


def _landing(c: Canvas, p: Palette, v: int) -> None:
    dark = darker(p.near, 0.1)
    if v in (0, 3):
        c.poly([(0, 925), (620, 965), (620, 985), (0, 960)], dark)
        for x in range(30, 640, 118):
            c.rect(x, 930, x + 16, 1067, dark)
        crowd(c, 950, 170, dark, count=5, x0=60, x1=540, jitter=4, coats=0.7)
    elif v in (1, 5):
        for i in range(7):
            x, top = 90 + i * 62 + i * i * 9, 690 - i * 4
            limb(c, [(x, 1090), (x + 4, top + 90 + (i * 37) % 60)], [26, 20], mix(p.mid, dark, 0.5))
        person(c, 1330, 1010, 300, dark, pose="stand", coat=True, rim=p.light)
        c.poly([(1120, 1003), (1600, 990), (1600, 1067), (1120, 1067)], dark)
    elif v == 2:
        c.line([(0, 930), (1600, 930)], dark, 9)
        c.line([(0, 1010), (1600, 1010)], dark, 7)
        for x in range(60, 1600, 210):
            c.rect(x, 926, x + 12, 1067, dark)
        crowd(c, 1100, 330, dark, count=4, x0=120, x1=1000, jitter=10, coats=0.8)
    else:
        limb(c, [(250, 1067), (262, 700)], [34, 26], dark)
        c.poly([(205, 705), (318, 705), (290, 610), (234, 610)], dark)
        c.dot(262, 650, 20, p.accent)
        glow(c, 262, 650, 230, p.accent, alpha=0.6)
        c.poly([(0, 1010), (560, 1040), (560, 1067), (0, 1067)], dark)
    c.stipple(
        [(0, 900), (1600, 900), (1600, 1067), (0, 1067)],
        lighter(p.near, 0.15),
        toward="s",
        strength=0.16,
    )
