"""Which entries of a feed have come in."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """An entry as a feed last showed it: by which key, with which content, and the item it is.

    One item may be the entry of several feeds. What a feed shows unchanged costs no more than
    finding it here.
    """

    feed = models.ForeignKey(
        "wire.Feed", verbose_name=_("feed"), on_delete=models.CASCADE, related_name="entries",
        db_index=False,
    )  # fmt: skip
    key = models.CharField(_("key"), max_length=80, help_text=_("Hash of its id in the feed."))
    digest = models.CharField(_("digest"), max_length=64)
    item = models.ForeignKey(
        "wire.Item", verbose_name=_("item"), on_delete=models.CASCADE, related_name="entries"
    )

    class Meta:
        verbose_name = _("entry of a feed")
        verbose_name_plural = _("entries of feeds")
        constraints = [
            models.UniqueConstraint(fields=["feed", "key"], name="entry_once_in_feed"),
        ]

    def __str__(self) -> str:
        return f"{self.feed_id}:{self.key[:12]}"
