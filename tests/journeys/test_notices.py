"""Notices in a real browser: the number in the bar, the inbox, following."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.journeys.browsing import PHONE
from tests.journeys.fixtures import Visit
from tests.journeys.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_a_member_who_is_answered_sees_a_number_opens_it_and_it_is_gone(
    visit: Visit, site: Site, signed_in: dict[str, Any]
) -> None:
    member = visit(storage_state=signed_in["member"])
    # Other journeys may have told the member of something.
    member.go("/me/notices/")
    for button in member.page.get_by_role("button", name="全部标为已读").all():
        button.click()
    member.go(site.told["topic"])
    member.page.locator(".write textarea").fill("谁知道渡轮几点开？")
    member.page.locator(".write").get_by_role("button", name="发送").click()
    comment = member.page.url
    editor = visit(storage_state=signed_in["editor"], java_script_enabled=False)
    editor.page.goto(comment)
    editor.page.locator(".comment__acts").get_by_role("link", name="回复").click()
    editor.page.get_by_role("textbox", name="您的评论").fill("六点半，@Member Bolan。")
    editor.page.get_by_role("button", name="发送").click()
    named = editor.page.get_by_role("link", name="@Member Bolan")
    expect(named).to_have_attribute("href", "/member/" + _number(named.get_attribute("href")) + "/")
    member.go("/")
    member.page.get_by_role("link", name="1 条未读通知").click()
    line = member.page.get_by_role("link", name="Editor Bolan 在")
    expect(line).to_have_count(1)
    line.click()
    expect(member.page.locator(".comment__text", has_text="六点半")).to_be_visible()
    assert "/c/" in member.page.url
    expect(member.page.locator(".me__menu")).to_be_visible()
    expect(member.page.locator(".me__unread")).to_have_count(0)


def test_a_member_follows_with_one_press_and_leaves_from_the_list(
    visit: Visit, site: Site, signed_in: dict[str, Any]
) -> None:
    member = visit(storage_state=signed_in["second"])
    member.go(site.told["section"])
    member.page.get_by_role("button", name="关注", exact=True).click()
    expect(member.page.get_by_role("button", name="取消关注")).to_be_visible()
    assert member.page.url == f"{site.origin}{site.told['section']}"
    member.go("/me/follows/")
    member.page.get_by_role("button", name="取消关注 港务日志").click()
    expect(member.page.get_by_role("status")).to_contain_text("已取消关注")
    expect(member.page.locator(".inbox__row")).to_have_count(0)


def test_following_works_without_script(
    visit: Visit, site: Site, signed_in: dict[str, Any]
) -> None:
    member = visit(storage_state=signed_in["second"], java_script_enabled=False)
    member.go(site.told["article"])
    member.page.get_by_role("link", name="关注此讨论").click()
    member.page.get_by_role("button", name="关注", exact=True).click()
    assert member.page.url == f"{site.origin}{site.told['article']}"
    member.page.get_by_role("link", name="关注此讨论").click()
    member.page.get_by_role("button", name="取消关注").click()
    assert member.page.url == f"{site.origin}{site.told['article']}"


@pytest.mark.parametrize("path", ["/me/notices/", "/me/follows/", "/me/notices/switches/"])
def test_the_pages_are_plain_to_everybody(
    visit: Visit, site: Site, signed_in: dict[str, Any], path: str
) -> None:
    member = visit(storage_state=signed_in["member"], viewport=PHONE, color_scheme="dark")
    member.go(path)
    found = Axe().run(member.page).response["violations"]
    assert not found, [each["id"] for each in found]
    assert not member.page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_a_choice_is_kept(visit: Visit, site: Site, signed_in: dict[str, Any]) -> None:
    member = visit(storage_state=signed_in["second"], java_script_enabled=False)
    member.go("/me/notices/switches/")
    member.page.get_by_label("对您的回复").select_option("inbox")
    member.page.get_by_label("邮件摘要", exact=True).select_option("weekly")
    member.page.get_by_role("button", name="保存").click()
    expect(member.page.get_by_role("status")).to_contain_text("设置已保存")
    expect(member.page.get_by_label("对您的回复")).to_have_value("inbox")
    expect(member.page.get_by_label("邮件摘要", exact=True)).to_have_value("weekly")


def _number(address: str | None) -> str:
    return (address or "").strip("/").rpartition("/")[2]
