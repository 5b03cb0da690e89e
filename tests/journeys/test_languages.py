"""The paper in two scripts and two languages."""

import pytest
from playwright.sync_api import expect

from tests.journeys import paper
from tests.journeys.browsing import Visitor
from tests.journeys.kinds import EDITIONS, KINDS
from tests.journeys.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def switch_to(reader: Visitor, sign: str) -> None:
    """Press one of the signs of the switch: 简, 繁 or EN."""
    reader.page.locator(".switch a", has_text=sign).click()


def lang_of(reader: Visitor, selector: str) -> str:
    """Return the language that an element is in, its own or the nearest around it."""
    return reader.page.locator(selector).first.evaluate(
        "element => element.closest('[lang]').getAttribute('lang')"
    )


def test_the_switch_converts_the_page_and_keeps_the_place(reader: Visitor, site: Site) -> None:
    page, article = reader.page, site.told["article"]
    reader.go(article)
    assert (lang_of(reader, "html"), lang_of(reader, "h1")) == ("zh-Hans", "zh-Hans")
    switch_to(reader, "繁")
    assert page.url == f"{site.origin}/zh-hant{article}"
    assert (lang_of(reader, "html"), lang_of(reader, "h1")) == ("zh-Hant", "zh-Hant")
    expect(reader.part("headline")).to_have_text("拖輪在風暴中救回一艘貨輪")
    expect(reader.part("body")).to_contain_text("沒有人")
    expect(reader.part("caption").nth(1)).to_have_text("燈塔下等候的家屬。")
    expect(reader.part("citations")).to_contain_text("海事通訊社")
    expect(page.locator("link[rel=canonical]")).to_have_attribute("href", site.origin + article)
    # Every way on stays in the edition.
    inside = page.locator("main a[href^='/']").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    assert inside
    for address in inside:
        # What goes to the moderators says in its query which edition it comes from.
        is_form = address.endswith("language=zh-hant")
        assert is_form or address.startswith(("/zh-hant/", "/en/", "/accounts/", "/me/")), address
    switch_to(reader, "简")
    assert page.url == site.origin + article
    expect(reader.part("headline")).to_have_text(paper.WHOLE_HEADLINE)


def test_english_leads_to_the_translation(reader: Visitor, site: Site) -> None:
    reader.go(site.told["article"])
    switch_to(reader, "EN")
    assert reader.page.url.startswith(f"{site.origin}/en/news/")
    expect(reader.part("headline")).to_have_text(paper.WHOLE_ENGLISH)
    assert (lang_of(reader, "html"), lang_of(reader, "h1")) == ("en", "en")
    switch_to(reader, "繁")
    expect(reader.part("headline")).to_have_text("拖輪在風暴中救回一艘貨輪")


def test_what_was_written_in_traditional_characters_reads_in_simplified(
    reader: Visitor, site: Site
) -> None:
    reader.go(site.told["traditional"])
    expect(reader.part("headline")).to_have_text("台风过后，图书馆借出雨伞两百把")
    canonical = reader.page.locator("link[rel=canonical]").get_attribute("href")
    assert canonical is not None
    assert canonical.startswith(f"{site.origin}/zh-hant/news/")
    switch_to(reader, "繁")
    expect(reader.part("headline")).to_have_text("臺風過後，圖書館借出雨傘兩百把")


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_says_its_language_and_switches(reader: Visitor, site: Site, kind: str) -> None:
    for language, prefix in EDITIONS.items():
        reader.go(prefix + site.told[kind], status=KINDS[kind])
        expect(reader.page.locator("html")).to_have_attribute("lang", language)
        current = reader.page.locator(".switch a[aria-current]")
        expect(current).to_have_attribute("hreflang", language)
        if KINDS[kind] == 200:
            # Each sign leads to a page that is there.
            for link in reader.page.locator(".switch a").all():
                address = link.get_attribute("href")
                assert address is not None
                assert site.get(address).status == 200, address


def test_the_interface_of_an_edition_is_in_its_language(reader: Visitor, site: Site) -> None:
    words = {"zh-Hans": "全部评论", "zh-Hant": "全部評論", "en": "All comments"}
    for language, prefix in EDITIONS.items():
        reader.go(prefix + site.told["article"])
        expect(reader.page.locator("#thread-head")).to_contain_text(words[language])
