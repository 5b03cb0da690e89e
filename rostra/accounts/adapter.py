"""How django-allauth deals with our members."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
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


class MFAAdapter(DefaultMFAAdapter):
    """Name the paper, not the machine, in authenticator apps and passkey dialogs."""

    def get_totp_issuer(self) -> str:
        """Return the name under which an authenticator app files its codes."""
        return settings.WAGTAIL_SITE_NAME

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return who asks for a passkey: the host decides, the name is for the dialog."""
        return {**super().get_public_key_credential_rp_entity(), "name": settings.WAGTAIL_SITE_NAME}
