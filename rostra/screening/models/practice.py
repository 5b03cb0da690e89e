"""How the paper screens what people write, beside its words."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class Practice(models.Model):
    """The owner's choices, in one row; without a row the defaults hold."""

    first_comments = models.PositiveSmallIntegerField(
        _("first comments of a member that are held"),
        default=0,
        validators=[MaxValueValidator(50)],
        help_text=_("So many comments of somebody new wait for a moderator; 0 holds none."),
    )
    links_of_new = models.PositiveSmallIntegerField(
        _("links in a comment of somebody new"),
        default=2,
        validators=[MaxValueValidator(100)],
        help_text=_("With more the comment is held."),
    )
    blocked_domains = models.TextField(
        _("blocked domains"),
        blank=True,
        max_length=200_000,
        help_text=_("One on each line; a comment that links to one, or below it, is held."),
    )
    holds_shorteners = models.BooleanField(
        _("hold links through shorteners"),
        default=True,
        help_text=_("Readers cannot see where such a link leads."),
    )
    copies = models.PositiveSmallIntegerField(
        _("copies of one text that are borne"),
        default=2,
        validators=[MaxValueValidator(100)],
        help_text=_("What says nearly the same as so many comments of the last days is held."),
    )
    holds_throwaway = models.BooleanField(
        _("hold comments from throw-away mail boxes"),
        default=True,
        help_text=_("As long as the member is new."),
    )
    asks_work = models.BooleanField(
        _("ask the browsers of new members for work"),
        default=False,
        help_text=_(
            "Their browser computes for a second before it registers or sends a comment. Without"
            " script the comment is held instead."
        ),
    )

    class Meta:
        verbose_name = _("screening")
        verbose_name_plural = _("screening")
        default_permissions = ("change",)
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="practice_is_one_row")]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
