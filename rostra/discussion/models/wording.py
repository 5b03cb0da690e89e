"""How a comment read before it was edited."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Wording(models.Model):
    """An earlier text of a comment, and until when it stood; appended, never changed."""

    comment = models.ForeignKey(
        "discussion.Comment", on_delete=models.CASCADE, related_name="wordings"
    )
    text = models.TextField(_("comment"))
    until = models.DateTimeField(_("until"))

    class Meta:
        verbose_name = _("earlier wording")
        verbose_name_plural = _("earlier wordings")
        default_permissions = ()
        ordering = ["-until", "-id"]

    def __str__(self) -> str:
        return self.text[:80]
