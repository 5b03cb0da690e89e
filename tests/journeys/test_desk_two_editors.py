"""Two editors have the same article open: neither loses work, and neither is left guessing."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import desk
from tests.journeys.browsing import Visitor
from tests.journeys.fixtures import Visit

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture
def second(visit: Visit, signed_in: dict[str, Any]) -> Visitor:
    """Return the other editor."""
    return visit(storage_state=signed_in["second"], locale="en")


def both_open(editor: Visitor, second: Visitor, headline: str) -> str:
    """Have the first write an article and both open it; return the desk's address of it."""
    desk.write(editor, headline, section="城事", text="两个人都在改。")
    address = editor.page.url.removeprefix(editor.origin)
    second.forgive("edit/.*status of 400")
    second.go(address)
    editor.go(address)
    return address


def older_deck(page: Page, address: str, by: str) -> str:
    """Return the deck of what somebody saved before, found in the article's history."""
    page.goto(address.replace("/edit/", "/history/"))
    row = page.get_by_role("row").filter(has_text=by).first
    row.get_by_role("button").first.click()
    page.get_by_role("link", name="Review this version").click()
    return page.locator("textarea[name=deck]").input_value()


def test_the_second_to_save_is_told_and_both_versions_are_kept(
    editor: Visitor, second: Visitor
) -> None:
    address = both_open(editor, second, "两位编辑的标题")
    editor.page.fill("textarea[name=deck]", "第一位写的导语。")
    second.page.fill("textarea[name=deck]", "第二位写的导语。")
    desk.save(editor.page)
    desk.done(editor.page, "updated")

    page = second.page
    desk.save(page)
    desk.done(page, "somebody saved a newer version")
    expect(page.locator("[data-newer-revision]")).to_contain_text("Editor Bolan")
    expect(page.locator("textarea[name=deck]")).to_have_value("第二位写的导语。")
    with page.expect_popup() as opened:
        page.get_by_role("link", name="See the newer version").click()
    expect(opened.value.locator("main")).to_contain_text("第一位写的导语。")
    opened.value.close()
    with desk.leaving(page):
        page.get_by_role("button", name="Save mine as a new revision").click()
    desk.done(page, "updated")
    expect(page.locator("textarea[name=deck]")).to_have_value("第二位写的导语。")
    assert older_deck(page, address, by="Editor Bolan") == "第一位写的导语。"


def test_one_who_looks_away_is_warned_before_saving(editor: Visitor, second: Visitor) -> None:
    second.context.clock.install()
    both_open(editor, second, "看了一眼窗外的编辑")
    second.page.fill("textarea[name=deck]", "写到一半。")
    editor.page.fill("textarea[name=deck]", "先写完了。")
    desk.act(editor.page, "publish")
    desk.done(editor.page, "published")
    # The desk asks every ten seconds who else is there.
    page = second.page
    page.clock.fast_forward(11_000)
    expect(page.get_by_role("button", name="Editor Bolan saved a new version")).to_be_attached()
    page.locator("footer button[type=submit]:not([name])").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Editor Bolan saved a new version")
    with desk.leaving(page):
        dialog.get_by_role("button", name="Save draft").click()
    expect(page.locator("[data-newer-revision]")).to_be_visible()
    expect(page.locator("textarea[name=deck]")).to_have_value("写到一半。")


def test_publishing_over_a_newer_version_is_refused(
    editor: Visitor, second: Visitor, reader: Visitor
) -> None:
    address = both_open(editor, second, "抢发的编辑")
    editor.page.fill("textarea[name=deck]", "核实过的导语。")
    desk.act(editor.page, "publish")
    second.page.fill("textarea[name=deck]", "没有核实的导语。")
    desk.act(second.page, "publish")
    desk.done(second.page, "somebody saved a newer version")
    reader.go(f"/news/{address.split('/')[-2]}-x/")
    expect(reader.page.locator("main")).to_contain_text("核实过的导语。")
    assert "没有核实" not in reader.page.content()


def test_a_locked_article_is_changed_by_nobody_else(editor: Visitor, second: Visitor) -> None:
    address = both_open(editor, second, "锁上的稿子")
    second.page.fill("textarea[name=deck]", "锁之前写的。")
    page = editor.page
    page.locator("[data-side-panel-toggle=status]").click()
    with desk.leaving(page):
        page.locator("label.switch", has_text="Lock").click()
    desk.done(page, "locked")
    desk.save(second.page)
    desk.done(second.page, "could not be saved as it is locked")
    expect(second.page.locator("textarea[name=deck]")).to_have_value("锁之前写的。")
    second.go(address)
    desk.done(second.page, "was locked by Editor Bolan")


def ask_for_second_eyes(owner: Visitor, wanted: bool) -> None:
    """Put articles under the workflow that a site begins with, or take them out of it."""
    owner.go("/desk/workflows/list/")
    owner.page.get_by_role("link", name="Moderators approval").first.click()
    owner.page.wait_for_url("**/workflows/edit/**")
    owner.page.get_by_label("Article", exact=True).set_checked(wanted)
    desk.save(owner.page)


def test_with_a_workflow_another_pair_of_eyes_publishes(
    editor: Visitor, second: Visitor, reader: Visitor, visit: Visit, signed_in: dict[str, Any]
) -> None:
    owner = visit(storage_state=signed_in["owner"], locale="en")
    ask_for_second_eyes(owner, wanted=True)
    try:
        desk.write(editor, "等人审的稿子", section="城事", text="请过目。")
        address = editor.page.url.removeprefix(editor.origin)
        desk.act(editor.page, "submit")
        desk.done(editor.page, "submitted for moderation")
        reader.go("/latest/")
        assert "等人审的稿子" not in reader.page.content()
        second.go("/desk/")
        waiting = second.page.locator(".desk-home__pile", has_text="In workflow")
        expect(waiting).to_contain_text("等人审的稿子")
        second.go(address)
        second.page.locator("footer [data-w-dropdown-target=toggle]").click()
        with desk.leaving(second.page):
            second.page.get_by_role("button", name="Approve", exact=True).click()
        reader.go("/latest/")
        expect(reader.page.get_by_role("link", name="等人审的稿子").first).to_be_visible()
    finally:
        ask_for_second_eyes(owner, wanted=False)
