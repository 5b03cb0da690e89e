"""What every page must be, whatever is on it: accessible, light, still, and no wider than it is."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys.browsing import PHONE, Visitor, settle
from tests.journeys.fixtures import Visit
from tests.journeys.kinds import ACCOUNT_PAGES, EDITIONS, KINDS, MEMBER_PAGES
from tests.journeys.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("look")]

# Bytes on the wire before pictures (DESIGN, section 6), and the score that still counts as still.
WEIGHT_LIMIT = 100 * 1024
SHIFT_LIMIT = 0.02
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
WEIGHT = """
() => [performance.getEntriesByType("navigation")[0],
       ...performance.getEntriesByType("resource")]
  .filter(entry => entry.initiatorType !== "img" || entry.name.endsWith(".svg"))
  .map(entry => [new URL(entry.name).pathname, entry.transferSize])
"""


def complaints_of_axe(page: Page) -> list[str]:
    """Return what axe finds, a line a rule with where."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{each['id']} ({each['impact']}): {each['help']}: "
        + "; ".join(node["html"][:120] for node in each["nodes"][:3])
        for each in found
    ]


def both_schemes(visitor: Visitor) -> list[str]:
    """Return what axe finds on the page in light and in dark."""
    found = []
    for scheme in ("light", "dark"):
        visitor.page.emulate_media(color_scheme=scheme)
        # Not wait_for_function, which the pages' policy forbids: it evaluates text in the page.
        visitor.page.evaluate(
            "Promise.all(document.getAnimations().map(each => each.finished.catch(() => {})))"
        )
        found += [f"{scheme}: {each}" for each in complaints_of_axe(visitor.page)]
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_accessible(reader: Visitor, site: Site, kind: str) -> None:
    reader.go(site.told[kind], status=KINDS[kind])
    assert not both_schemes(reader)


@pytest.mark.parametrize("kind", ["front", "article"])
def test_a_page_is_accessible_on_a_phone_in_english(visit: Visit, site: Site, kind: str) -> None:
    reader = visit(viewport=PHONE, has_touch=True)
    reader.go("/en" + site.told[kind])
    assert not both_schemes(reader)


@pytest.mark.parametrize("path", ACCOUNT_PAGES)
def test_an_account_page_is_accessible(reader: Visitor, path: str) -> None:
    reader.go(path)
    assert not both_schemes(reader)


def test_a_members_pages_are_accessible(visit: Visit, signed_in: dict[str, Any]) -> None:
    member = visit(storage_state=signed_in["owner"])
    found = []
    for path in MEMBER_PAGES:
        # Some ask for the password again first: that page counts too.
        member.page.goto(path)
        found += [f"{path}: {each}" for each in both_schemes(member)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_wider_than_a_phone(visit: Visit, site: Site, kind: str) -> None:
    reader = visit(viewport=PHONE)
    for language, prefix in EDITIONS.items():
        reader.go(prefix + site.told[kind], status=KINDS[kind])
        width = reader.page.evaluate("document.documentElement.scrollWidth")
        assert width <= PHONE["width"], f"{language}: {width}"


@pytest.mark.parametrize("path", ACCOUNT_PAGES)
def test_no_account_page_is_wider_than_a_phone(visit: Visit, path: str) -> None:
    reader = visit(viewport=PHONE)
    reader.go(path)
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_light_and_stands_still(visit: Visit, site: Site, kind: str) -> None:
    for viewport in (PHONE, {"width": 1440, "height": 900}):
        reader = visit(viewport=viewport)
        reader.go(site.told[kind], status=KINDS[kind])
        settle(reader.page)
        weights = dict(reader.page.evaluate(WEIGHT))
        assert weights[site.told[kind]] > 0
        assert any(name.endswith(".css") for name in weights), weights
        assert sum(weights.values()) < WEIGHT_LIMIT, weights
        assert reader.page.evaluate("window.__shift") < SHIFT_LIMIT


def test_a_members_page_stands_still_too(
    visit: Visit, site: Site, signed_in: dict[str, Any]
) -> None:
    for viewport in (PHONE, {"width": 1440, "height": 900}):
        member = visit(storage_state=signed_in["editor"], viewport=viewport)
        member.go(site.told["article"])
        expect(member.page.locator("[data-me]")).to_contain_text("Editor Bolan")
        settle(member.page)
        assert member.page.evaluate("window.__shift") < SHIFT_LIMIT


def test_the_theme_switches_and_is_kept(visit: Visit, site: Site) -> None:
    reader = visit(color_scheme="light")
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    ground = f"{ground} + getComputedStyle(document.body).backgroundColor"
    reader.go("/")
    light = reader.page.evaluate(ground)
    reader.page.locator("[data-act=theme]:visible").first.click()
    dark = reader.page.evaluate(ground)
    assert dark != light
    reader.go(site.told["article"])
    assert reader.page.evaluate(ground) == dark
    reader.page.locator("[data-act=theme]:visible").first.click()
    assert reader.page.evaluate(ground) == light


def test_on_paper_there_is_the_article_and_nothing_to_press(reader: Visitor, site: Site) -> None:
    reader.go(site.told["article"])
    reader.page.emulate_media(media="print")
    for part in ("headline", "meta", "source", "citations", "body"):
        expect(reader.part(part).first).to_be_visible()
    expect(reader.page.locator(".permalink")).to_be_visible()
    for selector in (".switch", "[data-act=theme]", ".sections__list", "[data-part=gate]", ".rail"):
        for found in reader.page.locator(selector).all():
            expect(found).to_be_hidden()
    assert reader.page.pdf(format="A4").startswith(b"%PDF")
