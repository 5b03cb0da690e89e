"""A page that stays open in a real browser: new comments, drafts, answers in place, unread."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.fixtures import Visit
from tests.journeys.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def look_again(page: Page) -> None:
    """Come back to the tab: an open page asks at once then."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def box(page: Page) -> Any:
    return page.get_by_role("textbox", name=re.compile("名义评论"))


def write(page: Page, text: str) -> None:
    box(page).fill(text)
    page.locator(".write").get_by_role("button", name="发送").click()
    expect(page.locator(".comment__text", has_text=text)).to_be_visible()


def test_new_comments_come_into_an_open_page_when_the_reader_wants_them(
    visit: Visit, site: Site, signed_in: dict[str, Any]
) -> None:
    member, reader = visit(storage_state=signed_in["member"]), visit()
    reader.go(site.told["thread"])
    show = reader.page.get_by_role("button", name="显示新评论")
    look_again(reader.page)
    expect(show).to_be_hidden()
    before = int(reader.page.locator(".thread__count").inner_text())
    member.go(site.told["article"])
    write(member.page, "北岸的灯塔亮了。")
    look_again(reader.page)
    expect(show).to_have_text("显示新评论 (1)")
    expect(reader.page.locator(".thread__count")).to_have_text(str(before + 1))
    show.click()
    fresh = reader.page.locator(".fresh .comment__text", has_text="北岸的灯塔亮了")
    expect(fresh).to_be_in_viewport()
    expect(show).to_be_hidden()
    look_again(reader.page)
    expect(reader.page.locator(".comment__text", has_text="北岸的灯塔亮了")).to_have_count(1)


def test_what_is_typed_stays_until_it_is_sent(
    visit: Visit, site: Site, signed_in: dict[str, Any]
) -> None:
    member = visit(storage_state=signed_in["member"])
    member.go(site.told["article"])
    box(member.page).fill("写到一半，船来了")
    member.go(site.told["thread"])
    expect(box(member.page)).to_have_value("写到一半，船来了")
    member.go(site.told["article"])
    expect(box(member.page)).to_have_value("写到一半，船来了")
    member.page.locator(".write").get_by_role("button", name="发送").click()
    expect(member.page.locator(".comment__text", has_text="船来了")).to_be_visible()
    member.go(site.told["article"])
    expect(box(member.page)).to_have_value("")


def test_an_answer_is_written_below_what_it_answers_and_quotes_it(
    visit: Visit, site: Site, signed_in: dict[str, Any]
) -> None:
    member = visit(storage_state=signed_in["member"])
    member.go(site.told["thread"])
    expect(box(member.page)).to_be_visible()
    member.page.get_by_role("link", name="引用#2", exact=True).click()
    expect(member.page.locator("#floor-2 + .write textarea")).to_be_focused()
    expect(box(member.page)).to_have_value(re.compile("^> "))
    member.page.keyboard.press("Escape")
    expect(member.page.locator('[data-personal="write"] .write textarea')).to_be_focused()
    expect(box(member.page)).to_have_value("")
    member.page.get_by_role("link", name="回复 2 楼").click()
    # What was begun is still there.
    expect(box(member.page)).to_have_value(re.compile("^> "))
    member.page.keyboard.press("Control+End")
    member.page.keyboard.type("说得好。")
    member.page.keyboard.press("Control+Enter")
    expect(member.page.locator(".comment__text", has_text="说得好")).to_be_visible()
    expect(member.page.locator(".comment__text blockquote").last).to_be_visible()
    assert "/c/" in member.page.url


def test_a_member_is_led_to_what_was_said_since(
    visit: Visit, site: Site, signed_in: dict[str, Any]
) -> None:
    member, other = (
        visit(storage_state=signed_in["member"]),
        visit(storage_state=signed_in["second"]),
    )
    member.go(site.told["thread"])
    with member.page.expect_response(re.compile("/seen$")) as noted:
        member.page.mouse.wheel(0, 20_000)
    assert noted.value.status == 204
    other.go(site.told["article"])
    write(other.page, "后来又有一句。")
    member.go(site.told["article"])
    member.page.get_by_role("link", name=re.compile("您上次来过之后有1条新评论")).click()
    expect(member.page.locator(".comment:target")).to_contain_text("后来又有一句")
