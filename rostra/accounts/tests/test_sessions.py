"""Sessions: a new key at the door, an end everywhere, nothing kept of whoever sat there before."""

from importlib import import_module

import pytest
from django.conf import LazySettings, settings
from django.test import Client

from rostra.accounts.actions.sign_out_everywhere import sign_out_everywhere
from rostra.accounts.models import Member
from rostra.kernel import clock
from tests.cast import PASSWORD, MemberFactory

INSIDE = "/accounts/email/"


@pytest.fixture
def member(db: None) -> Member:
    member = MemberFactory(email="wei@example.org")
    member.emailaddress_set.create(email=member.email, verified=True, primary=True)
    return member


def signed_in(member: Member) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": member.email, "password": PASSWORD})
    assert client.get(INSIDE).status_code == 200
    return client


@pytest.mark.parametrize(
    "engine",
    [
        "rostra.web.sessions",
        *(f"django.contrib.sessions.backends.{each}" for each in ("db", "cached_db", "cache")),
    ],
)
def test_signing_out_everywhere(member: Member, settings: LazySettings, engine: str) -> None:
    settings.SESSION_ENGINE = engine
    here, there = signed_in(member), signed_in(member)
    response = here.post("/accounts/logout/everywhere/")
    assert response["Location"] == "/accounts/login/"
    assert here.get(INSIDE).status_code == 302
    assert there.get(INSIDE).status_code == 302
    assert signed_in(member)


def test_others_stay_signed_in(member: Member) -> None:
    other = MemberFactory(email="other@example.org")
    other.emailaddress_set.create(email=other.email, verified=True, primary=True)
    client = signed_in(other)
    sign_out_everywhere(member=member, by=None, now=clock.now())
    assert client.get(INSIDE).status_code == 200


def test_it_is_a_form_of_ones_own(member: Member) -> None:
    client = signed_in(member)
    assert client.get("/accounts/logout/everywhere/").status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert strict.post("/accounts/logout/everywhere/").status_code == 403
    assert client.get(INSIDE).status_code == 200
    assert Client().post("/accounts/logout/everywhere/").status_code == 302


def test_a_changed_password_signs_out_elsewhere(member: Member) -> None:
    here, there = signed_in(member), signed_in(member)
    change = {"oldpassword": PASSWORD, "password1": "a lantern on the pier", "password2": "x"}
    change["password2"] = change["password1"]
    here.post("/accounts/password/change/", change)
    assert Member.objects.get(pk=member.pk).check_password("a lantern on the pier")
    assert here.get(INSIDE).status_code == 200
    assert there.get(INSIDE).status_code == 302


def test_whoever_is_shut_out_is_out_at_once(member: Member) -> None:
    client = signed_in(member)
    Member.objects.filter(pk=member.pk).update(is_active=False)
    assert client.get(INSIDE).status_code == 302


def test_the_key_changes_at_the_door(member: Member) -> None:
    client = Client()
    session = client.session
    session["typed"] = {"path": "/x", "text": "kept"}
    session.save()
    planted = session.session_key
    client.cookies[settings.SESSION_COOKIE_NAME] = planted
    client.post("/accounts/login/", {"login": member.email, "password": PASSWORD})
    assert client.session.session_key != planted
    assert client.session["typed"]["text"] == "kept"
    store = import_module(settings.SESSION_ENGINE).SessionStore
    assert not store().exists(planted)


def test_a_key_that_was_made_up_is_not_taken(member: Member) -> None:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
    client.post("/accounts/login/", {"login": member.email, "password": PASSWORD})
    assert client.session.session_key != "a" * 32


def test_nothing_is_left_for_the_next_at_the_same_machine(member: Member) -> None:
    client = signed_in(member)
    key = client.session.session_key
    client.post("/accounts/logout/")
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    assert client.get(INSIDE).status_code == 302
