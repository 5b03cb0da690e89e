"""Who comes into the desk, how far, and that its main path needs no mouse."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys import desk
from tests.journeys.browsing import Visitor
from tests.journeys.fixtures import Visit

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

# What an owner keeps and an editor does not.
OWNERS = ("/desk/members/", "/desk/members/edit/1/", "/desk/sections/add/", "/desk/editions/add/",
          "/desk/workflows/list/", "/desk/groups/", "/desk/sites/")  # fmt: skip


def menu(visitor: Visitor) -> set[str]:
    """Return what the menu of the desk offers."""
    visitor.go("/desk/")
    found = visitor.page.get_by_role("navigation", name="Main menu").get_by_role("listitem")
    return {line.strip() for line in found.all_inner_texts()}


def test_an_editor_does_not_reach_what_is_the_owners(
    editor: Visitor, visit: Visit, signed_in: dict[str, Any]
) -> None:
    owner = visit(storage_state=signed_in["owner"], locale="en")
    assert menu(owner) - menu(editor) >= {"Members", "Settings"}
    for path in OWNERS:
        editor.page.goto(path)
        assert editor.page.url == f"{editor.origin}/desk/", path
        desk.done(editor.page, "do not have permission")
    editor.go("/desk/sections/")
    expect(editor.page.get_by_role("button", name="Move")).to_have_count(0)
    owner.go("/desk/members/")
    expect(owner.page.locator("main")).to_contain_text("editor@bolan.example")


def test_a_member_without_a_role_is_sent_away_politely(
    visit: Visit, signed_in: dict[str, Any]
) -> None:
    member = visit(storage_state=signed_in["member"])
    for path in ("/desk/", "/desk/articles/", "/desk/articles/add/", "/desk/login/?next=/desk/"):
        member.go(path, status=403)
        expect(member.page.locator("main")).to_contain_text("Member Bolan")
    member.go("/latest/")
    expect(member.page.locator("[data-me]")).to_contain_text("Member Bolan")
    expect(member.page.locator("[data-me] a[href^='/desk/']")).to_have_count(0)


def test_wagtails_own_sign_in_and_reset_are_not_there(visit: Visit) -> None:
    visitor = visit()
    for path in ("/desk/login/", "/desk/articles/add/", "/desk/images/", "/desk/account/"):
        visitor.page.goto(path)
        assert "/accounts/login/" in visitor.page.url, path
        expect(visitor.page.locator("input[name=login]")).to_be_visible()
    for path in ("/desk/password_reset/", "/desk/password_reset/done/"):
        visitor.go(path, status=404)
        expect(visitor.page.locator("input[name=email]")).to_have_count(0)


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the focus is where it is wanted, which must be seen."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if target.count() and target.evaluate("it => it === document.activeElement"):
            expect(target).to_be_in_viewport()
            return
    raise AssertionError(f"The focus does not come to {target}.")


def test_an_article_is_written_and_published_without_a_mouse(
    editor: Visitor, reader: Visitor
) -> None:
    page = editor.page
    editor.forgive("edit/.*status of 400")
    editor.go("/desk/")
    tab_to(page, page.locator("[data-act=write]"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/add/")
    tab_to(page, page.locator("input[name=headline]"))
    page.keyboard.type("没有鼠标的早晨")
    tab_to(page, page.locator(".c-sf-add-button"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_placeholder("Search options…"))
    page.keyboard.type("Text")
    page.keyboard.press("Enter")
    expect(page.locator(".public-DraftEditor-content")).to_be_focused()
    page.keyboard.type("全靠键盘写成。")
    # Back to the tabs above; an arrow leads from one to the next.
    page.get_by_role("tab", name="Text").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Placement")).to_be_focused()
    tab_to(page, page.locator("select[name=section]"))
    page.keyboard.press("End")  # 体育, the last section
    tab_to(page, page.locator("footer [data-w-dropdown-target=toggle]"))
    page.keyboard.press("Enter")
    tab_to(page, page.locator("footer button[name=action-publish]"))
    with desk.leaving(page):
        page.keyboard.press("Enter")
    desk.done(page, "published")
    reader.go("/section/ti-yu/")
    reader.page.get_by_role("link", name="没有鼠标的早晨").first.click()
    expect(reader.part("body")).to_have_text("全靠键盘写成。")
