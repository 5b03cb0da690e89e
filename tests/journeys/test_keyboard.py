"""Everything can be reached from the keyboard, and one sees where one is."""

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import Visitor
from tests.journeys.kinds import KINDS
from tests.journeys.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("look")]

FOCUS = """
() => {
  const element = document.activeElement;
  const box = element.getBoundingClientRect();
  // A card wears the ring of the headline in it.
  const rings = [element, element.closest(".card")].filter(Boolean).map(getComputedStyle);
  return {
    name: element.tagName + "." + element.className + " " + element.innerText.slice(0, 30),
    seen: box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0,
    ring: rings.some(({outlineStyle, outlineWidth}) =>
      outlineStyle !== "none" && parseFloat(outlineWidth) > 0),
    place: [...document.querySelectorAll("*")].indexOf(element),
  };
}
"""


def test_the_skip_link_comes_first_and_skips(reader: Visitor, site: Site) -> None:
    reader.go(site.told["article"])
    reader.page.keyboard.press("Tab")
    skip = reader.page.locator("a.skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator("#main")).to_be_focused()
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate("document.activeElement.closest('#main') !== null")


@pytest.mark.parametrize("kind", KINDS)
def test_the_focus_goes_through_the_page_in_order_and_is_seen(
    reader: Visitor, site: Site, kind: str
) -> None:
    reader.go(site.told[kind], status=KINDS[kind])
    assert reader.page.locator("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").count() == 0
    stops = []
    for _ in range(400):
        reader.page.keyboard.press("Tab")
        stop = reader.page.evaluate(FOCUS)
        if stop["name"].startswith(("BODY", "HTML")) or (stops and stop == stops[0]):
            break
        stops.append(stop)
    else:
        raise AssertionError("The focus never leaves the page.")
    assert len(stops) > 5
    assert not [stop["name"] for stop in stops if not stop["seen"]]
    assert not [stop["name"] for stop in stops if not stop["ring"]]
    assert [stop["place"] for stop in stops] == sorted(stop["place"] for stop in stops)


def test_an_article_is_read_and_the_gate_passed_without_a_mouse(
    reader: Visitor, site: Site
) -> None:
    page = reader.page
    reader.go(site.told["article"])
    reader.part("gate").get_by_role("link").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/accounts/login/**")
    page.locator("input[name=login]").focus()
    for field in ("input[name=login]", "input[name=password]"):
        expect(page.locator(field)).to_be_focused()
        page.keyboard.press("Tab")
