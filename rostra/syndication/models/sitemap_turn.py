"""When the files of the sitemap changed last, and when they change next."""

from django.db import models


class SitemapTurn(models.Model):
    """A moment at which a file of the sitemap changed, or will (an embargo ends).

    A file holds the articles published within a month (UTC, from ``begins`` to before ``ends``)
    whose numbers have the same ``part`` (``sitemap.part_of``). So the list of all files, each with
    its last change, is read from here and never from the archive. Written when an article is
    published or taken out (``actions/note_turns.py``); of the past only the last turn is kept, and
    that only while the file has something in it.
    """

    begins = models.DateTimeField()
    ends = models.DateTimeField()
    part = models.PositiveBigIntegerField()
    # The article that comes in sight or goes; 0 for the last change there was.
    number = models.PositiveBigIntegerField(default=0)
    at = models.DateTimeField()
    # Whether an article goes out of sight by it; its file may then have none left.
    takes_out = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["number", "begins", "part", "at", "takes_out"], name="sitemap_turn_once"
            ),
            models.CheckConstraint(
                condition=models.Q(ends__gt=models.F("begins")), name="sitemap_month_has_length"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.begins:%Y-%m} part {self.part} at {self.at}"
