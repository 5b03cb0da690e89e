"""The scene “warship-horizon”."""

from math import cos, radians, sin

from ..brushes import cloud_field, glow, mist, stars, sun
from ..canvas import Canvas, Point
from ..colour import Ink, Palette, darker, lighter, mix
from ..figures import person
from ..land import rolling
from ..registry import scene
from ..ships import frigate
from ..things import gulls
from ..water import glints, ripples, waves


@scene(
    "warship-horizon",
    "8fa6ad e3cfae fff3cf 9aa5a4 5b7480 26343d c9653a",
    "4c4f56 a39a90 efe3cb 6d6c6d 45525a 1d252b b8503a",
    "b98a6c f4d3a0 fff6d4 b58d74 6f6660 2d2a2c 37606b",
    "0f1a30 2c4a66 e8eef0 1d3350 17304a 070d1a d9b24c",
    "a9bfb8 dbe3d3 ffffff 8aa6a0 3f6f73 143238 c4552f",
    "2f5f78 4f8698 f5fbf4 2c6880 235468 10303f e0a33f",
)
def warship_horizon(c: Canvas, p: Palette, v: int) -> None:
    """Show frigates far out: against the sun, in line, from a headland, bow on, from the air."""
    if v == 5:
        _squadron_from_above(c, p)
        return
    line = (620, 430, 520, 700, 560)[v]
    c.backdrop((p.sky, mix(p.sky, p.low, 0.55), p.low), 0, line + 2)
    cloud_field(
        c, (-100, 20, 1700, line - 40), p.far, cells=(3, 7), cover=0.5, alpha=0.75, grain=v == 1
    )
    cloud_field(c, (-100, line * 0.4, 1700, line), p.light, cells=(2, 9), cover=0.4, alpha=0.55)
    if v in (0, 2):
        sun(c, 980 if v == 0 else 420, line - (60 if v == 0 else 170), 58, p.light)
    elif v == 3:
        stars(c, line, p.light, count=200)
        sun(c, 1180, 190, 50, p.light, halo=9)
    if v == 1:
        waves(
            c,
            line,
            1020,
            (mix(p.low, p.mid, 0.6), p.near),
            rows=9,
            height=52,
            foam=lighter(p.low, 0.5),
        )
    else:
        c.backdrop((mix(p.low, p.mid, 0.4), p.mid, mix(p.mid, p.near, 0.6)), line, 1067)
        ripples(c, line, 1067, p.near, p.light, count=330)
    _fleet(c, p, v, line)
    gulls(c, (200, 150, 1400, line - 120), p.near, count=4)


def _fleet(c: Canvas, p: Palette, v: int, line: float) -> None:
    if v == 0:
        glints(c, 980, line, 1060, p.light, count=300, spread=170)
        frigate(c, 860, line + 8, 860, p.near, wake=p.light)
    elif v == 1:
        for x, length, below, tone in (
            (1330, 260, 6, 0.4),
            (890, 380, 22, 0.7),
            (330, 560, 60, 1.0),
        ):
            frigate(c, x, line + below, length, mix(p.far, p.near, tone), facing=-1)
    elif v == 2:
        glints(c, 420, line, 1060, p.light, count=200)
        frigate(c, 1080, line + 4, 330, mix(p.mid, p.near, 0.5))
        frigate(c, 640, line + 2, 190, p.mid)
        cliff = [
            (1600, 620),
            (1380, 690),
            (1220, 790),
            (1040, 850),
            (860, 990),
            (800, 1067),
            (1600, 1067),
        ]
        c.poly(cliff, p.near)
        c.stipple(cliff, p.far, toward="nw", strength=0.55)
        person(
            c, 1190, 806, 230, darker(p.near, 0.3), pose="camera", facing=-1, coat=True, rim=p.light
        )
        person(c, 1300, 742, 235, darker(p.near, 0.3), coat=True, hat="cap", facing=-1)
    elif v == 3:
        glints(c, 1180, line, 1060, p.light, count=170, spread=90)
        frigate(c, 560, line + 6, 620, darker(p.near, 0.2), lit=p.accent, facing=-1)
        frigate(c, 1330, line + 2, 240, p.near, lit=p.accent, facing=-1)
        glow(c, 520, line - 90, 160, p.accent, alpha=0.7)
    else:
        _bow_on(c, p, 820, line + 170, 640)


def _bow_on(c: Canvas, p: Palette, x: float, y: float, size: float) -> None:
    """Draw a warship steaming straight at the eye, a bone in her teeth."""
    dark, pale = p.near, mix(p.mid, p.far, 0.4)

    def part(fill: Ink, *points: Point) -> None:
        c.poly([(x + u * size, y - w * size) for u, w in points], fill)

    tower = mix(p.mid, p.near, 0.45)
    part(
        tower, (-0.13, 0.34), (-0.15, 0.5), (-0.105, 0.62), (0.105, 0.62), (0.15, 0.5), (0.13, 0.34)
    )
    part(p.near, (0, 0.34), (0, 0.62), (0.105, 0.62), (0.15, 0.5), (0.13, 0.34))
    part(p.light, (-0.118, 0.555), (-0.104, 0.588), (0.104, 0.588), (0.118, 0.555))
    part(dark, (-0.065, 0.62), (-0.028, 0.92), (0.028, 0.92), (0.065, 0.62))
    for w, half in ((0.74, 0.11), (0.84, 0.075), (0.98, 0.035)):
        c.line([(x - half * size, y - w * size), (x + half * size, y - w * size)], dark, 7)
    c.dot(x, y - 0.7 * size, size * 0.034, dark)
    c.line([(x, y - 0.9 * size), (x, y - 1.1 * size)], dark, 5)
    part(pale, (0, -0.02), (-0.085, -0.02), (-0.125, 0.14), (-0.185, 0.36), (0, 0.44))
    part(dark, (0, -0.02), (0.085, -0.02), (0.125, 0.14), (0.185, 0.36), (0, 0.44))
    left = [(x - 0.185 * size, y - 0.42 * size), (x, y - 0.44 * size), (x, y), (x - 0.1 * size, y)]
    c.stipple(left, dark, toward="e", strength=0.5)
    c.line([(x, y), (x, y - 0.44 * size)], p.light, 3)
    part(mix(pale, p.near, 0.3), (-0.05, 0.4), (-0.045, 0.47), (0.045, 0.47), (0.05, 0.4))
    c.line([(x, y - 0.45 * size), (x, y - 0.52 * size)], dark, 8)
    for side in (-1, 1):
        curl = [(0, 0.07), (0.05, 0.1), (0.13, 0.085), (0.24, 0.03), (0.4, -0.02), (0.7, -0.07)]
        base = [(1.2, -0.14), (0.8, -0.13), (0.4, -0.1), (0.1, -0.06), (0, -0.05)]
        wave = [(x + side * u * size, y - w * size) for u, w in (*curl, *base)]
        c.poly(wave, lighter(p.light, 0.3))
        c.stipple(wave, p.mid, toward="s", strength=0.75)


def _squadron_from_above(c: Canvas, p: Palette) -> None:
    c.wash([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], (lighter(p.sky, 0.12), p.sky, p.near))
    cloud_field(c, (0, 0, 1600, 1067), p.low, cells=(5, 9), alpha=0.3, fade="flat")
    for i in range(24):
        crest = rolling(i * 48, [(8, 340, i * 0.37), (3, 120, i * 0.7)])
        c.line(crest, p.light, 1.4, 0.14)
    for x, y, size in ((980, 300, 1.25), (520, 520, 1.0), (1160, 760, 1.05), (330, 180, 0.7)):
        _hull_plan(c, p, x, y, size)
    cloud_field(
        c,
        (-100, 500, 1700, 1300),
        p.light,
        cells=(3, 3),
        cover=0.34,
        softness=0.35,
        alpha=0.6,
        fade="s",
    )
    mist(c, 40, 120, p.light, 0.3)


def _hull_plan(c: Canvas, p: Palette, x: float, y: float, size: float) -> None:
    turn = radians(-28)

    def at(u: float, w: float) -> Point:
        return (
            x + size * (u * cos(turn) - w * sin(turn)),
            y + size * (u * sin(turn) + w * cos(turn)),
        )

    with c.soft(p.light, blur=5, alpha=0.75, grain=True) as s:
        s.poly([at(-120, -18), at(-760, -46), at(-760, 46), at(-120, 18)], 150)
        for side in (-1, 1):
            s.poly([at(150, 0), at(-420, side * 190), at(-470, side * 190), at(60, side * 26)], 190)
    c.poly([at(-150 + 20, 26), at(120, 30), at(196, 22), at(110, 50), at(-130, 52)], p.near, 0.45)
    hull = [
        at(-150, -24),
        at(60, -29),
        at(130, -17),
        at(180, 0),
        at(130, 17),
        at(60, 29),
        at(-150, 24),
    ]
    c.poly(hull, mix(p.low, p.light, 0.3))
    c.stipple(hull, p.near, toward="s", strength=0.55)
    for u0, u1, w, tone in ((-60, 50, 17, 0.15), (-10, 34, 12, 0.5), (-52, -26, 9, 0.6)):
        c.poly([at(u0, -w), at(u1, -w), at(u1, w), at(u0, w)], mix(p.far, p.near, tone))
    c.dot(*at(-112, 0), 15 * size, p.far)
    c.dot(*at(88, 0), 8 * size, p.near)
    c.line([at(88, 0), at(118, 0)], p.near, 4 * size)
