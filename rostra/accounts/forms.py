"""Forms of the members: signing up, the profile at the desk, roles."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from rostra.accounts import portraits
from rostra.accounts.actions.rename import rename
from rostra.accounts.models import Member
from rostra.accounts.names import acceptable_name, refuse_screened
from rostra.accounts.naming import LONGEST
from rostra.accounts.roles import Role, roles_of
from rostra.accounts.trust import Level
from rostra.kernel import clock
from rostra.kernel.text import one_line
from rostra.screening import current, work
from rostra.screening.guard import Trap, Work


class SignupForm(forms.Form):
    """What signing up asks for besides an address and a password."""

    name = forms.CharField(
        label=_("Display name"),
        max_length=LONGEST,
        help_text=_("The name that others see. You can change it later."),
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    website = Trap()
    work = Work()
    field_order = ["email", "name", "password1"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if current.rules().practice.asks_work:
            self.fields["work"].ask()  # type: ignore[attr-defined]
        else:
            del self.fields["work"]

    def clean_name(self) -> str:
        """Return the name as it is kept."""
        return acceptable_name(self.cleaned_data["name"])

    def signup(self, request: HttpRequest, user: Member) -> None:
        """Remember that the browser has worked, if it has; the adapter keeps the name."""
        work.is_done(request)


class ProfileForm(forms.ModelForm[Member]):
    """A member's own name and language."""

    class Meta:
        model = Member
        fields = ["name", "language"]

    def clean_name(self) -> str:
        """Return the name as it is kept; one's own may stay."""
        return acceptable_name(self.cleaned_data["name"], member=self.instance)

    @transaction.atomic
    def save(self, commit: bool = True) -> Member:
        """Save the language, and the name as whoever changes one does."""
        name, self.instance.name = self.cleaned_data["name"], self.initial["name"]
        member: Member = super().save(commit)
        rename(member=member, name=name, by=member, now=clock.now())
        return member


class SettingsForm(ProfileForm):
    """How a member shows itself, and how the paper speaks to it."""

    picture = forms.FileField(
        label=_("Picture"),
        required=False,
        help_text=_("A square is cut out of its middle. Nothing else of the file is kept."),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )
    no_picture = forms.BooleanField(label=_("No picture, but the first letter"), required=False)
    language = forms.ChoiceField(
        label=_("Language"),
        required=False,
        choices=[("", _("the browser's")), *settings.LANGUAGES],
        help_text=_("Of the pages under “Account” and of mails. The paper has its editions."),
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        required=False,
        choices=[("", _("the paper's")), *[(z, z) for z in settings.WAGTAIL_USER_TIME_ZONES]],
    )
    field_order = ["name", "about", "picture", "no_picture", "language", "time_zone"]

    class Meta:
        model = Member
        fields = ["name", "about", "language", "time_zone"]
        widgets = {"about": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"about": _("A line about you, for everybody to read.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.portrait:
            del self.fields["no_picture"]

    def clean_about(self) -> str:
        """Return the line as one line, without what cannot be seen."""
        about = one_line(self.cleaned_data["about"])
        refuse_screened(about, "profile")
        return about

    def clean(self) -> dict[str, Any]:
        """Draw the portrait last: its files are kept only for a form that is right otherwise."""
        cleaned = super().clean() or {}
        cleaned["portrait"] = self.instance.portrait
        if self.errors:
            return cleaned
        if cleaned.get("picture"):
            try:
                cleaned["portrait"] = portraits.keep(cleaned["picture"])
            except ValidationError as error:
                self.add_error("picture", error)
        elif cleaned.get("no_picture"):
            cleaned["portrait"] = ""
        return cleaned


class LevelForm(forms.Form):
    """How far a member is trusted, by hand."""

    level = forms.ChoiceField(
        label=_("Level"),
        required=False,
        choices=[("", _("by the rule")), *[(level.value, level.label) for level in Level]],
    )
    why = forms.CharField(label=_("Reason"), max_length=300, help_text=_("The member reads it."))

    def clean_level(self) -> Level | None:
        """Return the level, None for the rule's."""
        chosen = self.cleaned_data["level"]
        return Level(int(chosen)) if chosen else None


class MemberForm(forms.ModelForm[Member]):
    """What an owner may change about a member."""

    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        choices=Role.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Editors write, publish, correct and withdraw. Owners also keep the sections,"
            " the editions and the members. Columnists and experts carry a badge where they speak."
        ),
    )

    no_second_factor = forms.BooleanField(
        label=_("Take away passkeys and codes"),
        required=False,
        help_text=_(
            "For somebody who lost them: signs out everywhere, and the password alone opens the"
            " account again. Make sure who is asking."
        ),
    )

    class Meta:
        model = Member
        fields = ["name", "language", "is_active"]
        help_texts = {"is_active": _("Without it nobody can sign in with this account.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["roles"] = [role.value for role in roles_of(self.instance)]
        if not self.instance.has_second_factor:
            del self.fields["no_second_factor"]

    def clean_name(self) -> str:
        """Return the name as it is kept; an owner may give a reserved one."""
        return acceptable_name(self.cleaned_data["name"], member=self.instance, vouched=True)

    def clean_roles(self) -> frozenset[Role]:
        """Return the roles chosen."""
        return frozenset(Role(value) for value in self.cleaned_data["roles"])
