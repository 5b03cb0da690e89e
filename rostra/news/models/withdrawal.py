"""An article taken back."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Withdrawal(models.Model):
    """An article is withdrawn while it has this row; its address answers 410 with the note.

    What the law asks to be withheld is withdrawn in the same way, and answers 451.
    """

    class Kind(models.TextChoices):
        """Who wanted it taken back."""

        WITHDRAWN = "withdrawn", _("withdrawn by the editors")
        WITHHELD = "withheld", _("withheld for legal reasons")

    article = models.OneToOneField(
        "news.Article", on_delete=models.CASCADE, related_name="withdrawal"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.WITHDRAWN)
    note = models.TextField(
        _("note to readers"), max_length=2000, help_text=_("Shown at the article's address.")
    )
    at = models.DateTimeField(_("at"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("by"),
        blank=True,
    )

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        constraints = [
            models.CheckConstraint(condition=~models.Q(note=""), name="withdrawal_has_note"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["withdrawn", "withheld"]), name="withdrawal_of_a_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.note[:60]}"
