"""An outlet that articles come from or lean on."""

import zoneinfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from rostra.changes.whole import SavedWhole


def validate_time_zone(name: str) -> None:
    """Refuse a name that the time zone database does not know."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(
            _("“%(name)s” is not a time zone. Write it like Asia/Shanghai."), params={"name": name}
        )


class Source(SavedWhole, models.Model):
    """An outlet: what it is, what of it may be shown, and the zone its times are printed in."""

    class Kind(models.TextChoices):
        """What sort of outlet it is."""

        OWN = "own", _("our own newsroom")
        WIRE = "wire", _("news agency")
        NEWSPAPER = "newspaper", _("newspaper")
        BROADCASTER = "broadcaster", _("broadcaster")
        GOVERNMENT = "government", _("public body")
        BLOG = "blog", _("blog")
        OTHER = "other", _("other")

    class Rights(models.TextChoices):
        """How much of its texts may be shown."""

        FULL = "full", _("full text")
        EXCERPT = "excerpt", _("excerpt with a link")
        HEADLINE = "headline", _("headline with a link")

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    other_names = models.TextField(
        _("other names"),
        blank=True,
        help_text=_("One a line. Imports know the outlet by these names too."),
    )
    home_page = models.URLField(_("home page"), max_length=500, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.OTHER)
    rights = models.CharField(_("rights"), max_length=8, choices=Rights, default=Rights.FULL)
    language = models.CharField(
        _("language"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    time_zone = models.CharField(
        _("time zone"),
        max_length=60,
        default="UTC",
        validators=[validate_time_zone],
        help_text=_("Times that it prints without a zone are read in this one."),
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="source_has_name"),
            models.CheckConstraint(
                condition=models.Q(rights__in=["full", "excerpt", "headline"]),
                name="source_rights_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def all_names(self) -> list[str]:
        """The name and the other names, without empty lines."""
        return [self.name, *filter(None, map(str.strip, self.other_names.splitlines()))]
