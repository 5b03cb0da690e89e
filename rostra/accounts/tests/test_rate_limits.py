"""Signing in is limited by who asks, not by what they claim to be."""

from ipaddress import ip_network

import pytest
from django.conf import LazySettings
from django.core import mail
from django.core.cache import cache
from django.test import Client

from tests.cast import PASSWORD, MemberFactory

LOGIN = "/accounts/login/"
PROXY = "10.0.0.9"
# What allauth lets one address fail in a minute.
FAILURES = 10
# What we let one visitor ask for to one address in an hour.
MAILS = 4


@pytest.fixture
def proxied(db: None, settings: LazySettings) -> None:
    cache.clear()
    settings.PROXIES = (ip_network("10.0.0.0/8"),)


def attempt(number: int, *, by: str, forged: str = "", remote: str = PROXY) -> str:
    """Try a wrong password for another address each time; return the page."""
    forwarded = ", ".join(filter(None, [forged, by]))
    client = Client(REMOTE_ADDR=remote, headers={"accept-language": "en"})
    typed = {"login": f"nobody{number}@example.org", "password": "wrong"}
    response = client.post(LOGIN, typed, headers={"x-forwarded-for": forwarded})
    return response.content.decode()


def is_limited(page: str) -> bool:
    return "Too many failed login attempts" in page


def test_a_forged_address_does_not_escape_the_limit(proxied: None) -> None:
    pages = [
        attempt(number, by="198.51.100.7", forged=f"203.0.113.{number}")
        for number in range(FAILURES + 1)
    ]
    assert [is_limited(page) for page in pages] == [False] * FAILURES + [True]


def test_those_behind_one_proxy_are_limited_one_by_one(proxied: None) -> None:
    for number in range(FAILURES + 1):
        limited = attempt(number, by="198.51.100.7")
    assert is_limited(limited)
    assert not is_limited(attempt(99, by="198.51.100.8"))
    assert not is_limited(attempt(100, by="2001:db8::1"))


def test_a_stranger_cannot_speak_for_others(proxied: None) -> None:
    for number in range(FAILURES + 1):
        limited = attempt(number, by=f"198.51.100.{number}", remote="203.0.113.5")
    assert is_limited(limited)


def test_signing_in_through_a_proxy(proxied: None) -> None:
    member = MemberFactory(email="wei@example.org")
    member.emailaddress_set.create(email=member.email, verified=True, primary=True)
    client = Client(REMOTE_ADDR=PROXY)
    typed = {"login": member.email, "password": PASSWORD, "next": "/latest/"}
    response = client.post(LOGIN, typed, headers={"x-forwarded-for": "198.51.100.7"})
    assert (response.status_code, response["Location"]) == (302, "/latest/")


def test_nobody_locks_out_another(proxied: None) -> None:
    member = MemberFactory(email="wei@example.org")
    member.emailaddress_set.create(email=member.email, verified=True, primary=True)
    typed = {"login": member.email, "password": "wrong"}
    for _ in range(7):
        attacker = Client(REMOTE_ADDR=PROXY, headers={"x-forwarded-for": "198.51.100.7"})
        page = attacker.post(LOGIN, typed, headers={"accept-language": "en"}).content.decode()
    assert is_limited(page)
    typed["password"] = PASSWORD
    assert "_auth_user_id" not in attacker.session
    attacker.post(LOGIN, typed)
    assert "_auth_user_id" not in attacker.session
    client = Client(REMOTE_ADDR=PROXY, headers={"x-forwarded-for": "198.51.100.8"})
    client.post(LOGIN, typed)
    assert "_auth_user_id" in client.session


@pytest.mark.parametrize("address", ["/accounts/login/code/", "/accounts/password/reset/"])
def test_nobody_uses_up_anothers_mails(proxied: None, address: str) -> None:
    member = MemberFactory(email="wei@example.org")
    member.emailaddress_set.create(email=member.email, verified=True, primary=True)
    for _ in range(8):
        attacker = Client(REMOTE_ADDR=PROXY, headers={"x-forwarded-for": "198.51.100.7"})
        refused = attacker.post(address, {"email": member.email})
    assert refused.status_code == 200
    assert refused.context["form"].errors["email"]
    assert len(mail.outbox) == MAILS
    client = Client(REMOTE_ADDR=PROXY, headers={"x-forwarded-for": "198.51.100.8"})
    assert client.post(address, {"email": member.email}).status_code == 302
    assert len(mail.outbox) == MAILS + 1


def test_networks_of_one_visitor_count_as_one(proxied: None) -> None:
    for number in range(FAILURES + 1):
        limited = attempt(number, by=f"2001:db8::{number}")
    assert is_limited(limited)
