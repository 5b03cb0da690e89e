"""The scene “rocket-launch”."""

from math import pi, sin

from ..brushes import cloud_field, glow, haze, stars, sun
from ..canvas import Canvas
from ..colour import Palette, darker, lighter, mix
from ..figures import crowd, person
from ..land import down, range_of_hills, rolling
from ..registry import scene
from ..things import gulls, lattice, pine, plume, skyline, smoke
from ..water import glints, lens, reflect, ripples


@scene(
    "rocket-launch",
    "2b3f63 e39a6c fff0c4 5a6a86 3a4a68 121a2c f2b54a",
    "0c1430 3a4f86 fff3cf 22346a 182550 060a1a f0883c",
    "9fb8c4 e9e4d0 ffffff 9aaeb5 6c8490 26353f d95a30",
    "4a1f38 d96a5a ffe3a8 7d3a50 56283f 1a0a18 ffc65c",
    "123a44 5fa39a fdf6d2 2a6068 1c4a54 071a20 f08c48",
    "d9cdb8 f0e4cc fffaea b8a58c 857460 2b2826 c9432c",
    mirrored=(5,),
    cuts={6: (150, 160, 1340), 4: (340, 190, 1180)},
)
def rocket_launch(c: Canvas, p: Palette, v: int) -> None:
    """Let a rocket leave: on the pad, high on its column of fire, or as an arc over water."""
    (_lift, _arc_of_light, _from_below)[v % 3](c, p, v)


def _rocket(c: Canvas, p: Palette, x: float, y: float, high: float) -> None:
    """Draw a rocket standing on (x, y)."""
    w = high * 0.055
    pale, dark = lighter(p.light, 0.3), mix(p.mid, p.near, 0.4)
    for side in (-1, 1):
        bx = x + side * w * 1.75
        c.wash(
            [
                (bx - w * 0.7, y),
                (bx - w * 0.7, y - high * 0.52),
                (bx, y - high * 0.6),
                (bx + w * 0.7, y - high * 0.52),
                (bx + w * 0.7, y),
            ],
            (pale, mix(pale, dark, 0.3), dark),
            sideways=True,
        )
        c.rect(bx - w * 0.7, y - high * 0.1, bx + w * 0.7, y - high * 0.06, p.accent)
        c.poly(
            [
                (bx - w * 0.5, y),
                (bx + w * 0.5, y),
                (bx + w * 0.75, y + w * 0.7),
                (bx - w * 0.75, y + w * 0.7),
            ],
            dark,
        )
    body = [
        (x - w, y),
        (x - w, y - high * 0.8),
        (x - w * 0.72, y - high * 0.9),
        (x, y - high),
        (x + w * 0.72, y - high * 0.9),
        (x + w, y - high * 0.8),
        (x + w, y),
    ]
    c.wash(body, (pale, pale, mix(pale, dark, 0.4), dark), sideways=True)
    for u0, u1, tone in (
        (0.74, 0.79, p.accent),
        (0.5, 0.52, p.near),
        (0.2, 0.22, p.near),
        (0.53, 0.6, p.accent),
    ):
        c.rect(x - w, y - high * u1, x + w, y - high * u0, tone)
    c.poly(
        [
            (x - w * 0.6, y),
            (x + w * 0.6, y),
            (x + w * 0.9, y + w * 0.8),
            (x - w * 0.9, y + w * 0.8),
        ],
        dark,
    )


def _flame(c: Canvas, p: Palette, x: float, y: float, long: float, wide: float) -> None:
    glow(c, x, y + long * 0.25, long * 1.3, p.accent, alpha=0.85)
    for share, tone in (
        (1.0, p.accent),
        (0.72, mix(p.accent, p.light, 0.6)),
        (0.45, lighter(p.light, 0.7)),
    ):
        with c.soft(tone, blur=wide * 0.2 * share + 2, alpha=0.95) as s:
            s.poly(
                [
                    (x - wide * share, y),
                    (x + wide * share, y),
                    (x + wide * 0.75 * share, y + long * 0.4 * share),
                    (x, y + long * share),
                    (x - wide * 0.75 * share, y + long * 0.4 * share),
                ]
            )


def _lift(c: Canvas, p: Palette, v: int) -> None:
    line = 800 if v == 0 else 850
    c.backdrop((p.sky, mix(p.sky, p.low, 0.5), p.low), 0, line)
    stars(c, 330, p.light, count=70)
    cloud_field(c, (0, 100, 1600, line), p.light, cells=(2, 7), alpha=0.4)
    range_of_hills(c, line - 60, 36, mix(p.far, p.low, 0.3), p.low, depth=80)
    x, foot, high = (720, 560, 430) if v == 0 else (960, 690, 520)
    c.backdrop((mix(p.far, p.mid, 0.4), p.near), line, 1067)
    tower = x + 190
    glow(c, x, foot + 100, 760, p.accent, alpha=0.75)
    lattice(
        c,
        [(tower - 36, line), (tower - 36, 210)],
        [(tower + 36, line), (tower + 36, 210)],
        p.near,
        panels=13,
        width=5,
    )
    for y in (300, 420, 560):
        lattice(
            c,
            [(tower - 36, y), (tower - 120, y + 6)],
            [(tower - 36, y + 22), (tower - 120, y + 22)],
            p.near,
            panels=3,
            width=3,
        )
    c.line([(tower, 210), (tower, 90)], p.near, 5)
    for mx in (330, 1290):
        c.line([(mx, line), (mx, 240)], p.near, 5)
        c.line([(mx, 250), (x + (mx - x) * 0.2, line)], p.near, 1.4, 0.6)
    _flame(c, p, x, foot + 26, 330, 46)
    _rocket(c, p, x, foot, high)
    for side in (-1, 1):
        path = [(x + side * 20, line + 10), (x + side * 420, line), (x + side * 900, line - 60)]
        lit, shade = mix(p.light, p.low, 0.25), mix(p.mid, p.low, 0.25)
        plume(c, path, (44, 120), lit, shade, puffs=34)
    glow(c, x, line - 10, 380, p.light, alpha=0.9, squash=0.6)
    crowd(
        c,
        1050,
        150,
        darker(p.near, 0.3),
        count=15,
        jitter=10,
        poses=("stand", "point", "camera", "stand"),
    )
    haze(c, 930, 1067, darker(p.near, 0.3), 0.6)


def _arc_of_light(c: Canvas, p: Palette, v: int) -> None:
    line = 740 if v == 1 else 640
    c.backdrop((p.sky, mix(p.sky, p.low, 0.5), p.low), 0, line)
    stars(c, line, p.light, count=380)
    skyline(c, line, (10, 40), p.mid, lit=p.light, share=0.15)
    x0, x1, top = (1080, 190, 90) if v == 1 else (300, 1440, 60)
    arc = [
        (x0 + (x1 - x0) * u, line - 8 - (line - top) * sin(pi / 2 * u) ** 0.7)
        for u in (i / 70 for i in range(71))
    ]
    with c.soft(p.accent, blur=16, alpha=0.8) as s:
        s.line(arc, 26)
    for width, tone in ((13, p.accent), (6, lighter(p.light, 0.4))):
        c.line(arc, tone, width)
    glow(c, x0, line - 20, 520, p.accent, alpha=0.85)
    glow(c, *arc[-1], 150, p.light, alpha=0.95)
    smoke(
        c,
        [(x0, line - 10), (x0 + 60, line - 40), (x0 - 160, line - 50)],
        (14, 50),
        p.low,
        alpha=0.7,
    )
    reflect(c, line, 1067 - line, p.mid, shade=0.3, wobble=9)
    ripples(c, line, 1067, p.near, p.low, count=150)
    glints(c, x0, line, 1067, p.accent, count=110, spread=80)
    beach = down(rolling(985, [(26, 1300, 0.2)]))
    c.poly(beach, p.near)
    spots = (
        ((420, 230, "stand"), (510, 220, "point"), (590, 150, "stand"), (1330, 220, "camera"))
        if v == 1
        else ((1020, 260, "point"), (1120, 180, "cheer"), (540, 230, "stand"))
    )
    for x, high, pose in spots:
        person(
            c,
            x,
            1016,
            high,
            darker(p.near, 0.3),
            pose=pose,
            facing=-1 if v == 1 and x > 600 else 1,
            rim=p.accent,
            coat=pose == "stand",
        )
    lens(c, 800, 1000, 600, 3, p.low, 0.3)


def _from_below(c: Canvas, p: Palette, v: int) -> None:
    """Follow the rocket up its slanting column above cloud."""
    c.wash([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], (p.sky, mix(p.sky, p.low, 0.7), p.low))
    cloud_field(c, (0, 300, 1600, 1067), p.light, cells=(3, 5), cover=0.45, alpha=0.8, fade="s")
    x, foot, high = (1010, 470, 380) if v == 2 else (620, 520, 440)
    sun(c, 330 if v == 2 else 1280, 260, 74, p.light)
    column = [(x - 2, foot + 240), (x - 24, 830), (x - 110, 960), (x - 240, 1110)]
    plume(c, column, (34, 150), lighter(p.light, 0.5), mix(p.mid, p.near, 0.15), puffs=60)
    _flame(c, p, x, foot + 20, 340, 50)
    _rocket(c, p, x, foot, high)
    cloud_field(
        c,
        (-100, 760, 1700, 1200),
        lighter(p.light, 0.4),
        cells=(3, 3),
        cover=0.5,
        softness=0.25,
        alpha=0.85,
        fade="s",
        grain=True,
    )
    gulls(c, (120, 420, 620, 700), p.near, count=6, size=20)
    if v == 5:
        for px in (1180, 1290, 1420):
            pine(c, px, 1090, 300 + (px % 7) * 20, p.near)
