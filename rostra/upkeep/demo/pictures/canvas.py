"""The sheet a scene is drawn on: design units of 1600 × 1067, drawn at twice the size.

Every coordinate of the scenes is in design units with y pointing down, so that one
drawing serves all sizes. Edges become smooth when the sheet is halved at the end.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from .colour import Ink, blend
from .grain import finish, ramp, speckle

Point = tuple[float, float]
Box = tuple[float, float, float, float]
WIDTH = 1600.0
HEIGHT = 1067.0
SUPERSAMPLE = 2


class Stencil:
    """A grey mask in design units: what is drawn on it later becomes ink."""

    def __init__(self, size: tuple[int, int], scale: float) -> None:
        self.mask = Image.new("L", size, 0)
        self.scale = scale
        self.pen = ImageDraw.Draw(self.mask)

    def _px(self, points: Sequence[Point]) -> list[Point]:
        return [(x * self.scale, y * self.scale) for x, y in points]

    def poly(self, points: Sequence[Point], value: int = 255) -> None:
        """Fill a polygon with `value`, 0 to 255."""
        self.pen.polygon(self._px(points), fill=value)

    def ellipse(self, x: float, y: float, rx: float, ry: float, value: int = 255) -> None:
        """Fill an ellipse round (x, y)."""
        self.pen.ellipse(self._px([(x - rx, y - ry), (x + rx, y + ry)]), fill=value)

    def line(self, points: Sequence[Point], width: float, value: int = 255) -> None:
        """Draw a line of `width` design units."""
        wide = max(1, round(width * self.scale))
        self.pen.line(self._px(points), fill=value, width=wide, joint="curve")


class Canvas:
    """A sheet with a seeded source of chance and the few strokes all scenes share."""

    def __init__(self, *, size: tuple[int, int], seed: str) -> None:
        self.size = size
        scale = max(size[0] / WIDTH, size[1] / HEIGHT)
        self.k = scale * SUPERSAMPLE
        wide = max(size[0], round(WIDTH * scale)) * SUPERSAMPLE
        high = max(size[1], round(HEIGHT * scale)) * SUPERSAMPLE
        self.image = Image.new("RGB", (wide, high))
        self.pen = ImageDraw.Draw(self.image, "RGBA")
        self.rng = Random(seed)
        self._speckle: Image.Image | None = None

    # -- shapes -------------------------------------------------------------------------
    def px(self, points: Sequence[Point]) -> list[Point]:
        """Return `points` in pixels of the sheet."""
        return [(x * self.k, y * self.k) for x, y in points]

    def poly(self, points: Sequence[Point], fill: Ink, alpha: float = 1.0) -> None:
        """Fill a polygon; fewer than three points draw nothing."""
        if len(points) > 2:
            self.pen.polygon(self.px(points), fill=(*fill, round(alpha * 255)))

    def rect(
        self, x0: float, y0: float, x1: float, y1: float, fill: Ink, alpha: float = 1.0
    ) -> None:
        """Fill an upright rectangle between two corners given in any order."""
        self.poly([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], fill, alpha)

    def line(
        self, points: Sequence[Point], fill: Ink, width: float = 2.0, alpha: float = 1.0
    ) -> None:
        """Draw a line of `width` units; hair lines fade instead of growing to a pixel."""
        wide = width * self.k
        if wide < 1:
            alpha, wide = alpha * max(wide, 0.25), 1
        colour = (*fill, round(alpha * 255))
        joint = "curve" if wide > 3 and len(points) > 2 else None
        self.pen.line(self.px(points), fill=colour, width=round(wide), joint=joint)

    def dot(
        self,
        x: float,
        y: float,
        rx: float,
        fill: Ink,
        *,
        ry: float | None = None,
        alpha: float = 1.0,
    ) -> None:
        """Fill a circle, or an ellipse when `ry` is given."""
        ry = rx if ry is None else ry
        box = self.px([(x - rx, y - ry), (x + rx, y + ry)])
        self.pen.ellipse(box, fill=(*fill, round(alpha * 255)))

    def arc(
        self, box: Box, start: float, end: float, fill: Ink, width: float = 2.0, alpha: float = 1.0
    ) -> None:
        """Draw an arc of the ellipse in `box` between two angles in degrees, clockwise."""
        corners = self.px([(box[0], box[1]), (box[2], box[3])])
        wide = max(1, round(width * self.k))
        self.pen.arc(corners, start, end, fill=(*fill, round(alpha * 255)), width=wide)

    # -- tones --------------------------------------------------------------------------
    def _clip(self, points: Sequence[Point]) -> tuple[int, int, int, int] | None:
        xs = [x * self.k for x, _ in points]
        ys = [y * self.k for _, y in points]
        box = (
            max(0, int(min(xs))),
            max(0, int(min(ys))),
            min(self.image.width, int(max(xs)) + 1),
            min(self.image.height, int(max(ys)) + 1),
        )
        return box if box[0] < box[2] and box[1] < box[3] else None

    def _mask(self, points: Sequence[Point], box: tuple[int, int, int, int]) -> Image.Image:
        mask = Image.new("L", (box[2] - box[0], box[3] - box[1]), 0)
        shifted = [(x - box[0], y - box[1]) for x, y in self.px(points)]
        ImageDraw.Draw(mask).polygon(shifted, fill=255)
        return mask

    def wash(
        self, points: Sequence[Point], stops: Sequence[Ink], *, sideways: bool = False
    ) -> None:
        """Fill a polygon with a gradient running down (or rightwards) over its own height."""
        box = self._clip(points)
        if box is None:
            return
        # The gradient spans the shape, not what is left of it at the edge of the sheet.
        along = [(x if sideways else y) * self.k for x, y in points]
        low, high = min(along), max(along)
        inks = blend(list(stops), 64)
        strip = Image.new("RGB", (64, 1) if sideways else (1, 64))
        strip.putdata(inks)
        size = (box[2] - box[0], box[3] - box[1])
        span = max(1e-6, high - low)
        near, far = (box[0], box[2]) if sideways else (box[1], box[3])
        cut = ((near - low) / span * 64, (far - low) / span * 64)
        source = (cut[0], 0, cut[1], 1) if sideways else (0, cut[0], 1, cut[1])
        left, top, right, bottom = (
            min(64.0 if i % 2 == (0 if sideways else 1) else 1.0, max(0.0, v))
            for i, v in enumerate(source)
        )
        tone = strip.resize(size, Image.Resampling.BILINEAR, box=(left, top, right, bottom))
        self.image.paste(tone, box[:2], self._mask(points, box))

    def backdrop(self, stops: Sequence[Ink], y0: float = 0.0, y1: float = HEIGHT) -> None:
        """Wash the full width between two heights."""
        self.wash([(0, y0), (WIDTH, y0), (WIDTH, y1), (0, y1)], stops)

    def stipple(
        self,
        points: Sequence[Point],
        colour: Ink,
        *,
        toward: str = "s",
        strength: float = 0.8,
        alpha: float = 1.0,
    ) -> None:
        """Shade a polygon with crayon grain that thickens `toward` a side (see `grain.ramp`)."""
        box = self._clip(points)
        if box is None:
            return
        size = (box[2] - box[0], box[3] - box[1])
        density = ramp(toward).point(lambda value: round(value * strength))
        self._grain(self._mask(points, box), density.resize(size, 2), box, colour, alpha)

    def _grain(
        self,
        mask: Image.Image,
        density: Image.Image,
        box: tuple[int, int, int, int],
        colour: Ink,
        alpha: float,
    ) -> None:
        if self._speckle is None:
            self._speckle = speckle(self.image.size)
        dots = ImageChops.subtract(density, self._speckle.crop(box))
        dots = dots.point(lambda value: min(255, value * 9))
        mask = ImageChops.multiply(mask, dots)
        if alpha < 1:
            mask = mask.point(lambda value: round(value * alpha))
        self.image.paste(colour, box, mask)

    @contextmanager
    def soft(
        self,
        colour: Ink,
        *,
        blur: float = 0.0,
        alpha: float = 1.0,
        grain: bool = False,
        detail: float = 0.25,
    ) -> Iterator[Stencil]:
        """Lend a coarse stencil; on leaving print it, blurred by `blur` units, in `colour`.

        With `grain` the blurred tone becomes crayon dots instead of a smooth veil.
        """
        scale = self.k * detail
        size = (round(self.image.width * detail), round(self.image.height * detail))
        stencil = Stencil(size, scale)
        yield stencil
        mask = stencil.mask
        if blur:
            mask = mask.filter(ImageFilter.GaussianBlur(blur * scale))
        self.print(mask, colour, alpha=alpha, grain=grain)

    def print(
        self,
        mask: Image.Image,
        colour: Ink,
        *,
        alpha: float = 1.0,
        grain: bool = False,
        box: Box | None = None,
    ) -> None:
        """Print `colour` through a grey `mask` stretched over `box` (by default all)."""
        x0, y0, x1, y1 = box or (0, 0, self.image.width / self.k, self.image.height / self.k)
        bounds = mask.getbbox()
        if bounds is None:
            return
        # Only the part that holds ink is enlarged: most veils cover little of the sheet.
        across, along = (x1 - x0) / mask.width, (y1 - y0) / mask.height
        kept = (
            max(0, bounds[0] - 1),
            max(0, bounds[1] - 1),
            min(mask.width, bounds[2] + 1),
            min(mask.height, bounds[3] + 1),
        )
        mask = mask.crop(kept)
        left, top = round((x0 + kept[0] * across) * self.k), round((y0 + kept[1] * along) * self.k)
        size = (
            max(1, round(mask.width * across * self.k)),
            max(1, round(mask.height * along * self.k)),
        )
        if alpha < 1:
            mask = mask.point(lambda value: round(value * alpha))
        mask = mask.resize(size, Image.Resampling.BILINEAR)
        cut = (
            max(0, -left),
            max(0, -top),
            min(size[0], self.image.width - left),
            min(size[1], self.image.height - top),
        )
        if cut[0] >= cut[2] or cut[1] >= cut[3]:
            return
        mask = mask.crop(cut)
        spot = (left + cut[0], top + cut[1], left + cut[2], top + cut[3])
        if grain:
            self._grain(Image.new("L", mask.size, 255), mask, spot, colour, 1.0)
        else:
            self.image.paste(colour, spot, mask)

    def mirror(self) -> None:
        """Turn the sheet left to right."""
        self.image = ImageOps.mirror(self.image)
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def approach(self, x: float, y: float, width: float) -> None:
        """Keep only `width` units of the sheet from the corner (x, y) and enlarge them."""
        high = width * self.image.height / self.image.width
        right = min(self.image.width, (x + width) * self.k)
        foot = min(self.image.height, (y + high) * self.k)
        box = (x * self.k, y * self.k, right, foot)
        self.image = self.image.resize(self.image.size, Image.Resampling.BICUBIC, box=box)
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def finish(self) -> Image.Image:
        """Halve the sheet, cut it to size and press it into paper."""
        small = self.image.reduce(SUPERSAMPLE)
        left, top = (small.width - self.size[0]) // 2, (small.height - self.size[1]) // 2
        small = small.crop((left, top, left + self.size[0], top + self.size[1]))
        return finish(small)
