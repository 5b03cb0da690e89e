"""Machines of the works: jointed arms, welding sparks, car bodies."""

from math import cos, pi, sin

from .brushes import glow
from .canvas import Canvas, Point
from .colour import Ink, Palette, darker, lighter, mix
from .figures import limb


def arm(
    c: Canvas,
    p: Palette,
    x: float,
    foot: float,
    size: float,
    bend: tuple[float, float, float],
    fill: Ink,
    dark: Ink,
) -> Point:
    """Draw a jointed robot standing on (x, foot); return where its tool points."""
    c.poly(
        [
            (x - size * 0.22, foot),
            (x - size * 0.14, foot - size * 0.18),
            (x + size * 0.14, foot - size * 0.18),
            (x + size * 0.22, foot),
        ],
        dark,
    )
    joints = [(x, foot - size * 0.2)]
    total = 0.0
    for angle, long in zip(bend, (0.62, 0.55, 0.24), strict=True):
        total += angle
        last = joints[-1]
        joints.append(
            (
                last[0] + size * long * cos(total * pi / 180),
                last[1] + size * long * sin(total * pi / 180),
            )
        )
    limb(c, joints[:2], [size * 0.19, size * 0.14], fill)
    limb(c, joints[1:3], [size * 0.14, size * 0.09], fill)
    limb(c, joints[2:], [size * 0.07, size * 0.03], dark)
    c.line(
        [(joints[0][0] + size * 0.04, joints[0][1]), (joints[1][0] + size * 0.04, joints[1][1])],
        lighter(fill, 0.4),
        size * 0.025,
        0.8,
    )
    c.line(
        [(joints[1][0], joints[1][1] - size * 0.03), (joints[2][0], joints[2][1] - size * 0.02)],
        lighter(fill, 0.4),
        size * 0.02,
        0.8,
    )
    for (jx, jy), r in zip(joints[:3], (0.13, 0.1, 0.065), strict=True):
        c.dot(jx, jy, size * r, dark)
        c.dot(jx, jy, size * r * 0.5, fill)
    return joints[-1]


def sparks(c: Canvas, p: Palette, x: float, y: float, size: float) -> None:
    """Throw welding sparks about (x, y), as far as `size`."""
    glow(c, x, y, size * 1.1, p.accent, alpha=0.9)
    glow(c, x, y, size * 0.4, lighter(p.light, 0.6), alpha=1.0)
    for _ in range(70):
        a, r = c.rng.uniform(0, 2 * pi), size * c.rng.random() ** 1.6
        dx, dy = r * cos(a), r * sin(a) + 0.4 * r * r / size
        c.line(
            [(x + dx * 0.7, y + dy * 0.66), (x + dx, y + dy)],
            c.rng.choice((p.light, p.accent)),
            c.rng.uniform(1.2, 3.4),
            0.9,
        )


def body(c: Canvas, p: Palette, x: float, y: float, long: float, fill: Ink, stage: int) -> None:
    """Draw the shell of a motor car in profile."""

    def at(u: float, w: float) -> Point:
        return x + u * long, y - w * long

    shell = [
        at(-0.5, 0.06),
        at(-0.5, 0.2),
        at(-0.42, 0.25),
        at(-0.24, 0.28),
        at(-0.1, 0.42),
        at(0.2, 0.42),
        at(0.36, 0.28),
        at(0.48, 0.26),
        at(0.51, 0.06),
    ]
    c.wash(shell, (lighter(fill, 0.2), fill, darker(fill, 0.4)))
    for u0, u1 in ((-0.17, 0.02), (0.05, 0.26)):
        c.poly(
            [
                at(u0, 0.28),
                at(u0 + (0.09 if u0 < 0 else 0.0), 0.39),
                at(u1 - (0 if u0 < 0 else 0.08), 0.39),
                at(u1, 0.28),
            ],
            mix(p.near, p.far, 0.25),
        )
    for u in (0.035, -0.24, 0.34):
        c.line([at(u, 0.28), at(u, 0.08)], darker(fill, 0.5), 3)
    for u in (-0.3, 0.32):
        c.dot(*at(u, 0.07), long * 0.1, darker(p.near, 0.3))
        if stage == 2:
            c.dot(*at(u, 0.07), long * 0.06, mix(p.far, p.light, 0.4))
