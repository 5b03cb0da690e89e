"""Nobody learns from answers, from time or from what is left behind whether an address is known."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import hashers
from django.core import mail
from django.core.cache import cache
from django.test import Client

from rostra.accounts.actions.forget_unconfirmed import forget_unconfirmed
from rostra.accounts.models import Member
from rostra.accounts.names import UNCONFIRMED_FOR
from rostra.kernel import clock
from tests.cast import PASSWORD, MemberFactory

KNOWN, UNKNOWN = "known@example.org", "nobody@example.org"
TOKEN = re.compile(r'(name="csrfmiddlewaretoken" value=")[^"]*')


@pytest.fixture(autouse=True)
def member(db: None) -> Member:
    cache.clear()
    member = MemberFactory(email=KNOWN, name="Known")
    member.emailaddress_set.create(email=KNOWN, verified=True, primary=True)
    return member


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the passwords that are hashed, as they are."""
    found: list[str] = []
    encode = hashers.MD5PasswordHasher.encode

    def counting(self: Any, password: str, salt: str) -> str:
        found.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", counting)
    return found


def ask(address: str, **typed: str) -> tuple[list[tuple[str, int]], str, int]:
    """Send a form as a new visitor; return where it led, the last page, and how many mails went."""
    mail.outbox.clear()
    client = Client(headers={"accept-language": "en"})
    response = client.post(address, typed, follow=True)
    page = TOKEN.sub(r"\1", response.content.decode())
    return response.redirect_chain, page, len(mail.outbox)


def signup(email: str, name: str) -> Any:
    return ask("/accounts/signup/", email=email, name=name, password1=PASSWORD)


@pytest.mark.parametrize(
    ("address", "more"),
    [
        ("/accounts/login/", {"password": "wrong password here"}),
        ("/accounts/login/code/", {}),
        ("/accounts/password/reset/", {}),
        ("/accounts/signup/", {"password1": PASSWORD}),
    ],
)
def test_answers_mails_and_hashing_are_the_same(
    address: str, more: dict[str, str], hashed: list[str]
) -> None:
    seen = []
    for email, name in ((KNOWN, "One name"), (UNKNOWN, "Other name")):
        hashed.clear()
        field = "login" if address == "/accounts/login/" else "email"
        typed = {field: email, "name": name, **more}
        chain, page, mails = ask(address, **typed)
        page = page.replace(email, "ADDRESS").replace(name, "NAME")
        seen.append((chain, page, mails, len(hashed)))
    assert seen[0] == seen[1]


def test_a_member_who_changes_the_address_learns_nothing_either() -> None:
    seen = []
    for email in (KNOWN, UNKNOWN):
        other = MemberFactory()
        other.emailaddress_set.create(email=other.email, verified=True, primary=True)
        client = Client(headers={"accept-language": "en"})
        client.post("/accounts/login/", {"login": other.email, "password": PASSWORD})
        mail.outbox.clear()
        typed = {"email": email, "action_add": "on"}
        response = client.post("/accounts/email/", typed, follow=True)
        page = TOKEN.sub(r"\1", response.content.decode()).replace(email, "ADDRESS")
        page = page.replace(other.email, "OWN").replace(other.name, "NAME")
        seen.append((response.redirect_chain, page, len(mail.outbox)))
    assert seen[0] == seen[1]


def test_an_account_without_a_password_takes_as_long(member: Member, hashed: list[str]) -> None:
    member.set_unusable_password()
    member.save()
    counts = []
    for email in (KNOWN, UNKNOWN):
        hashed.clear()
        ask("/accounts/login/", login=email, password="wrong password here")
        counts.append(len(hashed))
    assert counts == [1, 1]


def test_the_password_just_chosen_does_not_tell_either() -> None:
    tried = {KNOWN: "of somebody else", UNKNOWN: PASSWORD}
    seen = []
    for email, name in ((KNOWN, "One name"), (UNKNOWN, "Other name")):
        signup(email, name)
        pages = [ask("/accounts/login/", login=email, password=tried[email])[1] for _ in range(6)]
        seen.append([page.replace(email, "ADDRESS") for page in pages])
        cache.clear()
    assert seen[0] == seen[1]
    assert "are not correct" in seen[0][0]
    assert "Too many failed" in seen[0][-1]


def test_the_name_does_not_tell_either(client: Client) -> None:
    for email, name in ((KNOWN, "One name"), (UNKNOWN, "Other name")):
        signup(email, name)
        page = signup("third@example.org", name)[1]
        assert "This name is taken" in page
    Member.objects.filter(email=UNKNOWN).update(joined_at=clock.now() - UNCONFIRMED_FOR * 1.1)
    cache.clear()  # A day later.
    assert forget_unconfirmed(now=clock.now()) == 1
    for name in ("One name", "Other name"):
        assert "This name is taken" not in signup(f"{name[:3]}@example.org", name)[1]


def test_who_never_confirmed_is_forgotten_and_nobody_else(member: Member) -> None:
    old = clock.now() - UNCONFIRMED_FOR - timedelta(minutes=1)
    never = MemberFactory(joined_at=old)
    never.emailaddress_set.create(email=never.email, primary=True)
    fresh = MemberFactory()
    fresh.emailaddress_set.create(email=fresh.email, primary=True)
    was_here = MemberFactory(joined_at=old, last_login=clock.now())
    was_here.emailaddress_set.create(email=was_here.email, primary=True)
    by_hand = MemberFactory(joined_at=old)
    Member.objects.filter(pk=member.pk).update(joined_at=old)
    assert forget_unconfirmed(now=clock.now()) == 1
    left = set(Member.objects.values_list("pk", flat=True))
    assert left == {fresh.pk, was_here.pk, by_hand.pk, member.pk}


def test_whoever_lost_the_code_comes_in_by_another(client: Client) -> None:
    signup(UNKNOWN, "New here")
    mail.outbox.clear()
    client.post("/accounts/login/code/", {"email": UNKNOWN})
    code = re.search(r"\b[A-Z0-9]{3,4}-[A-Z0-9]{3,4}\b", mail.outbox[0].body)
    assert code
    client.post("/accounts/login/code/confirm/", {"code": code[0]})
    assert "_auth_user_id" in client.session
    assert Member.objects.get(email=UNKNOWN).emailaddress_set.get().verified
