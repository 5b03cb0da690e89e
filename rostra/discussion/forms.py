"""Forms of the floor."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rostra.discussion.models import Board
from rostra.discussion.models.comment import TEXT_LIMIT
from rostra.discussion.models.thread import TITLE_LIMIT


class CommentForm(forms.Form):
    """What is said; spaces at its beginning are kept, and an error keeps all of it."""

    text = forms.CharField(
        label=_("Your comment"),
        strip=False,
        # The limit is checked where it is said, with the length: a browser would cut in silence.
        widget=forms.Textarea(attrs={"rows": 8, "data-limit": TEXT_LIMIT}),
        help_text=_("Markdown: *emphasis*, **strong**, > quotation, - list, `code`, links."),
        error_messages={"required": _("Write something first.")},
    )


class TakingForm(forms.Form):
    """A form that says at its fields what an act refused."""

    # Where words stand that are about no field of it.
    otherwise = "title"

    def take(self, error: ValidationError) -> None:
        """Say at its field what an act refused."""
        found = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for name, messages in found.items():
            self.add_error(name if name in self.fields else self.otherwise, messages)


def title_field() -> forms.CharField:
    """Return the field of a thread's title; its length is checked where it is given."""
    return forms.CharField(
        label=_("Title"),
        widget=forms.TextInput(attrs={"data-limit": TITLE_LIMIT, "autocomplete": "off"}),
        error_messages={"required": _("Give the thread a title.")},
    )


class ThreadForm(TakingForm, CommentForm):
    """What a thread begins with: its title and its first comment."""

    field_order = ("title", "text")
    otherwise = "text"
    title = title_field()


class SplitForm(TakingForm):
    """What a branch is called as a thread of its own, and where it stands."""

    title = title_field()
    board = forms.ModelChoiceField(Board.objects.all(), label=_("Board"), empty_label=None)


class ReasonForm(forms.Form):
    """Why a comment is hidden."""

    why = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("The author of the comment reads it.")
    )
