"""Editorial illustrations drawn by code: the pictures of the demo edition.

`draw("harbour-dawn:2")` gives the second of six variants of a scene. The same name always
gives the same picture: chance is seeded by the name.
"""

from PIL import Image

from . import scenes
from .canvas import Canvas
from .registry import REGISTER, VARIANTS, paint

__all__ = ["SCENES", "VARIANTS", "UnknownSceneError", "draw", "scenes"]
SCENES: tuple[str, ...] = tuple(sorted(REGISTER))


class UnknownSceneError(ValueError):
    """A picture was asked for by a name that no scene bears."""


def draw(name: str, *, size: tuple[int, int] = (1600, 1067)) -> Image.Image:
    """Draw the scene `name`, or "scene:variant" with a variant from 1 to 6, in pixels of `size`.

    Raises `UnknownSceneError` for a name or variant that does not exist.
    """
    scene, _, variant = name.partition(":")
    known = {str(number) for number in range(1, VARIANTS + 1)}
    if scene not in REGISTER or (":" in name and variant not in known):
        message = (
            f"There is no picture called “{name}”: give one of the {len(SCENES)} scenes, "
            f"alone or with a variant from 1 to {VARIANTS}."
        )
        raise UnknownSceneError(message)
    number = int(variant or 1)
    canvas = Canvas(size=size, seed=f"{scene}:{number}")
    paint(scene, number, canvas)
    return canvas.finish()
