"""A pinhole camera, so that halls, courts and stacks stand in true perspective."""

from collections.abc import Sequence
from math import cos, radians, sin

from .canvas import Canvas, Point
from .colour import Ink, darker, lighter, mix

Spot = tuple[float, float, float]
_NEAR = 0.25


class Camera:
    """Looks along +z from (x, height, 0); metres in, design units out.

    `horizon` and `centre` place the vanishing point on the sheet, `focus` is the focal
    length in design units, `yaw` turns the view to the right, in degrees.
    """

    def __init__(
        self,
        *,
        height: float = 1.7,
        x: float = 0.0,
        z: float = 0.0,
        horizon: float = 480.0,
        centre: float = 800.0,
        focus: float = 1100.0,
        yaw: float = 0.0,
    ) -> None:
        self.eye = (x, height, z)
        self.horizon, self.centre, self.focus = horizon, centre, focus
        self.cos, self.sin = cos(radians(yaw)), sin(radians(yaw))

    def _seen(self, spot: Spot) -> Spot:
        x, y, z = (a - b for a, b in zip(spot, self.eye, strict=True))
        return x * self.cos - z * self.sin, y, x * self.sin + z * self.cos

    def _flat(self, seen: Spot) -> Point:
        x, y, z = seen
        return self.centre + self.focus * x / z, self.horizon - self.focus * y / z

    def at(self, x: float, y: float, z: float) -> Point:
        """Return where a point stands on the sheet; points behind the eye are brought before it."""
        seen = self._seen((x, y, z))
        return self._flat((seen[0], seen[1], max(_NEAR, seen[2])))

    def unit(self, x: float, z: float) -> float:
        """Return how many design units one metre takes at (x, z)."""
        return self.focus / max(_NEAR, self._seen((x, 0.0, z))[2])

    def ahead(self, x: float, z: float) -> bool:
        """Say whether (x, z) lies before the eye."""
        return self._seen((x, 0.0, z))[2] > _NEAR

    def face(self, spots: Sequence[Spot]) -> list[Point]:
        """Return a polygon on the sheet, cut where it passes the eye."""
        seen = [self._seen(spot) for spot in spots]
        kept: list[Spot] = []
        for one, other in zip(seen, [*seen[1:], seen[0]], strict=True):
            if one[2] >= _NEAR:
                kept.append(one)
            if (one[2] >= _NEAR) != (other[2] >= _NEAR):
                share = (_NEAR - one[2]) / (other[2] - one[2])
                kept.append(
                    (
                        one[0] + (other[0] - one[0]) * share,
                        one[1] + (other[1] - one[1]) * share,
                        _NEAR,
                    )
                )
        return [self._flat(spot) for spot in kept]

    def floor(self, x0: float, x1: float, z0: float, z1: float, y: float = 0.0) -> list[Point]:
        """Return a level rectangle."""
        return self.face([(x0, y, z0), (x1, y, z0), (x1, y, z1), (x0, y, z1)])

    def wall(self, x: float, z0: float, z1: float, y0: float, y1: float) -> list[Point]:
        """Return an upright rectangle running into the distance."""
        return self.face([(x, y0, z0), (x, y0, z1), (x, y1, z1), (x, y1, z0)])

    def front(self, x0: float, x1: float, y0: float, y1: float, z: float) -> list[Point]:
        """Return an upright rectangle facing the eye."""
        return self.face([(x0, y0, z), (x1, y0, z), (x1, y1, z), (x0, y1, z)])

    def box(
        self,
        c: Canvas,
        lower: Spot,
        upper: Spot,
        colour: Ink,
        *,
        lit: str = "left",
        warm: Ink | None = None,
    ) -> None:
        """Draw a solid box between two corners, painted from the far faces to the near ones."""
        (x0, y0, z0), (x1, y1, z1) = lower, upper
        light = mix(colour, warm, 0.35) if warm else lighter(colour, 0.18)
        left = light if lit == "left" else darker(colour, 0.4)
        right = light if lit == "right" else darker(colour, 0.4)
        corner = self._seen((x0, y0, z0)), self._seen((x1, y0, z0))
        if y1 < self.eye[1]:
            c.poly(self.floor(x0, x1, z0, z1, y1), lighter(light, 0.15))
        if self._turned((x0, z1), (x0, z0)):
            c.poly(self.wall(x0, z0, z1, y0, y1), left)
        if self._turned((x1, z0), (x1, z1)):
            c.poly(self.wall(x1, z0, z1, y0, y1), right)
        if corner[0][2] > 0 or corner[1][2] > 0:
            c.poly(self.front(x0, x1, y0, y1, z0), colour)

    def _turned(self, one: Point, other: Point) -> bool:
        """Say whether the wall from `one` to `other` (left to right from outside) faces us."""
        across = (other[0] - one[0]) * (self.eye[2] - one[1]) - (other[1] - one[1]) * (
            self.eye[0] - one[0]
        )
        return across < 0
