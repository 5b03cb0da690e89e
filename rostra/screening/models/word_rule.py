"""A word, or a pattern, that texts are screened for."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from rostra.screening.folding import Fold
from rostra.screening.verdict import Act
from rostra.screening.words import Rule

WORD_LIMIT = 200
NOTE_LIMIT = 300


class WordRuleQuerySet(models.QuerySet["WordRule"]):
    """Word rules, by whether they hold."""

    def on(self, now: datetime) -> Self:
        """Return those that hold now."""
        began = self.filter(begins_at__lte=now)
        return began.filter(models.Q(ends_at=None) | models.Q(ends_at__gt=now))

    def not_over(self, now: datetime) -> Self:
        """Return those that hold now or will."""
        begun = self.exclude(begins_at=None)
        return begun.filter(models.Q(ends_at=None) | models.Q(ends_at__gt=now))


class WordRule(models.Model):
    """A word rule: off while it has no beginning or when its end is past.

    ``hits`` counts how often it fired since it was made, kept with each, never counted.
    """

    class Acts(models.IntegerChoices):
        """What is done where the word is found."""

        HOLD = Act.HOLD, _("hold for a moderator")
        MASK = Act.MASK, _("cover the word")
        REFUSE = Act.REFUSE, _("refuse the text")

    word = models.CharField(_("word or pattern"), max_length=WORD_LIMIT)
    is_pattern = models.BooleanField(_("it is a pattern"), default=False)
    act = models.PositiveSmallIntegerField(
        _("what is done"), choices=Acts.choices, default=Acts.HOLD
    )
    in_comments = models.BooleanField(_("in comments"), default=True)
    in_titles = models.BooleanField(_("in titles of threads"), default=True)
    in_names = models.BooleanField(_("in names"), default=False)
    in_profiles = models.BooleanField(_("in profiles"), default=False)
    fold_case = models.BooleanField(_("small and capital letters alike"), default=True)
    fold_script = models.BooleanField(_("simplified and traditional alike"), default=True)
    fold_split = models.BooleanField(_("also written apart"), default=False)
    fold_sound = models.BooleanField(_("also what sounds alike"), default=False)
    is_whole = models.BooleanField(_("as a whole word only"), default=False)
    language = models.CharField(
        _("language"), max_length=10, blank=True, choices=settings.LANGUAGES
    )
    note = models.CharField(_("note"), max_length=NOTE_LIMIT, blank=True)
    made_at = models.DateTimeField(_("made"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    changed_at = models.DateTimeField(_("changed"))
    begins_at = models.DateTimeField(_("on since"), null=True, blank=True)
    ends_at = models.DateTimeField(_("on until"), null=True, blank=True)
    hits = models.PositiveIntegerField(_("hits"), default=0)
    hit_at = models.DateTimeField(_("last hit"), null=True, blank=True)

    objects = WordRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("word rule")
        verbose_name_plural = _("word rules")
        indexes = [models.Index(fields=["made_at", "id"], name="word_rule_in_order")]
        constraints = [
            models.UniqueConstraint(fields=["word", "is_pattern"], name="word_rule_once"),
            models.CheckConstraint(condition=~models.Q(word=""), name="word_rule_has_word"),
            models.CheckConstraint(
                condition=models.Q(act__in=[Act.HOLD, Act.MASK, Act.REFUSE]), name="word_rule_acts"
            ),
        ]

    def __str__(self) -> str:
        return self.word

    @property
    def where(self) -> frozenset[str]:
        """Where it looks, as screening names the places."""
        places = {
            "comment": self.in_comments,
            "title": self.in_titles,
            "name": self.in_names,
            "profile": self.in_profiles,
        }
        return frozenset(place for place, is_asked in places.items() if is_asked)

    @property
    def folds(self) -> Fold:
        """What it folds."""
        chosen = {
            Fold.CASE: self.fold_case,
            Fold.SCRIPT: self.fold_script,
            Fold.SPLIT: self.fold_split,
            Fold.SOUND: self.fold_sound,
        }
        found = Fold.NONE
        for fold, is_chosen in chosen.items():
            found |= fold if is_chosen else Fold.NONE
        return found

    def rule(self) -> Rule:
        """Return it as what texts are asked by."""
        return Rule(
            number=self.pk or 0,
            word=self.word,
            act=Act(self.act),
            where=self.where,
            folds=self.folds,
            is_pattern=self.is_pattern,
            is_whole=self.is_whole,
            begins_at=self.begins_at,
            ends_at=self.ends_at,
        )

    def is_on(self, now: datetime) -> bool:
        """Say whether it holds now."""
        begun = self.begins_at is not None and self.begins_at <= now
        return begun and (self.ends_at is None or now < self.ends_at)
