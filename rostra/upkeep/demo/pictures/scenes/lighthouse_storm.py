"""The scene “lighthouse-storm”."""

from ..brushes import beam, cloud_field, glow, haze, rain, sun
from ..canvas import Canvas
from ..colour import Palette, darker, lighter, mix
from ..registry import scene
from ..water import waves

# horizon, lighthouse x, foot, height, beam angle, wave height, bands on the tower
_STORMS = (
    (600, 1180, 640, 430, 194, 60, 0),
    (760, 520, 800, 660, -24, 46, 3),
    (470, 1330, 480, 190, 172, 130, 0),
    (660, 830, 690, 300, 205, 56, 2),
    (560, 330, 640, 470, 12, 76, 4),
    (690, 1010, 700, 360, 158, 50, 0),
)


@scene(
    "lighthouse-storm",
    "26323c 6f7f80 fff2c4 4d5c63 2f4350 111b24 d8c890",
    "121a33 3b4a6e ffe9ae 2b3a5c 1b2947 0a0f1f c9473c",
    "4a5148 9aa08a fff6d6 6c7667 3f5a57 1c2b2b e5e4cf",
    "3b2a45 b06a72 ffd9a0 6a4a66 453659 1a1428 b8433f",
    "7c8a92 c9cfca ffffff 95a2a6 587684 27394a b53b30",
    "1e2f2f 577a70 f4f0b8 35544f 24423f 0c1a1b e9d9a0",
    cuts={6: (380, 140, 1200)},
)
def lighthouse_storm(c: Canvas, p: Palette, v: int) -> None:
    """Stand a lighthouse on a rock against wind, rain and heavy seas."""
    line, x, foot, height, angle, swell, bands = _STORMS[v]
    c.backdrop((p.sky, mix(p.sky, p.low, 0.5), p.low), 0, line + 8)
    for i in range(3):
        cloud_field(
            c,
            (-200, -90, 1800, line * (0.6 + 0.2 * i)),
            (p.sky, p.far, p.mid)[i],
            cells=(3, 4),
            cover=0.5,
            softness=0.25,
            alpha=0.75,
            fade="n",
            grain=i == 1,
        )
    cloud_field(c, (-100, line * 0.45, 1700, line), p.low, cells=(3, 6), cover=0.4, alpha=0.6)
    if v == 5:
        sun(c, 420, 210, 44, p.light, halo=8)
        cloud_field(c, (0, 150, 1600, 330), p.far, cells=(2, 3), cover=0.45, alpha=0.9)
    haze(c, line - 120, line + 8, p.low, 0.5)
    lamp = foot - height * 0.93
    beam(c, x, lamp, angle, 15, 1500, p.light, alpha=0.62)
    if v in (1, 3, 5):
        beam(c, x, lamp, angle + 180, 15, 1500, p.light, alpha=0.45)
    waves(c, line, line + 150, (p.low, p.mid), rows=5, height=swell * 0.4, foam=p.light)
    if v == 3:
        _pier(c, p, x, foot)
    else:
        _rock(c, p, x, foot, height * (0.55 if v != 1 else 0.9))
    _tower(c, p, x, foot, height, bands)
    glow(c, x, lamp, height * 0.42, p.light, alpha=0.85)
    waves(
        c,
        foot + 20,
        1040,
        (mix(p.mid, p.low, 0.3), p.near),
        rows=7,
        height=swell * 1.3,
        foam=lighter(p.low, 0.5),
    )
    _spray(c, p, x, foot, height)
    rain(c, lighter(p.low, 0.4), count=620 if v != 4 else 200, slant=(0.3, -0.2)[v % 2], alpha=0.3)


def _rock(c: Canvas, p: Palette, x: float, foot: float, wide: float) -> None:
    crag = [(x - wide * 1.5, foot + 190)]
    for i in range(13):
        u = i / 12 * 2 - 1
        lift = (1 - u * u) ** 0.6 * 70 + c.rng.uniform(-16, 12)
        crag.append((x + u * wide * 1.15, foot + 66 - lift))
    crag.append((x + wide * 1.6, foot + 190))
    c.poly(crag, darker(p.near, 0.2))
    c.stipple(crag, p.far, toward="nw", strength=0.6)


def _pier(c: Canvas, p: Palette, x: float, foot: float) -> None:
    mole = [
        (x - 70, foot - 6),
        (x + 80, foot - 6),
        (1700, foot + 120),
        (1700, foot + 330),
        (x - 120, foot + 60),
    ]
    c.poly(mole, darker(p.near, 0.1))
    c.stipple(mole, p.far, toward="n", strength=0.5)
    c.line([(x + 60, foot - 34), (1700, foot + 60)], p.near, 5)
    for i in range(9):
        px = x + 70 + i * i * 11 + i * 20
        py = foot - 4 + (px - x - 80) * 0.145
        c.line([(px, py), (px, py - 30 - i * 4)], p.near, 4)


def _tower(c: Canvas, p: Palette, x: float, foot: float, height: float, bands: int) -> None:
    half, top = height * 0.105, height * 0.058
    body = [
        (x - half, foot + 8),
        (x - top, foot - height * 0.84),
        (x + top, foot - height * 0.84),
        (x + half, foot + 8),
    ]
    pale = mix(p.low, lighter(p.low, 0.8), 0.7)
    c.wash(body, (pale, mix(pale, p.mid, 0.55), darker(p.mid, 0.3)), sideways=True)
    for band in range(bands):
        low = (band * 2 + 1) / (bands * 2 + 0.5) * 0.84
        high = low + 0.84 / (bands * 2 + 0.5)
        a, b = half + (top - half) * low / 0.84, half + (top - half) * high / 0.84
        part = [
            (x - a, foot - low * height),
            (x - b, foot - high * height),
            (x + b, foot - high * height),
            (x + a, foot - low * height),
        ]
        c.wash(part, (p.accent, mix(p.accent, p.near, 0.4), darker(p.accent, 0.6)), sideways=True)
    for level in (0.2, 0.42, 0.64):
        c.rect(
            x - height * 0.008,
            foot - height * level,
            x + height * 0.008,
            foot - height * (level + 0.035),
            p.near,
        )
    dark = darker(p.near, 0.2)
    c.rect(x - top * 1.6, foot - height * 0.86, x + top * 1.6, foot - height * 0.84, dark)
    c.rect(x - top * 0.8, foot - height, x + top * 0.8, foot - height * 0.86, p.light)
    for side in (-0.8, -0.28, 0.28, 0.8):
        c.line(
            [(x + top * side, foot - height * 0.86), (x + top * side, foot - height)],
            dark,
            height * 0.008,
        )
    c.poly(
        [
            (x - top * 1.1, foot - height * 0.985),
            (x - top * 0.5, foot - height * 1.05),
            (x, foot - height * 1.08),
            (x + top * 0.5, foot - height * 1.05),
            (x + top * 1.1, foot - height * 0.985),
        ],
        dark,
    )
    c.line([(x, foot - height * 1.07), (x, foot - height * 1.14)], dark, height * 0.007)


def _spray(c: Canvas, p: Palette, x: float, foot: float, height: float) -> None:
    white = lighter(p.low, 0.75)
    with c.soft(white, blur=9, alpha=0.85, grain=True) as s:
        for _ in range(70):
            u = c.rng.gauss(0, 1)
            s.ellipse(
                x + u * height * 0.55,
                foot + 60 - abs(c.rng.gauss(0, 55)) * (1.6 - abs(u) * 0.4),
                c.rng.uniform(6, 30),
                c.rng.uniform(6, 22),
                190,
            )
    for _ in range(110):
        c.dot(
            x + c.rng.gauss(0, height * 0.6),
            foot + 40 - abs(c.rng.gauss(0, 90)),
            c.rng.uniform(0.8, 3.2),
            white,
            alpha=0.8,
        )
