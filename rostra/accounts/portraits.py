"""Portraits of members: squares of two sizes, drawn anew from what was uploaded.

Nothing of the file that came in is kept: no metadata, no second picture behind the first.
"""

import io
import secrets
from typing import IO, Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image as Pillow
from PIL import ImageOps

from rostra.web import uploads

# Beside a comment, and on the member's page; both at double density.
SIZES = (64, 256)
MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 40_000_000
# Below the folder that `rostra serve` hands out without asking Django.
FOLDER = "images/portraits"


def url(name: str, size: int) -> str:
    """Return the address of a portrait in one of the sizes; empty where there is none."""
    return default_storage.url(_path(name, size)) if name else ""


def keep(upload: Any) -> str:
    """Draw an uploaded picture in all sizes, keep the files, and return their name.

    Raises ValidationError for what is no picture, is damaged, or is too large to be opened.
    """
    drawn = draw(upload)
    name = secrets.token_hex(16)
    for size, content in drawn.items():
        default_storage.save(_path(name, size), ContentFile(content))
    return name


def remove(name: str) -> None:
    """Remove the files of a portrait; those that are gone already are no matter."""
    for size in SIZES if name else ():
        default_storage.delete(_path(name, size))


def draw(upload: IO[bytes]) -> dict[int, bytes]:
    """Return a picture as WebP squares, by size. Raises ValidationError as ``keep`` does."""
    limits = {"most_bytes": MOST_BYTES, "most_pixels": MOST_PIXELS, "side": 2 * max(SIZES)}
    with uploads.opened(upload, **limits) as opened:
        square = _square(opened)
    return {size: _encoded(square, size) for size in SIZES}


def _square(opened: Pillow.Image) -> Pillow.Image:
    """Return the middle of a picture, upright, on white where it is transparent."""
    largest = max(SIZES)
    picture = ImageOps.exif_transpose(opened).convert("RGBA")
    fitted = ImageOps.fit(picture, (largest, largest), Pillow.Resampling.LANCZOS)
    ground = Pillow.new("RGBA", fitted.size, "white")
    return Pillow.alpha_composite(ground, fitted).convert("RGB")


def _encoded(square: Pillow.Image, size: int) -> bytes:
    out = io.BytesIO()
    drawn = (
        square if square.width == size else square.resize((size, size), Pillow.Resampling.LANCZOS)
    )
    # A picture made anew from its pixels alone: nothing rides along in ``info``.
    Pillow.frombytes("RGB", drawn.size, drawn.tobytes()).save(out, "WEBP", quality=82, method=4)
    return out.getvalue()


def _path(name: str, size: int) -> str:
    return f"{FOLDER}/{name}-{size}.webp"
