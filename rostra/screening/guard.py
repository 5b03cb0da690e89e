"""What stands in forms against machines: a field that people do not see, and a little work."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _

from rostra.kernel import clock
from rostra.screening import work


class TrapInput(forms.TextInput):
    """A field that the stylesheet hides; its wrapper is known by this class's name."""


class Trap(forms.CharField):
    """Nobody who looks at the page fills this in."""

    def __init__(self, **given: Any) -> None:
        given.setdefault("label", _("Leave this empty"))
        attrs = {"autocomplete": "off", "tabindex": "-1"}
        super().__init__(required=False, widget=TrapInput(attrs=attrs), **given)

    def clean(self, value: Any) -> str:
        """Refuse whatever is in it, with a sentence for somebody whose browser filled it in."""
        if value:
            raise ValidationError(_("Machines fill this field. Empty it, and send again."))
        return ""


class Work(forms.CharField):
    """A hidden field that the page's script fills in with the work done."""

    def __init__(self, **given: Any) -> None:
        super().__init__(required=False, widget=forms.HiddenInput, **given)

    def ask(self) -> None:
        """Put a challenge into the page."""
        self.widget.attrs |= {
            "data-work": work.challenge(now=clock.now()),
            "data-solver": static("screening/work.js"),
        }


class WorkForm(forms.Form):
    """The work alone, for forms that are written by hand."""

    work = Work()

    def __init__(self) -> None:
        super().__init__(auto_id=False)
        self.fields["work"].ask()  # type: ignore[attr-defined]
