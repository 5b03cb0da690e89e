"""The forms at the entrance: signing up, and asking for a code or a new password by mail."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import RequestLoginCodeForm, ResetPasswordForm
from allauth.account.forms import SignupForm as AllauthSignupForm
from allauth.core import context, ratelimit
from allauth.socialaccount.forms import SignupForm as HouseSignupForm
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from rostra.accounts.models import Member
from rostra.accounts.names import hold_name


class RegistrationForm(AllauthSignupForm):
    """Address, name and password; the name's rules are in ``forms.SignupForm``, its base."""

    def clean(self) -> dict[str, Any]:
        """Compare the password with the name too; django-allauth knows only of the address."""
        cleaned: dict[str, Any] = super(AllauthSignupForm, self).clean()
        member = Member(name=cleaned.get("name", ""), email=cleaned.get("email", ""))
        if password := cleaned.get("password1"):
            try:
                get_adapter().clean_password(password, user=member)
            except ValidationError as error:
                self.add_error("password1", error)
        return cleaned

    def try_save(self, request: HttpRequest) -> tuple[Member | None, Any]:
        """Make the member; for an address that has an account, do the same work in vain.

        Django-allauth answers alike whether or not an address has an account. Hashing a password
        takes long enough to be seen from outside, and a name that stays free afterwards would
        tell as much.
        """
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
            hold_name(self.cleaned_data["name"])
        return super().try_save(request)


class HouseForm(HouseSignupForm):
    """Address and name of somebody who comes with an account of another house."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What the house has confirmed stays: any other would hang unconfirmed on the account.
        confirmed = {each.email for each in self.sociallogin.email_addresses if each.verified}
        self.fields["email"].disabled = self.initial["email"] in confirmed

    def try_save(self, request: HttpRequest) -> tuple[Member | None, Any]:
        """Make the member; an address that has an account is not taken over, and only told so."""
        if self.account_already_exists:
            hold_name(self.cleaned_data["name"])
        return super().try_save(request)


class CodeForm(RequestLoginCodeForm):
    """Ask for a code to sign in with."""

    def clean_email(self) -> str:
        """Count for this visitor and address first, so that nobody uses up another's codes."""
        count_mail(self.cleaned_data["email"])
        return super().clean_email()


class ResetForm(ResetPasswordForm):
    """Ask for a new password."""

    def clean_email(self) -> str:
        """Count for this visitor and address first, so that nobody uses up another's mails."""
        count_mail(self.cleaned_data["email"])
        return super().clean_email()


def count_mail(email: str) -> None:
    """Raise ValidationError when one visitor has asked for too many mails to one address."""
    key = get_adapter().key_of_visitor(context.request, email)
    if not ratelimit.consume(context.request, action="mail", key=key):
        raise get_adapter().validation_error("rate_limited")
