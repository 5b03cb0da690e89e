"""Forms of the floor."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rostra.discussion.models.comment import TEXT_LIMIT


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


class ReasonForm(forms.Form):
    """Why a comment is hidden."""

    why = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("The author of the comment reads it.")
    )
