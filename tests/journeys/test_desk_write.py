"""An editor at the desk: from signing in to an article's last line, and after."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from tests.journeys import desk, paper
from tests.journeys.browsing import Visitor
from tests.journeys.fixtures import Visit, sign_in
from tests.journeys.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

HEADLINE = "潮位尺换了新的"
IN_TRADITIONAL = "潮位尺換了新的"
LISTS = ("/", "/latest/", "/section/cheng-shi/")


def test_an_article_from_the_first_word_to_the_last(
    visit: Visit, reader: Visitor, passwords: dict[str, str], tmp_path: Path
) -> None:
    editor = visit(locale="en")
    open_the_desk(editor, passwords["editor"])
    number = write_the_article(editor, tmp_path / "quay.png")
    save_the_draft(editor, reader, number)
    address = publish_it(editor, reader, number)
    switch_script(reader, address)
    correct_it(editor, reader, number, address)
    address = rename_it(editor, reader, number, address)
    withdraw_it(editor, reader, number, address)
    restore_it(editor, reader, number, address)


def open_the_desk(editor: Visitor, password: str) -> None:
    """Come by the account pages, and find what waits."""
    editor.page.goto("/desk/")
    assert "/accounts/login/?next=/desk/" in editor.page.url
    sign_in(editor, "editor", password)
    expect(editor.page.locator("h1")).to_have_text("The desk")
    for heading in ("Drafts", "Changed since publication", "Scheduled", "Published last"):
        expect(editor.page.get_by_role("heading", name=heading)).to_be_visible()
    # Which it is depends on what others have published meanwhile.
    last = editor.page.get_by_role("heading", name="Published last")
    first = last.locator("xpath=following-sibling::ul[1]").get_by_role("link").first
    expect(first).to_be_visible()


def write_the_article(editor: Visitor, picture: Path) -> str:
    """Type everything, and see the real page beside it; return the article's number."""
    page = editor.page
    paper.draw(picture, sky="#8fb3c7", sea="#2f5d50", hull="#d8b04a")
    desk.begin(editor)
    expect(page.get_by_placeholder("Headline")).to_be_visible()
    page.fill("input[name=headline]", HEADLINE)
    page.fill("textarea[name=deck]", "旧尺用了四十年。")
    page.fill("input[name=byline]", "本报记者 闵溪")
    desk.add_text(page, "旧尺在码头站了四十年。", "新尺是白色的，夜里会发光。")
    desk.add_quote(page, "水位自己会说话。", by="看尺人 欧阳渡")
    desk.add_picture(page, picture, caption="码头上的新尺。", alt="码头边的一条黄色小船")
    shown = desk.preview(page)
    expect(shown.locator("[data-part=headline]")).to_have_text(HEADLINE)
    for words in ("夜里会发光", "水位自己会说话。", "欧阳渡", "码头上的新尺。"):
        expect(shown.locator("[data-part=body]")).to_contain_text(words)
    expect(shown.locator("[data-part=footer]")).to_be_attached()
    # The frame follows what is typed.
    page.fill("textarea[name=deck]", "旧尺用了四十一年。")
    expect(shown).to_contain_text("旧尺用了四十一年。")
    desk.save(page)
    desk.done(page, HEADLINE)
    return re.findall(r"/edit/(\d+)/", page.url)[0]


def save_the_draft(editor: Visitor, reader: Visitor, number: str) -> None:
    """See that a draft waits at the desk and is nowhere else."""
    assert HEADLINE in desk.listed(editor, "?state=draft")
    editor.go("/desk/")
    expect(editor.page.get_by_role("link", name=HEADLINE)).to_be_visible()
    for path in LISTS:
        reader.go(path)
        assert HEADLINE not in reader.page.content()
    reader.go(f"/news/{number}-x/", status=404)


def publish_it(editor: Visitor, reader: Visitor, number: str) -> str:
    """Publish, be told what is missing, and find the article everywhere; return its address."""
    page = editor.page
    editor.go(f"/desk/articles/edit/{number}/")
    desk.act(page, "publish")
    desk.done(page, "could not be saved due to errors")
    page.get_by_role("button", name="Go to the first error").click()
    expect(page.get_by_text("Choose a section: what is published stands in one.")).to_be_visible()
    desk.choose_section(page, "城事")
    desk.act(page, "publish")
    desk.done(page, "published")
    for path in LISTS:
        reader.go(path)
        expect(reader.page.get_by_role("link", name=HEADLINE).first).to_be_visible()
    with desk.leaving(page):
        page.locator("[data-act=look]").click()
    address = page.url.removeprefix(editor.origin)
    assert address == f"/news/{number}-chao-wei-chi-huan-le-xin-de/"
    reader.go(address)
    expect(reader.part("headline")).to_have_text(HEADLINE)
    expect(reader.part("body").locator("img")).to_have_attribute("alt", "码头边的一条黄色小船")
    return address


def switch_script(reader: Visitor, address: str) -> None:
    """Read the same in traditional characters."""
    reader.page.get_by_role("link", name="繁").first.click()
    reader.page.wait_for_url(f"**/zh-hant{address}")
    expect(reader.part("headline")).to_have_text(IN_TRADITIONAL)
    expect(reader.part("body")).to_contain_text("舊尺在碼頭站了四十年。")
    reader.go("/zh-hant/")
    expect(reader.page.get_by_role("link", name=IN_TRADITIONAL).first).to_be_visible()


def correct_it(editor: Visitor, reader: Visitor, number: str, address: str) -> None:
    """Say in public what was wrong, and mend the text: the address stays."""
    page = editor.page
    editor.go(f"/desk/articles/edit/{number}/")
    page.locator("[data-act=correct]").click()
    desk.confirm(page)
    expect(page.locator("main .error-message")).to_be_visible()
    desk.confirm(page, "初稿把四十一年写成四十年。")
    desk.done(page, "The correction")
    reader.go(address)
    expect(reader.page.locator("#corrections")).to_contain_text("初稿把四十一年写成四十年。")
    reader.go("/corrections/")
    expect(reader.page.locator("main")).to_contain_text("初稿把四十一年写成四十年。")
    reader.page.get_by_role("link", name=HEADLINE).first.click()
    assert reader.page.url == reader.origin + address


def rename_it(editor: Visitor, reader: Visitor, number: str, address: str) -> str:
    """Change the headline, then the address too: the old one leads to the new one."""
    page = editor.page
    page.fill("input[name=headline]", "潮位尺换了会发光的")
    desk.act(page, "publish")
    reader.go(address)
    expect(reader.part("headline")).to_have_text("潮位尺换了会发光的")
    desk.tab(page, "Placement")
    page.fill("input[name=slug]", "fa-guang-de-chi")
    desk.act(page, "publish")
    reader.go(address)
    renamed = f"/news/{number}-fa-guang-de-chi/"
    assert reader.page.url == reader.origin + renamed
    page.fill("input[name=headline]", HEADLINE)
    desk.act(page, "publish")
    return renamed


def withdraw_it(editor: Visitor, reader: Visitor, number: str, address: str) -> None:
    """Take it back: gone from every list, its address says why."""
    page = editor.page
    page.locator("[data-act=withdraw]").click()
    desk.confirm(page, "尺又坏了，<b>等</b>下一把。")
    desk.done(page, "is withdrawn")
    expect(page.locator("[data-withdrawn]")).to_contain_text("尺又坏了")
    reader.go(address, status=410)
    expect(reader.page.locator("main")).to_contain_text("尺又坏了，<b>等</b>下一把。")
    expect(reader.page.locator(".nameplate").first).to_be_visible()
    for path in (*LISTS, "/corrections/"):
        reader.go(path)
        assert HEADLINE not in reader.page.content()
    assert HEADLINE in desk.listed(editor, "?state=withdrawn")
    editor.go(f"/desk/articles/edit/{number}/")
    expect(page.locator("footer button[name=action-publish]")).to_have_count(0)


def restore_it(editor: Visitor, reader: Visitor, number: str, address: str) -> None:
    """Publish it again where it was."""
    page = editor.page
    page.locator("[data-act=restore]").click()
    desk.confirm(page)
    desk.done(page, "published again")
    reader.go(address)
    expect(reader.part("headline")).to_have_text(HEADLINE)
    reader.go("/latest/")
    expect(reader.page.get_by_role("link", name=HEADLINE).first).to_be_visible()
    editor.go(f"/desk/articles/history/{number}/")
    for line in ("初稿把四十一年写成四十年。", "尺又坏了", "Restored and published again"):
        expect(page.locator("table.listing")).to_contain_text(line)


def test_what_is_scheduled_is_not_public_before(
    editor: Visitor, reader: Visitor, site: Site
) -> None:
    page = editor.page
    headline = "明天的渡轮时刻"
    desk.write(editor, headline, section="城事", text="明天起加开一班。")
    number = re.findall(r"/edit/(\d+)/", page.url)[0]
    page.locator("[data-side-panel-toggle=status]").click()
    page.get_by_role("button", name="Set schedule").click()
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).strftime("%Y-%m-%d %H:%M:%S")
    page.locator("[name=go_live_at]").fill(tomorrow)
    # Not clicked: the calendar may still lie above it.
    page.get_by_role("dialog").get_by_role("button", name="Save schedule").press("Enter")
    expect(page.locator("[data-side-panel=status]")).to_contain_text("Once scheduled")
    desk.act(page, "publish")
    desk.done(page, "scheduled")
    for path in LISTS:
        reader.go(path)
        assert headline not in reader.page.content()
    reader.go(f"/news/{number}-x/", status=404)
    assert headline in desk.listed(editor, "?state=scheduled")
    editor.go("/desk/")
    expect(page.locator(".desk-home__pile", has_text="Scheduled")).to_contain_text(headline)


def test_saving_with_the_keyboard_leaves_no_word_behind(editor: Visitor) -> None:
    page = editor.page
    desk.begin(editor)
    page.fill("input[name=headline]", "手快的编辑")
    desk.add_text(page, "第一句。", "最后一句，刚打完就存。")
    with desk.leaving(page):
        page.keyboard.press("Control+s")
    desk.done(page, "手快的编辑")
    expect(page.locator("[data-streamfield-child] [role=textbox]")).to_contain_text("刚打完就存。")


@pytest.mark.parametrize("sent", [False, True], ids=["about to", "under way"])
def test_saving_while_the_desk_saves_by_itself_makes_one_article(
    editor: Visitor, sent: bool
) -> None:
    page = editor.page
    headline = f"只存一份的稿子{sent:d}"
    held: list[Route] = []

    def hold(route: Route) -> None:
        by_itself = route.request.headers.get("accept") == "application/json"
        held.append(route) if by_itself else route.continue_()

    page.clock.install()
    desk.begin(editor)
    page.route("**/desk/articles/add/", hold)
    # The desk looks for changes a few seconds after opening, and saves three seconds after one.
    page.clock.run_for(6_000)
    page.fill("input[name=headline]", headline)
    page.clock.run_for(1_500)
    while sent and not held:
        page.clock.run_for(500)
    with desk.leaving(page):
        page.locator("footer button[type=submit]:not([name])").click()
        page.wait_for_timeout(200)
        for route in held:
            route.continue_()
    assert len(held) == sent
    desk.done(page, headline)
    assert desk.listed(editor, f"?q={headline}") == [headline]
