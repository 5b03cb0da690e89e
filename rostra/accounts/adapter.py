"""How django-allauth deals with our members."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.emailkit import valid_email_or_none
from allauth.account.internal.stagekit import clear_login
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rostra.accounts import sanctions
from rostra.accounts.models import Member, Sanction
from rostra.accounts.names import acceptable_name
from rostra.kernel import clock
from rostra.kernel.html import LOCAL


@dataclass(frozen=True)
class Paper:
    """What allauth's mails call the site."""

    name: str
    domain: str


class AccountAdapter(DefaultAccountAdapter):
    """Keep the display name of a new member, and to this site: in redirects and in mails."""

    def save_user(
        self, request: HttpRequest, user: Member, form: Any, commit: bool = True
    ) -> Member:
        """Take the display name from the form; the e-mail's first part stands in for none."""
        user.name = form.cleaned_data.get("name") or form.cleaned_data["email"].partition("@")[0]
        return super().save_user(request, user, form, commit)

    def pre_login(
        self, request: HttpRequest, user: Member, **circumstances: Any
    ) -> HttpResponse | None:
        """Tell a banned member why, whichever way it proved who it is; nobody else hears of it."""
        now = clock.now()
        ban = sanctions.longest(sanctions.in_force(user, now), {Sanction.Kind.BAN}, now)
        if ban is None:
            return super().pre_login(request, user, **circumstances)
        clear_login(request)
        context = {
            "sentence": sanctions.sentence(ban),
            "appeal_url": sanctions.appeal_address(user),
        }
        return render(request, "accounts/banned.html", context, status=403)

    def key_of_visitor(self, request: HttpRequest, email: str) -> str:
        """Return what a limit counts by that nobody can use up for somebody else."""
        return f"{ratelimit.get_ip(request)}:{email.lower()}"

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count wrong passwords by who tries them and for whom: no visitor locks out another."""
        return self.key_of_visitor(request, credentials.get("email", ""))

    def is_safe_url(self, url: str | None) -> bool:
        """Lead on to nothing but a path of this site, whatever hosts it answers to."""
        return bool(url and LOCAL.fullmatch(url))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write the site's own address into a mail: the Host header is what somebody claims."""
        asked, ours = self.request.build_absolute_uri("/"), f"{settings.SITE_URL}/"
        mended = {
            name: ours + value.removeprefix(asked)
            for name, value in context.items()
            if isinstance(value, str) and value.startswith(asked)
        }
        domain = urlsplit(settings.SITE_URL).netloc
        site = {"current_site": Paper(name=domain, domain=domain)}
        super().send_mail(template_prefix, email, context | mended | site)

    def format_email_subject(self, subject: str) -> str:
        """Leave the subject as it is; allauth would put the Host header before it."""
        return subject


class HouseAdapter(DefaultSocialAccountAdapter):
    """Accounts at other houses: those that the setting names, and what they say of a person."""

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[Any]:
        """Return the houses of the setting; where it names none, do not ask the database either."""
        if not settings.SOCIALACCOUNT_PROVIDERS:
            return []
        found: list[Any] = super().list_apps(request, provider, client_id)
        return found

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> Member:
        """Take over address and name, where they are any and the name is free: both are asked."""
        member: Member = sociallogin.user
        member.email = valid_email_or_none(_text(data.get("email"))) or ""
        sociallogin.email_addresses = [
            each for each in sociallogin.email_addresses if valid_email_or_none(_text(each.email))
        ]
        for known_as in (data.get("name"), data.get("username")):
            try:
                member.name = acceptable_name(_text(known_as))
            except ValidationError:
                continue
            break
        return member

    def get_signup_form_initial_data(self, sociallogin: Any) -> dict[str, Any]:
        """Offer the address and the name."""
        initial = super().get_signup_form_initial_data(sociallogin)
        return {"email": initial["email"], "name": sociallogin.user.name}


def _text(said: Any) -> str:
    """Return what another house says if it is text at all."""
    return said if isinstance(said, str) else ""


class MFAAdapter(DefaultMFAAdapter):
    """Name the paper, not the machine, in authenticator apps and passkey dialogs."""

    def get_totp_issuer(self) -> str:
        """Return the name under which an authenticator app files its codes."""
        return settings.WAGTAIL_SITE_NAME

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return who asks for a passkey: the host decides, the name is for the dialog."""
        return {**super().get_public_key_credential_rp_entity(), "name": settings.WAGTAIL_SITE_NAME}
