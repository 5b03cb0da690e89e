"""Runners, from the side and head on."""

from .canvas import Canvas, Point
from .colour import Ink, Palette, darker, lighter
from .figures import limb, person


def runner(
    c: Canvas,
    p: Palette,
    x: float,
    y: float,
    high: float,
    shirt: Ink,
    facing: int,
    pose: str,
    dark: Ink,
) -> None:
    """Draw a runner from the side, with shirt and number cloth."""
    person(c, x, y, high, dark, pose=pose, facing=facing)
    lean = 0.05 * high * facing
    c.poly(
        [
            (x - 0.075 * high + lean, y - 0.8 * high),
            (x + 0.08 * high + lean, y - 0.8 * high),
            (x + 0.08 * high, y - 0.52 * high),
            (x - 0.075 * high, y - 0.52 * high),
        ],
        shirt,
    )
    c.rect(
        x - 0.045 * high + lean * 0.5,
        y - 0.73 * high,
        x + 0.05 * high + lean * 0.5,
        y - 0.63 * high,
        lighter(p.light, 0.4),
    )


def front_runner(
    c: Canvas, p: Palette, x: float, y: float, high: float, shirt: Ink, dark: Ink, swing: int
) -> None:
    """Draw a runner coming straight at the eye."""

    def at(u: float, w: float) -> Point:
        return x + u * high * swing, y - w * high

    limb(
        c,
        [at(0.05, 0.5), at(0.07, 0.27), at(0.05, 0.02)],
        [high * 0.11, high * 0.08, high * 0.05],
        dark,
    )
    limb(
        c,
        [at(-0.05, 0.5), at(-0.08, 0.34), at(-0.06, 0.22)],
        [high * 0.11, high * 0.085, high * 0.06],
        dark,
    )
    c.poly(
        [at(-0.1, 0.54), at(0.1, 0.54), at(0.12, 0.4), at(0, 0.43), at(-0.12, 0.4)],
        darker(dark, 0.3),
    )
    limb(
        c,
        [at(0.1, 0.78), at(0.17, 0.62), at(0.07, 0.66)],
        [high * 0.065, high * 0.055, high * 0.045],
        dark,
    )
    limb(
        c,
        [at(-0.1, 0.78), at(-0.18, 0.64), at(-0.16, 0.53)],
        [high * 0.065, high * 0.055, high * 0.045],
        dark,
    )
    c.poly(
        [
            at(-0.115, 0.79),
            at(-0.04, 0.83),
            at(0.04, 0.83),
            at(0.115, 0.79),
            at(0.095, 0.52),
            at(-0.095, 0.52),
        ],
        shirt,
    )
    c.poly(
        [at(-0.055, 0.72), at(0.055, 0.72), at(0.052, 0.61), at(-0.052, 0.61)],
        lighter(p.light, 0.4),
    )
    limb(c, [at(0, 0.83), at(0, 0.9)], [high * 0.06, high * 0.06], dark)
    c.dot(*at(0, 0.925), high * 0.052, dark, ry=high * 0.066)
