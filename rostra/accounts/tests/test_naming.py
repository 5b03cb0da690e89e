"""What a member may be called: the rules as a table, and the table in the database."""

import threading
from collections.abc import Iterator

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, connections, transaction
from django.test import Client
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import ModelLogEntry

from rostra.accounts.actions.rename import rename
from rostra.accounts.models import Member
from rostra.accounts.names import acceptable_name, is_free, reserved_names
from rostra.accounts.naming import LONGEST, LONGEST_KEY, clean_name, keys_of
from rostra.changes.models import Change
from rostra.kernel import clock
from tests.cast import PASSWORD, MemberFactory

KEPT = [
    ("魏 Wei", "魏 Wei"),
    ("  Wei   Min ", "Wei Min"),
    ("Ｗｅｉ", "Wei"),
    ("O’Neil", "O’Neil"),
    ("阿卜杜拉·阿里", "阿卜杜拉·阿里"),
    ("Jean-Luc", "Jean-Luc"),
    ("Иван", "Иван"),
    ("مریم", "مریم"),
    ("मनु", "मनु"),
    ("김민지", "김민지"),
    ("さくら", "さくら"),
    ("Nguyễn Thị Ánh", "Nguyễn Thị Ánh"),
    ("伊万 Ivan", "伊万 Ivan"),
    ("Badminton", "Badminton"),
    ("123", "123"),
    ("wei\u200b", "wei"),
    ("\u202ewei", "wei"),
    ("a\x00b\nc", "ab c"),
    ("长" * LONGEST, "长" * LONGEST),
]
REFUSED = [
    ("", "Write a name"),
    ("   ", "Write a name"),
    ("\u200b\u3164", "Write a name"),
    ("x" * (LONGEST + 1), "too long"),
    ("ﷺ" * 4, "too long"),
    ("<b>x</b>", "“<” cannot stand"),
    ("wei@example.org", "“@” cannot stand"),
    ("a/b", "“/” cannot stand"),
    ("👍", "“👍” cannot stand"),
    ("\ue000", "cannot stand"),
    ("...", "at least one letter"),
    ("e\u0301\u0302\u0303\u0304\u0305", "too many marks"),
    ("Rоstra", "write the name in one script"),
    ("Иван Ivan", "write the name in one script"),
    ("αdmin", "write the name in one script"),
    ("Admin", "kept for those"),
    ("ADMlN", "kept for those"),
    ("Moderat0r", "kept for those"),
    ("rnoderator", "kept for those"),
    ("ｅｄｉｔｏｒ", "kept for those"),
    ("a d m i n", "kept for those"),
    ("admin_7", "kept for those"),
    ("Site Admin", "kept for those"),
    ("editor-in-chief", "kept for those"),
    ("管理员", "kept for those"),
    ("管理員", "kept for those"),
    ("超级管理员", "kept for those"),
    ("版 主", "kept for those"),
    ("编辑部", "kept for those"),
    ("Rostra", "kept for those"),
    ("博瀾論壇報", "kept for those"),
    ("The  Harbour-Post", "kept for those"),
]
OWN = ["博澜论坛报", "The Harbour Post"]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.mark.parametrize(("typed", "kept"), KEPT)
def test_names_that_are_kept(typed: str, kept: str) -> None:
    assert clean_name(typed, reserved=OWN) == kept


@pytest.mark.parametrize(("typed", "sentence"), REFUSED)
def test_names_that_are_refused_say_what_to_do(typed: str, sentence: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        clean_name(typed, reserved=OWN)
    assert sentence in refusal.value.messages[0]


def test_a_reserved_name_may_be_given() -> None:
    assert clean_name("编辑部", vouched=True) == "编辑部"


@given(st.text(max_size=80))
def test_whatever_is_typed_is_kept_whole_or_refused(typed: str) -> None:
    try:
        name = clean_name(typed)
    except ValidationError:
        return
    assert clean_name(name) == name
    assert 0 < len(name) <= LONGEST
    assert all(0 < len(key) <= LONGEST_KEY for key in keys_of(name))


@pytest.mark.parametrize(
    ("taken", "like_it"),
    [
        ("Wei", "ＷＥＩ"), ("张伟", "張偉"), ("Wei Min", "wei_min"), ("modern", "rnodern"),
        ("Ian", "lan"), ("Сара", "Capa"), ("BOB", "ВОВ"), ("Olga0", "OlgaO"), ("Wei", "Wei\u200b"),
    ],
)  # fmt: skip
def test_a_name_is_taken_once_however_it_is_written(db: None, taken: str, like_it: str) -> None:
    member = MemberFactory(name=taken)
    assert not is_free(like_it)
    with pytest.raises(ValidationError, match="taken"):
        acceptable_name(like_it)
    with pytest.raises(IntegrityError), transaction.atomic():
        MemberFactory(name=like_it)
    assert is_free(like_it, but_for=member)
    assert is_free("Somebody else")


def test_a_member_is_found_by_name(db: None) -> None:
    member = MemberFactory(name="張偉 Wei")
    assert Member.objects.named("张伟wei") == member
    assert Member.objects.named("张伟") is None


def test_what_is_reserved_is_the_papers_and_the_owners(db: None, settings: object) -> None:
    settings.RESERVED_NAMES = ("总编室",)
    settings.SITE_URL = "https://www.harbour.example"
    edition = apps.get_model("frontpage", "Edition")
    edition.objects.create(language="zh-hans", name="港报", live=True)
    assert {"总编室", "Rostra", "harbour", "港报"} <= set(reserved_names())
    for name in ("總編室", "Harbour", "港報"):
        with pytest.raises(ValidationError):
            acceptable_name(name)


def test_renaming_is_logged_and_told_to_the_press(db: None) -> None:
    member = MemberFactory(name="Before")
    rename(member=member, name=" After ", by=member, now=clock.now())
    member.refresh_from_db()
    assert (member.name, member.name_key) == ("After", keys_of("After")[0])
    entry = ModelLogEntry.objects.get(action="accounts.rename")
    assert entry.data == {"before": "Before"}
    assert Change.objects.filter(kind="member", key=str(member.pk)).exists()


def test_one_keeps_the_name_one_has(db: None) -> None:
    member = MemberFactory(name="Lin Editor")
    rename(member=member, name="Lin Editor", by=member, now=clock.now())
    assert not ModelLogEntry.objects.filter(action="accounts.rename").exists()
    with pytest.raises(ValidationError):
        rename(member=member, name="Lin Moderator", by=member, now=clock.now())


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_a_name_at_once_one_gets_it() -> None:
    members = [MemberFactory() for _ in range(4)]
    outcomes = []

    def take(member: Member) -> None:
        try:
            rename(member=member, name="The same", by=member, now=clock.now())
            outcomes.append("done")
        except ValidationError as error:
            outcomes.append(error.messages[0])
        finally:
            connections.close_all()

    threads = [threading.Thread(target=take, args=[member]) for member in members]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert outcomes.count("done") == 1
    assert len(outcomes) == len(members)
    assert Member.objects.filter(name="The same").count() == 1
    assert connection.vendor


@pytest.mark.django_db(transaction=True)
def test_of_two_who_sign_up_with_a_name_at_once_one_is_asked_for_another() -> None:
    outcomes = []

    def sign_up(number: int) -> None:
        form = {"email": f"n{number}@example.org", "name": "Lamp", "password1": PASSWORD}
        try:
            outcomes.append(Client().post("/accounts/signup/", form).status_code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=sign_up, args=[number]) for number in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(outcomes) == [200, 200, 200, 302]
    assert Member.objects.filter(name="Lamp").count() == 1
    assert EmailAddress.objects.count() == 1


def test_signing_up_with_a_name_that_looks_like_another(client: Client, db: None) -> None:
    MemberFactory(name="张伟")
    form = {"email": "new@example.org", "name": "張偉", "password1": PASSWORD}
    response = client.post("/accounts/signup/", form, headers={"accept-language": "en"})
    assert response.context["form"].errors["name"] == [
        "This name is taken, or looks like one that is. Choose another."
    ]
    assert "張偉" in response.content.decode()
