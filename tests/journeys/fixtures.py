"""Fixtures of the journeys: one site and one browser for all of them."""

import json
import os
import secrets
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.journeys import paper
from tests.journeys.browsing import Visitor, open_browser
from tests.journeys.site import Site, blank_site

PEOPLE = ("owner", "editor", "second", "member", "careful", "parting")
Visit = Callable[..., Visitor]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Open the browser that all journeys share."""
    with open_browser() as opened:
        # Playwright leaves its event loop in this thread; Django's tests go on beside it.
        before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        yield opened
        if before is None:
            del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def passwords() -> dict[str, str]:
    """Make up the passwords of the people of the paper."""
    return {name: secrets.token_urlsafe(12) for name in PEOPLE}


@pytest.fixture(scope="session")
def site(
    browser: Browser, passwords: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """Serve a site with a small paper, and end it; in its log there must be no error.

    The browser is asked for first: without one nothing is made.
    """
    folder = tmp_path_factory.mktemp("journeys")
    with blank_site(folder / "data", "journeys") as made:
        bring_paper(made, folder / "paper", passwords)
        made.start()
        yield made
        made.stop()
        assert not made.errors(), "\n".join(made.errors()[:20])


def bring_paper(site: Site, folder: Path, passwords: dict[str, str]) -> None:
    """Import the small paper as its owner would, and add the people."""
    outcomes = site.bring_in(paper.write(folder, now=datetime.now(UTC)), "--publish")
    troubles = [each for each in outcomes if each["status"] != "new" or not each["url"]]
    assert not troubles, troubles
    site.told = json.loads(site.run("tests.journeys.people", input=json.dumps(passwords)))


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Visit]:
    """Return a function that makes a visitor; at the end all are asked what was wrong."""
    visitors: list[Visitor] = []

    def make(**options: Any) -> Visitor:
        visitors.append(Visitor(browser, site.origin, **options))
        return visitors[-1]

    yield make
    try:
        for visitor in visitors:
            visitor.judge()
    finally:
        for visitor in visitors:
            visitor.close()


@pytest.fixture
def reader(visit: Visit) -> Visitor:
    """Return somebody without an account at a large screen."""
    return visit()


@pytest.fixture(scope="session")
def signed_in(browser: Browser, site: Site, passwords: dict[str, str]) -> dict[str, Any]:
    """Sign in each of the people once; return what their browsers keep, by name."""
    kept = {}
    for name in ("owner", "editor", "second", "member"):
        visitor = Visitor(browser, site.origin)
        sign_in(visitor, name, passwords[name])
        kept[name] = visitor.context.storage_state()
        visitor.judge()
        visitor.close()
    return kept


@pytest.fixture
def editor(visit: Visit, signed_in: dict[str, Any]) -> Visitor:
    """Return an editor who is signed in, with a desk in English."""
    return visit(storage_state=signed_in["editor"], locale="en")


def sign_in(visitor: Visitor, name: str, password: str, *, following: str = "/me/") -> None:
    """Sign in at the account pages."""
    if "/accounts/login/" not in visitor.page.url:
        visitor.page.goto("/accounts/login/?next=/")
    visitor.page.fill("input[name=login]", f"{name}@bolan.example")
    visitor.page.fill("input[name=password]", password)
    visitor.page.press("input[name=password]", "Enter")
    visitor.page.wait_for_url(lambda url: "/accounts/login/" not in url)
