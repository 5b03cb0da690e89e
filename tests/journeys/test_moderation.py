"""From a report to a judgement in a real browser: reported, decided, told, appealed, judged."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import PHONE, Visitor
from tests.journeys.fixtures import Visit
from tests.journeys.site import Site
from tests.journeys.test_look import both_schemes

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

WORDS = "这班船长就是个草包，该滚下船去。"
QUEUE = "/desk/moderation/"


def speak(visit: Visit, site: Site, signed_in: dict[str, Any], words: str) -> str:
    """Say something as the member; return the comment's address."""
    member = visit(storage_state=signed_in["member"])
    member.go(site.told["article"])
    member.page.get_by_role("textbox", name="以“Member Bolan”的名义评论").fill(words)
    member.page.locator(".write").get_by_role("button", name="发送").click()
    expect(member.page.locator(".comment__text", has_text=words)).to_be_visible()
    return re.search(r"/c/\d+/", member.page.url)[0]


def uphold(judge: Visitor, why: str) -> None:
    """Judge the appeal that is open: the decision was wrong."""
    judge.page.get_by_label("成立：决定撤销").check()
    judge.page.get_by_role("textbox", name="原因").fill(why)
    judge.page.get_by_role("button", name="裁断").click()
    expect(judge.page.get_by_text("已了结").first).to_be_visible()


def test_a_comment_is_reported_decided_appealed_and_judged_by_another(
    visit: Visit, site: Site, signed_in: dict[str, Any]
) -> None:
    comment = speak(visit, site, signed_in, WORDS)

    reader = visit(viewport=PHONE, java_script_enabled=False)
    reader.go(comment)
    reader.page.get_by_role("link", name="举报").last.click()
    expect(reader.page.locator(".answered")).to_contain_text(WORDS)
    reader.page.get_by_label("辱骂或骚扰").check()
    reader.page.get_by_role("textbox", name="您也可以用自己的话说明").fill("请看这一句。")
    reader.page.get_by_role("button", name="举报").click()
    expect(reader.page.get_by_role("status")).to_contain_text("谢谢")

    # By keyboard alone: down to the case, open it, hide it, say why, decide.
    editor = visit(storage_state=signed_in["editor"])
    editor.go(f"{QUEUE}?kind=report")
    row = editor.page.locator("tr", has_text=WORDS)
    expect(row).to_contain_text("辱骂或骚扰")
    link = row.locator("[data-moderation-open]")
    for _ in range(20):
        editor.page.keyboard.press("j")
        if link.evaluate("each => each === document.activeElement"):
            break
    editor.page.keyboard.press("x")
    expect(row.get_by_role("checkbox")).to_be_checked()
    with editor.page.expect_navigation():
        editor.page.keyboard.press("o")
    expect(editor.page.locator(".moderation-subject")).to_contain_text("请看这一句。")
    case = editor.page.url
    editor.page.keyboard.press("?")
    expect(editor.page.locator("[data-moderation-keys] dl")).to_be_visible()
    editor.page.keyboard.press("h")
    expect(editor.page.get_by_label("隐藏：")).to_be_checked()
    editor.page.keyboard.type("骂人，与船无关")
    editor.page.get_by_label("规则").select_option(label="1. 说船说潮，不骂人。")
    editor.page.get_by_label("处分", exact=True).select_option(label="禁言")
    editor.page.get_by_label("多少天").fill("3")
    with editor.page.expect_navigation():
        editor.page.keyboard.press("Control+Enter")
    expect(editor.page.get_by_role("link", name="撤销").first).to_be_visible()

    reader.go(site.told["article"])
    expect(reader.page.locator(".comment__text", has_text=WORDS)).to_have_count(0)
    reader.go("/moderation/")
    expect(reader.page.locator("main")).to_contain_text("骂人，与船无关")
    expect(reader.page.locator("main")).not_to_contain_text("Member Bolan")

    member = visit(storage_state=signed_in["member"])
    member.go(site.told["article"])
    silenced = member.page.locator(".write--silenced")
    expect(silenced).to_contain_text("骂人，与船无关")
    expect(member.page.locator(".write textarea")).to_have_count(0)
    member.go("/me/notices/")
    expect(member.page.locator("main")).to_contain_text("版主对您作出决定")
    member.go("/me/decisions/")
    member.page.get_by_role("link", name="查看或申诉").first.click()
    member.page.get_by_role("textbox", name="这个决定为什么不对").fill("草包是船的名字。")
    member.page.get_by_role("button", name="提交申诉").click()
    expect(member.page.get_by_role("status")).to_contain_text("等待作出决定者以外的人")

    # Who decided finds no form; somebody else judges.
    editor.go(f"{QUEUE}?kind=appeal")
    editor.page.locator("[data-moderation-open]").first.click()
    expect(editor.page.locator(".moderation-beside")).to_contain_text("这要由别人裁断")
    appeal = editor.page.url
    second = visit(storage_state=signed_in["second"])
    second.page.goto(appeal)
    uphold(second, "确有一条船叫草包。")
    second.page.goto(case)
    expect(second.page.locator(".moderation-subject")).to_contain_text("确有一条船叫草包。")

    reader.go(comment)
    expect(reader.page.locator(".comment__text", has_text=WORDS)).to_be_visible()
    member.go("/me/notices/")
    expect(member.page.locator("main")).to_contain_text("您的申诉已有结果")
    member.go(site.told["article"])
    expect(member.page.locator(".write textarea")).to_be_visible()


def test_a_complaint_withholds_an_article_and_undoing_releases_it(
    visit: Visit, site: Site, signed_in: dict[str, Any]
) -> None:
    path = site.told["traditional"]
    reader = visit(java_script_enabled=False)
    reader.go(f"/zh-hant{path}")
    reader.page.get_by_role("link", name="權利與法律投訴").first.click()
    expect(reader.page.get_by_role("textbox", name="頁面網址")).to_have_value(re.compile(path))
    reader.page.get_by_label("隱私或個人資料").check()
    reader.page.get_by_role("textbox", name="哪裡不對").fill("文中寫了我的住址。")
    reader.page.get_by_role("textbox", name="您的姓名").fill("陳某")
    reader.page.get_by_role("textbox", name="您的電子郵件").fill("chen@example.org")
    reader.page.get_by_label("就我所知").check()
    reader.page.get_by_role("button", name="提交投訴").click()
    expect(reader.page.get_by_role("status")).to_contain_text("投訴已收到")

    editor = visit(storage_state=signed_in["editor"])
    editor.go(f"{QUEUE}?kind=complaint")
    editor.page.locator("[data-moderation-open]").first.click()
    expect(editor.page.locator(".moderation-subject")).to_contain_text("文中寫了我的住址。")
    editor.page.get_by_label("因法律原因不予显示").check()
    editor.page.get_by_role("textbox", name="原因").fill("写明了私人住址")
    editor.page.get_by_role("button", name="决定", exact=True).click()
    reader.go(f"/zh-hant{path}", status=451)
    expect(reader.page.locator("main")).to_contain_text("寫明瞭私人住址")
    editor.page.get_by_role("link", name="撤销").first.click()
    editor.page.get_by_role("textbox", name="原因").fill("住址已删去")
    editor.page.get_by_role("button", name="撤销决定").click()
    reader.go(f"/zh-hant{path}")


def test_the_pages_of_moderation_are_accessible(
    visit: Visit, site: Site, signed_in: dict[str, Any]
) -> None:
    comment = speak(visit, site, signed_in, "潮水今晚几点退？")
    number = re.search(r"\d+", comment)[0]
    reader = visit(viewport=PHONE)
    reader.go(f"/report/comment:{number}/")
    assert not both_schemes(reader)
    reader.page.get_by_label("其他").check()
    reader.page.get_by_role("button", name="举报").click()
    assert not both_schemes(reader)
    second = visit(storage_state=signed_in["second"], viewport=PHONE)
    second.go(QUEUE)
    assert second.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    second.page.locator("[data-moderation-open]").first.click()
    assert second.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
