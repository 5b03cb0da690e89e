"""A reader reads the paper."""

import pytest
from playwright.sync_api import expect

from tests.journeys import paper
from tests.journeys.browsing import Visitor
from tests.journeys.fixtures import Visit
from tests.journeys.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

# Every line of DESIGN, section 1.
PARTS = (
    "breadcrumb", "headline", "meta", "comment-count", "source", "citations", "body", "caption",
    "reactions", "related", "topic", "share", "gate", "thread", "practical", "ranking-24h",
    "ranking-48h", "hot-topics", "footer",
)  # fmt: skip


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_from_the_front_page_to_every_part_of_an_article(
    visit: Visit, site: Site, script: bool
) -> None:
    reader = visit(java_script_enabled=script)
    page = reader.page
    reader.go("/")
    expect(page.locator("h1")).to_have_text("博澜论坛报")
    page.get_by_role("link", name="海港", exact=True).first.click()
    assert page.url == site.origin + site.told["parent"]
    page.get_by_role("link", name=paper.WHOLE_HEADLINE).first.click()
    assert page.url == site.origin + site.told["article"]
    for part in PARTS:
        expect(reader.part(part).first, part).to_be_visible()
    expect(reader.part("headline")).to_have_text(paper.WHOLE_HEADLINE)
    expect(reader.part("breadcrumb")).to_contain_text("博澜论坛报")
    expect(reader.part("breadcrumb")).to_contain_text("海港")
    expect(reader.part("source")).to_contain_text(paper.SOURCE)
    expect(reader.part("citations")).to_contain_text("海事通讯社")
    expect(reader.part("citations")).to_contain_text("北岬电台")
    assert reader.part("caption").all_inner_texts() == [
        "拖轮“石工”号在防波堤外。", "灯塔下等候的家属。", "（货轮进入内港的一刻）",
    ]  # fmt: skip
    expect(reader.part("related")).to_contain_text("气象台：风暴周三离开海面")
    # The other journeys talk here meanwhile.
    count = reader.page.locator(".thread__count").inner_text()
    assert int(count) >= len(paper.TALK)
    expect(reader.part("comment-count")).to_contain_text(count)
    expect(page.locator("#corrections")).to_contain_text("应为三十一人")
    for words in ("七个小时", "我们只是把它领回家。", "5200", "拖轮甲板上的一夜"):
        expect(reader.part("body")).to_contain_text(words)


def test_pictures_have_their_size_and_come(reader: Visitor, site: Site) -> None:
    reader.go(site.told["article"])
    pictures = reader.page.locator("main figure img")
    assert pictures.count() == 2
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        expect(picture).to_have_js_property("complete", True)
        assert picture.evaluate("img => img.naturalWidth") > 0
        assert picture.get_attribute("width")
        assert picture.get_attribute("height")
        assert picture.get_attribute("alt")


def test_from_the_article_to_its_topic_source_and_back(reader: Visitor, site: Site) -> None:
    page = reader.page
    reader.go(site.told["article"])
    reader.part("topic").get_by_role("link").click()
    assert page.url == site.origin + site.told["topic"]
    expect(page.locator("main h1")).to_contain_text(paper.TOPIC)
    page.get_by_role("link", name=paper.WHOLE_HEADLINE).first.click()
    reader.part("source").get_by_role("link", name=paper.SOURCE).click()
    assert page.url == site.origin + site.told["source"]
    expect(page.locator("main h1")).to_contain_text(paper.SOURCE)
    page.go_back()
    reader.part("breadcrumb").get_by_role("link").first.click()
    assert page.url == f"{site.origin}/"


def test_a_related_line_leads_to_the_article_of_that_headline(reader: Visitor, site: Site) -> None:
    reader.go(site.told["article"])
    reader.part("related").get_by_role("link", name="渡轮停航一天").click()
    expect(reader.part("headline")).to_have_text("渡轮停航一天")


def test_the_lists_of_the_paper(reader: Visitor, site: Site) -> None:
    page = reader.page
    reader.go("/latest/")
    expect(page.locator("main time").first).to_be_visible()
    expect(page.get_by_role("link", name=paper.WHOLE_HEADLINE).first).to_be_visible()
    reader.go("/corrections/")
    expect(page.locator("main")).to_contain_text("应为三十一人")
    page.get_by_role("link", name=paper.WHOLE_HEADLINE).first.click()
    expect(reader.part("headline")).to_have_text(paper.WHOLE_HEADLINE)
    reader.go("/sitemap/")
    for words in ("海港", "港务日志", "体育", paper.TOPIC, "关于我们", "English"):
        expect(page.locator("main").get_by_text(words).first).to_be_visible()
    reader.part("footer").get_by_role("link", name="关于我们").click()
    expect(page.locator("main")).to_contain_text("电话总有人接")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_page_on_by_key_to_the_end_and_back(visit: Visit, site: Site, script: bool) -> None:
    reader = visit(java_script_enabled=script)
    page = reader.page
    reader.go(site.told["section"])
    seen: list[list[str]] = [headlines(reader)]
    while (older := page.locator("main a[rel=next]")).count():
        older.first.click()
        assert "older=" in page.url
        seen.append(headlines(reader))
    assert len(seen) > 1
    whole = [headline for one in seen for headline in one]
    assert len(whole) == len(set(whole)) == paper.DISPATCHES - 1
    for expected in reversed(seen[:-1]):
        page.locator("main a[rel=prev]").first.click()
        assert headlines(reader) == expected


def headlines(reader: Visitor) -> list[str]:
    """Return the headlines of the list that is shown."""
    texts = reader.page.locator(".split__main a").all_inner_texts()
    return list(dict.fromkeys(text for text in texts if text.startswith("港务日志第")))


def test_the_gate_leads_to_sign_in_and_back(
    visit: Visit, site: Site, passwords: dict[str, str]
) -> None:
    member = visit()
    page = member.page
    member.go(site.told["article"])
    member.part("gate").get_by_role("link").first.click()
    assert "/accounts/login/" in page.url
    page.fill("input[name=login]", "member@bolan.example")
    page.fill("input[name=password]", passwords["member"])
    page.press("input[name=password]", "Enter")
    page.wait_for_url(f"**{site.told['article']}#thread")
    # What is personal arrives, and the page is the public one.
    expect(page.locator("[data-me]")).to_contain_text("Member Bolan")
    page.locator("[data-me] summary").click()
    page.locator("[data-me] form button").click()
    page.wait_for_url(lambda url: "logout" not in url)
    assert not [each for each in member.context.cookies() if each["name"] == "sessionid"]


def test_a_reader_is_given_no_cookie(reader: Visitor, site: Site) -> None:
    for kind, path in site.told.items():
        reader.go(path, status={"missing": 404, "gone": 410}.get(kind, 200))
    assert reader.context.cookies() == []
    kept = "JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])"
    assert reader.page.evaluate(kept) == "[[],[]]"


def test_what_is_not_there_and_what_is_gone_look_like_the_paper(
    reader: Visitor, site: Site
) -> None:
    reader.go(site.told["missing"], status=404)
    expect(reader.page.locator(".nameplate").first).to_be_visible()
    reader.go(site.told["gone"], status=410)
    expect(reader.page.locator("main")).to_contain_text("船没有来，是我们看错了。")
    expect(reader.page.locator(".nameplate").first).to_be_visible()
    reader.go("/latest/")
    assert "第34号" not in reader.page.content()
