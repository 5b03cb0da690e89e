"""Where published articles stand: one row a list."""

from django.db import models


class Placement(models.Model):
    """A published article's place in one list: a section's, a topic's, a source's, the latest.

    Written at publishing (``actions/settle.py``). A list of any kind is then one walk down one
    index, from a key, for a section with all sections inside it as for a language that is rare:
    its cost does not grow with the archive. Whether the article may be seen at this moment is
    still asked of the article: see ``Article.objects.visible``.
    """

    shelf = models.CharField(max_length=60)
    article = models.ForeignKey("news.Article", on_delete=models.CASCADE, related_name="placements")
    published_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["shelf", "-published_at", "-article"], name="placement_order"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["article", "shelf"], name="placement_once"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} on {self.shelf}"
