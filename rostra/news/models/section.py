"""A nested place in the paper."""

from collections import defaultdict
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from rostra.changes.whole import SavedWhole
from rostra.news.models.commenting import days_field, level_field, taken_field


class SectionQuerySet(models.QuerySet["Section"]):
    """Questions that one table answers."""

    def numbers_within(self, section: int) -> list[int]:
        """Return a section's number and those of all that lie inside it: one query."""
        children: dict[int | None, list[int]] = defaultdict(list)
        for number, parent in self.values_list("pk", "parent_id"):
            children[parent].append(number)
        found = [section]
        for number in found:
            found += [child for child in children[number] if child not in found]
        return found


class Section(SavedWhole, ClusterableModel):
    """A place in the paper: ordered among its neighbours, perhaps inside another.

    ``name`` is in the default edition's language; other languages stand in ``names``.
    """

    name = models.CharField(_("name"), max_length=60)
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    description = models.CharField(_("description"), max_length=300, blank=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("inside"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    order = models.PositiveIntegerField(_("order"), default=0)
    comments_taken = taken_field()
    comments_level = level_field()
    comments_days = days_field()

    objects = SectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="section_has_name"),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("id")),
                name="section_not_in_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the section; a new one comes last among its neighbours."""
        if self._state.adding and not self.order:
            neighbours = Section.objects.filter(parent=self.parent_id)
            last = neighbours.aggregate(last=models.Max("order"))["last"]
            self.order = 0 if last is None else last + 1
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse a section that would lie inside itself."""
        above = self.parent
        while above is not None:
            if above.pk is not None and above.pk == self.pk:
                raise ValidationError({"parent": _("A section cannot lie inside itself.")})
            above = above.parent


class SectionName(models.Model):
    """What a section is called in another language."""

    section = ParentalKey(Section, on_delete=models.CASCADE, related_name="names")
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    name = models.CharField(_("name"), max_length=60)
    description = models.CharField(_("description"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("name in another language")
        verbose_name_plural = _("names in other languages")
        constraints = [
            models.UniqueConstraint(fields=["section", "language"], name="section_named_once"),
        ]

    def __str__(self) -> str:
        return self.name
