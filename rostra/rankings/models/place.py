"""A place in a list."""

from django.db import models


class Place(models.Model):
    """What stands at a place: an article, or a topic.

    Whether an article may be seen at this moment is asked when the list is read.
    """

    ranking = models.ForeignKey("rankings.Ranking", on_delete=models.CASCADE, related_name="places")
    place = models.PositiveSmallIntegerField()
    article = models.ForeignKey(
        "news.Article", null=True, on_delete=models.CASCADE, related_name="+"
    )
    topic = models.ForeignKey("news.Topic", null=True, on_delete=models.CASCADE, related_name="+")
    # As the pin that put it here: the page says so.
    pinned = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ranking", "place"], name="place_once"),
            models.CheckConstraint(
                condition=models.Q(article=None) ^ models.Q(topic=None),
                name="place_of_article_or_topic",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ranking_id} {self.place}"
