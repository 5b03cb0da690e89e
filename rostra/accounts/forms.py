"""Forms of the members: signing up, the profile at the desk, roles."""

from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from rostra.accounts.actions.rename import rename
from rostra.accounts.models import Member
from rostra.accounts.names import acceptable_name
from rostra.accounts.naming import LONGEST
from rostra.accounts.roles import Role, roles_of
from rostra.kernel import clock


class SignupForm(forms.Form):
    """What signing up asks for besides an address and a password."""

    name = forms.CharField(
        label=_("Display name"),
        max_length=LONGEST,
        help_text=_("The name that others see. You can change it later."),
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    field_order = ["email", "name", "password1"]

    def clean_name(self) -> str:
        """Return the name as it is kept."""
        return acceptable_name(self.cleaned_data["name"])

    def signup(self, request: HttpRequest, user: Member) -> None:
        """Have nothing left to do: the adapter keeps the name (django-allauth asks for this)."""


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


class MemberForm(forms.ModelForm[Member]):
    """What an owner may change about a member."""

    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        choices=Role.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Editors write, publish, correct and withdraw. Owners also keep the sections,"
            " the editions and the members."
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
