"""Who works for the paper needs a second factor, is led to it, and is never locked out for ever."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from django.test import Client

from rostra.accounts.models import Member
from tests.cast import Cast

LED_TO = "/accounts/second-factor/"


@pytest.fixture
def asked(settings: LazySettings) -> None:
    settings.STAFF_SECOND_FACTOR = True


@pytest.fixture
def client() -> Client:
    return Client(headers={"accept-language": "en"})


@pytest.mark.parametrize("role", ["owner", "editor", "moderator"])
def test_staff_without_one_are_led_to_set_it_up_and_back(
    client: Client, cast: Cast, asked: None, role: str
) -> None:
    member = getattr(cast, role)
    client.force_login(member)
    wanted = "/desk/account/?tab=1"
    response = client.get(wanted)
    assert (response.status_code, response["Location"]) == (302, LED_TO)
    page = client.get(LED_TO).content.decode()
    assert "/accounts/2fa/totp/activate/" in page
    assert "/accounts/2fa/webauthn/add/" in page
    TOTP.activate(member, generate_totp_secret())
    page = client.get("/accounts/2fa/").content.decode()
    assert f'href="{wanted}">Go on to the desk' in page
    assert f'href="{wanted}">Go on to the desk' in client.get(LED_TO).content.decode()
    assert client.get(wanted).status_code == 200
    assert "Go on to the desk" not in client.get("/accounts/2fa/").content.decode()


def test_a_role_without_one_lies_idle_everywhere(cast: Cast, asked: None) -> None:
    for member in (cast.owner, cast.editor, cast.moderator):
        assert member.is_staff
        assert not member.has_perm("wagtailadmin.access_admin")
        assert not member.has_perm("discussion.hide_comment")
        TOTP.activate(member, generate_totp_secret())
        assert Member.objects.get(pk=member.pk).has_perm("wagtailadmin.access_admin")


def test_codes_on_paper_are_none(cast: Cast, asked: None) -> None:
    RecoveryCodes.activate(cast.editor)
    assert not cast.editor.has_perm("wagtailadmin.access_admin")


def test_members_need_none(client: Client, cast: Cast, asked: None) -> None:
    client.force_login(cast.member)
    assert client.get("/desk/").status_code == 403
    assert client.get("/accounts/email/").status_code == 200


def test_it_is_not_asked_for_where_the_owner_says_so(client: Client, cast: Cast) -> None:
    client.force_login(cast.editor)
    assert client.get("/desk/").status_code == 200


def test_what_was_to_be_posted_is_not_done(client: Client, cast: Cast, asked: None) -> None:
    client.force_login(cast.owner)
    response = client.post(f"/desk/members/edit/{cast.member.pk}/", {"name": "Other"})
    assert (response.status_code, response["Location"]) == (302, LED_TO)
    assert Member.objects.get(pk=cast.member.pk).name == cast.member.name


def test_the_machines_owner_takes_it_away(client: Client, cast: Cast, asked: None) -> None:
    TOTP.activate(cast.editor, generate_totp_secret())
    RecoveryCodes.activate(cast.editor)
    client.force_login(cast.editor)
    assert client.get("/desk/").status_code == 200
    said = StringIO()
    call_command("member", "reset-second-factor", "EDITOR@example.org", stdout=said)
    assert "Took 2 passkeys and lists of codes from editor@example.org" in said.getvalue()
    assert not Authenticator.objects.exists()
    assert client.get("/accounts/email/").status_code == 302
    with pytest.raises(CommandError, match="no member"):
        call_command("member", "sign-out", "nobody@example.org")


def test_a_command_signs_out(client: Client, cast: Cast) -> None:
    client.force_login(cast.member)
    call_command("member", "sign-out", cast.member.email, stdout=StringIO())
    assert client.get("/accounts/email/").status_code == 302


def test_an_owner_takes_it_away_at_the_desk(client: Client, cast: Cast) -> None:
    address = f"/desk/members/edit/{cast.editor.pk}/"
    client.force_login(cast.owner)
    assert 'name="no_second_factor"' not in client.get(address).content.decode()
    TOTP.activate(cast.editor, generate_totp_secret())
    assert 'name="no_second_factor"' in client.get(address).content.decode()
    form = {"name": cast.editor.name, "language": "", "is_active": "on", "roles": ["editor"]}
    client.post(address, form)
    assert Authenticator.objects.exists()
    client.post(address, {**form, "no_second_factor": "on"})
    assert not Authenticator.objects.exists()
