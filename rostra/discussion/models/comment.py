"""What one member says in a thread."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

TEXT_LIMIT = 10_000


class CommentQuerySet(models.QuerySet["Comment"]):
    """Comments, by what readers see of them."""

    def visible(self) -> Self:
        """Return those whose words readers can see."""
        return self.filter(deleted_at=None, hidden_at=None, held_at=None)


class Comment(models.Model):
    """A comment: its text as typed, and as HTML ready to be printed.

    ``path`` orders a root and all below it as they are read: the floors from the root down, four
    digits each in base 36. ``replies`` counts the visible below it, on all levels. ``article`` is
    what it was said under and stays, wherever its thread goes. Taking back and hiding are moments
    with who and why; the text stays. What is held waits for a moderator and readers do not see it
    (``Hold`` says why).
    """

    class Hidden(models.TextChoices):
        """What readers find in the place of hidden words."""

        # That a moderator hid them, where something hangs below.
        HIDDEN = "hidden", pgettext_lazy("decision", "hidden")
        # Nothing at all.
        REMOVED = "removed", _("removed")
        # That the law asked for it, when and why: 451.
        WITHHELD = "withheld", _("withheld for legal reasons")

    thread = models.ForeignKey(
        "discussion.Thread",
        on_delete=models.PROTECT,
        related_name="comments",
        db_index=False,  # comment_on_its_floor begins with it
    )
    article = models.ForeignKey(
        "news.Article", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    floor = models.PositiveIntegerField(_("floor"))
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="answers",
        db_index=False,  # nothing is looked up by it, and no comment is deleted
    )
    # The floor of the root it hangs on; a root's own.
    # Large, as prepared queries want the numbers they bind.
    root_floor = models.PositiveBigIntegerField()
    path = models.CharField(max_length=2_000)
    depth = models.PositiveIntegerField(default=0)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="comments",
        db_index=False,  # comment_by_author begins with it
    )
    text = models.TextField(_("comment"), max_length=TEXT_LIMIT)
    html = models.TextField()
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    written_at = models.DateTimeField(_("written"))
    edited_at = models.DateTimeField(_("edited"), null=True, blank=True)
    replies = models.PositiveIntegerField(default=0)
    # Those that are approval; all, by kind, are in reaction_counts.
    likes = models.PositiveIntegerField(default=0)
    reaction_counts = models.JSONField(default=dict, blank=True)
    pictured = models.PositiveSmallIntegerField(_("pictures"), default=0)
    # The lower bound of the share of approval, in millionths (rules.approval).
    approval = models.PositiveIntegerField(default=0)
    deleted_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    hidden_at = models.DateTimeField(_("hidden"), null=True, blank=True)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    hidden_why = models.CharField(_("why it is hidden"), max_length=300, blank=True)
    hidden_how = models.CharField(max_length=10, choices=Hidden.choices, default=Hidden.HIDDEN)
    held_at = models.DateTimeField(_("held"), null=True, blank=True)
    picked_at = models.DateTimeField(_("picked"), null=True, blank=True)
    picked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        default_permissions = ()
        permissions = [
            ("hide_comment", "Can hide comments and show them again"),
            ("pick_comment", "Can pick comments for all readers, and take that back"),
        ]
        indexes = [
            models.Index(fields=["thread", "root_floor", "path"], name="comment_below_root"),
            models.Index(
                fields=["thread", "floor"], name="comment_root", condition=models.Q(parent=None)
            ),
            models.Index(
                fields=["thread", "-approval", "-floor"],
                name="comment_best",
                condition=models.Q(parent=None),
            ),
            models.Index(fields=["author", "-id"], name="comment_by_author"),
            # All that the most discussed need, of the last days only.
            models.Index(
                fields=["written_at", "article", "author"],
                name="comment_lately",
                condition=models.Q(deleted_at=None, hidden_at=None, held_at=None),
            ),
            models.Index(
                fields=["author", "thread"],
                name="comment_waiting",
                condition=models.Q(held_at__isnull=False),
            ),
            models.Index(
                fields=["thread", "floor"],
                name="comment_picked",
                condition=models.Q(picked_at__isnull=False),
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["thread", "floor"], name="comment_on_its_floor"),
            models.CheckConstraint(condition=~models.Q(text=""), name="comment_has_text"),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("text"), TEXT_LIMIT), name="comment_fits"
            ),
            models.CheckConstraint(
                condition=models.Q(parent=None, depth=0, root_floor=models.F("floor"))
                | models.Q(parent__isnull=False, depth__gt=0, root_floor__lt=models.F("floor")),
                name="comment_below_its_root",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def is_visible(self) -> bool:
        """Say whether readers can see its words."""
        return self.deleted_at is None and self.hidden_at is None and self.held_at is None
