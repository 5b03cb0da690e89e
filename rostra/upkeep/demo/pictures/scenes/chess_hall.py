"""The scene “chess-hall”."""

from math import cos, sin

from ..brushes import beam, glow, haze
from ..camera import Camera
from ..canvas import Canvas, Point
from ..chessmen import man
from ..colour import Ink, Palette, darker, lighter, mix
from ..figures import limb, person
from ..registry import scene


@scene(
    "chess-hall",
    "4a3a2c a9835a fff0d2 6f5840 3d2e22 17110c 8f2f2a",
    "c9d0cc e6e8de fffdf2 a3aca6 5f6f70 20292c c9603a",
    "1f2f3a 4f7480 f6ecd0 33505c 263c47 0b151b d9a04a",
    "5a3a4a b07a82 ffe8d6 7a5464 4f3548 1a0f18 e0b05a",
    "dccfa8 f2e8c4 fffbe6 b8a678 7d7048 2e281a 3f6f64",
    "2c3350 6f7fb0 f4efe0 465488 343f68 0f1326 e0703f",
    mirrored=(5,),
    cuts={5: (190, 210, 1200)},
)
def chess_hall(c: Canvas, p: Palette, v: int) -> None:
    """Seat players in long rows, or bring the eye down among the pieces."""
    (_hall, _pieces, _plan)[v % 3](c, p, v)


def _board(c: Canvas, cam: Camera, p: Palette, x: float, z: float, y: float, cell: float) -> None:
    c.poly(
        cam.floor(x - cell * 4.5, x + cell * 4.5, z - cell * 0.5, z + cell * 8.5, y),
        darker(p.near, 0.1),
    )
    for i in range(8):
        for k in range(8):
            c.poly(
                cam.floor(
                    x + (i - 4) * cell, x + (i - 3) * cell, z + k * cell, z + (k + 1) * cell, y
                ),
                p.light if (i + k) % 2 else mix(p.accent, p.near, 0.35),
            )


def _hall(c: Canvas, p: Palette, v: int) -> None:
    cam = Camera(
        height=2.5,
        x=0.0,
        horizon=330 if v == 0 else 400,
        centre=800 if v == 0 else 560,
        focus=760,
        yaw=0 if v == 0 else 17,
    )
    c.backdrop((p.sky, p.far), 0, cam.horizon + 60)
    for i in range(11):
        x = -18 + i * 3.6
        c.wash(cam.front(x, x + 2.2, 2.2, 8.5, 34), (p.light, mix(p.low, p.light, 0.4)))
        c.line([cam.at(x + 1.1, 2.2, 34), cam.at(x + 1.1, 8.5, 34)], p.mid, 4)
        c.line([cam.at(x, 5, 34), cam.at(x + 2.2, 5, 34)], p.mid, 4)
    c.wash(
        [(0, cam.horizon + 40), (1600, cam.horizon + 40), (1600, 1067), (0, 1067)],
        (mix(p.far, p.mid, 0.4), p.near),
    )
    for i in range(-14, 15):
        c.line([cam.at(i * 1.6, 0, 33), cam.at(i * 1.6, 0, 1.2)], p.near, 2, 0.3)
    for z in range(28, 3, -4):
        for row in (-9.6, -6.4, -3.2, 0, 3.2, 6.4, 9.6):
            if cam.ahead(row, z):
                _match(c, cam, p, row + 0.8 * (v == 3), float(z))
    for i in range(6):
        x, y = cam.at(-7.5 + i * 3, 5.4, 14)
        c.line([(x, -10), (x, y)], p.near, 4)
        c.poly([(x - 60, y + 16), (x - 18, y - 14), (x + 18, y - 14), (x + 60, y + 16)], p.near)
        c.poly(
            [(x - 56, y + 16), (x + 56, y + 16), (x + 40, y + 24), (x - 40, y + 24)],
            lighter(p.light, 0.4),
        )
        beam(c, x, y + 10, 90, 50, 620, p.light, alpha=0.26, start=40)
    px, py = cam.at(1.6, 0, 9)
    person(c, px, py, cam.unit(1.6, 9) * 1.78, p.near, pose="stand", coat=True, rim=p.light)
    c.stipple([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], p.near, toward="out", strength=0.4)


def _match(c: Canvas, cam: Camera, p: Palette, x: float, z: float) -> None:
    fade = min(0.6, z / 48)
    size = cam.unit(x, z)
    for side in (1, -1):
        px, py = cam.at(x + side * 1.12, 0, z + 0.3)
        person(
            c,
            px,
            py + size * 0.1,
            size * 1.62,
            mix(darker(p.near, 0.1), p.far, fade),
            pose="think" if c.rng.random() < 0.7 else "sit",
            facing=-side,
            rim=p.light if z < 12 else None,
        )
        c.rect(
            px + side * size * 0.16,
            py - size * 0.95,
            px + side * size * 0.22,
            py,
            mix(p.near, p.far, fade),
        )
    c.poly(
        cam.floor(x - 0.85, x + 0.85, z - 0.1, z + 0.9, 0.76),
        mix(mix(p.accent, p.mid, 0.5), p.far, fade),
    )
    c.poly(cam.front(x - 0.85, x + 0.85, 0.68, 0.76, z - 0.1), mix(p.near, p.far, fade))
    for dx in (-0.75, 0.75):
        c.line(
            [cam.at(x + dx, 0, z), cam.at(x + dx, 0.7, z)],
            mix(p.near, p.far, fade),
            max(1.5, size * 0.06),
        )
    cell = 0.085
    c.poly(cam.floor(x - 0.38, x + 0.38, z + 0.02, z + 0.72, 0.775), p.light)
    for i in range(8):
        for k in range(8):
            if (i + k) % 2 and z < 22:
                c.poly(
                    cam.floor(
                        x + (i - 4) * cell,
                        x + (i - 3) * cell,
                        z + 0.03 + k * cell,
                        z + 0.03 + (k + 1) * cell,
                        0.776,
                    ),
                    mix(p.accent, p.near, 0.4),
                )
    for side in (-1, 1):
        for k in range(6):
            qx, qy = cam.at(x + side * c.rng.uniform(0.12, 0.34), 0.78, z + 0.05 + 0.11 * k)
            tone = p.near if side > 0 else lighter(p.light, 0.5)
            c.poly([(qx - size * 0.03, qy), (qx + size * 0.03, qy), (qx, qy - size * 0.14)], tone)
            c.dot(qx, qy - size * 0.13, size * 0.025, tone)


def _pieces(c: Canvas, p: Palette, v: int) -> None:
    """Crouch at the edge of one board; the players loom beyond."""
    cam = Camera(
        height=3.6,
        horizon=330 if v == 1 else 250,
        centre=760 if v == 1 else 900,
        focus=1050,
        yaw=-9 if v == 1 else 14,
    )
    c.backdrop((p.sky, p.far, p.mid), 0, 1067)
    for i in range(5):
        glow(c, 130 + i * 340, 120, 250, p.light, alpha=0.6)
    with c.soft(mix(p.mid, p.near, 0.5), blur=10, alpha=0.95) as s:
        for x, size in ((430, 420), (1230, 400)):
            s.ellipse(x, 130, size * 0.21, size * 0.27)
            s.poly(
                [
                    (x - size * 0.62, 560),
                    (x - size * 0.5, 330),
                    (x - size * 0.14, 250),
                    (x + size * 0.14, 250),
                    (x + size * 0.5, 330),
                    (x + size * 0.62, 560),
                ]
            )
    c.wash([(0, 420), (1600, 420), (1600, 1067), (0, 1067)], (mix(p.accent, p.mid, 0.5), p.near))
    _board(c, cam, p, 0, 4.6, 0, 1.05)
    pale, deep = lighter(p.light, 0.2), mix(p.near, p.mid, 0.25)
    men = [
        (-3, 7, "rook", 1),
        (-1, 7, "bishop", 1),
        (0, 7, "king", 1),
        (1, 6, "queen", 1),
        (3, 7, "rook", 1),
        (-3, 5, "pawn", 1),
        (-2, 6, "pawn", 1),
        (2, 5, "pawn", 1),
        (3, 6, "pawn", 1),
        (0, 4, "pawn", 1),
        (-2, 3, "bishop", 0),
        (1, 3, "pawn", 0),
        (-3, 2, "pawn", 0),
        (2, 2, "rook", 0),
        (-1, 2, "queen", 0),
        (3, 1, "pawn", 0),
        (0, 1, "king", 0),
        (-2, 1, "pawn", 0),
    ]
    for file, rank, kind, side in sorted(men, key=lambda m: -m[1]):
        x, z = (file - 0.5) * 1.05, 4.6 + (rank + 0.5) * 1.05
        if kind == "king" and v == 4 and side == 1:
            kind = "bishop"
        px, py = cam.at(x, 0, z)
        size = cam.unit(x, z) * 1.12
        c.poly(
            [
                (px, py - size * 0.07),
                (px, py + size * 0.07),
                (px + size * 1.3, py + size * 0.3),
                (px + size * 1.3, py + size * 0.16),
            ],
            p.near,
            0.35,
        )
        fill, dark = (deep, darker(p.near, 0.4)) if side else (pale, mix(p.far, p.mid, 0.7))
        man(c, kind, px, py, size, fill, dark)
    c.stipple([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], p.near, toward="out", strength=0.4)
    haze(c, 0, 200, p.sky, 0.3, "n")


def _plan(c: Canvas, p: Palette, v: int) -> None:
    """Look straight down on boards in ranks, hands and heads about them."""
    c.wash([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], (p.far, p.mid))
    for i in range(33):
        c.line([(i * 52, 0), (i * 52, 1067)], p.near, 2, 0.25)
    tilt, scale = (0.0, 1.0) if v == 2 else (0.26, 1.35)

    def at(x: float, y: float) -> Point:
        return 800 + scale * (x * cos(tilt) - y * sin(tilt)), 533 + scale * (
            x * sin(tilt) + y * cos(tilt)
        )

    def slab(x0: float, y0: float, x1: float, y1: float, fill: Ink, alpha: float = 1.0) -> None:
        c.poly([at(x0, y0), at(x1, y0), at(x1, y1), at(x0, y1)], fill, alpha)

    for row in range(-2, 3):
        for col in range(-2, 3):
            x, y = col * 340, row * 270
            slab(x - 116, y - 78, x + 140, y + 104, darker(p.near, 0.2), 0.5)
            slab(x - 130, y - 92, x + 130, y + 92, mix(p.accent, p.far, 0.35))
            slab(x - 74, y - 74, x + 74, y + 74, p.light)
            for i in range(8):
                for k in range(8):
                    if (i + k) % 2:
                        slab(
                            x - 72 + i * 18,
                            y - 72 + k * 18,
                            x - 54 + i * 18,
                            y - 54 + k * 18,
                            mix(p.mid, p.near, 0.4),
                        )
            for _ in range(15):
                i, k = c.rng.randrange(8), c.rng.randrange(8)
                px, py = at(x - 63 + i * 18, y - 63 + k * 18)
                tone = p.near if k < 4 else lighter(p.light, 0.5)
                c.dot(px + 3, py + 4, 7 * scale, p.near, alpha=0.4)
                c.dot(px, py, 6.4 * scale, tone)
                c.dot(px - 1, py - 1, 2.6 * scale, mix(tone, p.accent, 0.4))
            slab(x + 92, y - 16, x + 118, y + 16, p.near)
            c.dot(*at(x + 105, y - 7), 8 * scale, p.light)
            for side in (-1, 1):
                if c.rng.random() < 0.1:
                    continue
                hx, hy = x + c.rng.uniform(-14, 14), y + side * 118
                robe = mix(c.rng.choice((p.near, p.accent, p.low)), p.near, c.rng.uniform(0.2, 0.7))
                for arm in (-1, 1):
                    limb(
                        c,
                        [
                            at(hx + arm * 40, hy),
                            at(hx + arm * 46, hy - side * 40),
                            at(hx + arm * c.rng.uniform(6, 26), hy - side * c.rng.uniform(44, 90)),
                        ],
                        [22 * scale, 18 * scale, 12 * scale],
                        robe,
                    )
                limb(
                    c,
                    [at(hx - 36, hy + side * 4), at(hx + 36, hy + side * 4)],
                    [46 * scale, 46 * scale],
                    robe,
                )
                c.dot(*at(hx, hy - side * 6), 23 * scale, darker(p.near, 0.3))
    beam(c, -200, -200, 42, 30, 2300, p.light, alpha=0.3, start=260)
    c.stipple([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], p.near, toward="se", strength=0.4)
