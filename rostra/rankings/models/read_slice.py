"""What one process counted of one article in ten minutes."""

from django.db import models


class ReadSlice(models.Model):
    """The readers of an article in a slice, as one process saw them: two packed sketches.

    Of the two salts that live in a slice `older` counts under the one that began first, `younger`
    under the other. The process writes its row anew each time with all it counted, so nothing
    counts twice however often it is written.
    """

    start = models.DateTimeField()
    # Drawn anew whenever a process begins: no two write into one row.
    process = models.BigIntegerField()
    # Without a constraint: an article deleted in between must not stop all others being written.
    article = models.ForeignKey(
        "news.Article",
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )
    older = models.BinaryField()
    younger = models.BinaryField()
    readers = models.FloatField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["start", "article", "process"], name="read_slice_once_a_process"
            ),
        ]

    def __str__(self) -> str:
        return f"article {self.article_id} at {self.start:%Y-%m-%d %H:%M}"
