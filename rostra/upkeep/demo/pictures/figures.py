"""People as silhouettes, built on jointed skeletons of about seven and a half heads."""

import itertools
from collections.abc import Sequence
from math import hypot

from .canvas import Canvas, Point
from .colour import Ink, lighter, mix
from .poses import POSES, SIDE


def limb(
    c: Canvas, points: Sequence[Point], widths: Sequence[float], fill: Ink, alpha: float = 1.0
) -> None:
    """Draw a tapering chain of rounded segments through `points` with a width at each."""
    chain = list(zip(points, widths, strict=True))
    for ((x0, y0), w0), ((x1, y1), w1) in itertools.pairwise(chain):
        long = hypot(x1 - x0, y1 - y0) or 1e-6
        nx, ny = (y0 - y1) / long / 2, (x1 - x0) / long / 2
        c.poly(
            [
                (x0 + nx * w0, y0 + ny * w0),
                (x1 + nx * w1, y1 + ny * w1),
                (x1 - nx * w1, y1 - ny * w1),
                (x0 - nx * w0, y0 - ny * w0),
            ],
            fill,
            alpha,
        )
    for (x, y), wide in chain:
        c.dot(x, y, wide / 2, fill, alpha=alpha)


def person(
    c: Canvas,
    x: float,
    y: float,
    height: float,
    fill: Ink,
    *,
    pose: str = "stand",
    facing: int = 1,
    coat: bool = False,
    hat: str = "",
    rim: Ink | None = None,
) -> None:
    """Draw a figure standing on (x, y).

    `facing` 1 looks right and -1 left, `coat` hangs a long coat, `hat` is "", "straw",
    "helmet", "cap" or "long" (long hair), `rim` is the ink of light along the forward edge.
    """
    joints = POSES[pose]

    def at(point: Point) -> Point:
        return x + point[0] * height * facing, y - point[1] * height

    head, neck, hip = (at(p) for p in joints["spine"])
    legs, arms = [at(p) for p in joints["legs"]], [at(p) for p in joints["arms"]]
    spread = 0.0 if pose in SIDE else 0.05
    for side, start in ((-1, 0), (1, 2)):
        top = (hip[0] + side * spread * height * facing, hip[1])
        foot = legs[start + 1]
        limb(c, [top, legs[start], foot], [v * height for v in (0.105, 0.075, 0.042)], fill)
        toe = (foot[0] + 0.05 * height * facing * (1 if spread == 0 else side), foot[1])
        limb(
            c,
            [(foot[0], foot[1] + 0.01 * height), (toe[0], toe[1] + 0.017 * height)],
            [0.04 * height, 0.026 * height],
            fill,
        )
    _trunk(c, neck, hip, height, fill, side=pose in SIDE, coat=coat)
    for start in (0, 3):
        limb(c, arms[start : start + 3], [v * height for v in (0.062, 0.05, 0.036)], fill)
    limb(c, [neck, head], [0.06 * height, 0.05 * height], fill)
    c.dot(head[0], head[1] - 0.002 * height, 0.052 * height, fill, ry=0.064 * height)
    _hat(c, head, height, fill, hat, facing)
    if rim:
        edge = 0.05 * height * facing
        c.arc(
            (
                head[0] - 0.05 * height,
                head[1] - 0.064 * height,
                head[0] + 0.05 * height,
                head[1] + 0.064 * height,
            ),
            -80 if facing > 0 else 120,
            60 if facing > 0 else 260,
            rim,
            0.016 * height,
        )
        c.line(
            [(neck[0] + edge * 1.6, neck[1] + 0.04 * height), (hip[0] + edge * 1.5, hip[1])],
            rim,
            0.014 * height,
            0.8,
        )


def _trunk(
    c: Canvas, neck: Point, hip: Point, height: float, fill: Ink, *, side: bool, coat: bool
) -> None:
    top, waist, low = (0.075, 0.068, 0.075) if side else (0.115, 0.088, 0.098)
    mid = ((neck[0] + hip[0]) / 2, (neck[1] + hip[1]) / 2 + 0.02 * height)
    c.poly(
        [
            (neck[0] - top * height * 0.35, neck[1] - 0.012 * height),
            (neck[0] + top * height * 0.35, neck[1] - 0.012 * height),
            (neck[0] + top * height, neck[1] + 0.045 * height),
            (mid[0] + waist * height, mid[1]),
            (hip[0] + low * height, hip[1] + 0.03 * height),
            (hip[0] - low * height, hip[1] + 0.03 * height),
            (mid[0] - waist * height, mid[1]),
            (neck[0] - top * height, neck[1] + 0.045 * height),
        ],
        fill,
    )
    if coat:
        flare = 0.11 if side else 0.12
        c.poly(
            [
                (mid[0] - waist * height, mid[1]),
                (mid[0] + waist * height, mid[1]),
                (hip[0] + flare * height, hip[1] + 0.25 * height),
                (hip[0] - flare * height, hip[1] + 0.25 * height),
            ],
            fill,
        )


def _hat(c: Canvas, head: Point, height: float, fill: Ink, hat: str, facing: int) -> None:
    x, y = head
    unit = height * 0.05
    if hat == "straw":
        straw = lighter(fill, 0.35)
        c.poly(
            [
                (x - unit * 2.9, y + unit * 0.1),
                (x, y - unit * 2.2),
                (x + unit * 2.9, y + unit * 0.1),
            ],
            straw,
        )
        c.dot(x, y + unit * 0.1, unit * 2.9, mix(straw, fill, 0.4), ry=unit * 0.45)
    elif hat == "helmet":
        c.dot(x, y - unit * 0.35, unit * 1.3, lighter(fill, 0.3), ry=unit * 1.15)
        c.rect(
            x - unit * 1.3, y - unit * 0.2, x + unit * (1.3 + 0.4 * facing), y + unit * 0.1, fill
        )
    elif hat == "cap":
        c.poly(
            [(x, y - unit * 1.1), (x + facing * unit * 2.0, y - unit * 0.5), (x, y - unit * 0.3)],
            fill,
        )
    elif hat == "long":
        limb(
            c,
            [(x - facing * unit * 0.3, y), (x - facing * unit * 0.8, y + unit * 2.6)],
            [unit * 2, unit * 1.2],
            fill,
        )


def bust(
    c: Canvas,
    x: float,
    y: float,
    size: float,
    fill: Ink,
    *,
    rim: Ink | None = None,
    turn: float = 0,
) -> None:
    """Draw head and shoulders seen from behind; `size` is the width of the shoulders."""
    c.poly(
        [
            (x - size * 0.5, y),
            (x - size * 0.47, y - size * 0.2),
            (x - size * 0.34, y - size * 0.34),
            (x - size * 0.12, y - size * 0.44),
            (x + size * 0.12, y - size * 0.44),
            (x + size * 0.34, y - size * 0.34),
            (x + size * 0.47, y - size * 0.2),
            (x + size * 0.5, y),
        ],
        fill,
    )
    hx, hy = x + turn * size * 0.05, y - size * 0.66
    c.rect(x - size * 0.1, hy, x + size * 0.1, y - size * 0.35, fill)
    c.dot(hx, hy, size * 0.185, fill, ry=size * 0.235)
    if rim:
        c.arc(
            (hx - size * 0.185, hy - size * 0.235, hx + size * 0.185, hy + size * 0.235),
            200,
            330,
            rim,
            size * 0.028,
            0.8,
        )
        c.line(
            [(x + size * 0.14, y - size * 0.42), (x + size * 0.35, y - size * 0.33)],
            rim,
            size * 0.02,
            0.3,
        )


def crowd(
    c: Canvas,
    y: float,
    height: float,
    fill: Ink,
    *,
    count: int,
    x0: float = 0.0,
    x1: float = 1600.0,
    jitter: float = 12.0,
    poses: Sequence[str] = ("stand", "walk", "lean", "stand"),
    coats: float = 0.4,
) -> None:
    """Scatter standing and walking people along height `y`."""
    for i in range(count):
        x = x0 + (x1 - x0) * (i + c.rng.uniform(0.1, 0.9)) / count
        person(
            c,
            x,
            y + c.rng.uniform(-jitter, jitter),
            height * c.rng.uniform(0.88, 1.08),
            fill,
            pose=c.rng.choice(list(poses)),
            facing=c.rng.choice((-1, 1)),
            coat=c.rng.random() < coats,
            hat=c.rng.choice(("", "", "long", "cap")),
        )
