"""Special coverage (专题)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

from rostra.changes.whole import SavedWhole


class Topic(SavedWhole, models.Model):
    """Special coverage of one subject, in one language, open until the editors close it."""

    title = models.CharField(_("title"), max_length=120)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    language = models.CharField(
        _("language"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    translation_of = models.ForeignKey(
        "self",
        verbose_name=_("translation of"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="translations",
    )
    deck = models.CharField(_("deck"), max_length=400, blank=True)
    intro = RichTextField(_("introduction"), blank=True, features=["bold", "italic", "link"])
    lead_image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("lead image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    closed_at = models.DateTimeField(
        _("closed"), null=True, blank=True, help_text=_("Empty while the coverage goes on.")
    )

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["title"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(title=""), name="topic_has_title"),
            models.UniqueConstraint(
                fields=["translation_of", "language"], name="topic_translated_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title
