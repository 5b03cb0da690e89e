"""Paper and crayon: repeatable noise, density ramps, cloud fields and the final pressing."""

from collections.abc import Callable
from functools import cache, lru_cache
from math import hypot
from random import Random

from PIL import Image, ImageChops, ImageFilter

_TILE = 509  # prime, so that repeats never line up with the edges of a picture
_STEPS = 32
_DENSITY: dict[str, Callable[[float, float], float]] = {
    "n": lambda u, v: 1 - v,
    "s": lambda u, v: v,
    "e": lambda u, v: u,
    "w": lambda u, v: 1 - u,
    "ne": lambda u, v: (u + 1 - v) / 2,
    "nw": lambda u, v: (2 - u - v) / 2,
    "se": lambda u, v: (u + v) / 2,
    "sw": lambda u, v: (1 - u + v) / 2,
    "in": lambda u, v: 1 - min(1.0, hypot(u - 0.5, v - 0.5) * 2),
    "out": lambda u, v: min(1.0, hypot(u - 0.5, v - 0.5) * 1.5),
    "flat": lambda u, v: 1.0,
    "band": lambda u, v: 1 - abs(v - 0.5) * 2,
}


@cache
def ramp(toward: str) -> Image.Image:
    """Return a small grey ramp: a compass point, "in", "out", "band" or "flat"."""
    density = _DENSITY[toward]
    span = _STEPS - 1
    ramped = Image.new("L", (_STEPS, _STEPS))
    ramped.putdata(
        [round(255 * density(x / span, y / span)) for y in range(_STEPS) for x in range(_STEPS)]
    )
    return ramped


@lru_cache(maxsize=4)
def _tile(seed: int) -> Image.Image:
    noise = Random(seed).randbytes(_TILE * _TILE)
    return Image.frombytes("L", (_TILE, _TILE), noise)


def _tiled(tile: Image.Image, size: tuple[int, int]) -> Image.Image:
    sheet = Image.new("L", size)
    for y in range(0, size[1], tile.height):
        for x in range(0, size[0], tile.width):
            sheet.paste(tile, (x, y))
    return sheet


def speckle(size: tuple[int, int]) -> Image.Image:
    """Return even noise for crayon shading: grains of about one finished pixel."""
    tile = _tile(1).resize((_TILE * 2, _TILE * 2), Image.Resampling.BILINEAR)
    # Smoothing narrowed the spread of the noise; widen it so that densities read true.
    tile = tile.point(lambda value: max(1, min(254, round((value - 128) * 1.3 + 128))))
    return _tiled(tile, size)


def clouds(
    rng: Random, *, cells: tuple[int, int], octaves: int = 4, size: tuple[int, int] = (400, 266)
) -> Image.Image:
    """Return a grey field of fractal noise with `cells` lumps across and down."""
    field: Image.Image | None = None
    for octave in range(octaves):
        wide, high = cells[0] * 2**octave + 3, cells[1] * 2**octave + 3
        noise = Image.frombytes("L", (wide, high), rng.randbytes(wide * high))
        layer = noise.resize(size, Image.Resampling.BICUBIC, box=(1, 1, wide - 1, high - 1))
        field = layer if field is None else Image.blend(field, layer, 0.5 / (octave + 0.9))
    if field is None:
        return Image.new("L", size, 128)
    return field


def threshold(field: Image.Image, *, cover: float, softness: float) -> Image.Image:
    """Keep the `cover` share (roughly) of a cloud field, with edges of the given softness."""
    level = 255 * (1 - cover)
    span = max(1.0, 255 * softness)
    return field.point(lambda value: round(255 * min(1, max(0, (value - level) / span + 0.5))))


@lru_cache(maxsize=2)
def _paper(size: tuple[int, int]) -> Image.Image:
    """Return the grey relief of printing paper: tooth, fibres and slow mottling."""
    tooth = _tiled(_tile(2).filter(ImageFilter.GaussianBlur(0.6)), size)
    fibre = _tile(3).resize((_TILE * 5, _TILE), Image.Resampling.BICUBIC)
    fibre = _tiled(fibre, size)
    mottle = clouds(Random(4), cells=(9, 6), octaves=4, size=(256, 171))
    mottle = mottle.resize(size, Image.Resampling.BILINEAR)
    sheet = Image.blend(tooth, fibre, 0.22)
    sheet = sheet.point(lambda value: round(128 + (value - 128) * 0.30))
    mottle = mottle.point(lambda value: round(128 + (value - 128) * 0.16))
    return ImageChops.add(sheet, mottle, scale=1, offset=-128)


def finish(picture: Image.Image) -> Image.Image:
    """Press a drawing into paper: tooth, and inks between cream white and warm black."""
    paper = _paper(picture.size)
    relief = Image.merge("RGB", (paper, paper, paper))
    pressed = ImageChops.soft_light(picture, relief)
    table: list[float] = []
    for low, high in ((13, 250), (14, 247), (20, 240)):
        table += [low + (high - low) * value / 255 for value in range(256)]
    return pressed.point([round(value) for value in table])
