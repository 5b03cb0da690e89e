"""Curtains, swags and a singer with water sleeves."""

from math import cos, pi, sin

from .canvas import Canvas, Point
from .colour import Ink, Palette, darker, lighter, mix
from .figures import limb


def curtain(
    c: Canvas, p: Palette, x0: float, x1: float, top: float, foot: float, gather: float, folds: int
) -> None:
    """Hang a curtain between x0 and x1; `gather` pulls its lower half sideways."""
    for i in range(folds):
        a, b = x0 + (x1 - x0) * i / folds, x0 + (x1 - x0) * (i + 1) / folds
        ua, ub = i / folds, (i + 1) / folds
        left = [
            (a, top),
            (a + gather * ua * 0.35, (top + foot) / 2),
            (a + gather * ua, foot + 8 * sin(i * 2.0)),
        ]
        right = [
            (b, top),
            (b + gather * ub * 0.35, (top + foot) / 2),
            (b + gather * ub, foot + 8 * sin(i * 2 + 2.0)),
        ]
        c.wash(
            [*left, *right[::-1]],
            (darker(p.mid, 0.55), p.mid, lighter(p.low, 0.05), p.low, darker(p.mid, 0.6)),
            sideways=True,
        )
    c.stipple(
        [(min(x0, x1), top), (max(x0, x1), top), (max(x0, x1), foot), (min(x0, x1), foot)],
        p.near,
        toward="n",
        strength=0.7,
    )


def swag(c: Canvas, p: Palette, count: int, depth: float) -> None:
    """Drape `count` swags with a fringe along the top of the sheet."""
    for i in range(count):
        x0, x1 = 1600 * i / count, 1600 * (i + 1) / count
        for k in range(6, 0, -1):
            sag = depth * k / 6
            curve = [(x0 + (x1 - x0) * t / 20, 40 + sag * sin(pi * t / 20)) for t in range(21)]
            c.poly([(x0, -10), *curve, (x1, -10)], mix(p.low, p.near, 0.1 if k % 2 else 0.45))
        c.line(
            [(x0 + (x1 - x0) * t / 20, 44 + depth * sin(pi * t / 20)) for t in range(21)],
            p.accent,
            9,
        )
        for t in range(1, 20):
            x, y = x0 + (x1 - x0) * t / 20, 46 + depth * sin(pi * t / 20)
            c.line([(x, y), (x, y + 20)], p.accent, 3)


def singer(
    c: Canvas, p: Palette, x: float, foot: float, high: float, robe: Ink, facing: int
) -> None:
    """Draw a costumed figure with streaming water sleeves and a crown of plumes."""

    def at(u: float, w: float) -> Point:
        return x + u * high * facing, foot - w * high

    dark = darker(robe, 0.45)
    c.poly(
        [
            at(-0.1, 0.79),
            at(0.1, 0.79),
            at(0.13, 0.5),
            at(0.28, 0.03),
            at(0.0, 0.0),
            at(-0.3, 0.04),
            at(-0.12, 0.5),
        ],
        robe,
    )
    c.stipple(
        [at(-0.12, 0.79), at(0.28, 0.79), at(0.28, 0.0), at(-0.3, 0.0)],
        dark,
        toward="sw",
        strength=0.35,
    )
    for u in (-0.17, -0.05, 0.07, 0.17):
        c.line([at(u * 0.4, 0.5), at(u * 1.3, 0.05)], dark, high * 0.008, 0.7)
    c.poly([at(-0.125, 0.55), at(0.13, 0.55), at(0.13, 0.5), at(-0.125, 0.5)], p.accent)
    for side, bend in ((1, 1), (-1, 0.7)):
        arm = [
            at(0.08 * side, 0.76),
            at(0.24 * side, 0.8 * (1 if side > 0 else 0.86)),
            at(0.42 * side, 0.93 if side > 0 else 0.62),
        ]
        limb(c, arm, [high * 0.1, high * 0.11, high * 0.12], robe)
        ribbon = []
        for i in range(25):
            t = i / 24
            ribbon.append(
                (
                    0.42 * side + side * (0.5 * t * bend),
                    (0.93 if side > 0 else 0.62)
                    + 0.14 * sin(t * 5.2 + (0 if side > 0 else 2)) * t
                    - (0.3 if side > 0 else 0.42) * t * t,
                )
            )
        wide = [0.07 * (0.6 + 0.5 * sin(i / 5 + 1)) for i in range(25)]
        c.poly(
            [at(u, w + d) for (u, w), d in zip(ribbon, wide, strict=True)]
            + [at(u, w - d) for (u, w), d in zip(ribbon[::-1], wide[::-1], strict=True)],
            p.light,
        )
        c.line([at(u, w) for u, w in ribbon], mix(p.light, p.far, 0.4), high * 0.006)
    c.dot(*at(0.01, 0.87), high * 0.055, mix(p.light, p.accent, 0.25), ry=high * 0.068)
    c.poly(
        [
            at(-0.06, 0.88),
            at(-0.055, 0.95),
            at(0, 0.98),
            at(0.06, 0.94),
            at(0.055, 0.9),
            at(0.02, 0.915),
        ],
        p.near,
    )
    for i in range(9):
        a = pi * (0.12 + 0.76 * i / 8)
        tip = (0.19 * cos(a), 0.95 + 0.15 * sin(a))
        c.line([at(0.05 * cos(a), 0.94 + 0.03 * sin(a)), at(*tip)], p.accent, high * 0.008)
        c.dot(*at(*tip), high * 0.018, p.accent if i % 2 else p.light)
