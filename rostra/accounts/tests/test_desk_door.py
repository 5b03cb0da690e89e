"""The way to the desk leads through the site's sign-in, and nowhere past it."""

import pytest
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from rostra.accounts.models import Member
from tests.cast import PASSWORD, Cast

NAMES = ("login", "username", "email", "user", "auth-username")


def desk_addresses() -> list[str]:
    """Return every address of the desk that takes no parameters."""
    found: list[str] = []

    def walk(patterns: list[URLPattern | URLResolver], prefix: str) -> None:
        for pattern in patterns:
            route = prefix + str(pattern.pattern).removeprefix("^").removesuffix(r"\Z")
            if isinstance(pattern, URLResolver):
                walk(pattern.url_patterns, route)
            elif not set("<(^$*?") & set(route):
                found.append("/" + route)

    walk(get_resolver().url_patterns, "")
    return [address for address in found if address.startswith("/desk/")]


@pytest.fixture
def password_of_all(cast: Cast) -> dict[str, str]:
    form = dict.fromkeys(NAMES, cast.owner.email)
    return {**form, "password": PASSWORD, "password1": PASSWORD, "next": "/desk/"}


def test_no_address_of_the_desk_takes_a_password(
    client: Client, password_of_all: dict[str, str]
) -> None:
    addresses = desk_addresses()
    assert "/desk/login/" in addresses
    assert len(addresses) > 60
    for address in addresses:
        client.post(address, password_of_all)
        assert "_auth_user_id" not in client.session, address


def test_wagtails_sign_in_leads_to_ours(client: Client, db: None) -> None:
    for method in (client.get, client.post):
        response = method("/desk/login/?next=/desk/articles/")
        assert response.status_code == 302
        assert response["Location"] == "/accounts/login/?next=/desk/articles/"


@pytest.mark.parametrize("rest", ["", "done/", "complete/", "confirm/MQ/abc-def/"])
def test_wagtails_password_reset_is_not_there(client: Client, db: None, rest: str) -> None:
    for method in (client.get, client.post):
        response = method(f"/desk/password_reset/{rest}", {"email": "owner@example.org"})
        assert response.status_code == 404


def test_wagtails_password_change_is_not_there(client: Client, cast: Cast) -> None:
    client.force_login(cast.owner)
    page = client.get("/desk/account/").content.decode()
    assert 'type="password"' not in page
    change = {"password-old_password": PASSWORD, "password-new_password1": "another wall 123"}
    client.post("/desk/account/", {**change, "password-new_password2": "another wall 123"})
    assert Member.objects.get(pk=cast.owner.pk).check_password(PASSWORD)


def test_signing_out_is_ours(client: Client, cast: Cast) -> None:
    client.force_login(cast.owner)
    assert client.post("/desk/logout/")["Location"] == "/accounts/logout/"


def test_a_visitor_is_asked_to_sign_in(client: Client, db: None) -> None:
    response = client.get("/desk/articles/")
    assert response.status_code == 302
    assert response["Location"] == "/accounts/login/?next=/desk/articles/"


@pytest.mark.parametrize("address", ["/desk/", "/desk/articles/", "/desk/login/?next=/desk/"])
def test_a_member_without_a_role_is_refused_and_not_sent_in_circles(
    client: Client, cast: Cast, address: str
) -> None:
    client.force_login(cast.member)
    for method in (client.get, client.post):
        response = method(address)
        assert response.status_code == 403
        assert cast.member.name in response.content.decode()


def test_the_desk_opens_after_signing_in(client: Client, cast: Cast) -> None:
    form = {"login": cast.editor.email, "password": PASSWORD, "next": "/desk/"}
    cast.editor.emailaddress_set.create(email=cast.editor.email, verified=True, primary=True)
    response = client.post("/accounts/login/", form, follow=True)
    assert response.redirect_chain[-1][0] == "/desk/"
    assert response.status_code == 200
