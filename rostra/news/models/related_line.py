"""What an editor, or the page it came from, says is related to an article."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable


class RelatedLine(Orderable):
    """One line of the related list: pinned or dropped by the editor, or kept as printed."""

    class Kind(models.TextChoices):
        """Why the line is there."""

        PINNED = "pinned", _("pinned")
        DROPPED = "dropped", _("dropped")
        PRINTED = "printed", _("as printed where it came from")

    article = ParentalKey("news.Article", on_delete=models.CASCADE, related_name="related_lines")
    kind = models.CharField(_("kind"), max_length=7, choices=Kind, default=Kind.PINNED)
    target = models.ForeignKey(
        "news.Article",
        verbose_name=_("article"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    text = models.CharField(_("words as printed"), max_length=300, blank=True)

    target.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]

    class Meta(Orderable.Meta):
        verbose_name = _("related line")
        verbose_name_plural = _("related lines")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["pinned", "dropped"]) | ~models.Q(text=""),
                name="related_printed_line_has_text",
            ),
        ]

    def __str__(self) -> str:
        return self.text or str(self.target)
