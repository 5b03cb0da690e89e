"""The register of scenes: a name, six palettes and the function that draws them."""

from collections.abc import Callable
from typing import NamedTuple

from .canvas import Canvas
from .colour import Palette, palettes

Painter = Callable[[Canvas, Palette, int], None]
VARIANTS = 6


class Scene(NamedTuple):
    """What is needed to draw one scene."""

    paint: Painter
    palettes: tuple[Palette, ...]
    mirrored: frozenset[int]
    cuts: dict[int, tuple[float, float, float]]


REGISTER: dict[str, Scene] = {}


def scene(
    name: str,
    *rows: str,
    mirrored: tuple[int, ...] = (),
    cuts: dict[int, tuple[float, float, float]] | None = None,
) -> Callable[[Painter], Painter]:
    """Register a painter under `name` with one palette a variant.

    The painter gets the sheet, the palette and the variant counted from 0. Variants
    (counted from 1) named in `mirrored` are turned left to right when finished; `cuts`
    brings a variant closer: left, top and width of what is kept, in design units.
    """

    def register(paint: Painter) -> Painter:
        if len(rows) != VARIANTS:
            message = f"The scene {name} has {len(rows)} palettes instead of {VARIANTS}."
            raise ValueError(message)
        REGISTER[name] = Scene(paint, palettes(*rows), frozenset(mirrored), cuts or {})
        return paint

    return register


def paint(name: str, variant: int, canvas: Canvas) -> None:
    """Draw a registered scene in its `variant`, 1 to 6, on `canvas`."""
    entry = REGISTER[name]
    entry.paint(canvas, entry.palettes[variant - 1], variant - 1)
    if variant in entry.cuts:
        canvas.approach(*entry.cuts[variant])
    if variant in entry.mirrored:
        canvas.mirror()
