"""Signing in with an account of another house: a whole round with a real server."""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount
from django.conf import LazySettings, settings
from django.core import mail
from django.core.cache import cache
from django.test import Client

from rostra.accounts.models import Member
from rostra.config import environment, houses
from rostra.config.environment import EnvironmentValueError
from rostra.config.tests.oidc_house import CLIENT_ID, SECRET, House, open_house
from tests.cast import PASSWORD, MemberFactory

LOGIN = "/accounts/oidc/harbour/login/?process=login&next=/latest/"
SIGNUP = "/accounts/3rdparty/signup/"


@pytest.fixture
def harbour(db: None, settings: LazySettings) -> Iterator[House]:
    cache.clear()
    with open_house() as harbour:
        row = {
            "provider": "openid_connect", "id": "harbour", "name": "Harbour ID",
            "server_url": harbour.address, "client_id": CLIENT_ID, "secret": SECRET,
        }  # fmt: skip
        settings.SOCIALACCOUNT_PROVIDERS = houses.providers_of(houses.read(json.dumps([row])))
        harbour.claims = {
            "sub": "17", "email": "wei@harbour.example", "email_verified": True, "name": "魏 Wei",
        }  # fmt: skip
        yield harbour


def leave(client: Client, address: str = LOGIN) -> str:
    """Press the button; return the address at the other harbour."""
    page = client.post(address)
    assert page.status_code == 200
    return page["Refresh"].partition("url=")[2]


def come_back(client: Client, there: str) -> Any:
    """Let the other house do its part, over the network, and follow it back here."""
    back = requests.get(there, allow_redirects=False, timeout=5).headers["Location"]
    parts = urlsplit(back)
    assert parts.path == "/accounts/oidc/harbour/login/callback/"
    return client.get(f"{parts.path}?{parts.query}")


def round_trip(client: Client, address: str = LOGIN) -> Any:
    return come_back(client, leave(client, address))


def test_nothing_is_shown_or_asked_where_no_house_is_named(
    client: Client, db: None, django_assert_num_queries: Any
) -> None:
    # The frame of the paper and its names; signing up also asks what screening wants.
    for address, queries in (("/accounts/login/", 2), ("/accounts/signup/", 3)):
        client.get(address)
        with django_assert_num_queries(queries) as asked:
            page = client.get(address).content.decode()
        assert not [each for each in asked if "socialaccount" in each["sql"]]
        assert "/accounts/oidc/" not in page
        assert "account__house" not in page
    for address in ("/accounts/oidc/harbour/login/", "/accounts/google/login/"):
        assert client.post(address).status_code == 404


def test_a_house_is_offered_by_a_form_of_ours(client: Client, harbour: House) -> None:
    for address in ("/accounts/login/", "/accounts/signup/"):
        page = client.get(address, headers={"accept-language": "en"}).content.decode()
        assert "Go on with Harbour ID" in page
        assert re.search(
            r'method="post" action="/accounts/oidc/harbour/login/\?process=login', page
        )
    assert harbour.asked == []
    there = leave(client)
    query = parse_qs(urlsplit(there).query)
    assert there.startswith(f"{harbour.address}/authorize?")
    assert query["code_challenge_method"] == ["S256"]
    assert set(query["scope"][0].split()) == {"openid", "profile", "email"}
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(LOGIN).status_code == 403


def test_coming_for_the_first_time_one_is_asked_for_a_name(client: Client, harbour: House) -> None:
    response = round_trip(client)
    assert response["Location"] == SIGNUP
    page = client.get(SIGNUP, headers={"accept-language": "en"})
    assert page.context["form"].initial == {"email": "wei@harbour.example", "name": "魏 Wei"}
    response = client.post(SIGNUP, {"email": "wei@harbour.example", "name": "魏 Wei"})
    assert response["Location"] == "/latest/"
    member = Member.objects.get()
    assert (member.name, member.email, member.has_usable_password()) == (
        "魏 Wei", "wei@harbour.example", False,
    )  # fmt: skip
    assert member.emailaddress_set.get().verified
    assert client.session["_auth_user_id"] == str(member.pk)
    assert not mail.outbox


def test_coming_again_one_is_signed_in_and_led_on(client: Client, harbour: House) -> None:
    round_trip(client)
    client.post(SIGNUP, {"email": "wei@harbour.example", "name": "Wei"})
    harbour.claims |= {"email": "changed@harbour.example", "name": "Changed"}
    other = Client()
    session = other.session
    session["typed"] = {"text": "words"}
    session.save()
    other.cookies[settings.SESSION_COOKIE_NAME] = before = session.session_key
    assert round_trip(other)["Location"] == "/latest/"
    assert other.session["typed"] == {"text": "words"}
    assert other.session["_auth_user_id"] == str(Member.objects.get().pk)
    assert other.session.session_key != before
    assert Member.objects.get().name == "Wei"


def test_an_address_that_has_an_account_is_not_taken_over(client: Client, harbour: House) -> None:
    owner = MemberFactory(email="wei@harbour.example", name="Wei")
    owner.emailaddress_set.create(email=owner.email, verified=True, primary=True)
    assert round_trip(client)["Location"] == SIGNUP
    response = client.post(SIGNUP, {"email": owner.email, "name": "Another"}, follow=True)
    assert "_auth_user_id" not in client.session
    assert not SocialAccount.objects.exists()
    assert Member.objects.count() == 1
    assert len(mail.outbox) == 1
    assert response.redirect_chain[-1][0].startswith("/accounts/confirm-email/")


def test_an_unconfirmed_account_of_the_same_address_is_not_joined(
    client: Client, harbour: House
) -> None:
    planted = MemberFactory(email="wei@harbour.example", name="Planted")
    planted.emailaddress_set.create(email=planted.email, primary=True)
    round_trip(client)
    client.post(SIGNUP, {"email": planted.email, "name": "Another"})
    assert "_auth_user_id" not in client.session
    assert not SocialAccount.objects.exists()


def test_a_name_that_is_taken_is_asked_for_anew(client: Client, harbour: House) -> None:
    MemberFactory(name="魏wei")
    round_trip(client)
    page = client.get(SIGNUP, headers={"accept-language": "en"})
    assert page.context["form"].initial["name"] == ""
    typed = {"email": "wei@harbour.example", "name": "魏 Wei"}
    page = client.post(SIGNUP, typed, headers={"accept-language": "en"})
    assert "This name is taken" in page.content.decode()
    harbour.claims["name"] = "Site admin"
    response = client.post(SIGNUP, {**typed, "name": "Site admin"})
    assert response.status_code == 200
    assert client.post(SIGNUP, {**typed, "name": "Wei M."})["Location"] == "/latest/"
    assert Member.objects.get(email=typed["email"]).name == "Wei M."


def test_an_address_the_house_has_not_confirmed_is_confirmed_here(
    client: Client, harbour: House
) -> None:
    harbour.claims["email_verified"] = False
    round_trip(client)
    response = client.post(SIGNUP, {"email": "wei@harbour.example", "name": "Wei"})
    assert response["Location"].startswith("/accounts/confirm-email/")
    assert "_auth_user_id" not in client.session


def test_another_address_than_the_one_confirmed_is_not_taken(
    client: Client, harbour: House
) -> None:
    round_trip(client)
    client.post(SIGNUP, {"email": "victim@example.org", "name": "Wei"})
    assert Member.objects.get().email == "wei@harbour.example"
    assert not Member.objects.filter(emailaddress__email="victim@example.org").exists()


def test_without_an_address_from_the_house_one_is_asked_for_and_confirmed(
    client: Client, harbour: House
) -> None:
    harbour.claims["email"] = None
    round_trip(client)
    response = client.post(SIGNUP, {"email": "wei@example.org", "name": "Wei"})
    assert response["Location"].startswith("/accounts/confirm-email/")
    assert "_auth_user_id" not in client.session


def test_the_second_factor_is_asked_for_all_the_same(client: Client, harbour: House) -> None:
    round_trip(client)
    client.post(SIGNUP, {"email": "wei@harbour.example", "name": "Wei"})
    TOTP.activate(Member.objects.get(), generate_totp_secret())
    other = Client()
    assert round_trip(other)["Location"].startswith("/accounts/2fa/authenticate/")
    assert "_auth_user_id" not in other.session


def test_it_leads_to_no_other_site(client: Client, harbour: House) -> None:
    round_trip(client)
    client.post(SIGNUP, {"email": "wei@harbour.example", "name": "Wei"})
    for wrong in ("https://evil.example/", "//evil.example", "/\\evil.example"):
        other = Client()
        address = f"/accounts/oidc/harbour/login/?process=login&next={wrong}"
        assert round_trip(other, address)["Location"] == "/"


def test_an_answer_nobody_asked_for_signs_nobody_in(client: Client, harbour: House) -> None:
    there = leave(client)
    back = requests.get(there, allow_redirects=False, timeout=5).headers["Location"]
    victim = Client(headers={"accept-language": "en"})
    parts = urlsplit(back)
    page = victim.get(f"{parts.path}?{parts.query}")
    assert "It did not work" in page.content.decode()
    assert "_auth_user_id" not in victim.session
    state = parse_qs(parts.query)["state"][0]
    page = client.get(f"{parts.path}?code=made-up&state={state}")
    assert page.status_code == 401
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "claims",
    [
        {"name": "<script>alert(1)</script>", "email": "<svg@x>"},
        {"name": ["a", {"b": 1}], "email": "wei@harbour.example"},
        {"name": None, "email": None},
        {"name": "x" * 10_000, "email": "x" * 300 + "@harbour.example", "picture": "javascript:1"},
    ],
)
def test_what_the_house_says_is_not_believed(
    client: Client, harbour: House, claims: dict[str, Any]
) -> None:
    harbour.claims |= claims
    assert round_trip(client)["Location"] == SIGNUP
    page = client.get(SIGNUP)
    assert page.status_code == 200
    assert "<script>alert" not in page.content.decode()
    assert page.context["form"].initial["name"] == ""


def test_a_house_that_is_down_is_said_so(client: Client, harbour: House) -> None:
    harbour.is_broken = True
    page = client.post(LOGIN)
    assert page.status_code == 502
    assert page.templates[0].name == "socialaccount/authentication_error.html"


def test_joining_a_house_to_ones_account_and_parting(client: Client, harbour: House) -> None:
    member = MemberFactory(email="someone@example.org")
    member.emailaddress_set.create(email=member.email, verified=True, primary=True)
    client.post("/accounts/login/", {"login": member.email, "password": PASSWORD})
    address = "/accounts/oidc/harbour/login/?process=connect"
    assert round_trip(client, address)["Location"] == "/accounts/3rdparty/"
    account = SocialAccount.objects.get(user=member)
    page = client.get("/accounts/3rdparty/", headers={"accept-language": "en"}).content.decode()
    assert "These accounts open yours here" in page
    thief = Client()
    other = MemberFactory(email="other@example.org")
    other.emailaddress_set.create(email=other.email, verified=True, primary=True)
    thief.post("/accounts/login/", {"login": other.email, "password": PASSWORD})
    round_trip(thief, address)
    thief.post("/accounts/3rdparty/", {"account": account.pk})
    assert SocialAccount.objects.get().user == member
    client.post("/accounts/3rdparty/", {"account": account.pk})
    assert not SocialAccount.objects.exists()


GOOGLE = {"provider": "google", "client_id": "a", "secret": "b"}
OTHER = {**GOOGLE, "provider": "openid_connect", "id": "x", "server_url": "https://id.example"}


@pytest.mark.parametrize(
    "value",
    [
        "google", {}, [1], [{"provider": "google"}], [{**GOOGLE, "provider": "nobody"}],
        [{**GOOGLE, "extra": "c"}], [{**GOOGLE, "client_id": 1}], [{**GOOGLE, "secret": " "}],
        [{**GOOGLE, "id": "x"}], [GOOGLE, GOOGLE], [OTHER, OTHER], [{**OTHER, "id": "X y"}],
        [{**OTHER, "server_url": "http://id.example"}], [{**OTHER, "server_url": "id.example"}],
    ],
)  # fmt: skip
def test_a_setting_that_could_not_work_is_refused_and_not_printed(value: Any) -> None:
    text = value if isinstance(value, str) else json.dumps(value)
    with pytest.raises(EnvironmentValueError) as refusal:
        environment.read({"ROSTRA_SIGN_IN_WITH": text})
    assert "“…”, but it must be a list in JSON" in str(refusal.value)


def test_a_setting_names_houses() -> None:
    read = environment.read({"ROSTRA_SIGN_IN_WITH": json.dumps([GOOGLE])}).sign_in_with
    assert houses.apps_of(read) == [
        "allauth.socialaccount.providers.google",
        "allauth.socialaccount.providers.openid_connect",
    ]
    assert houses.providers_of(read)["google"]["APPS"] == [{"client_id": "a", "secret": "b"}]
