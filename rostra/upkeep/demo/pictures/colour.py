"""Colours: hexadecimal inks, mixing in Oklab, and the seven-ink palettes of the scenes."""

from functools import cache
from typing import NamedTuple

Ink = tuple[int, int, int]


class Palette(NamedTuple):
    """The seven inks of one variant, from the sky down to the foreground."""

    sky: Ink
    low: Ink
    light: Ink
    far: Ink
    mid: Ink
    near: Ink
    accent: Ink


def ink(text: str) -> Ink:
    """Return the colour of a six-digit hexadecimal `text` without a hash."""
    return int(text[0:2], 16), int(text[2:4], 16), int(text[4:6], 16)


def palettes(*rows: str) -> tuple[Palette, ...]:
    """Read palettes, one a row: seven hexadecimal inks parted by blanks."""
    return tuple(Palette(*(ink(word) for word in row.split())) for row in rows)


def _linear(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _encoded(value: float) -> int:
    value = min(1.0, max(0.0, value))
    part = value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
    return round(part * 255)


@cache
def _oklab(colour: Ink) -> tuple[float, float, float]:
    """Return `colour` in Oklab (Björn Ottosson, 2020), where mixtures stay clean."""
    red, green, blue = (_linear(value) for value in colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


@cache
def mix(one: Ink, other: Ink, share: float) -> Ink:
    """Return the mixture of two inks in Oklab; `share` 0 gives `one`, 1 gives `other`."""
    light, green, blue = (
        a + (b - a) * share for a, b in zip(_oklab(one), _oklab(other), strict=True)
    )
    long = (light + 0.3963377774 * green + 0.2158037573 * blue) ** 3
    middle = (light - 0.1055613458 * green - 0.0638541728 * blue) ** 3
    short = (light - 0.0894841775 * green - 1.2914855480 * blue) ** 3
    return (
        _encoded(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
        _encoded(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
        _encoded(-0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short),
    )


def blend(stops: tuple[Ink, ...] | list[Ink], steps: int) -> list[Ink]:
    """Return `steps` inks running evenly through `stops`."""
    if steps < 2 or len(stops) < 2:
        return [stops[0]] * steps
    inks = []
    for step in range(steps):
        place = step / (steps - 1) * (len(stops) - 1)
        index = min(int(place), len(stops) - 2)
        inks.append(mix(stops[index], stops[index + 1], round(place - index, 3)))
    return inks


def darker(colour: Ink, share: float) -> Ink:
    """Return `colour` moved towards a deep blue black."""
    return mix(colour, (12, 14, 24), share)


def lighter(colour: Ink, share: float) -> Ink:
    """Return `colour` moved towards warm paper white."""
    return mix(colour, (255, 250, 238), share)
