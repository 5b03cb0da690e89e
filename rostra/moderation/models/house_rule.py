"""A rule of the house."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class HouseRule(models.Model):
    """What members keep to: a number, and its words in one language.

    Decisions keep the words that a rule had; so a rule may be changed and deleted.
    """

    number = models.PositiveSmallIntegerField(_("number"), validators=[MinValueValidator(1)])
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    text = models.CharField(_("rule"), max_length=300)

    class Meta:
        verbose_name = _("house rule")
        verbose_name_plural = _("house rules")
        ordering = ["number", "language"]
        constraints = [
            models.UniqueConstraint(fields=["number", "language"], name="house_rule_once"),
            models.CheckConstraint(
                condition=models.Q(number__gte=1) & ~models.Q(text=""), name="house_rule_says_it"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"
