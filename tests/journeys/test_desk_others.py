"""What else is kept at the desk is edited once and read on the public page."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys import desk, paper
from tests.journeys.browsing import Visitor
from tests.journeys.fixtures import Visit
from tests.journeys.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture
def owner(visit: Visit, signed_in: dict[str, Any]) -> Visitor:
    """Return the owner, with a desk in English."""
    return visit(storage_state=signed_in["owner"], locale="en")


def open_row(visitor: Visitor, kind: str, name: str) -> None:
    """Open one row of a list of the desk."""
    visitor.go(f"/desk/{kind}/")
    visitor.page.get_by_role("link", name=name, exact=True).first.click()
    visitor.page.wait_for_url("**/edit/**")


def test_a_section_is_described_and_moved(owner: Visitor, reader: Visitor, site: Site) -> None:
    page = owner.page
    open_row(owner, "sections", "海港")
    page.fill("input[name=description]", "码头、渡轮与潮水。")
    desk.save(page)
    desk.done(page, "海港")
    reader.go(site.told["parent"])
    expect(reader.page.locator("main")).to_contain_text("码头、渡轮与潮水。")

    def order() -> list[str]:
        reader.go("/")
        names = reader.page.locator("nav.sections a").all_inner_texts()
        return [name for name in names if name in {"财经", "体育"}]

    before = order()
    with desk.leaving(page):
        page.get_by_role("button", name="Move “财经” down").click()
    assert order() == before[::-1]
    with desk.leaving(page):
        page.get_by_role("button", name="Move “财经” up").click()
    assert order() == before


def test_a_topic_is_introduced_closed_and_taken_up_again(
    editor: Visitor, reader: Visitor, site: Site
) -> None:
    page = editor.page
    open_row(editor, "topics", paper.TOPIC)
    page.fill("input[name=deck]", "三天，两艘拖轮，一艘货轮。")
    desk.type_text(page, "风暴从东南来。")
    desk.save(page)
    reader.go(site.told["topic"])
    for words in ("三天，两艘拖轮，一艘货轮。", "风暴从东南来。"):
        expect(reader.page.locator("main")).to_contain_text(words)
    open_row(editor, "topics", paper.TOPIC)
    for button, words in (("close", "专题（已结束）"), ("reopen", "专题")):
        with desk.leaving(page):
            page.locator(f"[data-act={button}]").click()
        reader.go(site.told["topic"])
        expect(reader.page.locator("main .kicker").first).to_have_text(words)


def test_a_source_says_who_it_is(editor: Visitor, reader: Visitor, site: Site) -> None:
    open_row(editor, "sources", paper.SOURCE)
    editor.page.fill("[name=note]", "城里最老的晨报。")
    desk.save(editor.page)
    reader.go(site.told["source"])
    expect(reader.page.locator("main")).to_contain_text("城里最老的晨报。")


def test_the_practical_information_is_kept_by_an_editor(
    editor: Visitor, reader: Visitor, site: Site
) -> None:
    page = editor.page
    open_row(editor, "editions", "博澜论坛报")
    # The name of the paper is the owner's.
    expect(page.locator("input[name=name]")).to_have_count(0)
    desk.tab(page, "Practical information")
    page.get_by_role("button", name="Add practical link").click()
    link = page.locator("[id^=inline_child_practical_links]").last
    link.locator("[name$=-label]").fill("夜间药房")
    link.locator("[name$=-heading]").fill("生活")
    link.locator("[name$=-url]").fill("https://night.example/")
    shown = desk.preview(page)
    expect(shown.locator("[data-part=practical]")).to_contain_text("夜间药房")
    reader.go(site.told["article"])
    assert "夜间药房" not in reader.page.content()
    desk.act(page, "publish")
    reader.go(site.told["article"])
    box = reader.part("practical")
    expect(box).to_contain_text("生活")
    expect(box.get_by_role("link", name="夜间药房")).to_have_attribute(
        "href", "https://night.example/"
    )


def test_a_furniture_page_is_added_and_edited(editor: Visitor, reader: Visitor) -> None:
    page = editor.page
    editor.go("/desk/furniture/")
    page.get_by_role("link", name="Add furniture page").first.click()
    page.wait_for_url("**/pages/add/frontpage/furniturepage/**")
    page.fill("[name=title]", "招聘")
    desk.type_text(page, "本报招看尺人一名。")
    desk.tab(page, "Promote")
    page.fill("input[name=slug]", "jobs")
    desk.act(page, "publish")
    reader.go("/")
    reader.part("footer").get_by_role("link", name="招聘").click()
    assert reader.page.url == f"{reader.origin}/jobs/"
    expect(reader.page.locator("main")).to_contain_text("本报招看尺人一名。")
    open_row(editor, "furniture", "招聘")
    page.fill("[name=title]", "招聘启事")
    desk.act(page, "publish")
    reader.go("/jobs/")
    expect(reader.page.locator("main h1")).to_have_text("招聘启事")
