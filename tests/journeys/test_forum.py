"""The forum without script: a thread is started, answered, moved, locked and merged."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.fixtures import Visit
from tests.journeys.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_a_thread_from_its_start_to_its_merging(
    visit: Visit, site: Site, signed_in: dict[str, Any]
) -> None:
    member = visit(storage_state=signed_in["member"], java_script_enabled=False)
    member.go("/")
    member.page.get_by_role("link", name="论坛", exact=True).click()
    member.page.get_by_role("link", name="港城闲谈").click()
    member.page.get_by_role("link", name="发起讨论").click()
    member.page.get_by_role("textbox", name="标题").fill("码头的灯坏了")
    member.page.get_by_role("textbox", name="您的评论").fill("三号码头的*灯*坏了一周。")
    member.page.get_by_role("button", name="预览").click()
    expect(member.page.locator("main em", has_text="灯")).to_be_visible()
    expect(member.page.get_by_role("textbox", name="标题")).to_have_value("码头的灯坏了")
    member.page.get_by_role("button", name="发送").click()
    expect(member.page.get_by_role("heading", name="码头的灯坏了")).to_be_visible()
    address = member.page.url

    other = visit(storage_state=signed_in["second"], java_script_enabled=False)
    other.page.goto(address)
    other.page.get_by_role("link", name="回复 1 楼").click()
    other.page.get_by_role("textbox", name="您的评论").fill("已经报修了。")
    other.page.get_by_role("button", name="发送").click()
    expect(other.page.locator(".comment__text", has_text="报修")).to_be_visible()
    permalink = other.page.url

    moderator = visit(storage_state=signed_in["editor"], java_script_enabled=False)
    number = re.findall(r"/thread/(\d+)/", address)[0]
    moderator.page.goto(f"/me/threads/thread:{number}/reply")
    moderator.page.get_by_role("link", name="整理这个讨论").click()
    moderator.page.get_by_role("combobox", name="版块").select_option(label="旧货")
    moderator.page.get_by_role("button", name="移动").click()
    expect(moderator.page.get_by_role("status")).to_contain_text("讨论已移到另一版块")
    moderator.page.get_by_role("link", name="发言、关闭").click()
    moderator.page.get_by_role("textbox", name="原因").fill("已修好")
    moderator.page.get_by_role("button", name="结束").click()
    reader = visit(java_script_enabled=False)
    reader.page.goto(address)
    expect(reader.page.locator("main")).to_contain_text("已修好")
    expect(reader.page.locator("main")).to_contain_text("版主把这个讨论从港城闲谈移到了这里")

    moderator.page.get_by_role("link", name="整理这个讨论").click()
    moderator.page.get_by_role("textbox", name="那个讨论的编号或网址").fill(
        site.origin + site.told["started"]
    )
    moderator.page.get_by_role("button", name="合并").click()
    expect(moderator.page.get_by_role("status")).to_contain_text("讨论已合并")
    reader.page.goto(address)
    assert reader.page.url.endswith(site.told["started"])
    expect(reader.page.locator(".comment__text", has_text="坏了一周")).to_be_visible()
    reader.page.goto(permalink)
    expect(reader.page.locator(".comment__text", has_text="报修")).to_be_visible()
    moderator.page.get_by_role("button", name="撤销").click()
    expect(moderator.page.get_by_role("status")).to_contain_text("评论已回到原处")
    reader.page.goto(address)
    assert reader.page.url == address
