"""What the paper got wrong, said in public."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class CorrectionIsFinalError(TypeError):
    """A correction was to be changed or deleted."""

    def __init__(self) -> None:
        super().__init__("A correction is never changed or deleted; append another one.")


class Correction(models.Model):
    """A correction, shown on the article's page; appended, never changed."""

    article = models.ForeignKey(
        "news.Article", on_delete=models.CASCADE, related_name="corrections"
    )
    text = models.TextField(_("correction"), max_length=2000)
    at = models.DateTimeField(_("at"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("by"),
        blank=True,
    )

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["-at", "-id"], name="correction_newest"),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="correction_has_text"),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Append the correction; raise CorrectionIsFinalError for one that stands already."""
        if not self._state.adding:
            raise CorrectionIsFinalError
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse: corrections stay."""
        raise CorrectionIsFinalError
