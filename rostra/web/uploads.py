"""Open pictures that somebody uploads: within bounds, and damaged ones refused in words."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image as Pillow

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
# What Pillow raises for a file that is cut off, damaged or made to be too large.
DAMAGED = (OSError, ValueError, SyntaxError, EOFError, Pillow.DecompressionBombError)


@contextmanager
def opened(
    upload: IO[bytes], *, most_bytes: int, most_pixels: int, side: int
) -> Iterator[Pillow.Image]:
    """Give an uploaded picture, whose pixels are to be read within the block.

    ``side`` is as large as it will be needed: a JPEG is not decoded larger. Raises ValidationError
    for what is no picture, is damaged, or is too large to be opened.
    """
    upload.seek(0, io.SEEK_END)
    if upload.tell() > most_bytes:
        raise ValidationError(
            _("The picture has more than %(most)d megabytes.") % {"most": most_bytes // 1024**2}
        )
    upload.seek(0)
    try:
        with Pillow.open(upload, formats=FORMATS) as picture:
            # The header says so before anything is decoded.
            if picture.width * picture.height > most_pixels:
                raise ValidationError(_("The picture has too many pixels."))
            picture.draft("RGB", (side, side))
            yield picture
    except DAMAGED as error:
        raise ValidationError(
            _("This is no picture that can be opened: use JPEG, PNG, WebP, GIF or AVIF.")
        ) from error
