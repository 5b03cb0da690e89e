"""A place of the forum, for threads that no article started."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from rostra.changes.whole import SavedWhole


class Board(SavedWhole, models.Model):
    """A board: members start threads in it, those of some trust or all.

    ``section`` is the place in the paper it belongs to. A closed board is an archive: it is read,
    and nothing is said in it any more.
    """

    class Starters(models.IntegerChoices):
        """Who may start threads; the numbers are those of ``accounts.trust.Level``."""

        NEW = 0, _("every member")
        MEMBER = 1, _("members who are no longer new")
        REGULAR = 2, _("regular members")
        TRUSTED = 3, _("trusted members")

    name = models.CharField(_("name"), max_length=60)
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    description = models.CharField(_("description"), max_length=300, blank=True)
    language = models.CharField(
        _("language"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    section = models.ForeignKey(
        "news.Section",
        verbose_name=_("section"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="boards",
    )
    starters = models.PositiveSmallIntegerField(
        _("who may start threads"), choices=Starters.choices, default=Starters.NEW
    )
    order = models.PositiveIntegerField(_("order"), default=0)
    closed_at = models.DateTimeField(
        _("closed"),
        null=True,
        blank=True,
        help_text=_("Empty while members may write. A closed board can still be read."),
    )

    class Meta:
        verbose_name = _("board")
        verbose_name_plural = _("boards")
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="board_has_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the board; a new one comes last."""
        if self._state.adding and not self.order:
            last = Board.objects.aggregate(last=models.Max("order"))["last"]
            self.order = 0 if last is None else last + 1
        super().save(*args, **kwargs)


class BoardTally(models.Model):
    """What stands in a board, counted with each act: the desk saves whole boards over theirs."""

    board = models.OneToOneField(
        Board, primary_key=True, on_delete=models.CASCADE, related_name="tally"
    )
    threads = models.PositiveIntegerField(_("threads"), default=0)
    comments = models.PositiveIntegerField(_("comments"), default=0)

    class Meta:
        verbose_name = _("tally of a board")
        verbose_name_plural = _("tallies of boards")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.board_id}: {self.threads}, {self.comments}"
