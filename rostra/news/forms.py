"""Forms of the desk's newsroom: articles, sections, pictures, and the acts on an article."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.images.forms import BaseImageForm

from rostra.kernel.text import one_line
from rostra.news.models import Section, Topic
from rostra.news.models.commenting import Choice
from rostra.news.picture_field import PictureField
from rostra.news.rules import was_published

NOTE_LIMIT = 2000


class SectionChoiceField(forms.ModelChoiceField):
    """A section out of the tree, those inside others set in."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Section"))
        super().__init__(Section.objects.select_related("parent"), **kwargs)
        self.iterator = SectionChoices

    def label_from_instance(self, obj: Section) -> str:
        """Return the section's name, set in by its depth (asked of ``SectionChoices``)."""
        return f"{'— ' * getattr(obj, 'depth', 0)}{obj.name}"


class SectionChoices(forms.models.ModelChoiceIterator):
    """The choices of a section field, in the order of the tree."""

    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        for section in in_tree_order(self.queryset):
            yield self.choice(section)


def in_tree_order(sections: QuerySet[Section]) -> list[Section]:
    """Return sections parents first, each with its ``depth``."""
    found = list(sections)
    inside: dict[int | None, list[Section]] = {}
    known = {section.pk for section in found}
    for section in found:
        parent = section.parent_id if section.parent_id in known else None
        inside.setdefault(parent, []).append(section)
    ordered: list[Section] = []

    def walk(parent: int | None, depth: int) -> None:
        for section in inside.get(parent, []):
            section.depth = depth
            ordered.append(section)
            walk(section.pk, depth + 1)

    walk(None, 0)
    return ordered


class NamedForm(WagtailAdminModelForm):
    """A row that readers know by its name: of characters nobody sees none is made."""

    NAMES = ("headline", "name", "title")

    def clean(self) -> dict[str, Any]:
        """Refuse a name in which nothing is to be seen (zero-width characters, controls)."""
        cleaned = super().clean()
        for name in self.NAMES:
            if cleaned.get(name) and not one_line(cleaned[name]):
                self.add_error(name, _("Write something that can be seen."))
        return cleaned


class CommentedForm(NamedForm):
    """A row that says how comments are taken; who says nothing of a level means the usual one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "comments_level" in self.fields:
            level = self.fields["comments_level"]
            level.required, level.empty_value = False, Choice().level


class ArticleForm(CommentedForm):
    """An article as its editor types it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Set by the view: what is to be published must be complete, a draft need not be.
        self.for_publication = False
        if "section" in self.fields:
            self.fields["section"] = SectionChoiceField(
                required=False, help_text=_("Needed before readers may see the article.")
            )
        if "topics" in self.fields:
            self.fields["topics"].queryset = self._topics_on_offer()

    def _topics_on_offer(self) -> QuerySet[Topic]:
        chosen = [topic.pk for topic in self.instance.topics.all()]
        return Topic.objects.filter(Q(closed_at=None) | Q(pk__in=chosen))

    def clean(self) -> dict[str, Any]:
        """Refuse to publish what is not complete; what was published keeps its time."""
        cleaned = super().clean()
        if was_published(self.instance) and not cleaned.get("published_at"):
            cleaned["published_at"] = self.initial.get("published_at")
        if self.for_publication and not cleaned.get("section"):
            self.add_error("section", _("Choose a section: what is published stands in one."))
        return cleaned


class SectionForm(CommentedForm):
    """A section; it is never offered itself, or what lies in it, as its parent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "parent" in self.fields:
            field = SectionChoiceField(
                required=False, label=_("Inside"), empty_label=_("at the top of the paper")
            )
            field.queryset = Section.objects.all()
            if self.instance.pk is not None:
                within = Section.objects.numbers_within(self.instance.pk)
                field.queryset = field.queryset.exclude(pk__in=within)
            self.fields["parent"] = field


class ImageForm(BaseImageForm):
    """A picture with what a newspaper must know about it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            given = self.fields["file"]
            self.fields["file"] = PictureField(
                label=given.label, required=given.required, widget=given.widget
            )
        if "alt" in self.fields:
            self.fields["alt"].help_text = _(
                "What the picture shows, in a sentence, for those who cannot see it."
                " Please never leave it empty; the caption stands in for it."
            )


class CorrectForm(forms.Form):
    """What the paper got wrong."""

    text = forms.CharField(
        label=_("Correction"),
        max_length=NOTE_LIMIT,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Say what was wrong and what is right. It stands on the article's page for good;"
            " mend the text itself before or after this."
        ),
    )


class WithdrawForm(forms.Form):
    """Why an article is taken back."""

    note = forms.CharField(
        label=_("Note to readers"),
        max_length=NOTE_LIMIT,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Shown at the article's address, which answers “410 Gone” from now on."),
    )


class MoveForm(forms.Form):
    """Where articles are moved to."""

    section = SectionChoiceField(empty_label=None)


class RestoreForm(forms.Form):
    """Nothing to fill in: restoring is confirmed, not described."""


class HeadlineSearchForm(BaseFilterForm):
    """Look for an article, a source or a topic by words of its name in a chooser."""

    FIELDS = {"Article": "headline", "Source": "name", "Topic": "title"}

    q = forms.CharField(
        label=_("Search term"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("Search")}),
    )

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        """Keep what contains the words."""
        objects = super().filter(objects)
        words = self.cleaned_data.get("q")
        if not words:
            return objects
        self.is_searching, self.search_query = True, words
        return objects.filter(**{f"{self.FIELDS[objects.model.__name__]}__icontains": words})


def sentence(error: ValidationError) -> str:
    """Return the messages of a validation error as one line."""
    return " ".join(error.messages)
