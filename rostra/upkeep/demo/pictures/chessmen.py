"""Chess men, turned on the lathe from their profiles."""

from .canvas import Canvas, Point
from .colour import Ink, lighter, mix

_MEN: dict[str, list[Point]] = {
    "pawn": [(0.3, 0), (0.3, 0.08), (0.2, 0.16), (0.12, 0.42), (0.2, 0.5), (0.1, 0.54)],
    "rook": [(0.34, 0), (0.34, 0.1), (0.22, 0.2), (0.19, 0.62), (0.29, 0.7), (0.29, 0.94)],
    "bishop": [
        (0.33, 0),
        (0.33, 0.1),
        (0.2, 0.2),
        (0.12, 0.66),
        (0.21, 0.72),
        (0.11, 0.76),
        (0.2, 0.92),
        (0.12, 1.08),
        (0.03, 1.18),
    ],
    "queen": [
        (0.37, 0),
        (0.37, 0.1),
        (0.22, 0.22),
        (0.14, 0.86),
        (0.25, 0.93),
        (0.15, 0.97),
        (0.29, 1.28),
        (0.16, 1.24),
        (0.05, 1.33),
    ],
    "king": [
        (0.38, 0),
        (0.38, 0.1),
        (0.23, 0.22),
        (0.15, 0.92),
        (0.27, 0.99),
        (0.16, 1.03),
        (0.26, 1.3),
        (0.14, 1.38),
        (0.05, 1.38),
    ],
}


def man(c: Canvas, kind: str, x: float, y: float, size: float, fill: Ink, dark: Ink) -> None:
    """Turn a chess man on the lathe, standing on (x, y)."""
    profile = _MEN[kind]
    outline = [(x + u * size, y - w * size) for u, w in profile] + [
        (x - u * size, y - w * size) for u, w in profile[::-1]
    ]
    c.wash(
        outline,
        (mix(fill, dark, 0.2), lighter(fill, 0.15), fill, mix(fill, dark, 0.55), dark),
        sideways=True,
    )
    c.dot(x, y, profile[0][0] * size, mix(fill, dark, 0.5), ry=size * 0.07)
    for u, w in profile[1:]:
        if u > 0.18:
            c.line(
                [(x - u * size, y - w * size), (x + u * size, y - w * size)],
                dark,
                size * 0.016,
                0.6,
            )
    if kind == "pawn":
        c.dot(x, y - 0.68 * size, 0.17 * size, mix(fill, dark, 0.25))
        c.dot(x - 0.05 * size, y - 0.72 * size, 0.07 * size, lighter(fill, 0.3))
    elif kind == "rook":
        for k in (-0.2, 0, 0.2):
            c.rect(
                x + (k - 0.06) * size,
                y - 1.04 * size,
                x + (k + 0.06) * size,
                y - 0.93 * size,
                mix(fill, dark, 0.3 + k),
            )
    elif kind == "bishop":
        c.line(
            [(x + 0.02 * size, y - 1.05 * size), (x + 0.13 * size, y - 0.9 * size)],
            dark,
            size * 0.03,
        )
        c.dot(x, y - 1.2 * size, 0.05 * size, fill)
    elif kind == "queen":
        for k in range(-2, 3):
            c.dot(
                x + k * 0.13 * size,
                y - (1.32 + 0.02 * (2 - abs(k))) * size,
                0.045 * size,
                mix(fill, dark, 0.2),
            )
    else:
        c.line([(x, y - 1.36 * size), (x, y - 1.6 * size)], mix(fill, dark, 0.2), size * 0.06)
        c.line(
            [(x - 0.1 * size, y - 1.5 * size), (x + 0.1 * size, y - 1.5 * size)],
            mix(fill, dark, 0.2),
            size * 0.06,
        )
