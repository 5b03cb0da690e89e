"""Members in a real browser: a picture of oneself, whom one ignores, leaving and coming back."""

import io
import json
from typing import Any

import pytest
from PIL import Image as Pillow
from playwright.sync_api import expect

from tests.journeys.fixtures import Visit, sign_in
from tests.journeys.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def picture() -> dict[str, Any]:
    out = io.BytesIO()
    Pillow.new("RGB", (400, 200), "teal").save(out, "PNG")
    return {"name": "me.png", "mimeType": "image/png", "buffer": out.getvalue()}


def test_a_member_shows_itself_as_it_likes(
    visit: Visit, site: Site, signed_in: dict[str, Any]
) -> None:
    member, reader = visit(storage_state=signed_in["second"]), visit()
    member.go("/me/profile")
    member.page.get_by_label("自我介绍").fill("守灯塔的人。")
    member.page.get_by_label("头像", exact=True).set_input_files(picture())
    member.page.get_by_role("button", name="保存").click()
    expect(member.page.get_by_role("status")).to_contain_text("已保存")
    member.page.get_by_role("link", name="您的个人页").click()
    expect(member.page.get_by_text("守灯塔的人。")).to_be_visible()
    expect(member.page.get_by_role("link", name="修改个人资料")).to_be_visible()
    reader.go(member.page.url.removeprefix(site.origin))
    expect(reader.page.get_by_text("守灯塔的人。")).to_be_visible()
    expect(reader.page.locator(".badge")).to_have_text("编辑")
    shown = reader.page.locator(".portrait img")
    assert shown.evaluate("image => image.complete && image.naturalWidth") == 256


@pytest.mark.parametrize("script", [True, False])
def test_what_ignored_members_say_is_folded(
    visit: Visit, site: Site, signed_in: dict[str, Any], script: bool
) -> None:
    member = visit(storage_state=signed_in["editor"], java_script_enabled=script)
    member.go(site.told["thread"])
    floor = member.page.locator("#floor-1")
    floor.get_by_role("link", name="点赞、修改等").click()
    member.page.get_by_role("link", name="关于这位会员").click()
    member.page.get_by_role("button", name="屏蔽").click()
    expect(member.page.get_by_role("status")).to_contain_text("将为您折叠")
    member.go(site.told["thread"])
    words = floor.locator(".comment__text")
    if script:
        expect(words).to_be_hidden()
        floor.get_by_text("您屏蔽的会员的发言").click()
        expect(words).to_be_visible()
    member.go("/me/ignored")
    member.page.get_by_role("button", name="不再屏蔽").click()
    expect(member.page.get_by_text("您没有屏蔽任何人")).to_be_visible()
    member.go(site.told["thread"])
    expect(words).to_be_visible()


def test_a_member_takes_its_data_leaves_and_comes_back(
    visit: Visit, site: Site, passwords: dict[str, str]
) -> None:
    member = visit(java_script_enabled=False)
    member.go("/accounts/login/?next=/me/data")
    sign_in(member, "parting", passwords["parting"])
    member.page.get_by_role("link", name="下载").click()
    member.page.fill("input[name=password]", passwords["parting"])
    with member.page.expect_download() as download:
        member.page.press("input[name=password]", "Enter")
    held = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert held["account"][0]["email"] == "parting@bolan.example"
    member.go("/me/leave")
    member.page.get_by_label("保留文字").check()
    member.page.get_by_role("button", name="抹去我的账户").click()
    expect(member.page.get_by_role("heading", name="您已申请注销")).to_be_visible()
    member.go("/accounts/login/?next=/me/data")
    sign_in(member, "parting", passwords["parting"])
    expect(member.page.get_by_role("status")).to_contain_text("您的账户不会被抹去")
