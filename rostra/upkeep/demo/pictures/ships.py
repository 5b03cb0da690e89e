"""Harbour craft and harbour iron: gantry cranes, freighters, ferries, frigates."""

from .canvas import Canvas, Point
from .colour import Ink, darker, lighter, mix
from .things import lattice, windows


def gantry(
    c: Canvas,
    x: float,
    y: float,
    height: float,
    fill: Ink,
    *,
    facing: int = 1,
    raised: bool = False,
    light: Ink | None = None,
) -> None:
    """Stand a ship-to-shore crane on the quay at (x, y), its boom over the water at `facing`."""

    def at(u: float, v: float) -> Point:
        return x + u * height * facing, y - v * height

    thick = height * 0.026
    for u in (-0.14, 0.14):
        c.line([at(u, 0), at(u * 0.86, 0.62)], fill, thick)
    for v in (0.12, 0.6, 0.66):
        c.line([at(-0.14, v), at(0.14, v)], fill, thick * 0.9)
    c.line([at(-0.13, 0.14), at(0.12, 0.58)], fill, thick * 0.5)
    c.line([at(0.1, 0.62), at(0.03, 0.98), at(-0.12, 0.62)], fill, thick * 0.8)
    c.line([at(-0.34, 0.63), at(0.14, 0.63)], fill, thick * 1.3)
    tip = at(0.46, 1.12) if raised else at(0.86, 0.63)
    lattice(c, [at(0.13, 0.61), tip], [at(0.13, 0.66), tip], fill, panels=9, width=thick * 0.35)
    c.line(
        [
            at(0.03, 0.97),
            ((at(0.13, 0.63)[0] + tip[0] * 2) / 3, (at(0.13, 0.63)[1] + tip[1] * 2) / 3),
        ],
        fill,
        thick * 0.25,
    )
    c.line([at(0.03, 0.97), tip], fill, thick * 0.25)
    c.line([at(0.03, 0.97), at(-0.32, 0.64)], fill, thick * 0.25)
    c.poly([at(-0.3, 0.66), at(-0.3, 0.74), at(-0.16, 0.74), at(-0.16, 0.66)], fill)
    if not raised:
        u = c.rng.uniform(0.3, 0.7)
        c.poly([at(u, 0.6), at(u + 0.06, 0.6), at(u + 0.06, 0.54), at(u, 0.54)], fill)
        c.line([at(u + 0.03, 0.56), at(u + 0.03, 0.3)], fill, thick * 0.18)
    if light:
        for u, v in ((0.14, 0.66), (-0.14, 0.66), (0.03, 0.99), (-0.3, 0.75)):
            c.dot(*at(u, v), thick * 0.45, light)


def stacks(
    c: Canvas,
    x: float,
    y: float,
    *,
    columns: int,
    rows: int,
    cell: tuple[float, float],
    inks: tuple[Ink, ...],
    ragged: int = 2,
) -> None:
    """Pile containers side on, upwards from (x, y), with ribbed walls."""
    wide, high = cell
    for column in range(columns):
        for row in range(rows - c.rng.randint(0, ragged)):
            left, low = x + column * wide, y - row * high
            fill = c.rng.choice(inks)
            c.rect(left, low - high, left + wide - 1, low - 1, fill)
            c.rect(left, low - high, left + wide - 1, low - high * 0.88, lighter(fill, 0.2))
            for rib in range(1, 8):
                at = left + wide * rib / 8
                c.line([(at, low - high * 0.85), (at, low - 3)], darker(fill, 0.25), wide * 0.012)


def freighter(
    c: Canvas,
    x: float,
    y: float,
    length: float,
    fill: Ink,
    inks: tuple[Ink, ...],
    *,
    facing: int = 1,
    boot: Ink | None = None,
    lit: Ink | None = None,
) -> None:
    """Float a container ship whose waterline runs along `y` from stern to bow."""

    def at(u: float, v: float) -> Point:
        return x + (u if facing > 0 else 1 - u) * length, y - v * length

    hull = [
        at(0.0, 0.075),
        at(0.012, 0.0),
        at(0.955, 0.0),
        at(1.0, 0.115),
        at(0.9, 0.082),
        at(0.86, 0.075),
    ]
    cell = (length * 0.046, length * 0.019)
    start = at(0.2 if facing > 0 else 0.86, 0)[0]
    stacks(c, start, y - length * 0.072, columns=14, rows=7, cell=cell, inks=inks)
    stacks(
        c,
        at(0.02 if facing > 0 else 0.112, 0)[0],
        y - length * 0.072,
        columns=2,
        rows=5,
        cell=cell,
        inks=inks,
        ragged=1,
    )
    c.poly(hull, fill)
    c.stipple(hull, darker(fill, 0.5), toward="s", strength=0.7)
    if boot:
        c.poly([at(0.008, 0.014), at(0.012, 0), at(0.955, 0), at(0.962, 0.014)], boot)
    house = [at(0.125, 0.07), at(0.125, 0.235), at(0.185, 0.235), at(0.185, 0.07)]
    white = mix(lighter(fill, 0.75), fill, 0.15)
    c.poly(house, white)
    c.poly([at(0.11, 0.225), at(0.11, 0.242), at(0.2, 0.242), at(0.2, 0.225)], white)
    for level in range(6):
        v = 0.1 + level * 0.024
        c.line([at(0.128, v), at(0.182, v)], darker(fill, 0.2), length * 0.004)
    c.line([at(0.15, 0.24), at(0.15, 0.3)], fill, length * 0.005)
    c.poly(
        [at(0.085, 0.16), at(0.088, 0.215), at(0.108, 0.215), at(0.108, 0.16)], darker(fill, 0.2)
    )
    if lit:
        one, other = at(0.128, 0.23), at(0.182, 0.08)
        box = (min(one[0], other[0]), one[1], max(one[0], other[0]), other[1])
        windows(c, box, lit, cell=(length * 0.007, length * 0.012), share=0.6)


def ferry(
    c: Canvas,
    x: float,
    y: float,
    length: float,
    hull: Ink,
    house: Ink,
    *,
    lit: Ink | None = None,
    facing: int = 1,
    band: Ink | None = None,
) -> None:
    """Float a double-decked ferry amidships at (x, y)."""

    def at(u: float, v: float) -> Point:
        return x + u * length * facing, y - v * length

    def slab(u0: float, u1: float, v0: float, v1: float, fill: Ink) -> None:
        c.poly([at(u0, v0), at(u1, v0), at(u1, v1), at(u0, v1)], fill)

    c.poly([at(-0.5, 0.1), at(-0.46, 0), at(0.42, 0), at(0.53, 0.13), at(0.36, 0.1)], hull)
    if band:
        c.poly([at(-0.485, 0.06), at(-0.48, 0.045), at(0.46, 0.045), at(0.472, 0.06)], band)
    slab(-0.47, 0.36, 0.1, 0.175, house)
    slab(-0.42, 0.28, 0.175, 0.25, lighter(house, 0.1))
    slab(-0.46, 0.33, 0.172, 0.182, hull)
    slab(-0.43, 0.3, 0.248, 0.257, hull)
    slab(0.08, 0.22, 0.257, 0.32, house)
    slab(0.06, 0.24, 0.318, 0.328, hull)
    c.poly([at(-0.22, 0.257), at(-0.25, 0.38), at(-0.15, 0.38), at(-0.12, 0.257)], band or hull)
    c.poly([at(-0.242, 0.35), at(-0.25, 0.38), at(-0.15, 0.38), at(-0.143, 0.35)], hull)
    c.line([at(0.15, 0.32), at(0.15, 0.5)], hull, length * 0.006)
    c.line([at(-0.38, 0.25), at(-0.38, 0.4)], hull, length * 0.005)
    c.line([at(-0.38, 0.39), at(0.15, 0.49), at(0.52, 0.13)], hull, length * 0.0025)
    pane = lit or darker(house, 0.55)
    for i in range(19):
        slab(-0.445 + i * 0.042, -0.42 + i * 0.042, 0.122, 0.156, pane)
    for i in range(15):
        slab(-0.4 + i * 0.044, -0.37 + i * 0.044, 0.198, 0.232, pane)
    slab(0.1, 0.2, 0.285, 0.308, pane)


def frigate(
    c: Canvas,
    x: float,
    y: float,
    length: float,
    fill: Ink,
    *,
    facing: int = 1,
    lit: Ink | None = None,
    wake: Ink | None = None,
) -> None:
    """Float a warship in profile, amidships at (x, y)."""

    def at(u: float, v: float) -> Point:
        return x + u * length * facing, y - v * length

    def part(*points: Point) -> None:
        c.poly([at(u, v) for u, v in points], fill)

    part((-0.5, 0.055), (-0.485, 0), (0.43, 0), (0.53, 0.088), (0.2, 0.062), (-0.2, 0.052))
    part((-0.2, 0.05), (-0.19, 0.1), (-0.06, 0.1), (-0.05, 0.13), (0.15, 0.13), (0.19, 0.05))
    part((0.0, 0.13), (0.01, 0.175), (0.115, 0.175), (0.13, 0.13))
    part((0.035, 0.17), (0.055, 0.33), (0.075, 0.33), (0.09, 0.17))
    part((-0.18, 0.1), (-0.165, 0.165), (-0.105, 0.165), (-0.095, 0.1))
    part((-0.44, 0.05), (-0.43, 0.1), (-0.25, 0.1), (-0.22, 0.05))
    part((0.26, 0.06), (0.265, 0.095), (0.3, 0.095), (0.315, 0.06))
    part((-0.03, 0.13), (-0.025, 0.19), (-0.005, 0.19), (0.0, 0.13))
    c.line([at(0.305, 0.083), at(0.37, 0.096)], fill, length * 0.007)
    c.line([at(0.065, 0.32), at(0.065, 0.42)], fill, length * 0.004)
    for v, half in ((0.25, 0.05), (0.29, 0.035), (0.35, 0.018)):
        c.line([at(0.065 - half, v), at(0.065 + half, v)], fill, length * 0.004)
    c.dot(*at(0.065, 0.34), length * 0.013, fill)
    c.line([at(-0.14, 0.16), at(-0.14, 0.26)], fill, length * 0.004)
    c.line([at(0.065, 0.41), at(-0.14, 0.25), at(-0.5, 0.06)], fill, length * 0.0016)
    c.line([at(0.065, 0.41), at(0.52, 0.09)], fill, length * 0.0016)
    if lit:
        for u in (0.02, 0.04, 0.06, 0.08, 0.1):
            c.dot(*at(u, 0.155), length * 0.004, lit)
    if wake:
        c.poly(
            [
                at(0.47, 0),
                at(0.42, 0.03),
                at(0.3, 0.004),
                at(-0.62, -0.004),
                at(-0.8, -0.012),
                at(0.44, -0.012),
            ],
            wake,
            0.75,
        )
