"""Pictures that members show: drawn anew from what was uploaded, so that nothing rides along."""

import io
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image as Pillow
from PIL import ImageOps

# So many with a comment.
MOST = 4
MOST_BYTES = 8 * 1024 * 1024
MOST_PIXELS = 40_000_000
# No side is longer on the page than this, in pixels.
SIDE = 1600
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
# What Pillow raises for a file that is cut off, damaged or made to be too large.
DAMAGED = (OSError, ValueError, SyntaxError, EOFError, Pillow.DecompressionBombError)


def draw(upload: IO[bytes]) -> tuple[bytes, int, int]:
    """Return a picture as WebP, upright and without metadata, with its width and height.

    Raises ValidationError for what is no picture, is damaged or is too large to be opened.
    """
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
            opened.draft("RGB", (SIDE, SIDE))
            picture = ImageOps.exif_transpose(opened).convert("RGBA")
            picture.thumbnail((SIDE, SIDE), Pillow.Resampling.LANCZOS)
    except DAMAGED as error:
        raise ValidationError(
            _("This is no picture that can be opened: use JPEG, PNG, WebP, GIF or AVIF.")
        ) from error
    ground = Pillow.new("RGBA", picture.size, "white")
    plain = Pillow.alpha_composite(ground, picture).convert("RGB")
    out = io.BytesIO()
    # A picture made anew from its pixels alone: nothing of the first is in ``info``.
    Pillow.frombytes("RGB", plain.size, plain.tobytes()).save(out, "WEBP", quality=80, method=4)
    return out.getvalue(), plain.width, plain.height
