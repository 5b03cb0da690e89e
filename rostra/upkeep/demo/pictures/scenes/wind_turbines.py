"""The scene “wind-turbines”."""

from math import cos, pi, sin

from ..brushes import cloud_field, glow, haze, mist, sun
from ..canvas import Canvas, Point
from ..colour import Ink, Palette, darker, lighter, mix
from ..figures import person
from ..land import down, rolling
from ..registry import scene
from ..things import fishing_boat, gulls, pine, tree
from ..water import glints, reflect, ripples, waves


@scene(
    "wind-turbines",
    "9fc0cf eaf0e4 ffffff a3bcb8 5f8a7c 1f3530 d9593a",
    "e7b48a f9dfb8 fff6e0 c49a84 7a5f6a 2a2030 3f7482",
    "33506e 9fb6c0 fff4d0 5f7c92 3e5a73 14202e e8a84a",
    "c9d1cf eceee6 fffef6 b5c0be 7f9090 2c3a3c c9482f",
    "594a78 f09a86 ffe3bf 86688c 5a4f78 191530 f4c060",
    "b9c47a eef0b8 fffde0 a3b06a 6f8a44 28351c 2f6f86",
    mirrored=(3,),
)
def wind_turbines(c: Canvas, p: Palette, v: int) -> None:
    """Turn white blades over ridges, over the sea, or close overhead."""
    (_on_ridges, _on_ridges, _at_sea, _overhead, _at_sea, _on_ridges)[v](c, p, v)


def _turbine(
    c: Canvas,
    x: float,
    foot: float,
    high: float,
    pale: Ink,
    dark: Ink,
    turn: float,
    *,
    squash: float = 1.0,
) -> None:
    hub_y, w = foot - high, high * 0.016
    c.wash(
        [(x - w * 1.5, foot), (x - w * 0.75, hub_y), (x + w * 0.75, hub_y), (x + w * 1.5, foot)],
        (pale, pale, dark),
        sideways=True,
    )
    c.rect(
        x - w * 1.2 * squash,
        hub_y - w * 1.1,
        x + w * 3.2 * squash,
        hub_y + w * 1.1,
        mix(pale, dark, 0.35),
    )
    long = high * 0.66
    for i in range(3):
        a = turn + i * 2 * pi / 3
        ux, uy = cos(a) * squash, sin(a)
        nx, ny = -sin(a) * squash, cos(a)

        def at(
            u: float, s: float, ux: float = ux, uy: float = uy, nx: float = nx, ny: float = ny
        ) -> Point:
            return x + long * (u * ux + s * nx), hub_y + long * (u * uy + s * ny)

        c.poly(
            [
                at(0, 0.014),
                at(0.08, 0.016),
                at(0.2, 0.052),
                at(0.6, 0.03),
                at(1, 0.004),
                at(1, -0.004),
                at(0, -0.014),
            ],
            pale,
        )
        c.poly(
            [
                at(0, 0.014),
                at(0.08, 0.016),
                at(0.2, 0.052),
                at(0.6, 0.03),
                at(1, 0.004),
                at(0.6, 0.012),
                at(0.2, 0.022),
            ],
            dark,
            0.55,
        )
    c.dot(x, hub_y, w * 1.4, mix(pale, dark, 0.2))


def _on_ridges(c: Canvas, p: Palette, v: int) -> None:
    c.backdrop((p.sky, p.low), 0, 900)
    if v != 0:
        sun(c, 360 if v == 1 else 1240, 400 if v == 1 else 250, 74, p.light)
    cloud_field(
        c,
        (0, 40, 1600, 640),
        p.light,
        cells=(3, 4),
        cover=0.45,
        softness=0.25,
        alpha=0.85,
        grain=v == 0,
    )
    layers = 4 if v == 0 else 3
    for i in range(layers):
        u = i / (layers - 1)
        y = 560 + 330 * u
        tone = mix(mix(p.far, p.low, 0.5), p.mid if u < 0.7 else p.near, u)
        line = rolling(y, [(60, 1500 - 300 * u, 0.21 * i + 0.1 * v), (20, 420, 0.37 * i)])
        count = 5 - i if v != 1 else 3
        for k in range(count):
            x = 60 + 1480 * (k + 0.5 + c.rng.uniform(-0.24, 0.24)) / count
            foot = min((abs(q[0] - x), q[1]) for q in line)[1] + 10
            high = (150 + 330 * u**1.3) * (1.25 if v == 1 else 1)
            _turbine(
                c,
                x,
                foot,
                high,
                mix(lighter(p.light, 0.5), p.low, 0.5 - 0.5 * u),
                mix(p.mid, p.low, 0.6 - 0.5 * u),
                c.rng.uniform(0, 2),
                squash=c.rng.choice((1, 0.8, 0.6)),
            )
        c.wash(down(line), (lighter(tone, 0.12), tone, darker(tone, 0.2)))
        c.stipple(down(line), p.near, toward="s", strength=0.5)
        mist(c, y + 130, 70, p.light, 0.4 * (1 - u))
    for i in range(7):
        if v == 5:
            tree(
                c,
                c.rng.uniform(0, 1600),
                960 + c.rng.uniform(0, 60),
                c.rng.uniform(60, 130),
                darker(p.near, 0.1),
                p.mid,
            )
        elif v == 0:
            for k in range(3):
                sx, sy = 300 + i * 90 + k * 24, 960 + (i * 37 + k * 20) % 70
                c.dot(sx, sy, 13, p.light, ry=9)
                c.dot(sx + 12, sy - 3, 5, p.near)
    if v == 1:
        c.line([(900 + 420 * sin(i / 6), 1067 - i * 9) for i in range(18)], p.light, 14, 0.8)
        person(c, 700, 990, 130, p.near, pose="walk", rim=p.light)


def _at_sea(c: Canvas, p: Palette, v: int) -> None:
    line = 640 if v == 2 else 520
    c.backdrop((p.sky, mix(p.sky, p.low, 0.6), p.low), 0, line)
    cloud_field(
        c, (0, 20, 1600, line), p.light if v == 4 else p.mid, cells=(3, 5), cover=0.5, alpha=0.65
    )
    sun(c, 1150 if v == 2 else 620, line - 80, 60, p.light)
    spots = [(100 + i * 150, 0, 120 + (i * 37) % 30) for i in range(10)]
    spots += (
        [(180, 26, 300), (700, 34, 330), (1330, 20, 270)]
        if v == 2
        else [(1060, 30, 400), (350, 18, 260)]
    )
    if v == 2:
        waves(
            c,
            line,
            1000,
            (mix(p.low, p.mid, 0.5), p.near),
            rows=7,
            height=36,
            foam=lighter(p.low, 0.5),
        )
    else:
        c.backdrop((mix(p.low, p.far, 0.4), p.far, p.mid), line, 1067)
    for x, below, high in spots:
        near = min(1.0, high / 400)
        _turbine(
            c,
            x,
            line + below,
            high,
            mix(p.light, p.low, 0.6 - 0.6 * near),
            mix(p.far, p.mid, near),
            c.rng.uniform(0, 2),
        )
        c.rect(x - high * 0.03, line + below - high * 0.07, x + high * 0.03, line + below, p.accent)
        if v == 2 and high < 200:
            c.dot(x, line - high, 3, p.accent)
    if v == 4:
        reflect(c, line + 2, 1065 - line, p.mid, shade=0.25, wobble=9)
        ripples(c, line, 1067, p.mid, p.light, count=220)
        glints(c, 620, line, 1067, p.light, count=200)
        fishing_boat(c, 1180, 880, 330, p.near, light=p.accent, facing=-1)
    gulls(c, (100, 100, 1500, line - 100), p.near, count=7)


def _overhead(c: Canvas, p: Palette, v: int) -> None:
    """Stand at the foot of one tower in fog; a climber hangs from the hub."""
    c.backdrop((p.sky, p.low, p.light), 0, 1067)
    cloud_field(c, (0, 0, 1600, 1067), p.light, cells=(3, 4), cover=0.5, alpha=0.8, fade="flat")
    x, y = 620, 360
    pale, dark = lighter(p.light, 0.2), mix(p.far, p.mid, 0.6)
    c.wash(
        [(x - 34, y), (x + 34, y), (x + 96, 1080), (x - 96, 1080)],
        (pale, mix(pale, dark, 0.3), dark),
        sideways=True,
    )
    for a in (-0.35, 1.75, 3.85):
        tip = (x + 1000 * cos(a), y + 1000 * sin(a))
        nx, ny = -sin(a), cos(a)
        c.wash(
            [
                (x + nx * 26, y + ny * 26),
                (x + 190 * cos(a) + nx * 76, y + 190 * sin(a) + ny * 76),
                tip,
                (x - nx * 26, y - ny * 26),
            ],
            (pale, mix(pale, dark, 0.55)),
        )
        c.line([(x + nx * 8, y + ny * 8), tip], dark, 3, 0.5)
    c.dot(x, y, 66, mix(pale, dark, 0.2))
    c.dot(x, y, 30, mix(pale, dark, 0.55))
    c.line([(x + 20, y + 20), (x + 44, 640)], p.near, 3)
    person(c, x + 56, 760, 150, p.near, pose="cheer", hat="helmet")
    c.dot(x + 56, 668, 16, p.accent)
    for i in range(3):
        _turbine(
            c,
            1130 + i * 190,
            1010 + i * 16,
            330 - i * 60,
            mix(p.light, p.low, 0.5),
            mix(p.far, p.low, 0.5),
            i * 0.7,
        )
    mist(c, 880, 190, p.light, 0.9)
    hill = down(rolling(985, [(26, 900, 0.1)]))
    c.poly(hill, p.near)
    c.stipple(hill, p.mid, toward="n", strength=0.5)
    for i in range(6):
        pine(c, 1040 + i * 96, 1010, 110 + (i * 53) % 90, p.near)
    glow(c, x, y, 500, p.light, alpha=0.25)
    haze(c, 0, 240, p.light, 0.5, "n")
