"""How the desk lays out what the owner settles for the whole floor."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList

from rostra.discussion.reactions import KINDS


class FloorForm(WagtailAdminModelForm):
    """The owner's choices, the reactions as boxes to tick."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reactions"] = forms.MultipleChoiceField(
            label=_("Reactions"),
            choices=[
                (name, format_lazy("{} {}", kind.icon, kind.label)) for name, kind in KINDS.items()
            ],
            widget=forms.CheckboxSelectMultiple,
            help_text=_("What members may answer a comment with. “Best” counts approval only."),
        )


PANELS = ObjectList(
    [FieldPanel("reactions"), FieldPanel("pictures_from")], base_form_class=FloorForm
)
