"""Brushes for water: glints, ripples, waves and reflections."""

from collections.abc import Sequence
from math import pi, sin

from PIL import Image, ImageFilter

from .canvas import WIDTH, Canvas
from .colour import Ink, mix
from .land import down


def lens(
    c: Canvas, x: float, y: float, half: float, thick: float, fill: Ink, alpha: float = 1.0
) -> None:
    """Draw a flat spindle of light as it lies on water."""
    points = [
        (x - half, y),
        (x - half * 0.3, y - thick),
        (x + half * 0.35, y - thick * 0.8),
        (x + half, y),
        (x + half * 0.3, y + thick),
        (x - half * 0.35, y + thick * 0.8),
    ]
    c.poly(points, fill, alpha)


def glints(
    c: Canvas,
    x: float,
    y0: float,
    y1: float,
    colour: Ink,
    *,
    count: int = 220,
    spread: float = 120.0,
    alpha: float = 0.8,
) -> None:
    """Scatter the path of a light over water between two heights, widening to the viewer."""
    for _ in range(count):
        depth = c.rng.random() ** 1.3
        y = y0 + (y1 - y0) * depth
        wide = spread * (0.35 + depth)
        lens(
            c,
            c.rng.gauss(x, wide * 0.42),
            y,
            wide * c.rng.uniform(0.08, 0.3) + 4,
            0.8 + 3.2 * depth,
            colour,
            alpha * c.rng.uniform(0.35, 1),
        )


def ripples(
    c: Canvas,
    y0: float,
    y1: float,
    dark: Ink,
    light: Ink,
    *,
    count: int = 260,
    alpha: float = 0.35,
) -> None:
    """Cover water between two heights with small dark and light ripples in perspective."""
    for _ in range(count):
        depth = c.rng.random() ** 1.5
        y = y0 + (y1 - y0) * depth
        half = (12 + 90 * depth) * c.rng.uniform(0.4, 1.3)
        shade = dark if c.rng.random() < 0.6 else light
        lens(
            c,
            c.rng.uniform(0, WIDTH),
            y,
            half,
            0.7 + 3 * depth,
            shade,
            alpha * c.rng.uniform(0.3, 1),
        )


def waves(
    c: Canvas,
    y0: float,
    y1: float,
    tones: Sequence[Ink],
    *,
    rows: int = 9,
    height: float = 34.0,
    foam: Ink | None = None,
) -> None:
    """Draw rows of sharp-crested water from `y0` to the viewer, washed through `tones`."""
    for row in range(rows):
        depth = row / max(1, rows - 1)
        y = y0 + (y1 - y0) * depth**1.5
        high, length = height * (0.22 + 0.78 * depth), 150 + 520 * depth
        phase, slow = c.rng.random(), c.rng.random()
        lifts = []
        for i in range(181):
            x = -40 + i * 9.4
            turn = x / length + phase
            # The crest leans: its front is shorter than its back.
            steep = 1 - abs(sin(pi * (turn + 0.06 * sin(2 * pi * turn)))) ** 0.8
            swell = 0.5 + 0.5 * sin(2 * pi * (x / (length * 2.7) + slow))
            chop = 0.05 * sin(x / 43 + row) + 0.025 * sin(x / 21 + 2 * row)
            lifts.append((x, steep * (0.25 + 0.75 * swell) + chop))
        line = [(x, y - lift * high) for x, lift in lifts]
        tone = mix(tones[0], tones[-1], round(depth, 3))
        c.wash(down(line, y + high * 2 + 60), (mix(tone, tones[0], 0.5), tone, tone))
        if foam is not None:
            _foam(c, lifts, y, high, mix(tone, foam, 0.35 + 0.6 * depth))


def _foam(
    c: Canvas, lifts: Sequence[tuple[float, float]], y: float, high: float, foam: Ink
) -> None:
    """Break the crests: a white lip where the wave is high, and grain running down its face."""
    lip = [(x, y - lift * high - 1) for x, lift in lifts]
    under = [(x, y - lift * high + 1 + high * 0.34 * max(0.0, lift - 0.22)) for x, lift in lifts]
    c.poly([*lip, *under[::-1]], foam)
    face = [(x, y - lift * high + high * 1.1 * max(0.0, lift - 0.12)) for x, lift in lifts]
    c.stipple([*lip, *face[::-1]], foam, toward="n", strength=0.55)


def reflect(
    c: Canvas,
    y: float,
    depth: float,
    water: Ink,
    *,
    shade: float = 0.35,
    wobble: float = 10.0,
    reach: float = 1.0,
) -> None:
    """Mirror what stands above `y` into the `depth` units below it, darkened and rippled."""
    line, high = round(y * c.k), round(depth * c.k)
    high = min(high, c.image.height - line)
    above = min(line, round(high * reach))
    flat = c.image.crop((0, line - above, c.image.width, line))
    flat = flat.transpose(Image.Transpose.FLIP_TOP_BOTTOM).reduce(4)
    flat = flat.filter(ImageFilter.GaussianBlur(max(0.3, 1.6 * c.k / 4)))
    flat = flat.resize((c.image.width, high), Image.Resampling.BILINEAR)
    flat = Image.blend(flat, Image.new("RGB", flat.size, water), shade)
    strip = max(2, round(2.4 * c.k))
    shift, at = 0.0, 0
    while at < high:
        rows = min(high - at, strip + at * strip // max(1, high))
        shift = shift * 0.45 + c.rng.uniform(-1, 1) * wobble * c.k * (0.15 + at / high)
        piece = flat.crop((0, at, flat.width, at + rows))
        c.image.paste(piece, (0, line + at))
        c.image.paste(piece, (round(shift), line + at))
        at += rows
