"""A member's own pages: profile, trust, whom it ignores; and what may be done about another."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings as site
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.mail import EmailMessage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from PIL import Image as Pillow
from wagtail.models import ModelLogEntry

from rostra.accounts import portraits
from rostra.accounts.actions.ignore import MOST, ignore
from rostra.accounts.actions.note_facts import note_facts
from rostra.accounts.models import Ignored, Leaving, Member
from rostra.accounts.tasks import remove_portrait
from rostra.accounts.trust import Level, level_of
from rostra.accounts.views import settings as views
from rostra.kernel import clock
from rostra.kernel.tests.shared import FOLDER, needs
from tests.cast import PASSWORD, Cast, MemberFactory

PROFILE = {
    "name": "魏先生",
    "about": "海运 十年。",
    "language": "zh-hant",
    "time_zone": "Asia/Taipei",
}
OWN = ["me_profile", "me_standing", "me_ignored", "me_data"]
AGAIN = ["me_download", "me_leave"]


def fresh(member: Member) -> Member:
    return Member.objects.get(pk=member.pk)


def sign_in(client: Client, member: Member) -> None:
    """Sign somebody in who gave the password a moment ago."""
    EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
    client.force_login(member)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


@pytest.fixture
def member(client: Client, cast: Cast) -> Member:
    client.force_login(cast.member)
    return cast.member


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.DATA = tmp_path
    return tmp_path / "media" / portraits.FOLDER


def picture(form: str = "PNG") -> SimpleUploadedFile:
    out = io.BytesIO()
    Pillow.new("RGB", (120, 80), "teal").save(out, form)
    return SimpleUploadedFile(f"x.{form.lower()}", out.getvalue())


@pytest.mark.parametrize("name", [*OWN, *AGAIN])
def test_own_pages_are_for_members(client: Client, db: None, name: str) -> None:
    response = client.get(reverse(name))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("language", [code for code, _ in site.LANGUAGES])
@pytest.mark.parametrize("name", OWN)
def test_own_pages_open_in_each_language(
    client: Client, member: Member, name: str, language: str
) -> None:
    response = client.get(reverse(name), {"language": language})
    assert response.status_code == 200
    assert "noindex" in response.content.decode()


def test_a_profile_is_changed(client: Client, member: Member, media: Path) -> None:
    response = client.post(reverse("me_profile"), PROFILE | {"picture": picture()})
    assert response.status_code == 302
    now = fresh(member)
    assert {field: getattr(now, field) for field in PROFILE} == PROFILE
    assert len(list(media.iterdir())) == len(portraits.SIZES)
    text = client.get(reverse("me_profile")).content.decode()
    assert '<html lang="zh-Hant"' in text
    assert portraits.url(now.portrait, 256) in text
    entry = ModelLogEntry.objects.get(action="accounts.rename")
    assert entry.data == {"before": "Wei Member"}


def test_a_new_picture_takes_the_place_of_the_old(
    client: Client, member: Member, media: Path
) -> None:
    names = []
    for _ in range(2):
        client.post(reverse("me_profile"), PROFILE | {"picture": picture()})
        names.append(fresh(member).portrait)
    assert len(set(names)) == 2
    client.post(reverse("me_profile"), PROFILE | {"no_picture": "on"})
    assert fresh(member).portrait == ""
    # Pages that are kept show the old ones until then.
    waiting = DBTaskResult.objects.filter(task_path=remove_portrait.module_path)
    assert sorted(task.args_kwargs["args"][0] for task in waiting) == sorted(names)
    assert all(task.run_after > clock.now() for task in waiting)
    for name in names:
        remove_portrait.call(name)
    assert not list(media.iterdir())


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "Ada Owner"},
        {"about": "长" * 301},
        {"language": "tlh"},
        {"time_zone": "Mars/Olympus"},
        {"picture": SimpleUploadedFile("x.png", b"no picture at all")},
        {"picture": SimpleUploadedFile("x.svg", b"<svg onload='alert(1)'/>")},
    ],
    ids=["no-name", "taken", "long", "language", "zone", "damaged", "svg"],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    client: Client, member: Member, media: Path, wrong: dict[str, Any]
) -> None:
    response = client.post(reverse("me_profile"), PROFILE | {"about": "打了字"} | wrong)
    assert response.status_code == 422
    text = response.content.decode()
    assert "field__error" in text
    if "about" not in wrong:
        assert "打了字" in text
    assert fresh(member).name == "Wei Member"
    assert not media.exists() or not list(media.iterdir())


def test_nothing_else_can_be_set_by_the_form(client: Client, member: Member, media: Path) -> None:
    more = {"badge": "owner", "is_superuser": "on", "portrait": "../../x", "email": "x@example.org"}
    client.post(reverse("me_profile"), PROFILE | more)
    now = fresh(member)
    assert (now.badge, now.is_superuser, now.portrait, now.email) == ("", False, "", member.email)


@needs("hostile/blns.json")
def test_hostile_lines_are_kept_or_refused(client: Client, member: Member, media: Path) -> None:
    for line in json.loads((FOLDER / "hostile/blns.json").read_text(encoding="utf-8"))[::5]:
        response = client.post(
            reverse("me_profile"), PROFILE | {"about": line, "name": line or "x"}
        )
        assert response.status_code in {302, 422}
        assert "<script>alert" not in client.get(reverse("me_profile")).content.decode()


def test_times_are_told_in_the_members_zone(client: Client, member: Member) -> None:
    note_facts(member=member.pk, now=clock.now().replace(2026, 3, 1, 20, 0), comments=1)
    Member.objects.filter(pk=member.pk).update(time_zone="Asia/Taipei")
    assert "3月2日" in client.get(reverse("me_standing")).content.decode()
    Member.objects.filter(pk=member.pk).update(time_zone="America/New_York")
    assert "3月1日" in client.get(reverse("me_standing")).content.decode()
    Member.objects.filter(pk=member.pk).update(time_zone="No/Where")
    assert client.get(reverse("me_standing")).status_code == 200


def test_the_level_is_shown_with_its_reasons(client: Client, member: Member) -> None:
    now = clock.now()
    text = client.get(reverse("me_standing")).content.decode()
    assert str(Level.NEW.label) in text
    assert text.count("<tr>") == 1 + 4
    note_facts(member=member.pk, now=now, comments=2, spoke=True)
    assert "<td>2</td>" in client.get(reverse("me_standing")).content.decode()


def test_whom_a_member_ignores(client: Client, member: Member, monkeypatch: Any) -> None:
    monkeypatch.setattr(views, "SIZE", 3)
    others = [MemberFactory() for _ in range(4)]
    for other in others:
        client.post(reverse("me_fold", args=[other.pk, "ignore"]))
        client.post(reverse("me_fold", args=[other.pk, "ignore"]))
    assert Ignored.objects.count() == 4
    with CaptureQueriesContext(connection) as captured:
        text = client.get(reverse("me_ignored")).content.decode()
    assert others[3].name in text
    assert others[0].name not in text
    assert f"?older={Ignored.objects.get(other=others[1]).pk}" in text
    client.post(reverse("me_fold", args=[others[3].pk, "unignore"]), {"from": "list"})
    with CaptureQueriesContext(connection) as fewer:
        client.get(reverse("me_ignored"))
    assert len(captured) == len(fewer) <= 8
    client.post(reverse("me_fold", args=[member.pk, "ignore"]))
    assert Ignored.objects.count() == 3
    assert client.get(reverse("me_ignored"), {"older": "x"}).status_code == 404


def test_the_list_of_the_ignored_is_bounded(cast: Cast, monkeypatch: Any) -> None:
    from django.core.exceptions import ValidationError

    monkeypatch.setattr("rostra.accounts.actions.ignore.MOST", 1)
    assert MOST > 1
    one = MemberFactory()
    ignore(other=one, by=cast.member, now=clock.now())
    ignore(other=one, by=cast.member, now=clock.now())
    with pytest.raises(ValidationError):
        ignore(other=MemberFactory(), by=cast.member, now=clock.now())


def test_a_moderator_sets_a_level_with_a_reason(client: Client, cast: Cast) -> None:
    client.force_login(cast.moderator)
    address = reverse("me_level", args=[cast.member.pk])
    assert client.post(address, {"level": "2", "why": ""}).status_code == 422
    assert client.post(address, {"level": "9", "why": "x"}).status_code == 422
    assert client.post(address, {"level": "2", "why": "老记者"}).status_code == 302
    assert level_of(fresh(cast.member)) is Level.REGULAR
    client.force_login(cast.member)
    assert "老记者" in client.get(reverse("me_standing")).content.decode()
    assert client.post(address, {"level": "3", "why": "x"}).status_code == 404
    other = reverse("me_level", args=[cast.editor.pk])
    assert client.post(other, {"level": "3", "why": "x"}).status_code == 404


@pytest.mark.parametrize("who", ["owner", "editor", "moderator", "member"])
def test_what_may_be_done_about_another(client: Client, cast: Cast, who: str) -> None:
    person, other = getattr(cast, who), MemberFactory()
    client.force_login(person)
    text = client.get(reverse("me_member", args=[other.pk])).content.decode()
    assert reverse("me_fold", args=[other.pk, "ignore"]) in text
    assert (reverse("me_level", args=[other.pk]) in text) is (who != "member")
    assert (reverse("me_erase", args=[other.pk]) in text) is (who == "owner")
    own = client.get(reverse("me_member", args=[person.pk])).content.decode()
    for name in ("me_fold", "me_level", "me_erase"):
        args = [person.pk, "ignore"] if name == "me_fold" else [person.pk]
        assert reverse(name, args=args) not in own
    assert client.get(reverse("me_member", args=[987_654])).status_code == 404


def test_leaving_asks_who_it_is_and_signing_in_takes_it_back(
    client: Client, cast: Cast, media: Path, mailoutbox: list[EmailMessage]
) -> None:
    sign_in(client, cast.member)
    assert client.get(reverse("me_leave")).status_code == 200
    response = client.post(reverse("me_leave"), {"texts": "erase"})
    assert response.status_code == 200
    assert Leaving.objects.get().texts is True
    (mail,) = mailoutbox
    assert mail.to == [cast.member.email]
    assert "/accounts/login/" in mail.body
    assert "_auth_user_id" not in client.session
    client.post(reverse("account_login"), {"login": cast.member.email, "password": PASSWORD})
    assert not Leaving.objects.exists()
    assert "欢迎回来" in client.get(reverse("me_profile")).content.decode()


@pytest.mark.parametrize("name", AGAIN)
def test_who_signed_in_long_ago_is_asked_again(client: Client, member: Member, name: str) -> None:
    for method in (client.get, client.post):
        response = method(reverse(name))
        assert response.status_code == 302
        assert response["Location"].startswith(reverse("account_reauthenticate"))
    assert not Leaving.objects.exists()


def test_the_last_owner_is_told_why_not(client: Client, cast: Cast) -> None:
    sign_in(client, cast.owner)
    response = client.post(reverse("me_leave"), follow=True)
    assert "站点不能没有站长" in response.content.decode()
    assert not Leaving.objects.exists()


def test_an_owner_erases_a_member(client: Client, cast: Cast, media: Path) -> None:
    sign_in(client, cast.owner)
    address = reverse("me_erase", args=[cast.member.pk])
    assert cast.member.name in client.get(address).content.decode()
    assert Member.objects.filter(pk=cast.member.pk).exists()
    client.post(address, {"texts": "keep"})
    assert not Member.objects.filter(pk=cast.member.pk).exists()
    assert client.get(reverse("me_erase", args=[cast.owner.pk])).status_code == 404
    sign_in(client, cast.editor)
    address = reverse("me_erase", args=[cast.moderator.pk])
    assert client.post(address).status_code == 404
    assert Member.objects.filter(pk=cast.moderator.pk).exists()
