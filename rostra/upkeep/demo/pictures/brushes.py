"""Brushes for light and weather: suns, glows, cloud, mist, beams, rain, snow and stars."""

from collections.abc import Sequence
from math import cos, pi, sin

from PIL import Image, ImageChops

from .canvas import HEIGHT, WIDTH, Canvas, Point
from .colour import Ink
from .grain import clouds, ramp, threshold

_GLOW = Image.radial_gradient("L").resize((128, 128), Image.Resampling.BILINEAR)


def glow(
    c: Canvas,
    x: float,
    y: float,
    radius: float,
    colour: Ink,
    *,
    alpha: float = 0.8,
    squash: float = 1.0,
    power: float = 2.0,
    grain: bool = False,
) -> None:
    """Lay a round light that fades to nothing at `radius`; `squash` flattens it."""
    mask = _GLOW.point(lambda value: round(255 * (1 - min(1, value / 180)) ** power))
    high = radius * squash
    box = (x - radius, y - high, x + radius, y + high)
    c.print(mask, colour, alpha=alpha, grain=grain, box=box)


def sun(c: Canvas, x: float, y: float, radius: float, colour: Ink, halo: float = 7.0) -> None:
    """Draw a disc of light with a wide and a narrow halo."""
    glow(c, x, y, radius * halo, colour, alpha=0.55)
    glow(c, x, y, radius * halo * 0.4, colour, alpha=0.5)
    c.dot(x, y, radius, colour)


def cloud_field(
    c: Canvas,
    box: tuple[float, float, float, float],
    colour: Ink,
    *,
    cells: tuple[int, int] = (4, 6),
    cover: float = 0.45,
    softness: float = 0.35,
    alpha: float = 0.6,
    fade: str = "band",
    grain: bool = False,
) -> None:
    """Print a field of noise clouds in `box`, thinning away from the side named by `fade`."""
    field = threshold(clouds(c.rng, cells=cells), cover=cover, softness=softness)
    if fade != "flat":
        veil = ramp(fade).resize(field.size, Image.Resampling.BILINEAR)
        field = ImageChops.multiply(field, veil.point(lambda value: min(255, value * 2)))
    c.print(field, colour, alpha=alpha, grain=grain, box=box)


def mist(
    c: Canvas, y: float, depth: float, colour: Ink, alpha: float = 0.6, *, lumps: int = 3
) -> None:
    """Lay a bank of mist centred on height `y`, uneven along its length."""
    field = threshold(clouds(c.rng, cells=(lumps, 1), octaves=3), cover=0.62, softness=0.9)
    veil = ramp("band").resize(field.size, Image.Resampling.BICUBIC)
    veil = veil.point(lambda value: round(255 * (value / 255) ** 1.4))
    box = (0.0, y - depth, WIDTH, y + depth)
    c.print(ImageChops.multiply(field, veil), colour, alpha=alpha, box=box)


def haze(c: Canvas, y0: float, y1: float, colour: Ink, alpha: float, toward: str = "s") -> None:
    """Veil the band between two heights evenly, thickening `toward` a side."""
    c.print(ramp(toward), colour, alpha=alpha, box=(0.0, y0, WIDTH, y1))


def beam(
    c: Canvas,
    x: float,
    y: float,
    angle: float,
    spread: float,
    length: float,
    colour: Ink,
    *,
    alpha: float = 0.5,
    grain: bool = False,
    start: float = 4.0,
) -> None:
    """Throw a cone of light from (x, y); `angle` in degrees clockwise from east."""
    steps = 24
    turn, half = angle * pi / 180, spread * pi / 360
    with c.soft(colour, blur=9, alpha=alpha, grain=grain) as s:
        for step in range(steps, 0, -1):
            far = length * step / steps
            points = [
                (x + start * sin(turn), y - start * cos(turn)),
                (x + far * cos(turn - half), y + far * sin(turn - half)),
                (x + far * cos(turn), y + far * sin(turn)),
                (x + far * cos(turn + half), y + far * sin(turn + half)),
                (x - start * sin(turn), y + start * cos(turn)),
            ]
            s.poly(points, round(255 * (1 - (step - 1) / steps) ** 1.3))


def rain(
    c: Canvas,
    colour: Ink,
    *,
    count: int = 500,
    slant: float = 0.18,
    length: float = 46.0,
    alpha: float = 0.28,
) -> None:
    """Draw rain falling over the whole sheet."""
    for _ in range(count):
        x, y = c.rng.uniform(-100, WIDTH + 100), c.rng.uniform(-60, HEIGHT)
        long = length * c.rng.uniform(0.5, 1.4)
        c.line(
            [(x, y), (x - long * slant, y + long)],
            colour,
            c.rng.choice((0.8, 1.2, 1.8)),
            alpha * c.rng.uniform(0.4, 1),
        )


def snow(c: Canvas, colour: Ink, *, count: int = 500, largest: float = 5.0) -> None:
    """Let snow fall over the whole sheet."""
    for _ in range(count):
        near = c.rng.random() ** 3
        c.dot(
            c.rng.uniform(0, WIDTH),
            c.rng.uniform(0, HEIGHT),
            1 + largest * near,
            colour,
            alpha=c.rng.uniform(0.35, 0.9),
        )


def stars(c: Canvas, y1: float, colour: Ink, *, count: int = 260) -> None:
    """Sow stars above height `y1`, fewer towards the horizon."""
    for _ in range(count):
        y = y1 * c.rng.random() ** 1.4
        c.dot(
            c.rng.uniform(0, WIDTH),
            y,
            0.6 + 1.6 * c.rng.random() ** 4,
            colour,
            alpha=c.rng.uniform(0.3, 1) * (1 - 0.7 * y / y1),
        )


def hatch(
    c: Canvas,
    points: Sequence[Point],
    colour: Ink,
    *,
    gap: float = 9.0,
    width: float = 1.6,
    alpha: float = 0.5,
    slope: float = 0.0,
) -> None:
    """Rule the box round `points` with shaky lines; `slope` tilts them."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x0, x1, y = min(xs), max(xs), min(ys)
    while y < max(ys):
        cut = c.rng.uniform(0, 0.25) * (x1 - x0), c.rng.uniform(0, 0.25) * (x1 - x0)
        c.line([(x0 + cut[0], y), (x1 - cut[1], y + slope * (x1 - x0))], colour, width, alpha)
        y += gap * c.rng.uniform(0.7, 1.3)
