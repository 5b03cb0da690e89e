"""What the wire brought, before it becomes an article."""

import zlib
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from rostra.kernel.net import LONGEST_URL
from rostra.wire.parcels import FEED_ENTRY, JSON_LINES, KINDS, LARGEST, PAGE, TEXT_DUMP

REASON_LIMIT = 2000
CHARSET_LIMIT = 40


class ItemQuerySet(models.QuerySet["Item"]):
    """Questions that one table answers."""

    def waiting_for(self, identity: str) -> Self:
        """Keep the items that are translations of one that had not come in."""
        return self.filter(waits_for=identity).order_by("id")


class Item(models.Model):
    """A thing that came in: kept raw first, so that every later stage can be run again.

    ``identity`` names the thing, not the file: the same thing coming again meets the same row.
    ``fingerprint`` is of the content last filed or proposed; ``filed_revision`` is the revision
    the wire wrote last (none: the bare row), so that one written by a person since shows;
    ``proposed_revision`` the one that waits for an editor. ``recognised`` keeps how dates, names
    and language were read.
    """

    class Kind(models.TextChoices):
        """In what form it came."""

        TEXT_DUMP = TEXT_DUMP, _("text dump of a page")
        JSON_LINES = JSON_LINES, _("JSON Lines")
        PAGE = PAGE, _("web page")
        FEED_ENTRY = FEED_ENTRY, _("entry of a feed")

    class Status(models.TextChoices):
        """What became of it when it last came."""

        KEPT = "kept", _("kept, not filed yet")
        FILED = "filed", _("filed")
        CHANGED = "changed", _("changed")
        SAME = "same", _("the same again")
        PROPOSED = "proposed", _("proposed to the editors")
        FAILED = "failed", _("failed")
        DISCARDED = "discarded", _("discarded")

    identity = models.CharField(_("identity"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    origin = models.CharField(_("where from"), max_length=200, blank=True)
    place = models.PositiveIntegerField(_("line"), default=0)
    address = models.CharField(_("fetched from"), max_length=LONGEST_URL, blank=True)
    charset = models.CharField(_("charset by the server"), max_length=CHARSET_LIMIT, blank=True)
    raw_packed = models.BinaryField(_("raw, packed"))
    raw_size = models.PositiveBigIntegerField(_("bytes"))
    parsed = models.JSONField(_("parsed"), null=True, blank=True)
    recognised = models.JSONField(_("recognised"), default=dict, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.KEPT)
    reason = models.TextField(_("reason"), max_length=REASON_LIMIT, blank=True)
    article = models.ForeignKey(
        "news.Article",
        verbose_name=_("article"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="items",
    )
    feed = models.ForeignKey(
        "wire.Feed",
        verbose_name=_("feed"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="items",
        db_index=False,
        help_text=_("The feed that brought it first."),
    )
    fingerprint = models.CharField(_("fingerprint"), max_length=64, blank=True)
    headline_key = models.CharField(_("headline, folded"), max_length=64, blank=True)
    waits_for = models.CharField(_("waits for"), max_length=80, blank=True)
    filed_revision = models.PositiveBigIntegerField(_("filed revision"), null=True, blank=True)
    proposed_revision = models.PositiveBigIntegerField(
        _("proposed revision"), null=True, blank=True
    )
    received_at = models.DateTimeField(_("first came"))
    seen_at = models.DateTimeField(_("last came"))

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("item")
        verbose_name_plural = _("items")
        indexes = [
            models.Index(fields=["-received_at", "-id"], name="item_by_arrival"),
            models.Index(fields=["status", "-received_at", "-id"], name="item_by_status"),
            models.Index(fields=["feed", "-received_at", "-id"], name="item_by_feed"),
            models.Index(
                fields=["headline_key"],
                name="item_by_headline",
                condition=~models.Q(headline_key=""),
            ),
            models.Index(
                fields=["waits_for"], name="item_waiting", condition=~models.Q(waits_for="")
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(identity=""), name="item_has_identity"),
            models.CheckConstraint(condition=models.Q(kind__in=KINDS), name="item_kind_known"),
            models.CheckConstraint(
                condition=models.Q(
                    status__in=[
                        "kept",
                        "filed",
                        "changed",
                        "same",
                        "proposed",
                        "failed",
                        "discarded",
                    ]
                ),
                name="item_status_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="failed") | ~models.Q(reason=""),
                name="item_failed_with_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="proposed") | models.Q(proposed_revision__isnull=False),
                name="item_proposed_with_revision",
            ),
            models.CheckConstraint(
                condition=models.Q(seen_at__gte=models.F("received_at")), name="item_seen_after"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.origin}:{self.place}" if self.place else self.origin

    @property
    def raw(self) -> bytes:
        """The bytes as they came; only the beginning of what was too large to keep."""
        return zlib.decompressobj().decompress(bytes(self.raw_packed), LARGEST)

    @raw.setter
    def raw(self, data: bytes) -> None:
        self.raw_packed = zlib.compress(data, level=6)
