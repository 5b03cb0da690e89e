"""An edition: a language of the paper with its name and its front page."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin

from rostra.changes.whole import SavedWhole
from rostra.frontpage.models.zones import ZonesBlock
from rostra.web import previews


class Edition(
    SavedWhole,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    ClusterableModel,
):
    """A language of the paper. One in the other script stands in for one that is missing."""

    language = models.CharField(
        _("language"), max_length=10, choices=settings.LANGUAGES, unique=True
    )
    name = models.CharField(_("name of the paper"), max_length=60)
    tagline = models.CharField(_("tagline"), max_length=160, blank=True)
    zones = StreamField(
        ZonesBlock(),
        verbose_name=_("front page"),
        blank=True,
        help_text=_("Empty: the newest articles, then every section."),
    )
    copyright_since = models.PositiveSmallIntegerField(_("copyright since"), null=True, blank=True)
    licences = models.TextField(
        _("licence and filing numbers"), blank=True, help_text=_("One a line, in the footer.")
    )
    contact = models.EmailField(_("contact address"), blank=True)
    revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="edition",
        for_concrete_model=False,
    )

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="edition_has_name"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_language_display()})"

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show the draft as the real page."""
        return previews.serve(self, request)
