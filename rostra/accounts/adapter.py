"""How django-allauth deals with our members."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from rostra.accounts.models import Member


class AccountAdapter(DefaultAccountAdapter):
    """Keep the display name that a member registers with."""

    def save_user(
        self, request: HttpRequest, user: Member, form: Any, commit: bool = True
    ) -> Member:
        """Take the display name from the form; the e-mail's first part stands in for none."""
        user.name = form.cleaned_data.get("name") or form.cleaned_data["email"].partition("@")[0]
        return super().save_user(request, user, form, commit)
