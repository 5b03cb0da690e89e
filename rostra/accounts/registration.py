"""Signing up: what django-allauth asks for, together with a name."""

from typing import Any

from allauth.account.forms import SignupForm as AllauthSignupForm
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from rostra.accounts.models import Member


class RegistrationForm(AllauthSignupForm):
    """Address, name and password; the name's rules are in ``forms.SignupForm``, its base."""

    def try_save(self, request: HttpRequest) -> tuple[Member | None, Any]:
        """Make the member; for an address that has an account, do the same work in vain.

        Django-allauth answers alike whether or not an address has an account; hashing a password
        takes long enough to be seen from outside.
        """
        if self.account_already_exists:
            make_password(self.cleaned_data.get("password1"))
        return super().try_save(request)
