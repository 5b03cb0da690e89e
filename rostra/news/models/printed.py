"""What the machine writes about an article; never touched by an editor's revision."""

from django.conf import settings
from django.db import models


class Printed(models.Model):
    """What printing an article found out, the same in every script.

    ``lead`` is the lead picture as JSON (``web.pictures.Picture``), empty without one;
    ``fingerprint`` the SHA-256 of the folded text, equal for exact reprints;
    ``good_until`` the moment the first picture in it may no longer be shown.
    """

    article = models.OneToOneField(
        "news.Article", on_delete=models.CASCADE, related_name="printed", primary_key=True
    )
    lead = models.JSONField(default=dict)
    excerpt = models.TextField(blank=True)
    length = models.PositiveIntegerField(default=0)
    reading_minutes = models.PositiveSmallIntegerField(default=0)
    fingerprint = models.CharField(max_length=64, blank=True, db_index=True)
    good_until = models.DateTimeField(null=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"printed {self.article_id}"


class PrintedBody(models.Model):
    """An article's body as HTML in one language and script."""

    article = models.ForeignKey(
        "news.Article", on_delete=models.CASCADE, related_name="printed_bodies"
    )
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    html = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "language"], name="printed_body_once"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} in {self.language}"
