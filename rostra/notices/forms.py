"""Forms of the notices: what a member is told, and how."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from rostra.accounts.models import Member
from rostra.notices import kinds, queries, rules
from rostra.notices.models import Letterbox
from rostra.notices.ways import Rhythm, Way

PREFIX = "way-"


class SwitchesForm(forms.Form):
    """A choice of ways for each kind, as far as the kind can be turned down, and a rhythm."""

    rhythm = forms.ChoiceField(
        label=_("Digest by mail"),
        choices=Rhythm.choices,
        help_text=_("At seven in the morning; the weekly one on Mondays."),
    )

    def __init__(self, member: Member, data: Mapping[str, str] | None = None) -> None:
        box = Letterbox.objects.filter(member=member).first() or Letterbox()
        super().__init__(data, initial={"rhythm": box.rhythm})
        chosen = queries.choices(member)
        for kind in kinds.known():
            way = rules.way_of(usual=kind.way, chosen=chosen.get(kind.name), least=kind.least)
            least = rules.FAR.index(Way(kind.least))
            self.fields[PREFIX + kind.name] = forms.ChoiceField(
                label=str(kind.label),
                choices=[(each.value, each.label) for each in rules.FAR[least:]],
                initial=way.value,
            )
        self.order_fields([*(name for name in self.fields if name != "rhythm"), "rhythm"])

    def ways(self) -> dict[str, str]:
        """Return what was chosen, by kind."""
        return {
            name.removeprefix(PREFIX): value
            for name, value in self.cleaned_data.items()
            if name.startswith(PREFIX)
        }
