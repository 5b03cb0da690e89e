"""A football ground in perspective: pitch, players, stands."""

from math import cos, pi, sin

from .camera import Camera
from .canvas import Canvas, Point
from .colour import Ink, Palette, lighter, mix
from .figures import person


def pitch(c: Canvas, cam: Camera, p: Palette, wide: float, deep: float, z0: float) -> None:
    """Mow a pitch `wide` × `deep` metres beginning at z0, with its lines."""
    for i in range(14):
        x0 = -wide / 2 + wide * i / 14
        c.poly(
            cam.floor(x0, x0 + wide / 14, z0, z0 + deep), lighter(p.mid, 0.12) if i % 2 else p.mid
        )
    width = max(2.0, cam.unit(0, z0 + deep / 2) * 0.16)

    def rule(*spots: Point) -> None:
        c.line([cam.at(x, 0, z0 + z) for x, z in spots], p.light, width, 0.9)

    half, mid = wide / 2, deep / 2
    rule((-half, 0.2), (half, 0.2), (half, deep), (-half, deep), (-half, 0.2))
    rule((0, 0), (0, deep))
    rule(*[(9 * cos(pi * i / 20), mid + 9 * sin(pi * i / 20)) for i in range(41)])
    for side in (-1, 1):
        for box, reach in ((16.5, 20), (5.5, 9)):
            rule(
                (side * half, mid - reach),
                (side * (half - box), mid - reach),
                (side * (half - box), mid + reach),
                (side * half, mid + reach),
            )


def players(c: Canvas, cam: Camera, p: Palette, spots: list[Point], size: float = 1.8) -> None:
    """Stand players with their floodlit shadows on the pitch, at (x, z) in metres."""
    for i, (x, z) in enumerate(sorted(spots, key=lambda s: -s[1])):
        px, py = cam.at(x, 0, z)
        high = cam.unit(x, z) * size
        for dx in (-1, 1):
            c.poly(
                [
                    (px, py),
                    (px + 3, py),
                    (px + dx * high * 0.7, py + high * 0.16),
                    (px + dx * high * 0.6, py + high * 0.2),
                ],
                p.near,
                0.3,
            )
        shirt = p.accent if i % 2 else p.light
        person(
            c,
            px,
            py,
            high,
            mix(p.near, p.mid, 0.1),
            pose=c.rng.choice(("run", "walk", "stride", "stand")),
            facing=c.rng.choice((-1, 1)),
        )
        c.poly(
            [
                (px - high * 0.1, py - high * 0.8),
                (px + high * 0.1, py - high * 0.8),
                (px + high * 0.09, py - high * 0.52),
                (px - high * 0.09, py - high * 0.52),
            ],
            shirt,
        )


def stand(c: Canvas, p: Palette, y0: float, y1: float, tones: tuple[Ink, ...], size: float) -> None:
    """Fill a band with the heads of a crowd."""
    y = y0
    while y < y1:
        x = -10 + c.rng.uniform(0, size)
        while x < 1610:
            if c.rng.random() < 0.92:
                c.dot(
                    x,
                    y,
                    size * 0.4,
                    mix(c.rng.choice(tones), p.near, c.rng.uniform(0.1, 0.6)),
                    ry=size * 0.5,
                )
            x += size * c.rng.uniform(0.9, 1.2)
        y += size * 0.8
