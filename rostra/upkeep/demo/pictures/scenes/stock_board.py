"""The scene “stock-board”."""

from math import cos, pi, sin

from ..brushes import beam, glow
from ..canvas import Canvas, Point
from ..colour import Palette, darker, lighter, mix
from ..figures import bust, person
from ..registry import scene
from ..water import reflect


@scene(
    "stock-board",
    "0c1a22 1f5a5a f4f1d4 173a40 123038 050b10 e2553f",
    "e6dcc8 f0e8d6 fffaf0 c4b493 8a7454 2a241e b8432f",
    "1a1430 4f3f8a f3e6ff 2f2858 251f48 08060f f0a83c",
    "2a1a14 a8552f ffe9c4 5f3320 45241a 0f0805 3fa08a",
    "1f3a3a 2f5552 f0e6c8 4f7a70 5f9a8c 0d1a1a e8a03c",
    "10243f 3a78b0 eef5f4 1f4670 183a5e 060f1c e8c04a",
    mirrored=(5,),
    cuts={6: (420, 250, 1180), 4: (0, 20, 1180)},
)
def stock_board(c: Canvas, p: Palette, v: int) -> None:
    """Put prices on the wall: candles, a quilt of gains and losses, a ring of tickers."""
    (_candles, _graph_paper, _ring)[v % 3](c, p, v)


def _walk(c: Canvas, count: int, low: float, high: float, drift: float) -> list[float]:
    level, values = 0.5, []
    for _ in range(count):
        level = min(0.97, max(0.03, level + c.rng.gauss(drift, 0.055)))
        values.append(high + (low - high) * (1 - level))
    return values


def _candles(c: Canvas, p: Palette, v: int) -> None:
    """A wall of light with candlesticks and, before it, people at their desks."""
    c.backdrop((p.sky, p.mid), 0, 1067)
    wall = [(70, 60), (1530, 60), (1530, 690), (70, 690)]
    c.wash(wall, (darker(p.sky, 0.3), mix(p.sky, p.far, 0.6)))
    for i in range(1, 16):
        c.line([(70 + i * 91, 60), (70 + i * 91, 690)], p.low, 1.6, 0.35)
    for i in range(1, 8):
        c.line([(70, 60 + i * 79), (1530, 60 + i * 79)], p.low, 1.6, 0.35)
    values = _walk(c, 58, 600, 130, -0.012 if v == 0 else 0.012)
    for i in range(57):
        x, a, b = 96 + i * 25, values[i], values[i + 1]
        tone = p.accent if b > a else lighter(p.low, 0.45)
        c.line(
            [(x, min(a, b) - c.rng.uniform(6, 34)), (x, max(a, b) + c.rng.uniform(6, 34))], tone, 3
        )
        c.rect(x - 8, a, x + 8, b if abs(b - a) > 5 else a + 6, tone)
        c.rect(x - 8, 680 - c.rng.uniform(10, 74), x + 8, 680, tone, 0.5)
    mean = [
        sum(values[max(0, i - 8) : i + 1]) / len(values[max(0, i - 8) : i + 1]) for i in range(57)
    ]
    with c.soft(p.light, blur=8, alpha=0.6) as s:
        s.line([(96 + i * 25, y) for i, y in enumerate(mean)], 14)
    c.line([(96 + i * 25, y) for i, y in enumerate(mean)], lighter(p.light, 0.4), 4)
    c.line([*wall, wall[0]], p.near, 16)
    glow(c, 800, 420, 900, p.low, alpha=0.28, squash=0.6)
    c.wash([(0, 705), (1600, 705), (1600, 1067), (0, 1067)], (mix(p.mid, p.low, 0.2), p.near))
    reflect(c, 720, 180, p.near, shade=0.6, wobble=4)
    for row in range(3):
        y, size = 800 + row * 110, 92 + row * 46
        count = 9 - row * 2
        for i in range(count):
            x = (i + 0.5 + 0.22 * (row % 2)) * 1660 / count - 40
            dark = mix(darker(p.near, 0.2), p.mid, 0.35 - 0.16 * row)
            for k in (-1, 1):
                c.rect(
                    x + k * size * 0.86 - size * 0.46,
                    y - size * 0.62,
                    x + k * size * 0.86 + size * 0.4,
                    y - size * 0.08,
                    dark,
                )
                c.rect(
                    x + k * size * 0.86 - size * 0.41,
                    y - size * 0.57,
                    x + k * size * 0.86 + size * 0.35,
                    y - size * 0.13,
                    mix(p.low, p.sky, 0.3),
                )
                c.line(
                    [
                        (
                            x + k * size * 0.86 - size * 0.36 + size * 0.17 * t,
                            y - size * c.rng.uniform(0.2, 0.5),
                        )
                        for t in range(5)
                    ],
                    p.accent if k > 0 else p.light,
                    3,
                )
            bust(c, x, y + 30, size, dark, rim=p.light)
    for x in (620, 1110) if v == 0 else (360,):
        person(
            c,
            x,
            1040,
            470,
            darker(p.near, 0.35),
            pose="point" if x > 1000 else "stand",
            facing=-1,
            rim=p.light,
        )


def _graph_paper(c: Canvas, p: Palette, v: int) -> None:
    """A great paper graph of cells and one line climbing out of them, with tiny people on it."""
    c.backdrop((p.low, p.sky), 0, 1067)
    for i in range(41):
        c.line([(i * 40, 0), (i * 40, 1067)], p.far, 1.4 if i % 5 else 3, 0.5)
    for i in range(27):
        c.line([(0, i * 40), (1600, i * 40)], p.far, 1.4 if i % 5 else 3, 0.5)
    if v == 1:
        heights = [0.22, 0.3, 0.26, 0.42, 0.38, 0.56, 0.5, 0.68, 0.62, 0.84]
    else:
        heights = [0.82, 0.74, 0.78, 0.6, 0.66, 0.44, 0.5, 0.34, 0.4, 0.24]
    for i, share in enumerate(heights):
        x, top = 60 + i * 150, 1000 - 800 * share
        tone = (
            p.accent
            if i in ((7, 9) if v == 1 else (3, 5, 7))
            else mix(p.mid, p.far, 0.35 + 0.05 * (i % 3))
        )
        c.poly(
            [(x + 112, top + 16), (x + 140, top + 40), (x + 140, 1000), (x + 112, 1000)],
            darker(tone, 0.5),
        )
        c.wash([(x, top), (x + 112, top), (x + 112, 1000), (x, 1000)], (lighter(tone, 0.15), tone))
        bar = [(x, top), (x + 112, top), (x + 112, 1000), (x, 1000)]
        c.stipple(bar, p.near, toward="se", strength=0.55)
        if i % 3 == 0 or i == 9:
            person(
                c,
                x + 56,
                top,
                112,
                p.near,
                pose=("walk", "stand", "point", "lean")[i % 4],
                facing=1 if v == 1 else -1,
                coat=i % 2 == 0,
            )
    spots = [
        (116 + i * 150, 1000 - 800 * share - 128 - 30 * (i % 2)) for i, share in enumerate(heights)
    ]
    c.line([(x + 8, y + 12) for x, y in spots], p.near, 13, 0.25)
    c.line(spots, p.near, 10)
    for x, y in spots:
        c.dot(x, y, 17, p.near)
        c.dot(x, y, 9, p.light)
    (_x0, _y0), (x1, y1) = spots[-2:]
    c.poly(
        [(x1 + 70, y1 - 26 if v == 1 else y1 + 40), (x1 - 10, y1 - 24), (x1 + 14, y1 + 30)], p.near
    )
    c.rect(0, 1000, 1600, 1067, p.near)
    c.stipple([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], p.mid, toward="sw", strength=0.3)
    lx = 1420 if v == 1 else 170
    c.line([(lx - 30, 1000), (lx + 8, 560)], p.near, 7)
    c.line([(lx + 40, 1000), (lx + 46, 560)], p.near, 7)
    for i in range(9):
        c.line([(lx - 26 + i * 4, 960 - i * 46), (lx + 42 + i * 0.6, 960 - i * 46)], p.near, 5)


def _ring(c: Canvas, p: Palette, v: int) -> None:
    """Bands of tiles run round a dark trading floor."""
    c.backdrop((p.near, p.mid, p.near), 0, 1067)
    cx = 800 if v == 2 else 1000
    for band in range(5):
        y, high, bow = 70 + band * 124, 92, 150 - band * 24

        def on(u: float, y: float, bow: float = bow) -> Point:
            return cx + (u - 0.5) * 2500, y - bow * (2 * u - 1) ** 2 + bow * 0.6

        tiles = 46
        for i in range(tiles):
            a, b = i / tiles, (i + 0.9) / tiles
            draw = c.rng.random()
            tone = (
                p.accent
                if draw < 0.26
                else (mix(p.low, p.light, 0.35) if draw < 0.6 else mix(p.low, p.near, 0.5))
            )
            tone = mix(tone, p.near, c.rng.uniform(0, 0.4))
            c.poly([on(a, y), on(b, y), on(b, y + high), on(a, y + high)], tone)
            (x0, y0), (x1, _) = on(a, y), on(b, y)
            bars = c.rng.randint(2, 4)
            for k in range(bars):
                c.rect(
                    x0 + 8,
                    y0 + 20 + k * 18,
                    x0 + 8 + (x1 - x0 - 16) * c.rng.uniform(0.3, 1),
                    y0 + 29 + k * 18,
                    darker(tone, 0.45),
                )
            up = draw > 0.26
            tx, ty = x1 - 14, y0 + high - 16
            c.poly(
                [
                    (tx - 9, ty + (6 if up else -6)),
                    (tx + 9, ty + (6 if up else -6)),
                    (tx, ty + (-10 if up else 10)),
                ],
                lighter(p.light, 0.3),
            )
        c.line([on(i / 40, y + high + 12) for i in range(41)], p.light, 4, 0.7)
    glow(c, cx, 420, 1000, p.low, alpha=0.35, squash=0.5)
    c.dot(cx, 980, 1150, darker(p.near, 0.2), ry=230)
    c.dot(cx, 1000, 900, mix(p.mid, p.low, 0.55), ry=180)
    c.stipple(
        [(cx - 900, 820), (cx + 900, 820), (cx + 900, 1180), (cx - 900, 1180)],
        p.low,
        toward="in",
        strength=0.6,
    )
    for ring, (wide, y, high) in enumerate(((620, 850, 150), (820, 905, 190), (1000, 985, 250))):
        for i in range(11 - ring):
            a = pi * (i + 0.5) / (11 - ring)
            x = cx + wide * cos(a) + c.rng.uniform(-20, 20)
            person(
                c,
                x,
                y + 26 * sin(a) + 14,
                high,
                darker(mix(p.near, p.low, 0.25 - 0.1 * ring), 0.2),
                pose=c.rng.choice(("stand", "cheer", "lean", "camera")),
                facing=c.rng.choice((-1, 1)),
                rim=p.light if ring else None,
            )
    for _ in range(60):
        x, y = c.rng.gauss(cx, 500), c.rng.uniform(880, 1060)
        c.poly([(x, y), (x + 20, y - 4), (x + 26, y + 7), (x + 5, y + 10)], p.light, 0.7)
    beam(c, cx, -120, 90, 60, 1200, p.light, alpha=0.22, start=220)
