"""The hint cookie: set with the session, gone with it, and never on a public page."""

from django.conf import settings
from django.test import Client

from tests.cast import PASSWORD, MemberFactory

HINT = settings.MEMBER_HINT_COOKIE


def test_it_comes_and_goes_with_the_session(client: Client, db: None) -> None:
    member = MemberFactory()
    member.emailaddress_set.create(email=member.email, verified=True, primary=True)
    form = {"login": member.email, "password": PASSWORD, "next": "/accounts/email/"}
    cookie = client.post("/accounts/login/", form).cookies[HINT]
    assert (cookie.value, cookie["samesite"], cookie["httponly"]) == ("1", "Lax", "")
    assert HINT not in client.get("/accounts/email/").cookies
    gone = client.post("/accounts/logout/").cookies[HINT]
    assert (gone.value, gone["max-age"]) == ("", 0)


def test_a_hint_without_a_session_is_taken_back(client: Client, db: None) -> None:
    client.cookies[HINT] = "1"
    assert client.get("/accounts/login/").cookies[HINT]["max-age"] == 0


def test_public_pages_neither_set_nor_read_it(client: Client, db: None) -> None:
    client.force_login(MemberFactory())
    assert not client.get("/latest/").cookies
    client.logout()
    client.cookies[HINT] = "1"
    assert not client.get("/latest/").cookies
