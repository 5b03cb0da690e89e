"""Where people talk about one thing."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

TITLE_LIMIT = 120


class ThreadQuerySet(models.QuerySet["Thread"]):
    """Threads, by what readers see of them."""

    def standing(self) -> Self:
        """Return those in which readers can see something: not merged away, not empty."""
        return self.filter(merged_into=None, comment_count__gt=0)


class Thread(models.Model):
    """All that is said about an article or a topic, or what a member started in a board.

    About an article or a topic it comes into being with the first comment. ``last_floor`` is the
    number given last: under a lock, once, never again, so gaps stay. ``comment_count`` and
    ``picks`` count what readers can see, ``last_comment_at`` is when the last of it was written.
    A thread that was merged keeps its row, empty, and leads to where its comments went.
    """

    article = models.OneToOneField(
        "news.Article", null=True, blank=True, on_delete=models.PROTECT, related_name="thread"
    )
    topic = models.OneToOneField(
        "news.Topic", null=True, blank=True, on_delete=models.PROTECT, related_name="thread"
    )
    board = models.ForeignKey(
        "discussion.Board",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="threads",
    )
    # Only a board's thread has these: an article's is called as its article is.
    title = models.CharField(_("title"), max_length=TITLE_LIMIT, blank=True)
    language = models.CharField(
        _("language"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="threads",
    )
    opened_at = models.DateTimeField(_("opened"))
    last_floor = models.PositiveIntegerField(default=0)
    comment_count = models.PositiveIntegerField(_("comments"), default=0)
    picks = models.PositiveIntegerField(default=0)
    # How many branches went to threads of their own; asked for only where there are any.
    splits = models.PositiveIntegerField(default=0)
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
    pinned_at = models.DateTimeField(_("pinned"), null=True, blank=True)
    pinned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    moved_from = models.ForeignKey(
        "discussion.Board", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    moved_at = models.DateTimeField(_("moved"), null=True, blank=True)
    # Always the thread where the comments are now, however often that was merged in between.
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )

    objects = ThreadQuerySet.as_manager()

    class Meta:
        verbose_name = _("thread")
        verbose_name_plural = _("threads")
        default_permissions = ()
        permissions = [
            ("close_thread", "Can close threads and open them again"),
            ("arrange_thread", "Can pin, move, rename, merge and split threads"),
        ]
        indexes = [
            models.Index(
                fields=["board", "-last_comment_at", "-id"],
                name="thread_in_board",
                condition=models.Q(pinned_at=None, merged_into=None, comment_count__gt=0),
            ),
            models.Index(
                fields=["board", "-pinned_at"],
                name="thread_pinned",
                condition=models.Q(pinned_at__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(article__isnull=False, topic__isnull=True, board__isnull=True)
                | models.Q(article__isnull=True, topic__isnull=False, board__isnull=True)
                | models.Q(article__isnull=True, topic__isnull=True, board__isnull=False),
                name="thread_about_one_thing",
            ),
            models.CheckConstraint(
                condition=models.Q(board__isnull=True, title="")
                | (models.Q(board__isnull=False) & ~models.Q(title="")),
                name="thread_in_board_has_title",
            ),
            models.CheckConstraint(
                condition=models.Q(comment_count__lte=models.F("last_floor")),
                name="thread_counts_floors",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | models.Q(comment_count=0),
                name="thread_merged_is_empty",
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(self.article or self.topic)
