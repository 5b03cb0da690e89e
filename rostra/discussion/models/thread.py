"""Where people talk about one thing."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Thread(models.Model):
    """All that is said about an article or a topic. It comes into being with the first comment.

    ``last_floor`` is the number given last: under a lock, once, never again, so gaps stay.
    ``comment_count`` counts what readers can see.
    """

    article = models.OneToOneField(
        "news.Article", null=True, blank=True, on_delete=models.PROTECT, related_name="thread"
    )
    topic = models.OneToOneField(
        "news.Topic", null=True, blank=True, on_delete=models.PROTECT, related_name="thread"
    )
    opened_at = models.DateTimeField(_("opened"))
    last_floor = models.PositiveIntegerField(default=0)
    comment_count = models.PositiveIntegerField(_("comments"), default=0)
    last_comment_at = models.DateTimeField(_("last comment"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    closed_why = models.CharField(_("why it is closed"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("thread")
        verbose_name_plural = _("threads")
        default_permissions = ()
        permissions = [("close_thread", "Can close threads and open them again")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(article__isnull=False, topic__isnull=True)
                | models.Q(article__isnull=True, topic__isnull=False),
                name="thread_about_one_thing",
            ),
            models.CheckConstraint(
                condition=models.Q(comment_count__lte=models.F("last_floor")),
                name="thread_counts_floors",
            ),
        ]

    def __str__(self) -> str:
        return str(self.article or self.topic)
