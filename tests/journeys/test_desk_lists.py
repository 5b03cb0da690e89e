"""The list of articles at the desk: narrowed down, searched, and acted upon several at once."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys import desk
from tests.journeys.browsing import Visitor
from tests.journeys.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

WAITING = ["码头夜市延后一周", "码头夜市换了灯", "夜市的账本"]


@pytest.fixture
def drafts(site: Site, tmp_path: Path) -> list[str]:
    """Bring in a few articles that wait at the desk; return their headlines."""
    file = tmp_path / "waiting.jsonl"
    items = [
        {"id": f"waiting/{number}", "language": "zh-hans", "headline": headline, "body": "一句话。"}
        for number, headline in enumerate(WAITING)
    ]
    file.write_text("\n".join(json.dumps(item) for item in items), encoding="utf-8")
    site.bring_in(file)
    return WAITING


def mark(editor: Visitor, *headlines: str) -> None:
    """Mark articles in the list that is shown."""
    for headline in headlines:
        row = editor.page.locator("tr", has=editor.page.get_by_role("link", name=headline))
        row.get_by_role("checkbox").check()


def press(editor: Visitor, button: str) -> None:
    """Press a button for what is marked."""
    with desk.leaving(editor.page):
        editor.page.locator(".bulk-actions-choices").get_by_text(button, exact=True).click()


def test_narrowed_down_and_searched(editor: Visitor) -> None:
    page = editor.page
    editor.go(desk.ARTICLES)
    page.get_by_role("button", name="Show filters").click()
    page.get_by_role("button", name="State").click()
    page.get_by_role("radio", name="withdrawn").check()
    expect(page.locator("td.title")).not_to_contain_text(["拖轮"])
    expect(page.get_by_text("港务日志第34号")).to_be_visible()
    page.wait_for_url("**state=withdrawn**")
    editor.go(f"{desk.ARTICLES}?language=en")
    expect(page.get_by_role("link", name="Ferries stay in port")).to_be_visible()
    assert "渡轮停航一天" not in page.content()
    page.locator("#id_q").fill("bell")
    expect(page.get_by_role("link", name="Ferries stay in port")).to_have_count(0)
    expect(page.get_by_role("link", name="A bell rings again")).to_be_visible()
    editor.go(f"{desk.ARTICLES}?q=没有这样的标题")
    expect(page.locator("main")).to_contain_text("No articles match your query.")


def test_several_at_once(editor: Visitor, reader: Visitor, drafts: list[str]) -> None:
    page = editor.page
    first, second, third = drafts
    editor.go(f"{desk.ARTICLES}?state=draft")

    # Without a section they are refused, each by name, and stay as they are.
    mark(editor, first, second)
    press(editor, "Publish")
    desk.confirm(page)
    for headline in (first, second):
        desk.done(page, f"“{headline}”: Choose a section")

    mark(editor, first, second)
    press(editor, "Move to section")
    desk.choose_section(page, "财经")
    desk.confirm(page)
    desk.done(page, "2 articles moved.")

    mark(editor, first, second)
    press(editor, "Publish")
    expect(page.locator("main")).to_contain_text(first)
    desk.confirm(page)
    desk.done(page, "2 articles published.")
    reader.go("/section/cai-jing/")
    for headline in (first, second):
        expect(reader.page.get_by_role("link", name=headline).first).to_be_visible()

    # A draft among them has nothing to withdraw; it is named and left as it is.
    editor.go(f"{desk.ARTICLES}?q=夜市")
    mark(editor, first, second, third)
    press(editor, "Withdraw")
    expect(page.locator(".help-warning")).to_contain_text(third)
    desk.confirm(page, "夜市取消了。")
    desk.done(page, "2 articles withdrawn.")
    reader.go("/section/cai-jing/")
    assert "夜市" not in reader.page.locator("main").inner_text()
