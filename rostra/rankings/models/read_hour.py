"""The readers of one article in one hour."""

from django.db import models


class ReadHour(models.Model):
    """The slices of an hour folded together: two packed sketches, and how many readers they say.

    `older` and `younger` are as in a slice. Both go when no window needs them any more; `readers`
    stays for the plots.
    """

    hour = models.DateTimeField()
    article = models.ForeignKey(
        "news.Article",
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )
    older = models.BinaryField(null=True)
    younger = models.BinaryField(null=True)
    readers = models.FloatField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "hour"], name="read_hour_once"),
        ]
        indexes = [
            # All that bounds need: the sketches beside it are not read.
            models.Index(fields=["hour", "article", "readers"], name="read_hour_bounds"),
            models.Index(
                fields=["hour"],
                name="read_hour_sketched",
                condition=models.Q(older__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"article {self.article_id} at {self.hour:%Y-%m-%d %H}"
