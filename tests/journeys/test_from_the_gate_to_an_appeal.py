"""The whole way of somebody new: in at the gate, heard, answered, hidden, and heard again."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.fixtures import Visit
from tests.journeys.site import Site
from tests.journeys.test_moderation import QUEUE, uphold
from tests.journeys.test_signing_in import sign_up

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

FIRST = "第二根缆绳是谁验收的？"
MENDED = "第二根缆绳是谁验收的？请草包们出来说话。"
NAME = "缆桩旁的壬"


def test_a_reader_registers_speaks_is_hidden_appeals_and_is_heard(
    visit: Visit, site: Site, signed_in: dict[str, Any]
) -> None:
    # Register at the gate, read the mail, and be back at the article.
    newcomer = visit()
    newcomer.go(site.told["article"])
    newcomer.page.locator(".gate").get_by_role("link", name="注册").click()
    sign_up(newcomer, site, "ren@bolan.example", NAME)
    assert site.told["article"] in newcomer.page.url

    newcomer.page.get_by_role("textbox", name=f"以“{NAME}”的名义评论").fill(FIRST)
    newcomer.page.locator(".write").get_by_role("button", name="发送").click()
    expect(newcomer.page.locator(".comment__text", has_text=FIRST)).to_be_visible()
    comment = re.search(r"/c/\d+/", newcomer.page.url)[0]

    # Somebody answers, with script: the box opens in place.
    other = visit(storage_state=signed_in["member"])
    other.go(comment)
    other.page.locator(".comment").first.get_by_role("link", name="回复").click()
    other.page.get_by_role("textbox").last.fill("港务局验收的，文件在城里。")
    other.page.get_by_role("button", name="发送").last.click()
    expect(other.page.locator(".comment__text", has_text="港务局验收的")).to_be_visible()
    newcomer.go("/me/notices/")
    newcomer.page.get_by_role("link", name="Member Bolan").first.click()
    expect(newcomer.page.locator(".comment__text", has_text="港务局验收的")).to_be_visible()

    # The words are edited, for the worse; the first wording stays to be seen.
    newcomer.go(comment)
    newcomer.page.get_by_role("link", name="点赞、修改等").first.click()
    newcomer.page.get_by_role("link", name="编辑", exact=True).click()
    newcomer.page.get_by_role("textbox", name="您的评论").fill(MENDED)
    newcomer.page.get_by_role("button", name="发送").click()
    expect(newcomer.page.locator(".comment__head", has_text="修改于")).to_be_visible()

    other.go(comment)
    expect(other.page.locator(".comment__text", has_text=MENDED)).to_be_visible()
    other.page.get_by_role("link", name="举报").first.click()
    other.page.get_by_label("辱骂或骚扰").check()
    other.page.get_by_role("button", name="举报").click()
    expect(other.page.get_by_role("status")).to_contain_text("谢谢")

    editor = visit(storage_state=signed_in["editor"])
    editor.go(f"{QUEUE}?kind=report")
    editor.page.locator("tr", has_text=MENDED).locator("[data-moderation-open]").click()
    editor.page.get_by_label("隐藏：").check()
    editor.page.get_by_role("textbox", name="原因").first.fill("骂人")
    editor.page.get_by_label("规则").select_option(label="1. 说船说潮，不骂人。")
    editor.page.get_by_role("button", name="决定", exact=True).click()
    expect(editor.page.get_by_role("link", name="撤销").first).to_be_visible()
    reader = visit(java_script_enabled=False)
    reader.go(site.told["article"])
    expect(reader.page.locator(".comment__text", has_text=MENDED)).to_have_count(0)
    expect(reader.page.locator(".comment__text", has_text="港务局验收的")).to_be_visible()

    newcomer.go("/me/notices/")
    newcomer.page.get_by_role("link", name="版主对您").first.click()
    newcomer.page.get_by_role("textbox", name="这个决定为什么不对").fill("草包是那种沙袋的俗名。")
    newcomer.page.get_by_role("button", name="提交申诉").click()
    expect(newcomer.page.get_by_role("status")).to_contain_text("等待作出决定者以外的人")

    second = visit(storage_state=signed_in["second"])
    second.go(f"{QUEUE}?kind=appeal")
    second.page.locator("[data-moderation-open]").first.click()
    expect(second.page.locator(".moderation-subject")).to_contain_text("草包是那种沙袋的俗名")
    uphold(second, "说的是沙袋。")

    reader.go(comment)
    expect(reader.page.locator(".comment__text", has_text=MENDED)).to_be_visible()
    newcomer.go("/me/notices/")
    expect(newcomer.page.locator("main")).to_contain_text("您的申诉已有结果")
