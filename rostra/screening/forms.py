"""Forms of the desk's pages on screening."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rostra.screening import corpus
from rostra.screening.actions.import_rules import LINES
from rostra.screening.actions.save_rule import check
from rostra.screening.models import Practice, WordRule

PLACES = {
    "comment": _("comments"),
    "title": _("titles of threads"),
    "name": _("names"),
    "profile": _("profiles"),
}
WHERE = ["in_comments", "in_titles", "in_names", "in_profiles"]
FOLDS = ["fold_case", "fold_script", "fold_split", "fold_sound", "is_whole"]


class WordRuleForm(forms.ModelForm[WordRule]):
    """A word rule as an owner types it."""

    class Meta:
        model = WordRule
        fields = ["word", "is_pattern", "act", *WHERE, *FOLDS, "language", "note", "ends_at"]
        widgets = {
            "act": forms.RadioSelect,
            "note": forms.TextInput,
            "ends_at": forms.DateTimeInput(
                attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
            ),
        }
        help_texts = {
            "is_pattern": _("A regular expression in the syntax of RE2."),
            "fold_split": _(
                "With spaces, signs or decorations between its characters, and Chinese characters"
                " written as their parts."
            ),
            "fold_sound": _("Chinese characters of the same sound, and their pinyin."),
            "is_whole": _("For words in letters: “ass”, but not “class”."),
            "language": _("For the list; the rule is asked of texts in every language."),
            "note": _("For your colleagues: why there is this rule."),
            "ends_at": _("Empty: until it is switched off."),
            "in_names": _("A name is refused, whatever is done elsewhere."),
            "in_profiles": _("What a member says of itself is refused as well."),
        }

    def groups(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """Return the fields as the page sets them: a title, or none, and what stands below it."""
        groups = [
            ("", ["word", "is_pattern", "act"]),
            (_("Where it is looked for"), WHERE),
            (_("What counts as the word"), FOLDS),
            ("", ["language", "note", "ends_at", "where"]),
        ]
        return [
            (title, [self[name] for name in names if name in self.fields])
            for title, names in groups
        ]

    def clean(self) -> dict[str, Any] | None:
        """Refuse what cannot be looked for, beside the field where that is typed."""
        cleaned = super().clean()
        if not self.errors:
            typed = ["word", "is_pattern", "act", *WHERE, *FOLDS]
            row = WordRule(**{name: self.cleaned_data[name] for name in typed})
            check(row)
        return cleaned


class RehearsalForm(WordRuleForm):
    """A rule, saved or not, and the place it is rehearsed on."""

    where = forms.ChoiceField(label=_("Rehearse on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["where"].choices = [(each, PLACES[each]) for each in corpus.places()]  # type: ignore[attr-defined]

    def _get_validation_exclusions(self) -> set[str]:
        """Let a rule be rehearsed that is saved already: its word may stand there twice."""
        return {*super()._get_validation_exclusions(), "is_pattern"}  # type: ignore[misc]


class ImportForm(forms.Form):
    """A list of words, pasted or as a file, and what holds for lines that do not say."""

    text = forms.CharField(
        label=_("Words"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("One on each line, or CSV as it is exported here. # begins a comment."),
    )
    file = forms.FileField(
        label=_("or a file"), required=False, help_text=_("Text or CSV, in UTF-8.")
    )
    act = forms.TypedChoiceField(
        label=_("What is done"), choices=WordRule.Acts.choices, coerce=int, initial=2
    )
    fold_split = forms.BooleanField(label=_("also written apart"), required=False)
    fold_sound = forms.BooleanField(label=_("also what sounds alike"), required=False)
    is_whole = forms.BooleanField(label=_("as a whole word only"), required=False)
    in_names = forms.BooleanField(label=_("in names as well"), required=False)
    note = forms.CharField(label=_("note"), required=False, max_length=300)

    def clean(self) -> dict[str, Any]:
        """Take the words from where they are."""
        cleaned = super().clean() or {}
        text = cleaned.get("text", "")
        if cleaned.get("file"):
            try:
                text = cleaned["file"].read(LINES * 1000).decode("utf-8-sig")
            except UnicodeDecodeError as error:
                raise ValidationError({"file": _("This file is not text in UTF-8.")}) from error
        if not text.strip():
            raise ValidationError(_("There are no words in it."))
        return {**cleaned, "words": text}


class TryForm(forms.Form):
    """A text to be tried."""

    where = forms.ChoiceField(label=_("As"), choices=list(PLACES.items()))
    text = forms.CharField(
        label=_("Text"),
        strip=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class PracticeForm(forms.ModelForm[Practice]):
    """How the paper screens beside its words."""

    class Meta:
        model = Practice
        fields = [
            "first_comments",
            "links_of_new",
            "blocked_domains",
            "holds_shorteners",
            "copies",
            "holds_throwaway",
            "asks_work",
        ]
        widgets = {"blocked_domains": forms.Textarea(attrs={"rows": 6})}
