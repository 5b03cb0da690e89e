"""The outlets a text leans on."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable


class Citation(Orderable):
    """An outlet that the text itself names as where it has something from."""

    article = ParentalKey("news.Article", on_delete=models.CASCADE, related_name="citations")
    source = models.ForeignKey(
        "news.Source",
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="citations",
    )
    words = models.CharField(
        _("words as printed"), max_length=80, help_text=_("As the text names the outlet.")
    )

    # Outlets are cited thousands of times: Wagtail need not keep the way back to each.
    source.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]

    class Meta(Orderable.Meta):
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        constraints = [
            models.UniqueConstraint(fields=["article", "words"], name="citation_once"),
            models.CheckConstraint(condition=~models.Q(words=""), name="citation_has_words"),
        ]

    def __str__(self) -> str:
        return self.words
