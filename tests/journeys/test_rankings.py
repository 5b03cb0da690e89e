"""People read, and the list moves in the page."""

import re
import time
import urllib.request
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import Visitor
from tests.journeys.fixtures import Visit
from tests.journeys.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

REFRESH = """
import django; django.setup()
from datetime import datetime
from rostra.rankings.actions.refresh import refresh
print(*refresh(now=datetime.fromisoformat({now!r})))
"""
# The site's writers write each second.
PATIENCE = 20.0


def be_read(site: Site, article: int, people: int) -> None:
    """Send the beacons of some people's browsers."""
    for person in range(people):
        request = urllib.request.Request(
            f"{site.origin}/read",
            data=str(article).encode(),
            headers={"User-Agent": f"Mozilla/5.0 (journey) reader/{person}"},
        )
        assert site.ask(request).status == 204


def refresh(site: Site, *, minutes: int, wanted: str) -> None:
    """Bring the lists in line as of a moment, once all beacons are written."""
    now = datetime.now(UTC) + timedelta(minutes=minutes)
    code, end = REFRESH.format(now=now.isoformat()), time.monotonic() + PATIENCE
    while wanted not in site.run("tests.journeys.rankings_shell", input=code).split():
        assert time.monotonic() < end, "The list did not change."
        time.sleep(0.5)


def dispatches(reader: Visitor, site: Site) -> list[tuple[int, str]]:
    """Return number and headline of two articles of the section."""
    reader.go(site.told["section"])
    links = reader.page.locator(".split__main a[href*='/news/']").all()
    found = dict.fromkeys(
        (int(match[1]), link.inner_text())
        for link in links
        if (match := re.search(r"/news/(\d+)-", link.get_attribute("href") or ""))
        and link.inner_text().startswith("港务日志第")
    )
    return list(found)[:2]


def test_people_read_and_the_list_moves(reader: Visitor, site: Site) -> None:
    page = reader.page
    first, second = dispatches(reader, site)
    be_read(site, first[0], 3)
    refresh(site, minutes=0, wanted="zh/24h")
    reader.go("/ranking/24h/")
    places = page.locator(".standings .standings__headline")
    expect(places.first).to_have_text(first[1])
    be_read(site, second[0], 6)
    refresh(site, minutes=1, wanted="zh/24h")
    reader.go("/ranking/24h/")
    expect(places.nth(0)).to_have_text(second[1])
    expect(places.nth(1)).to_have_text(first[1])
    page.get_by_role("link", name="48小时排行").first.click()
    expect(places.nth(0)).to_have_text(second[1])
    # Beside a page that nobody opened yet the box shows it too.
    reader.go("/en/corrections/")
    reader.go("/source/none/", status=404)
    reader.go("/ranking/1h/")
    box = reader.part("ranking-24h").locator("ol.ranked > li")
    expect(box.nth(0)).to_contain_text(second[1])


@pytest.mark.parametrize(
    ("prefix", "heading"),
    [("", "24小时排行"), ("/zh-hant", "24小時排行"), ("/en", "24-hour ranking")],
)
def test_the_pages_of_lists_are_fit_for_a_phone(
    visit: Visit, site: Site, prefix: str, heading: str
) -> None:
    reader = visit(viewport={"width": 360, "height": 740})
    for kind in ("24h", "rising", "topics"):
        reader.go(f"{prefix}/ranking/{kind}/")
        expect(reader.page.locator("h1")).to_be_visible()
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= 360
    reader.go(f"{prefix}/ranking/24h/")
    expect(reader.page.locator("h1")).to_have_text(heading)


def test_an_editor_pins_an_article_and_takes_the_pin_away(
    editor: Visitor, reader: Visitor, site: Site
) -> None:
    page = editor.page
    number, headline = dispatches(reader, site)[1]
    editor.go(f"/desk/articles/edit/{number}/")
    page.locator("[data-act=readers]").click()
    page.get_by_role("link", name="Pin in a list").click()
    page.select_option("select[name=kind]", "48h")
    page.get_by_role("button", name="Pin the article").click()
    expect(page.locator("main")).to_contain_text("48-hour ranking (Chinese): place 1, until")
    reader.page.wait_for_timeout(3000)
    reader.go("/ranking/48h/")
    expect(reader.page.locator(".standings > li").first).to_contain_text(headline)
    expect(reader.page.locator(".standings__pinned")).to_have_text("编辑推荐")
    page.get_by_role("link", name="Undo").click()
    page.get_by_role("button", name="Take the pin away").click()
    expect(page.locator("main")).not_to_contain_text("until 2")
