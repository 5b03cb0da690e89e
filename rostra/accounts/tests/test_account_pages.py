"""The account pages: in the paper's layout, under its strict policy, in three languages."""

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.core import mail
from django.test import Client

from rostra.accounts.models import Member
from tests.cast import PASSWORD, MemberFactory

FOR_VISITORS = [
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/x-y/",
    "/accounts/inactive/",
]
FOR_MEMBERS = [
    "/accounts/logout/",
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/2fa/",
    "/accounts/2fa/totp/activate/",
    "/accounts/2fa/recovery-codes/generate/",
    "/accounts/2fa/webauthn/",
    "/accounts/2fa/webauthn/add/",
    "/accounts/reauthenticate/",
    "/accounts/2fa/reauthenticate/",
]
WITH_CODES = ["/accounts/2fa/totp/deactivate/", "/accounts/2fa/recovery-codes/"]
INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)|\son\w+=|\sstyle=")


def assert_printed(response: Any) -> None:
    page = response.content.decode()
    assert response.status_code == 200
    assert "accounts/accounts.css" in page
    assert not INLINE_SCRIPT.search(page)
    assert "script-src 'self'" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]
    assert 'src="data:' not in page


@pytest.fixture
def member(db: None) -> Member:
    member = MemberFactory(email="wei@example.org")
    EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
    return member


@pytest.mark.parametrize("address", FOR_VISITORS)
@pytest.mark.parametrize("language", dict(settings.LANGUAGES))
def test_pages_for_visitors(client: Client, db: None, address: str, language: str) -> None:
    response = client.get(address, {"language": language}, follow=True)
    assert_printed(response)


@pytest.mark.parametrize("address", FOR_MEMBERS)
def test_pages_for_members(client: Client, member: Member, address: str) -> None:
    client.post("/accounts/login/", {"login": member.email, "password": PASSWORD})
    assert_printed(client.get(address, follow=True))


@pytest.mark.parametrize("address", [*FOR_MEMBERS, *WITH_CODES])
def test_pages_for_members_with_codes(client: Client, member: Member, address: str) -> None:
    TOTP.activate(member, generate_totp_secret())
    RecoveryCodes.activate(member)
    client.force_login(member)
    assert_printed(client.get(address, follow=True))


def test_signing_up_with_a_display_name(client: Client, db: None) -> None:
    form = {"email": "new@example.org", "name": "魏 Wei", "password1": PASSWORD}
    response = client.post("/accounts/signup/", form, follow=True)
    assert_printed(response)
    assert Member.objects.get().name == "魏 Wei"
    code = re.search(r"\b[A-Z0-9]{3,4}-?[A-Z0-9]{3,4}\b", mail.outbox[0].body)
    assert code
    client.post(response.request["PATH_INFO"], {"code": code[0]})
    assert EmailAddress.objects.get().verified
    assert "_auth_user_id" in client.session


@pytest.mark.parametrize("name", ["", "   ", "长" * 61])
def test_a_display_name_is_asked_for(client: Client, db: None, name: str) -> None:
    form = {"email": "new@example.org", "name": name, "password1": PASSWORD}
    response = client.post("/accounts/signup/", form)
    assert response.status_code == 200
    assert response.context["form"].errors["name"]
    assert not Member.objects.exists()


def test_the_secret_of_the_codes_is_drawn_in_the_page(client: Client, member: Member) -> None:
    client.post("/accounts/login/", {"login": member.email, "password": PASSWORD})
    page = client.get("/accounts/2fa/totp/activate/", follow=True).content.decode()
    assert "<svg" in page
    assert "otpauth" not in page


def test_codes_are_asked_for_where_they_are_set_up(client: Client, member: Member) -> None:
    TOTP.activate(member, generate_totp_secret())
    form = {"login": member.email, "password": PASSWORD, "next": "/accounts/email/"}
    response = client.post("/accounts/login/", form, follow=True)
    assert response.redirect_chain[-1][0].startswith("/accounts/2fa/authenticate/")
    assert_printed(response)
    assert "_auth_user_id" not in client.session


def test_signing_in_and_out_leaves_nothing_to_be_said_later(client: Client, member: Member) -> None:
    typed = {"login": member.email, "password": PASSWORD, "next": "/latest/"}
    client.post("/accounts/login/", typed)
    page = client.get("/accounts/email/", headers={"accept-language": "en"})
    assert not list(page.context["messages"])
    client.post("/accounts/logout/", {"next": "/latest/"})
    page = client.get("/accounts/login/", headers={"accept-language": "en"})
    assert not list(page.context["messages"])
