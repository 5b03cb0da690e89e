"""The desk's field for the file of a picture: what cannot be decoded is refused in words."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from PIL import Image as Pillow
from wagtail.images.fields import WagtailImageField

from rostra.web import uploads


class PictureField(WagtailImageField):
    """Wagtail's field looks at the first bytes and trusts the rest."""

    def check_image_pixel_size(self, f: Any) -> None:
        """Decode the picture, unless its header says that it has too many pixels.

        Raises ValidationError for one that has, or that is damaged.
        """
        most = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
        try:
            pixels = pixels_of(f.image.f)
            if pixels > most:
                raise ValidationError(
                    self.error_messages["file_too_many_pixels"]
                    % {"num_pixels": pixels, "max_pixels_count": most},
                    code="file_too_many_pixels",
                )
            super().check_image_pixel_size(f)
        except uploads.DAMAGED as error:
            raise ValidationError(
                self.error_messages["invalid_image"], code="invalid_image"
            ) from error


def pixels_of(file: Any) -> int:
    """Return how many pixels the header of a file announces; nothing is decoded."""
    file.seek(0)
    try:
        opened = Pillow.open(file)
        return opened.width * opened.height
    finally:
        file.seek(0)
