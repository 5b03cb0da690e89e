"""A careful member: codes from an app, and a passkey."""

import re

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from playwright.sync_api import expect

from tests.journeys.browsing import Visitor
from tests.journeys.fixtures import Visit, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def code_of(secret: str) -> str:
    """Return the code that an authenticator app shows now."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def sign_out(visitor: Visitor) -> None:
    """Sign out at the account pages."""
    visitor.go("/accounts/logout/")
    visitor.page.locator("main form button[type=submit], main form button").first.click()
    visitor.page.wait_for_url(lambda url: "logout" not in url)


def test_codes_and_a_passkey(visit: Visit, passwords: dict[str, str]) -> None:
    member = visit(locale="en")
    page = member.page
    sign_in(member, "careful", passwords["careful"])

    # Before the ways in are changed the password is asked once more.
    member.page.goto("/accounts/2fa/totp/activate/")
    page.fill("input[name=password]", passwords["careful"])
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/totp/activate/")

    # Codes: the secret is there to be typed and drawn to be photographed.
    expect(page.locator("main svg, main img").first).to_be_visible()
    secret = page.locator("#authenticator_secret, input[readonly]").first.input_value()
    page.fill("input[name=code]", "000000")
    page.press("input[name=code]", "Enter")
    expect(page.locator("main")).to_contain_text("Incorrect code")
    page.fill("input[name=code]", code_of(secret))
    page.press("input[name=code]", "Enter")
    page.wait_for_url(lambda url: "totp/activate" not in url)
    recovery = re.findall(r"\b[0-9a-f]{8}\b", page.locator("main").inner_text())

    # A passkey, from an authenticator that the browser plays.
    protocol = member.context.new_cdp_session(page)
    protocol.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    protocol.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    member.go("/accounts/2fa/webauthn/add/")
    page.fill("input[name=name]", "The key in the drawer")
    if (passwordless := page.locator("input[name=passwordless]")).count():
        passwordless.check()
    page.locator("#mfa_webauthn_add, main form button").last.click()
    page.wait_for_url(lambda url: "webauthn/add" not in url)
    member.go("/accounts/2fa/webauthn/")
    expect(page.locator("main")).to_contain_text("The key in the drawer")

    # The password alone no longer opens the door.
    sign_out(member)
    sign_in(member, "careful", passwords["careful"])
    assert "/accounts/2fa/authenticate/" in page.url
    page.fill("input[name=code]", code_of(secret))
    page.press("input[name=code]", "Enter")
    page.wait_for_url(lambda url: "/2fa/authenticate/" not in url)
    member.go("/accounts/2fa/")
    sign_out(member)

    # The passkey opens it alone.
    member.go("/accounts/login/")
    page.locator("#passkey_login, [id*=passkey]").first.click()
    page.wait_for_url(lambda url: "/accounts/login/" not in url)
    member.go("/accounts/email/")
    expect(page.get_by_label("Current email")).to_have_value("careful@bolan.example")
    assert len(recovery) in (0, 10)


def test_wagtails_own_sign_in_is_not_to_be_had(reader: Visitor) -> None:
    for path in ("/desk/", "/desk/login/", "/desk/articles/"):
        reader.page.goto(path)
        assert "/accounts/login/" in reader.page.url, path


def test_a_member_without_a_role_is_told_so_at_the_desk(
    visit: Visit, signed_in: dict[str, dict[str, object]]
) -> None:
    member = visit(storage_state=signed_in["member"])
    member.go("/desk/", status=403)
    expect(member.page.locator("main, body").first).to_be_visible()
