"""Which pictures have come in already."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Picture(models.Model):
    """A picture file that came in, known by its bytes, and the image that was made of it."""

    digest = models.CharField(
        _("digest"), max_length=64, unique=True, help_text=_("SHA-256 of the file as it came.")
    )
    image = models.OneToOneField(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("image"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    class Meta:
        verbose_name = _("incoming picture")
        verbose_name_plural = _("incoming pictures")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(digest__regex=r"^[0-9a-f]{64}$"), name="picture_has_digest"
            ),
        ]

    def __str__(self) -> str:
        return self.digest[:12]
