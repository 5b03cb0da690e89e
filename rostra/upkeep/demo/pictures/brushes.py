"""Brushes for air and water: suns, cloud, ridges, mist, waves, reflections, rain, beams."""

from collections.abc import Sequence
from math import cos, pi, sin

from PIL import Image, ImageChops, ImageFilter

from .canvas import HEIGHT, WIDTH, Canvas, Point
from .colour import Ink, mix
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


def ridge(
    c: Canvas,
    y: float,
    rise: float,
    *,
    rough: float = 0.52,
    steps: int = 7,
    x0: float = -40.0,
    x1: float = WIDTH + 40.0,
) -> list[Point]:
    """Return a broken skyline about height `y`, by midpoint displacement of `rise` units."""
    heights = [c.rng.uniform(-1, 1) for _ in range(3)]
    scale = 1.0
    for _ in range(steps):
        scale *= rough
        grown: list[float] = []
        for one, other in zip(heights, heights[1:], strict=False):
            grown += [one, (one + other) / 2 + c.rng.uniform(-scale, scale)]
        heights = [*grown, heights[-1]]
    span = (x1 - x0) / (len(heights) - 1)
    return [(x0 + i * span, y + high * rise) for i, high in enumerate(heights)]


def rolling(
    y: float, waves: Sequence[tuple[float, float, float]], *, step: float = 20.0
) -> list[Point]:
    """Return a smooth skyline: `waves` are (height, length, phase in turns)."""
    count = round((WIDTH + 80) / step)
    points = []
    for i in range(count + 1):
        x = -40 + i * step
        points.append((x, y + sum(h * sin(2 * pi * (x / n + p)) for h, n, p in waves)))
    return points


def down(line: Sequence[Point], floor: float = HEIGHT + 20) -> list[Point]:
    """Close a skyline into an area reaching down to `floor`."""
    return [*line, (line[-1][0], floor), (line[0][0], floor)]


def range_of_hills(
    c: Canvas,
    y: float,
    rise: float,
    top: Ink,
    foot: Ink,
    *,
    depth: float = 260.0,
    rough: float = 0.52,
) -> list[Point]:
    """Draw one ridge that melts into mist `depth` units below; return its skyline."""
    line = ridge(c, y, rise, rough=rough)
    c.wash(down(line, y + depth), (top, mix(top, foot, 0.45), foot))
    c.wash(
        [(-40, y + depth), (WIDTH + 40, y + depth), (WIDTH + 40, HEIGHT), (-40, HEIGHT)],
        (foot, foot),
    )
    return line


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
    """Draw rows of heaving water from `y0` to the viewer, washed through `tones`."""
    for row in range(rows):
        depth = row / max(1, rows - 1)
        y = y0 + (y1 - y0) * depth**1.5
        high, phase = height * (0.2 + 0.8 * depth), c.rng.random()
        length = 260 + 640 * depth
        line = rolling(
            y,
            [
                (high * 0.55, length, phase),
                (high * 0.3, length * 0.41, phase * 3),
                (high * 0.12, length * 0.17, phase * 7),
            ],
        )
        tone = mix(tones[0], tones[-1], round(depth, 3))
        c.wash(down(line, y + high * 6 + 60), (mix(tone, tones[0], 0.35), tone))
        if foam is None:
            continue
        for x, crest in line:
            if crest < y - high * 0.42 and c.rng.random() < 0.8:
                lens(c, x, crest + 3, 16 + 26 * depth, 1 + 3 * depth, foam, 0.75)


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
    steps = 10
    turn, open_ = angle * pi / 180, spread * pi / 360
    with c.soft(colour, blur=5, alpha=alpha, grain=grain) as s:
        for step in range(steps, 0, -1):
            far = length * step / steps
            points = [
                (x + start * sin(turn), y - start * cos(turn)),
                (x + far * cos(turn - open_), y + far * sin(turn - open_)),
                (x + far * cos(turn + open_), y + far * sin(turn + open_)),
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
