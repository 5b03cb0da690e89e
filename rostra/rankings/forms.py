"""Forms of the rankings at the desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rostra.kernel import script
from rostra.kernel.windows import HOUR
from rostra.news.forms import SectionChoiceField
from rostra.news.models import Article
from rostra.rankings import lists
from rostra.rankings.actions.pin import LONGEST
from rostra.rankings.lists import KINDS, MOST_READ, OF_ARTICLES, SIZE, List
from rostra.rankings.models.bar import NOTE_LIMIT
from rostra.rankings.names import name_of
from rostra.rankings.survey import families

FAMILY_NAMES = {"zh": _("Chinese"), "en": _("English")}
LONGEST_HOURS = LONGEST // HOUR


class ListForm(forms.Form):
    """Which list is looked at."""

    kind = forms.ChoiceField(label=_("List"), required=False)
    family = forms.ChoiceField(label=_("Edition"), required=False)
    section = SectionChoiceField(required=False, empty_label=_("The whole paper"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind, name_of(kind)) for kind in KINDS]  # type: ignore[attr-defined]
        known = [(each, FAMILY_NAMES.get(each, each)) for each in families()]
        self.fields["family"].choices = known  # type: ignore[attr-defined]

    def list_asked_for(self) -> List:
        """Return the list that is asked for; a mistyped one is the first."""
        self.is_valid()
        kind = self.cleaned_data.get("kind") or KINDS[0]
        family = self.cleaned_data.get("family") or families()[0]
        section = self.cleaned_data.get("section")
        in_section = section.pk if section and kind in MOST_READ else None
        return List(family, kind, in_section)


class PinForm(forms.Form):
    """Where an article is pinned, and for how long."""

    kind = forms.ChoiceField(label=_("List"))
    place = forms.IntegerField(label=_("Place"), min_value=1, max_value=SIZE, initial=1)
    hours = forms.IntegerField(
        label=_("Hours"), min_value=1, max_value=LONGEST_HOURS, initial=12,
        help_text=_("The pin goes by itself when they are over."),
    )  # fmt: skip

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.article = article
        self.fields["kind"].choices = [(kind, name_of(kind)) for kind in OF_ARTICLES]  # type: ignore[attr-defined]

    @property
    def named(self) -> List:
        """The list chosen, of the article's language."""
        return List(script.family(self.article.language), self.cleaned_data["kind"])


class BarForm(forms.Form):
    """Why an article is kept out of the lists."""

    note = forms.CharField(
        label=_("Reason"), max_length=NOTE_LIMIT, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For your colleagues: it stands in the history. Readers do not see it."),
    )  # fmt: skip


class ConfirmForm(forms.Form):
    """Nothing but a yes."""


def name_in_words(name: str) -> str:
    """Return a list's name as an editor reads it: kind and language."""
    named = lists.read(name)
    if named is None:
        return name
    return f"{name_of(named.kind)} ({FAMILY_NAMES.get(named.family, named.family)})"
