"""The scene “assembly-hall”."""

from math import cos, pi, sin

from ..brushes import beam, cloud_field, glow
from ..camera import Camera
from ..canvas import Canvas
from ..colour import Palette, darker, lighter, mix
from ..figures import bust, limb, person
from ..registry import scene


@scene(
    "assembly-hall",
    "4a2a2a a5654a ffe6b8 7a4436 8f2f2c 241516 d9a55a",
    "1e2f3d 5d7f8a fdf1d2 3b5866 2a4553 0f1a24 c9703c",
    "e6dcc6 efe6d2 fffaf0 b9a88a 7c5b40 2c2524 8f3a32",
    "7f9a86 c9d4b8 fffdea a0b39a 4a6a54 1c2c22 c98f3c",
    "cfd3cf e6e4da fffdf4 a9aca6 4d6a78 232b33 b8483a",
    "3a2a4a 9b6f8c ffe2c2 654a70 4d3560 181022 e39a54",
    mirrored=(4,),
)
def assembly_hall(c: Canvas, p: Palette, v: int) -> None:
    """Show the half circle of benches: from the gallery, from the rostrum, as a plan."""
    (_gallery, _from_rostrum, _plan)[v % 3](c, p, v)


def _gallery(c: Canvas, p: Palette, v: int) -> None:
    cam = Camera(
        height=11, horizon=250 if v == 0 else 330, centre=800 if v == 0 else 700, focus=880
    )
    c.backdrop((p.sky, p.far, p.mid), 0, 1067)
    for i in range(15):
        x = -160 + i * 137
        c.wash([(x, 0), (x + 60, 0), (x + 60, 420), (x, 420)], (p.mid, mix(p.far, p.low, 0.4)))
        c.line([(x + 60, 0), (x + 60, 420)], p.near, 4, 0.6)
    glow(c, cam.centre, 60, 700, p.light, alpha=0.65)
    beam(c, cam.centre, -160, 90, 44, 1100, p.light, alpha=0.3, start=120)
    c.poly(cam.floor(-40, 40, 6, 36), mix(p.mid, p.near, 0.45))
    _rostrum(c, cam, p)
    for row in range(9):
        r, y = 9.5 + row * 2.1, 0.25 * row
        _bench(c, cam, p, r, y)
    c.stipple([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], p.near, toward="out", strength=0.75)
    rail = darker(p.near, 0.35)
    c.rect(0, 985, 1600, 1005, rail)
    for x in range(20, 1600, 62):
        c.rect(x, 1000, x + 14, 1067, rail)
    for x, size in ((240, 250), (520, 230), (1330, 260)):
        bust(c, x, 1075, size, rail, rim=p.accent)


def _ring(
    r: float, y: float, start: float, end: float, steps: int = 40
) -> list[tuple[float, float, float]]:
    return [
        (
            r * sin(start + (end - start) * i / steps),
            y,
            35 - r * cos(start + (end - start) * i / steps),
        )
        for i in range(steps + 1)
    ]


def _bench(c: Canvas, cam: Camera, p: Palette, r: float, y: float) -> None:
    for start, end in ((-1.25, -0.5), (-0.42, 0.42), (0.5, 1.25)):
        low, high = _ring(r, y, start, end), _ring(r, y + 0.95, start, end)
        if any(not cam.ahead(x, z) for x, _, z in low):
            continue
        for i in range(int(r * 0.8 * (end - start))):
            a = start + (i + 0.6) / int(r * 0.8 * (end - start)) * (end - start)
            x, z = (r - 0.8) * sin(a), 35 - (r - 0.8) * cos(a)
            if c.rng.random() < 0.87 and cam.ahead(x, z):
                px, py = cam.at(x, y + 0.7, z)
                tone = mix(
                    p.near, c.rng.choice((p.near, p.mid, p.far, p.accent)), c.rng.uniform(0, 0.4)
                )
                bust(c, px, py, cam.unit(x, z) * 0.85, tone, rim=p.light)
        face = [cam.at(*s) for s in low] + [cam.at(*s) for s in high[::-1]]
        c.poly(face, mix(p.accent, p.near, 0.55))
        top = [cam.at(*s) for s in high] + [
            cam.at(*s) for s in _ring(r - 0.5, y + 0.95, start, end)[::-1]
        ]
        c.poly(top, mix(p.accent, p.light, 0.25))


def _rostrum(c: Canvas, cam: Camera, p: Palette) -> None:
    back = cam.front(-5, 5, 0, 9.5, 35)
    c.wash(back, (mix(p.accent, p.near, 0.2), mix(p.accent, p.near, 0.6)))
    for i in range(21):
        x = -5 + i * 0.5
        c.line([cam.at(x, 0, 34.9), cam.at(x, 9.5, 34.9)], p.near, 2, 0.5)
    cx, cy = cam.at(0, 6.4, 34.8)
    size = cam.unit(0, 35)
    for r, tone in ((1.5, p.light), (1.25, mix(p.accent, p.near, 0.4)), (1.0, p.light)):
        c.dot(cx, cy, r * size, tone)
    for i in range(3):
        c.line(
            [
                (cx - size * 0.8, cy - size * 0.3 + i * size * 0.3),
                (cx + size * 0.8, cy - size * 0.3 + i * size * 0.3),
            ],
            p.mid,
            4,
        )
    for x0, x1, y1, z, tone in (
        (-4.4, 4.4, 2.3, 33, 0.4),
        (-3, 3, 1.7, 31.4, 0.25),
        (-0.9, 0.9, 2.1, 30, 0.1),
    ):
        c.poly(cam.front(x0, x1, 0, y1, z), mix(p.accent, p.near, tone + 0.2))
        c.poly(cam.floor(x0, x1, z, z + 0.9, y1), mix(p.accent, p.light, 0.3))
        if z > 32:
            for k in (-2, 0, 2):
                px, py = cam.at(k, y1, z + 0.4)
                bust(c, px, py, cam.unit(0, z) * 1.0, p.near, rim=p.light)
    px, py = cam.at(0, 0.6, 30.2)
    person(c, px, py, cam.unit(0, 30) * 2.4, p.near, pose="stand", rim=p.light)
    c.poly(cam.front(-0.9, 0.9, 0, 1.9, 29.8), mix(p.accent, p.near, 0.35))


def _from_rostrum(c: Canvas, p: Palette, v: int) -> None:
    """Stand behind the speaker under the glass dome."""
    c.backdrop((p.mid, p.far), 0, 1067)
    cx, top = (800, 330) if v == 1 else (620, 300)
    for i in range(8, 0, -1):
        u = i / 8
        c.dot(cx, top - 150 - 80 * u, 1050 * u, mix(p.light, p.far, u**0.7), ry=420 * u)
    for i in range(28):
        a = pi * i / 14
        c.line(
            [
                (cx + 110 * cos(a), top - 160 + 44 * sin(a)),
                (cx + 1100 * cos(a), top - 230 + 440 * sin(a)),
            ],
            p.mid,
            5,
        )
    for u in (0.25, 0.5, 0.75):
        c.arc(
            (
                cx - 1050 * u,
                top - 150 - 80 * u - 420 * u,
                cx + 1050 * u,
                top - 150 - 80 * u + 420 * u,
            ),
            0,
            360,
            p.mid,
            4,
        )
    for row in range(10):
        u = row / 9
        y, wide, drop = 400 + 420 * u**1.2, 620 + 700 * u, 60 + 110 * u
        curve = [
            (cx + wide * cos(pi * i / 40), y + drop * (sin(pi * i / 40)) - drop) for i in range(41)
        ]
        band = [*curve, *[(x, q + 34 + 30 * u) for x, q in curve[::-1]]]
        size = 30 + 46 * u
        for i in range(2, 39):
            if c.rng.random() < 0.8 and i not in (13, 14, 26, 27):
                x, q = curve[i]
                tone = mix(mix(p.near, p.far, 0.5 - 0.5 * u), p.accent, c.rng.choice((0, 0, 0.25)))
                bust(c, x, q + 6, size * c.rng.uniform(0.95, 1.1), tone)
        c.poly(band, mix(mix(p.accent, p.near, 0.4), p.far, 0.4 * (1 - u)))
        c.line(curve, mix(p.accent, p.light, 0.5), 4 + 3 * u)
    beam(c, cx, -100, 90, 50, 1200, p.light, alpha=0.35, start=160)
    dark = darker(p.near, 0.3)
    sx = 800 if v == 1 else 1080
    c.stipple([(0, 500), (1600, 500), (1600, 1067), (0, 1067)], dark, toward="s", strength=0.8)
    person(c, sx, 1330, 820, dark, pose="point" if v == 1 else "stand", coat=False, rim=p.light)
    c.poly(
        [(sx - 290, 1067), (sx - 250, 940), (sx + 250, 940), (sx + 290, 1067)],
        mix(p.accent, dark, 0.55),
    )
    c.poly(
        [(sx - 250, 940), (sx - 210, 905), (sx + 210, 905), (sx + 250, 940)],
        mix(p.accent, p.light, 0.2),
    )
    for side in (-1, 1):
        c.line([(sx + side * 150, 915), (sx + side * 120, 800), (sx + side * 70, 760)], dark, 9)
        limb(c, [(sx + side * 80, 766), (sx + side * 55, 750)], [26, 22], dark)


def _plan(c: Canvas, p: Palette, v: int) -> None:
    """Lay the chamber out flat: every seat a mark, its benches coloured by group."""
    c.wash([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], (p.low, mix(p.sky, p.far, 0.25)))
    cx, cy = (800, 900) if v == 2 else (560, 533)
    spin = 0.0 if v == 2 else pi / 2
    with c.soft(p.near, blur=18, alpha=0.3) as s:
        s.poly(
            [
                (
                    cx + 14 + 850 * cos(pi + spin + pi * i / 40),
                    cy + 22 + 850 * sin(pi + spin + pi * i / 40),
                )
                for i in range(41)
            ]
        )
    disc = [
        (cx + 840 * cos(pi + spin + pi * i / 60), cy + 840 * sin(pi + spin + pi * i / 60))
        for i in range(61)
    ]
    c.poly(disc, mix(p.mid, p.far, 0.35))
    c.stipple(disc, p.near, toward="n" if v == 2 else "e", strength=0.5)
    shares = (0.16, 0.34, 0.62, 0.8, 1.01) if v == 2 else (0.28, 0.45, 0.55, 0.9, 1.01)
    inks = (p.accent, mix(p.accent, p.light, 0.55), p.light, p.mid, p.near)
    for row in range(9):
        r = 270 + row * 63
        arc = [
            (
                cx + (r - 20) * cos(pi + spin + pi * i / 60),
                cy + (r - 20) * sin(pi + spin + pi * i / 60),
            )
            for i in range(61)
        ]
        c.line(arc, mix(p.light, p.far, 0.45), 10)
        count = round(r * pi / 46)
        for i in range(count):
            u = (i + 0.5) / count
            if min(abs(u - 0.25), abs(u - 0.5), abs(u - 0.75)) < 26 / (r * pi):
                continue
            a = pi + spin + pi * u
            x, y = cx + r * cos(a), cy + r * sin(a)
            tone = inks[next(k for k, share in enumerate(shares) if u < share)]
            c.dot(x + 5, y + 7, 16, p.near, alpha=0.4)
            c.dot(x, y, 17, tone)
            c.dot(
                x - 2, y - 3, 8, darker(tone, 0.35) if c.rng.random() < 0.85 else lighter(tone, 0.5)
            )
    for r, tone in (
        (190, mix(p.accent, p.near, 0.35)),
        (150, mix(p.accent, p.light, 0.2)),
        (60, p.near),
    ):
        c.poly(
            [
                (cx + r * cos(pi + spin + pi * i / 40), cy + r * sin(pi + spin + pi * i / 40))
                for i in range(41)
            ],
            tone,
        )
    if v == 2:
        c.rect(cx - 250, cy, cx + 250, cy + 60, p.near)
        c.rect(0, cy + 60, 1600, 1067, mix(p.mid, p.near, 0.6))
    else:
        c.rect(cx - 70, cy - 250, cx, cy + 250, p.near)
        beam(c, 1700, -60, 150, 22, 1900, p.light, alpha=0.4)
    cloud_field(c, (0, 0, 1600, 1067), p.near, cells=(4, 3), cover=0.35, alpha=0.16, fade="flat")
