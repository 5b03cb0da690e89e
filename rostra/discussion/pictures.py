"""Pictures that members show: drawn anew from what was uploaded, so that nothing rides along."""

import io
from typing import IO

from PIL import Image as Pillow
from PIL import ImageOps

from rostra.web import uploads

# So many with a comment.
MOST = 4
MOST_BYTES = 8 * 1024 * 1024
MOST_PIXELS = 40_000_000
# No side is longer on the page than this, in pixels.
SIDE = 1600


def draw(upload: IO[bytes]) -> tuple[bytes, int, int]:
    """Return a picture as WebP, upright and without metadata, with its width and height.

    Raises ValidationError for what is no picture, is damaged or is too large to be opened.
    """
    limits = {"most_bytes": MOST_BYTES, "most_pixels": MOST_PIXELS, "side": SIDE}
    with uploads.opened(upload, **limits) as opened:
        picture = ImageOps.exif_transpose(opened).convert("RGBA")
        picture.thumbnail((SIDE, SIDE), Pillow.Resampling.LANCZOS)
    ground = Pillow.new("RGBA", picture.size, "white")
    plain = Pillow.alpha_composite(ground, picture).convert("RGB")
    out = io.BytesIO()
    # A picture made anew from its pixels alone: nothing of the first is in ``info``.
    Pillow.frombytes("RGB", plain.size, plain.tobytes()).save(out, "WEBP", quality=80, method=4)
    return out.getvalue(), plain.width, plain.height
