"""The account pages as an attacker finds them."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.conf import LazySettings
from django.core.cache import cache
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from rostra.accounts.forms import ProfileForm
from rostra.accounts.models import Member
from rostra.kernel.tests.shared import FOLDER, hostile, needs
from tests.cast import PASSWORD, Cast, MemberFactory

ELSEWHERE = [
    "https://evil.example/", "//evil.example/", "/\\evil.example", "\\\\evil.example",
    "///evil.example", "javascript:alert(1)", "data:text/html,x", "http:evil.example",
    "/%09/evil.example", "\t//evil.example", "https:evil.example", "//localhost@evil.example",
    "http://testserver@evil.example/", "/\t/evil.example", "http://testserver.evil.example/",
    "/\r\nSet-Cookie: a=b", "ｈttps://evil.example", "https://[::1",
]  # fmt: skip


@pytest.fixture(autouse=True)
def _unlimited(settings: LazySettings) -> Iterator[None]:
    settings.ACCOUNT_RATE_LIMITS = False
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def member(db: None) -> Member:
    member = MemberFactory(email="wei@example.org", name="Wei")
    member.emailaddress_set.create(email=member.email, verified=True, primary=True)
    return member


def account_addresses() -> list[str]:
    """Return the addresses of the account pages, parameters filled in."""
    found: list[str] = []

    def walk(patterns: list[URLPattern | URLResolver], prefix: str) -> None:
        for pattern in patterns:
            route = prefix + str(pattern.pattern).removeprefix("^")
            if isinstance(pattern, URLResolver):
                walk(pattern.url_patterns, route)
            else:
                found.append("/" + re.sub(r"\(\?P<\w+>[^)]+\)|<int:pk>", "1", route))

    walk(get_resolver().url_patterns, "")
    return [each.replace("$", "") for each in found if each.startswith("/accounts/")]


class Tags(HTMLParser):
    """What of a page a browser would run: scripts without a source, handlers, odd addresses."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        is_data = given.get("type") in {"application/json", "application/ld+json"}
        if tag == "script" and "src" not in given and not is_data:
            self.found.append("script")
        if tag in {"iframe", "object", "embed"}:
            self.found.append(tag)
        for name, value in attrs:
            address = re.sub(r"[\x00-\x20]", "", value or "").lower()
            if name.startswith("on") or address.startswith(("javascript:", "vbscript:")):
                self.found.append(f"{tag} {name}={value}")


def assert_harmless(response: Any) -> None:
    assert response.status_code < 500
    page = response.content.decode()
    runs = [each for each in Tags(page).found if "value=" not in each]
    assert not runs, runs


# --- somebody else's form ---------------------------------------------------------------------


def test_no_form_is_taken_from_elsewhere(member: Member) -> None:
    addresses = account_addresses()
    assert len(addresses) > 35
    for signed in (False, True):
        client = Client(enforce_csrf_checks=True)
        if signed:
            client.force_login(member)
        for address in addresses:
            status = client.post(address, {"email": "x@example.org"}).status_code
            # Moved, or an address that only shows something, does nothing.
            assert status in {403, 301, 404, 405}, (address, status)
    assert Member.objects.get().check_password(PASSWORD)


# --- leading elsewhere -------------------------------------------------------------------------


def follow(client: Client, response: Any) -> str:
    """Return where a redirect leads in the end, on this site."""
    for _ in range(5):
        if response.status_code not in {301, 302}:
            return response.request["PATH_INFO"]
        to = response["Location"]
        assert to.startswith("/"), to
        assert not re.match(r"[/\\\s]{2}", to), to
        response = client.get(to)
    raise AssertionError


@pytest.mark.parametrize("to", ELSEWHERE)
def test_signing_in_and_out_leads_to_no_other_site(member: Member, to: str) -> None:
    client = Client()
    typed = {"login": member.email, "password": PASSWORD, "next": to}
    follow(client, client.post("/accounts/login/", typed))
    assert "_auth_user_id" in client.session
    for address in ("/accounts/login/", "/accounts/signup/", "/accounts/login/code/"):
        follow(client, client.get(address, {"next": to}))
    for address in ("/accounts/reauthenticate/", "/accounts/password/change/", "/accounts/email/"):
        page = client.get(address, {"next": to})
        if page.status_code == 200:
            assert_harmless(page)
    follow(client, client.post("/accounts/reauthenticate/", {"password": PASSWORD, "next": to}))
    follow(client, client.post("/accounts/logout/", {"next": to}))
    other = Client()
    page = other.get("/accounts/login/", {"next": to})
    assert_harmless(page)
    form = {"email": "new@example.org", "name": "New", "password1": PASSWORD, "next": to}
    follow(other, other.post("/accounts/signup/", form))
    follow(other, other.post("/accounts/login/code/", {"email": member.email, "next": to}))


# --- more than the form asks -------------------------------------------------------------------

MORE = {
    "is_superuser": "on", "is_active": "on", "is_staff": "on", "groups": "1", "roles": "owner",
    "user_permissions": "1", "verified": "on", "name_key": "x", "name_look": "x", "pk": "1",
    "session_nonce": "x", "joined_at": "2000-01-01", "last_login": "2000-01-01", "user": "1",
}  # fmt: skip


def test_signing_up_makes_nobody_anything(client: Client, cast: Cast) -> None:
    form = {"email": "new@example.org", "name": "New", "password1": PASSWORD, **MORE}
    client.post("/accounts/signup/", form)
    member = Member.objects.get(email="new@example.org")
    assert not member.is_superuser
    assert not member.groups.exists()
    assert not member.user_permissions.exists()
    assert not member.emailaddress_set.get().verified
    assert (member.name_key, member.session_nonce) == ("new", "")
    assert member.joined_at.year > 2000
    assert "_auth_user_id" not in client.session


def test_ones_own_page_changes_nothing_else(cast: Cast) -> None:
    form = ProfileForm(
        {"name": "Lin", "language": "en", "email": "x@example.org", **MORE}, instance=cast.editor
    )
    assert form.is_valid()
    form.save()
    editor = Member.objects.get(pk=cast.editor.pk)
    assert editor.name == "Lin"
    assert (editor.is_superuser, editor.email) == (False, "editor@example.org")
    assert {group.name for group in editor.groups.all()} == {"editor"}


def test_nobody_touches_anothers_keys(client: Client, cast: Cast, member: Member) -> None:
    key = Authenticator.objects.create(user=cast.owner, type="webauthn", data={"name": "theirs"})
    client.post("/accounts/login/", {"login": member.email, "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    for act in ("edit", "remove"):
        for method in (client.get, client.post):
            response = method(f"/accounts/2fa/webauthn/keys/{key.pk}/{act}/", {"name": "mine"})
            assert response.status_code == 404
    key.refresh_from_db()
    assert key.data["name"] == "theirs"


@pytest.mark.parametrize(
    "what", ["x-y", "zzzzzzzzzzzzz-set-password", "1-set-password", "0-0", "ｘ-1"]
)
def test_made_up_links_for_a_new_password_open_nothing(client: Client, db: None, what: str) -> None:
    response = client.get(f"/accounts/password/reset/key/{what}/", follow=True)
    assert response.status_code in {200, 404}
    assert b'name="password1"' not in response.content


# --- hostile text ------------------------------------------------------------------------------


def sample(number: int) -> list[str]:
    """Return so many of the hostile strings, from all of them."""
    strings = hostile()
    return strings[:: max(1, len(strings) // number)]


@needs("hostile/blns.json")
def test_hostile_text_signs_up_nobody_or_somebody_harmless(client: Client, db: None) -> None:
    assert FOLDER
    for number, text in enumerate(sample(200)):
        form = {"email": f"x{number}@example.org", "name": text, "password1": f"{text} four walls"}
        response = client.post("/accounts/signup/", form)
        assert_harmless(response)
        client.cookies.clear()
    for member in Member.objects.all():
        assert not set('<>"&=/\\\u202e\u200b\x00') & set(member.name), member.name


@needs("hostile/blns.json")
def test_hostile_text_in_every_other_field_is_refused_or_taken_as_it_is(
    client: Client, member: Member
) -> None:
    for text in sample(25):
        visitor = Client()
        for address, fields in (
            ("/accounts/login/", ("login", "password")),
            ("/accounts/login/code/", ("email",)),
            ("/accounts/password/reset/", ("email",)),
            ("/accounts/signup/", ("email", "password1")),
            ("/accounts/login/code/confirm/", ("code",)),
            ("/accounts/confirm-email/", ("code",)),
        ):
            assert_harmless(visitor.post(address, dict.fromkeys(fields, text)))
        assert visitor.get("/accounts/login/", {"next": text, "language": text}).status_code < 500
    client.post("/accounts/login/", {"login": member.email, "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    for text in sample(25):
        for address, fields in (
            ("/accounts/email/", ("email", "action_add")),
            ("/accounts/password/change/", ("oldpassword", "password1", "password2")),
            ("/accounts/2fa/totp/activate/", ("code",)),
            ("/accounts/2fa/webauthn/add/", ("name", "credential")),
            ("/accounts/reauthenticate/", ("password",)),
            ("/accounts/3rdparty/", ("account",)),
        ):
            assert_harmless(client.post(address, dict.fromkeys(fields, text)))
    assert Member.objects.get(pk=member.pk).check_password(PASSWORD)


@needs("hostile/blns.json")
def test_hostile_headers_are_no_error(client: Client, member: Member) -> None:
    for text in ("\x00", "x" * 5000, "<script>", "é", "() { :; };"):
        for header in ("HTTP_ACCEPT_LANGUAGE", "HTTP_USER_AGENT", "HTTP_REFERER", "HTTP_COOKIE"):
            visitor = Client(**{header: text})
            typed = {"login": member.email, "password": PASSWORD}
            assert visitor.post("/accounts/login/", typed).status_code < 500, (header, text)
