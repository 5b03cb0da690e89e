"""Portraits of members: squares of two sizes, drawn anew from what was uploaded.

Nothing of the file that came in is kept: no metadata, no second picture behind the first.
"""

import io
import secrets
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from PIL import Image as Pillow
from PIL import ImageOps

# Beside a comment, and on the member's page; both at double density.
SIZES = (64, 256)
MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 40_000_000
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
# Below the folder that `rostra serve` hands out without asking Django.
FOLDER = "images/portraits"
# What Pillow raises for a file that is cut off, damaged or made to be too large.
DAMAGED = (OSError, ValueError, SyntaxError, EOFError, Pillow.DecompressionBombError)


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
    upload.seek(0, io.SEEK_END)
    if upload.tell() > MOST_BYTES:
        raise ValidationError(
            _("The picture has more than %(most)d megabytes.") % {"most": MOST_BYTES // 1024**2}
        )
    upload.seek(0)
    try:
        with Pillow.open(upload, formats=FORMATS) as opened:
            # The header says so before anything is decoded.
            if opened.width * opened.height > MOST_PIXELS:
                raise ValidationError(_("The picture has too many pixels."))
            opened.draft("RGB", (2 * max(SIZES), 2 * max(SIZES)))
            square = _square(opened)
    except DAMAGED as error:
        raise ValidationError(
            _("This is no picture that can be opened: use JPEG, PNG, WebP, GIF or AVIF.")
        ) from error
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
