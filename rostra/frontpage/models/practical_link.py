"""Practical information: useful addresses the editors keep."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable


class PracticalLink(Orderable):
    """One useful address, under a heading, with a few words."""

    edition = ParentalKey(
        "frontpage.Edition", on_delete=models.CASCADE, related_name="practical_links"
    )
    heading = models.CharField(_("heading"), max_length=60, blank=True)
    label = models.CharField(_("label"), max_length=80)
    url = models.URLField(_("address"), max_length=500)
    note = models.CharField(_("note"), max_length=160, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("practical link")
        verbose_name_plural = _("practical information")

    def __str__(self) -> str:
        return self.label
