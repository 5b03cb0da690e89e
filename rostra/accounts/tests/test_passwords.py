"""Passwords: guessed at as an attacker would, with a reason in the reader's language."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import translation

from rostra.accounts.models import Member
from rostra.accounts.passwords import LONGEST
from tests.cast import PASSWORD

WEI = Member(name="魏 Lighthouse", email="wei.zhangmin@harbour-mail.example")


@pytest.mark.parametrize(
    "password", [PASSWORD, "灯塔码头清晨报社十二点", "Tr9$kq2!vB", "x7" * 3 + "qw lantern harbour"]
)
def test_what_is_hard_to_guess_is_taken(password: str) -> None:
    validate_password(password, WEI)


@pytest.mark.parametrize(
    "password",
    [
        "", "a", "password", "12345678901234567890", "qwertyuiopasdf", "woaini1314", "P@ssw0rd123",
        "a" * 200, "abcabcabcabcabc", "19870214", "zhangmin1987", "Lighthouse1", "harbourmail",
        "rostra2026", "wei.zhangmin@harbour-mail.example",
    ],
)  # fmt: skip
def test_what_is_easy_to_guess_is_refused(password: str) -> None:
    with pytest.raises(ValidationError) as refusal, translation.override("en"):
        validate_password(password, WEI)
    assert refusal.value.messages[0] == "This password is too easy to guess."
    assert len(refusal.value.messages) > 1


def test_a_password_has_an_end() -> None:
    validate_password("four walls and a press " * 11, WEI)
    with pytest.raises(ValidationError, match=str(LONGEST)):
        validate_password("four walls and a press " * 20, WEI)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "This is a top-100 common password."),
        ("zh-hans", "这是最常见的100个密码之一。"),
        ("zh-hant", "這是最常見的 100 個密碼之一。"),
    ],
)
def test_reasons_are_in_the_readers_language(language: str, said: str) -> None:
    with translation.override(language), pytest.raises(ValidationError) as refusal:
        validate_password("trustno1")
    assert said in refusal.value.messages


def test_signing_up_compares_the_password_with_the_name(client: Client, db: None) -> None:
    form = {"email": "new@example.org", "name": "Bartholomew", "password1": "Bartholomew77"}
    response = client.post("/accounts/signup/", form, headers={"accept-language": "en"})
    assert "too easy to guess" in str(response.context["form"].errors["password1"])
    assert "Bartholomew77" not in response.content.decode()
    assert not Member.objects.exists()
