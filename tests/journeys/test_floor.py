"""The floor in a real browser: the gate, the box, answers without script, taking back."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import Visitor
from tests.journeys.fixtures import Visit, sign_in
from tests.journeys.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_a_visitor_who_replies_signs_in_first_and_comes_back_to_the_box(
    visit: Visit, site: Site, passwords: dict[str, str]
) -> None:
    visitor = visit(java_script_enabled=False)
    visitor.go(site.told["article"])
    visitor.page.get_by_role("link", name="回复 1 楼").click()
    assert "/accounts/login/" in visitor.page.url
    sign_in(visitor, "member", passwords["member"])
    expect(visitor.page.get_by_role("textbox", name="您的评论")).to_be_visible()


def test_a_comment_shows_to_everybody_at_the_next_request(
    visit: Visit, site: Site, signed_in: dict[str, Any]
) -> None:
    member, other = visit(storage_state=signed_in["member"]), visit()
    other.go(site.told["article"])
    before = int(other.page.locator(".thread__count").inner_text())
    member.go(site.told["article"])
    box = member.page.get_by_role("textbox", name="以“Member Bolan”的名义评论")
    box.fill("灯塔今晚还亮着吗？*盼复*。")
    member.page.locator(".write").get_by_role("button", name="发送").click()
    expect(member.page.locator(".comment__text em", has_text="盼复")).to_be_visible()
    assert "/c/" in member.page.url
    other.page.reload()
    expect(other.page.locator(".thread__count")).to_have_text(str(before + 1))
    expect(other.page.locator(".comment__text", has_text="灯塔今晚")).to_be_visible()
    count = other.part("comment-count")
    expect(count).to_have_text(f"{before + 1} 条评论")
    member.page.get_by_role("link", name="点赞、修改等").last.click()
    member.page.get_by_role("link", name="编辑", exact=True).click()
    member.page.get_by_role("textbox", name="您的评论").fill("灯塔今晚还亮着吗？")
    member.page.get_by_role("button", name="发送").click()
    expect(member.page.locator(".comment__head", has_text="修改于")).to_be_visible()
    member.page.get_by_role("link", name="点赞、修改等").last.click()
    member.page.get_by_role("button", name="撤回").click()
    expect(member.page.get_by_role("status")).to_contain_text("评论已撤回")
    other.page.reload()
    expect(other.page.locator(".thread__count")).to_have_text(str(before))
    expect(other.page.locator(".comment__text", has_text="灯塔今晚")).to_have_count(0)
    member.page.get_by_role("button", name="恢复").click()
    expect(member.page.get_by_role("status")).to_contain_text("评论已恢复")


def test_an_answer_is_written_without_script_and_liked(
    visit: Visit, site: Site, signed_in: dict[str, Any]
) -> None:
    editor = visit(storage_state=signed_in["second"], java_script_enabled=False)
    editor.go(site.told["thread"])
    editor.page.get_by_role("link", name="回复 2 楼").click()
    editor.page.get_by_role("textbox", name="您的评论").fill("缆绳的事编辑部在问。")
    editor.page.get_by_role("button", name="发送").click()
    expect(editor.page.locator(".comment__text", has_text="编辑部在问")).to_be_visible()
    editor.go(site.told["thread"])
    editor.page.get_by_role("link", name="对 1 楼点赞").click()
    editor.page.get_by_role("button", name="点赞").click()
    expect(editor.page.get_by_role("status")).to_contain_text("您的表态已计入")
    editor.go(site.told["thread"] + "best/")
    expect(editor.page.locator("#floor-1 .count")).to_have_text("1 个赞")


def test_a_moderator_hides_and_shows(visit: Visit, site: Site, signed_in: dict[str, Any]) -> None:
    editor, reader = visit(storage_state=signed_in["editor"]), visit()
    editor.go(site.told["thread"])
    editor.page.get_by_role("link", name="对 4 楼点赞").click()
    editor.page.get_by_role("textbox", name="原因").fill("与本文无关")
    editor.page.get_by_role("button", name="隐藏").click()
    expect(editor.page.get_by_role("status")).to_contain_text("已对读者隐藏")
    reader.go(site.told["thread"])
    expect(reader.page.locator("#floor-4")).to_contain_text("版主已隐藏这条评论")
    editor.page.get_by_role("button", name="恢复显示").click()
    reader.page.reload()
    expect(reader.page.locator("#floor-4")).to_contain_text("second line held")


def test_a_member_leaves_by_the_page_of_one_comment(reader: Visitor, site: Site) -> None:
    reader.go(site.told["thread"])
    reader.page.locator("#floor-2 .comment__floor").click()
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("2 楼")
    reader.page.locator(".thread__whole").click()
    expect(reader.page).to_have_url(f"{site.origin}{site.told['thread']}")
