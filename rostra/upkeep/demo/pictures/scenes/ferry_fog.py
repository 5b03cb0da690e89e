"""The scene “ferry-fog”."""

from ..brushes import glow, mist
from ..canvas import Canvas
from ..colour import Palette, darker, lighter, mix
from ..figures import crowd, limb, person
from ..registry import scene
from ..ships import ferry
from ..things import gulls, skyline
from ..water import reflect, ripples


@scene(
    "ferry-fog",
    "c3c8c4 dadbd3 f6f1df b3bab8 8a9596 2f3d42 b8442f",
    "8c98a5 b5bcc1 fbe3a8 8e99a3 5d6b78 1f2a36 e3b04b",
    "d8cdb9 ebe2d0 fff8e6 cabfab a08f7b 4a3f38 2f6f6a",
    "2b3a45 56666c ffdf9a 3c4c55 293740 0c151c f0a94a",
    "b7c4b2 d6dcc8 fdf7dc a5b5a3 7b8f80 2c3f38 cf7a3a",
    "6f5f7f b58fa0 ffe4d0 8a7590 5a4a66 1f1628 d9703f",
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
