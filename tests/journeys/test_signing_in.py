"""Coming in, whatever the way: back at the same box, with the words still in it."""

import re
from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.browsing import Visitor
from tests.journeys.fixtures import Visit
from tests.journeys.site import Site
from tests.journeys.test_look import both_schemes

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PASSWORD = "three lanterns on one pier"
CODE = re.compile(r"^([A-Z0-9]{3,4}-[A-Z0-9]{3,4})$", re.MULTILINE)
AUTHENTICATOR = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
    "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


def code_to(site: Site, address: str, number: int) -> str:
    """Read the code in a mail."""
    found = CODE.search(site.mail_to(address, number))
    assert found
    return found[1]


def sign_up(visitor: Visitor, site: Site, address: str, name: str, *, number: int = 1) -> None:
    """Fill in the form that is open, read the mail, type the code."""
    page = visitor.page
    page.fill("input[name=email]", address)
    page.fill("input[name=name]", name)
    page.fill("input[name=password1]", PASSWORD)
    page.press("input[name=password1]", "Enter")
    page.wait_for_url("**/confirm-email/**")
    type_code(visitor, code_to(site, address, number))


def type_code(visitor: Visitor, code: str) -> None:
    """Type a code where one is asked for."""
    visitor.page.fill("input[name=code]", code)
    visitor.page.press("input[name=code]", "Enter")
    visitor.page.wait_for_url(lambda url: "/accounts/" not in url)


def box(visitor: Visitor) -> Locator:
    """Return where a comment is written."""
    return visitor.page.locator("main textarea[name=text]")


def send(visitor: Visitor) -> None:
    """Send what stands in the box."""
    form = visitor.page.locator("main form").filter(has=visitor.page.locator("textarea[name=text]"))
    form.locator("button[type=submit]").first.click()


def test_a_reader_without_script_signs_up_reads_the_mail_and_comments(
    visit: Visit, site: Site
) -> None:
    reader = visit(java_script_enabled=False)
    page = reader.page
    reader.go(site.told["thread"])
    page.get_by_role("link", name="回复 1 楼").click()
    page.get_by_role("link", name="注册").click()
    # Refused with a sentence, and nothing but the password is to be typed again.
    page.fill("input[name=email]", "xin@bolan.example")
    page.fill("input[name=name]", "編輯部")
    page.fill("input[name=password1]", "12345678")
    page.press("input[name=password1]", "Enter")
    expect(page.locator(".field__error", has_text="留给本站的工作人员")).to_be_visible()
    expect(page.locator(".field__error", has_text="太容易猜到")).to_be_visible()
    expect(page.locator("input[name=email]")).to_have_value("xin@bolan.example")
    sign_up(reader, site, "xin@bolan.example", "灯塔下的辛")
    box(reader).fill("新来的，问声好。")
    page.get_by_role("button", name="发送").click()
    expect(page.locator("main")).to_contain_text("灯塔下的辛")


def test_whatever_the_way_in_the_words_are_still_in_the_box(visit: Visit, site: Site) -> None:
    address = "quay@bolan.example"
    member = visit(locale="en")
    page = member.page
    protocol = member.context.new_cdp_session(page)
    protocol.send("WebAuthn.enable")
    protocol.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    member.go(f"/accounts/signup/?next={site.told['thread']}")
    sign_up(member, site, address, "Quay")
    assert page.url.endswith(site.told["thread"])
    add_passkey(member)

    def by_password() -> None:
        page.fill("input[name=login]", address)
        page.fill("input[name=password]", PASSWORD)
        page.press("input[name=password]", "Enter")
        page.wait_for_url("**/2fa/authenticate/**")
        assert not both_schemes(member)
        # An account with a passkey asks for it after the password.
        page.locator("#mfa_webauthn_authenticate").click()

    def by_code() -> None:
        page.get_by_role("link", name="Mail me a code").click()
        assert not both_schemes(member)
        page.fill("input[name=email]", address)
        page.press("input[name=email]", "Enter")
        page.wait_for_url("**/login/code/confirm/**")
        assert not both_schemes(member)
        page.fill("input[name=code]", code_to(site, address, mails))
        page.press("input[name=code]", "Enter")
        page.wait_for_url("**/2fa/authenticate/**")
        page.locator("#mfa_webauthn_authenticate").click()

    def by_passkey() -> None:
        page.locator("#passkey_login").click()

    def by_signing_up() -> None:
        page.locator(".account__aside").get_by_role("link", name="Register").click()
        sign_up(member, site, "quay.two@bolan.example", "Quay the second")

    mails = len(re.findall(rf"^To: {address}$", site.log.read_text(), re.MULTILINE)) + 1
    ways: list[Callable[[], None]] = [by_password, by_code, by_passkey, by_signing_up]
    for way in ways:
        words = f"Typed before coming in {way.__name__}, with <b>brackets</b>."
        member.go(site.told["thread"])
        page.locator("a[href*='/reply?to=']").first.click()
        box(member).fill(words)
        member.context.clear_cookies(name="sessionid")
        send(member)
        page.wait_for_url("**/accounts/login/**")
        way()
        page.wait_for_url(lambda url: "/accounts/" not in url)
        # On a page of its own: the one it was typed on is the same for everybody.
        assert "/reply?to=" in page.url, way.__name__
        expect(box(member)).to_have_value(words)
    send(member)
    expect(page.locator("main")).to_contain_text("Typed before coming in by_signing_up")
    assert member.executed() == []


HOSTILE = (
    "\"><img src=x onerror=alert(1)>", "'-alert(2)-'", "</title><script>alert(3)</script>",
    "javascript:alert(4)", "<svg/onload=alert(5)>", "{{7*7}}${7*7}", "\u202e\u200b\ufeffx",
)  # fmt: skip


def test_hostile_text_in_the_forms_does_nothing(visit: Visit) -> None:
    visitor = visit()
    page = visitor.page
    for text in HOSTILE:
        for path, field in (("signup", "name"), ("signup", "email"), ("login", "login")):
            page.goto(f"/accounts/{path}/?next={quote(text)}")
            page.locator("main form").first.evaluate("form => { form.noValidate = true; }")
            page.fill(f"input[name={field}]", text)
            page.locator("main form button[type=submit]").first.click()
            page.wait_for_load_state()
            expect(page.locator(".field__error").first).to_be_visible()
            assert visitor.executed() == [], (path, field, text)


def add_passkey(member: Visitor) -> None:
    """Make a passkey of the browser's."""
    page = member.page
    page.goto("/accounts/2fa/webauthn/add/")
    if "reauthenticate" in page.url:
        page.fill("input[name=password]", PASSWORD)
        page.press("input[name=password]", "Enter")
        page.wait_for_url("**/webauthn/add/")
    page.fill("input[name=name]", "Pocket")
    page.locator("input[name=passwordless]").check()
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url(lambda url: "webauthn/add" not in url)
