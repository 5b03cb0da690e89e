"""Where articles of a moved-in site used to be."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OldAddress(models.Model):
    """A path with query that once led to an article and goes on leading there."""

    address = models.CharField(_("address"), max_length=500, unique=True)
    article = models.ForeignKey(
        "news.Article", on_delete=models.CASCADE, related_name="old_addresses"
    )

    class Meta:
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(address__startswith="/"), name="old_address_is_a_path"
            ),
        ]

    def __str__(self) -> str:
        return self.address
