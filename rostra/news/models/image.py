"""A picture with what a newspaper must know about it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage

from rostra.changes.whole import SavedWhole


class Image(SavedWhole, AbstractImage):
    """A picture with caption, credit, text for those who cannot see it, and rights."""

    # Wagtail's own image model, unused, holds the default reverse names of these two.
    tags = TaggableManager(
        help_text=None, blank=True, verbose_name=_("tags"), related_name="news_images"
    )
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    caption = models.CharField(_("caption"), max_length=500, blank=True)
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    alt = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for those who cannot see it."),
    )
    rights = models.TextField(_("rights"), blank=True)
    rights_until = models.DateTimeField(
        _("may be shown until"), null=True, blank=True, help_text=_("Empty: without end.")
    )

    admin_form_fields = (
        # Wagtail's own description would be a second alternative text.
        *(name for name in WagtailImage.admin_form_fields if name != "description"),
        "caption",
        "credit",
        "alt",
        "rights",
        "rights_until",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    @property
    def default_alt_text(self) -> str:
        """The picture's own alternative text, else its caption; never the file's name."""
        return self.alt or self.caption


class Rendition(AbstractRendition):
    """A picture in one size and format."""

    image = models.ForeignKey(Image, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="rendition_once"
            ),
        ]
