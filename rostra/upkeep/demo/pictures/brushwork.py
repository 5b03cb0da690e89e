"""Ink on paper, and what lies beside it: strokes, bamboo, peaks, brush, inkstone, cup."""

from math import cos, pi, sin

from .canvas import Canvas, Point
from .colour import Ink, Palette, darker, lighter, mix
from .figures import limb


def stroke(c: Canvas, points: list[Point], widths: list[float], ink: Ink) -> None:
    """Pull one loaded brush stroke that runs dry at its end."""
    limb(c, points, widths, ink)
    for i in range(len(points) // 2, len(points) - 1):
        (x0, y0), (x1, y1) = points[i], points[i + 1]
        for k in range(7):
            off = (k / 6 - 0.5) * widths[i] * 1.5
            if c.rng.random() < 0.6:
                c.line(
                    [(x0, y0 + off), (x1 + (x1 - x0) * 0.6, y1 + off)], ink, widths[i] * 0.06, 0.7
                )


def bamboo(c: Canvas, x: float, y: float, high: float, ink: Ink, pale: Ink) -> None:
    """Paint three stems of bamboo with leaves, rooted at (x, y)."""
    for stem in range(3):
        sx, lean, tone = (
            x + stem * high * 0.13,
            (0.06, -0.03, 0.1)[stem],
            (ink, pale, mix(ink, pale, 0.5))[stem],
        )
        for k in range(5):
            y0, y1 = y - high * k / 5, y - high * (k + 0.93) / 5
            limb(
                c,
                [(sx + lean * (y - y0), y0), (sx + lean * (y - y1), y1)],
                [high * 0.034, high * 0.03],
                tone,
            )
        for _ in range(7):
            k = c.rng.uniform(0.3, 1)
            bx, by = sx + lean * high * k, y - high * k
            a, long = (
                c.rng.uniform(0.1, 1.2) * c.rng.choice((1, -1)),
                high * c.rng.uniform(0.13, 0.22),
            )
            tip = (bx + long * sin(a), by + long * cos(a) * 0.8)
            mid = ((bx + tip[0]) / 2 + 8, (by + tip[1]) / 2 - 8)
            c.poly([(bx, by), mid, tip, ((bx + tip[0]) / 2 - 6, (by + tip[1]) / 2 + 8)], tone)


def peaks(c: Canvas, x: float, y: float, wide: float, ink: Ink, paper: Ink) -> None:
    """Paint four peaks over still water, `wide` units across."""
    for i in range(4):
        tone = mix(ink, paper, 0.62 - i * 0.16)
        cx = x + wide * (0.15 + 0.23 * i)
        hill = [(cx - wide * 0.2, y + i * 14)]
        for k in range(9):
            u = k / 8
            hill.append(
                (
                    cx - wide * 0.16 + wide * 0.32 * u,
                    y
                    + i * 14
                    - wide * (0.34 - 0.05 * i) * sin(pi * u) ** 1.4
                    + c.rng.uniform(-9, 9),
                )
            )
        hill.append((cx + wide * 0.2, y + i * 14))
        c.poly(hill, tone)
        c.stipple(hill, ink, toward="n", strength=0.7)
    for i in range(5):
        c.line(
            [
                (x + wide * 0.05 * i, y + 76 + i * 13),
                (x + wide * (0.5 + 0.09 * i), y + 76 + i * 13),
            ],
            mix(ink, paper, 0.6),
            3,
        )


def brush(c: Canvas, p: Palette, one: Point, other: Point, size: float) -> None:
    """Lay a brush from its tail `one` to its wet tip `other`."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    c_at = [(one[0] + dx * u, one[1] + dy * u) for u in (0, 0.62, 0.66, 0.78, 1.0)]
    with c.soft(p.near, blur=7, alpha=0.5) as s:
        s.line([(x + 12, y + 16) for x, y in (c_at[0], c_at[4])], size)
    limb(c, c_at[:2], [size * 0.62, size * 0.72], mix(p.accent, p.low, 0.55))
    c.line([(x - size * 0.12, y - size * 0.12) for x, y in c_at[:2]], p.light, size * 0.12, 0.7)
    limb(c, c_at[1:3], [size * 0.85, size * 0.85], p.near)
    limb(c, c_at[2:], [size * 0.8, size * 1.0, size * 0.1], mix(p.light, p.near, 0.45))
    limb(
        c,
        [((c_at[3][0] + c_at[4][0]) / 2, (c_at[3][1] + c_at[4][1]) / 2), c_at[4]],
        [size * 0.66, size * 0.08],
        p.near,
    )


def inkstone(c: Canvas, p: Palette, x: float, y: float, r: float, squash: float) -> None:
    """Set a round inkstone with wet ink; `squash` lays it flat in perspective."""
    with c.soft(p.near, blur=10, alpha=0.55) as s:
        s.ellipse(x + 14, y + 18, r * 1.08, r * squash * 1.1)
    c.dot(x, y, r, mix(p.mid, p.near, 0.65), ry=r * squash)
    c.dot(x, y - 4, r * 0.9, mix(p.mid, p.near, 0.4), ry=r * squash * 0.88)
    c.dot(x + r * 0.06, y + r * 0.05 * squash, r * 0.68, darker(p.near, 0.4), ry=r * squash * 0.62)
    c.arc(
        (x - r * 0.55, y - r * squash * 0.5, x + r * 0.6, y + r * squash * 0.55),
        200,
        260,
        p.light,
        r * 0.035,
    )


def cup(c: Canvas, p: Palette, x: float, y: float, r: float) -> None:
    """Set a cup of tea seen from above."""
    with c.soft(p.near, blur=9, alpha=0.5) as s:
        s.ellipse(x + 12, y + 14, r * 1.1, r * 1.1)
    c.dot(x, y, r, lighter(p.light, 0.3))
    c.dot(x, y, r * 0.86, mix(p.accent, p.low, 0.5))
    c.dot(x + 3, y + 4, r * 0.78, mix(p.accent, p.near, 0.25))
    c.arc((x - r * 0.6, y - r * 0.6, x + r * 0.6, y + r * 0.6), 200, 275, p.light, r * 0.07)
