"""A reader reads for a while, and it is counted; who does not want it, or is staff, is not."""

import json
import time
from typing import Any

import pytest
from playwright.sync_api import Page, Request

from tests.journeys.fixtures import Visit
from tests.journeys.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

# The journeys' own browser names itself as a machine, and is left out as one.
AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0"
WANTS_NO_TRACKING = "Object.defineProperty(navigator, 'doNotTrack', { get: () => '1' })"
HIDDEN = """
  let hidden = true;
  Object.defineProperty(document, "visibilityState", { get: () => hidden ? "hidden" : "visible" });
  window.show = (shown) => {
    hidden = !shown;
    document.dispatchEvent(new Event("visibilitychange"));
  };
"""


def counted(site: Site) -> dict[str, Any]:
    """Return what was read and left out today and yesterday (the day may turn meanwhile)."""
    days = [json.loads(line) for line in site.rostra("reads", "--days=2", "--json").splitlines()]
    staff = sum(day["left_out"]["staff"] for day in days)
    return {"readers": sum(day["readers"] for day in days), "staff": staff}


def after_a_moment(site: Site, name: str, more_than: float) -> float:
    """Return a count once it has grown; reads are written each second."""
    until = time.monotonic() + 20
    while (found := counted(site)[name]) <= more_than and time.monotonic() < until:
        time.sleep(0.5)
    return found


def beacons(page: Page) -> list[Request]:
    """Return the list that every beacon of a page is added to."""
    heard: list[Request] = []
    page.on("request", lambda request: request.url.endswith("/read") and heard.append(request))
    return heard


def open_article(page: Page, site: Site) -> int:
    """Open the article with a clock that the test turns; return the milliseconds to be read."""
    page.clock.install()
    page.goto(site.told["article"])
    return int(page.locator("article.article").get_attribute("data-read-after") or 0) * 1000


def test_who_stays_is_counted_once(visit: Visit, site: Site) -> None:
    before = counted(site)["readers"]
    reader = visit(user_agent=AGENT)
    heard = beacons(reader.page)
    reader.go(site.told["article"])
    seconds = int(reader.page.locator("article.article").get_attribute("data-read-after") or 0)
    assert 5 <= seconds <= 30
    with reader.page.expect_request("**/read", timeout=(seconds + 20) * 1000) as request:
        pass
    answer = request.value.response()
    assert answer is not None
    assert answer.status == 204
    assert request.value.post_data == reader.page.locator("article.article").get_attribute(
        "data-number"
    )
    assert after_a_moment(site, "readers", before) == before + 1
    # Once a page, however long it stays; and who comes back is the same reader.
    reader.page.clock.install()
    reader.go(site.told["article"])
    reader.page.clock.fast_forward(seconds * 1000)
    reader.page.clock.fast_forward(600_000)
    reader.page.wait_for_timeout(2_500)
    assert len(heard) == 2
    assert counted(site)["readers"] == before + 1


def test_who_asks_not_to_be_tracked_sends_nothing(visit: Visit, site: Site) -> None:
    reader = visit(user_agent=AGENT)
    reader.context.add_init_script(WANTS_NO_TRACKING)
    heard = beacons(reader.page)
    open_article(reader.page, site)
    reader.page.clock.fast_forward(120_000)
    reader.page.wait_for_timeout(500)
    assert heard == []


def test_only_time_in_sight_counts(visit: Visit, site: Site) -> None:
    reader = visit(user_agent=AGENT)
    reader.context.add_init_script(HIDDEN)
    page = reader.page
    heard = beacons(page)
    needed = open_article(page, site)
    page.clock.fast_forward(10 * needed)
    page.evaluate("show(true)")
    page.clock.fast_forward(needed // 2)
    page.evaluate("show(false)")
    page.clock.fast_forward(10 * needed)
    assert heard == []
    page.evaluate("show(true)")
    page.clock.fast_forward(needed // 2 + 100)
    page.wait_for_timeout(500)
    assert len(heard) == 1


def test_lists_send_nothing(visit: Visit, site: Site) -> None:
    reader = visit(user_agent=AGENT)
    heard = beacons(reader.page)
    reader.page.clock.install()
    reader.go("/")
    reader.page.clock.fast_forward(120_000)
    reader.page.wait_for_timeout(300)
    assert heard == []


def test_staff_is_not_counted(visit: Visit, site: Site, signed_in: dict[str, Any]) -> None:
    before = counted(site)
    editor = visit(user_agent=AGENT + " editor", storage_state=signed_in["editor"])
    needed = open_article(editor.page, site)
    editor.page.clock.fast_forward(needed + 100)
    assert after_a_moment(site, "staff", before["staff"]) == before["staff"] + 1
    assert counted(site)["readers"] == before["readers"]
