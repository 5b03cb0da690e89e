"""A feed that the paper reads."""

from datetime import datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rostra.changes.whole import SavedWhole
from rostra.kernel.net import safe_url
from rostra.wire.rhythm import LONGEST, SHORTEST, START

ADDRESS_LIMIT = 1000


class FeedQuerySet(models.QuerySet["Feed"]):
    """Questions that one table answers."""

    def running(self) -> Self:
        """Keep the feeds that are polled: neither paused nor gone."""
        return self.filter(paused_at=None, gone_at=None)

    def due(self, now: datetime) -> Self:
        """Keep the feeds whose time has come, those that have waited longest first."""
        return self.running().filter(next_at__lte=now).order_by("next_at", "pk")


class Feed(SavedWhole, models.Model):
    """An address that is polled for entries, what is done with them, and how polling goes.

    The first fields are an editor's. The others are the machine's: ``interval`` is in seconds,
    ``error`` a message id of the catalogues with ``error_values`` standing in it, ``etag``,
    ``modified`` and ``digest`` are of the document last filed whole.
    """

    class Rule(models.TextChoices):
        """What becomes of its entries."""

        DRAFT = "draft", _("drafts for an editor")
        PUBLISH = "publish", _("published at once")

    title = models.CharField(
        _("title"), max_length=200, blank=True, help_text=_("Left empty, the feed's own is taken.")
    )
    address = models.CharField(_("address"), max_length=ADDRESS_LIMIT, unique=True)
    home_page = models.URLField(_("home page"), max_length=ADDRESS_LIMIT, blank=True)
    rule = models.CharField(
        _("entries become"), max_length=7, choices=Rule, default=Rule.DRAFT,
        help_text=_("What has no section stays a draft in any case."),
    )  # fmt: skip
    section = models.ForeignKey(
        "news.Section", verbose_name=_("section"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="feeds",
        help_text=_("Everything goes here; without it, where an entry's own words point."),
    )  # fmt: skip
    source = models.ForeignKey(
        "news.Source", verbose_name=_("source"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="feeds",
        help_text=_("Its rights decide what is shown. Without it, the source at the entry's host."),
    )  # fmt: skip
    topics = models.ManyToManyField(
        "news.Topic", verbose_name=_("topics"), blank=True, related_name="feeds"
    )
    language = models.CharField(
        _("language"), max_length=10, blank=True, choices=settings.LANGUAGES,
        help_text=_("Without it, the language of each entry is recognised."),
    )  # fmt: skip
    paused_at = models.DateTimeField(_("paused"), null=True, blank=True)

    added_at = models.DateTimeField(_("added"))
    tried_at = models.DateTimeField(_("last tried"), null=True, blank=True)
    succeeded_at = models.DateTimeField(_("last success"), null=True, blank=True)
    next_at = models.DateTimeField(_("next poll"))
    gone_at = models.DateTimeField(_("gone"), null=True, blank=True)
    interval = models.PositiveIntegerField(_("interval"), default=int(START.total_seconds()))
    failures = models.PositiveIntegerField(_("failures in a row"), default=0)
    error = models.CharField(_("last error"), max_length=2000, blank=True)
    error_values = models.JSONField(_("values of the error"), default=dict, blank=True)
    kept_count = models.PositiveBigIntegerField(_("items kept"), default=0)
    etag = models.CharField(max_length=500, blank=True)
    modified = models.CharField(max_length=100, blank=True)
    digest = models.CharField(max_length=64, blank=True)

    objects = FeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("feed")
        verbose_name_plural = _("feeds")
        ordering = ["title", "pk"]
        indexes = [
            models.Index(
                fields=["next_at", "id"],
                name="feed_due",
                condition=models.Q(paused_at__isnull=True, gone_at__isnull=True),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(address__startswith="http://")
                | models.Q(address__startswith="https://"),
                name="feed_has_address",
            ),
            models.CheckConstraint(
                condition=models.Q(rule__in=["draft", "publish"]), name="feed_rule_known"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    interval__gte=int(SHORTEST.total_seconds()),
                    interval__lte=int(LONGEST.total_seconds()),
                ),
                name="feed_interval_bounded",
            ),
            models.CheckConstraint(
                condition=models.Q(failures=0) | ~models.Q(error=""), name="feed_failed_with_error"
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.address

    def clean(self) -> None:
        """Normalise the address; refuse what is no address of the web."""
        address = safe_url(self.address or "")
        if address is None or len(address) > ADDRESS_LIMIT:
            raise ValidationError(
                {"address": _("This is no address of the web: it begins with https://.")}
            )
        self.address = address.partition("#")[0]

    @property
    def rhythm(self) -> timedelta:
        """How long it is left alone between two polls."""
        return timedelta(seconds=self.interval)

    @property
    def error_sentence(self) -> str:
        """The last error in the reader's language, empty when all is well."""
        if not self.error:
            return ""
        values: dict[str, Any] = self.error_values
        said = gettext(self.error)
        return said % values if values else said
