"""A visitor in a real browser, and the witnesses who watch every page they open."""

import contextlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, expect, sync_playwright

CHROMIUM = Path(os.environ.get("ROSTRA_CHROMIUM", "/usr/bin/chromium"))
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--hide-scrollbars",
]  # fmt: skip
PHONE = {"width": 360, "height": 780}
DESKTOP = {"width": 1440, "height": 900}
# Milliseconds to wait for what must come: enough for a machine that is busy with other things.
PATIENCE = 20_000
# Runs in every page before anything of its own.
WITNESS = """
(() => {
  window.__pwned = [];
  for (const name of ["alert", "confirm", "prompt", "print"]) {
    window[name] = (...words) => { window.__pwned.push([name, ...words.map(String)]); };
  }
  document.addEventListener("securitypolicyviolation", (event) =>
    console.error("CSP", event.effectiveDirective, event.blockedURI, event.sample));
  window.__shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.__shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
})();
"""


@contextlib.contextmanager
def open_browser() -> Iterator[Browser]:
    """Open Debian's chromium; a machine without it skips, or fails where all is required."""
    if not CHROMIUM.exists():
        reason = f"There is no browser at {CHROMIUM}."
        if os.environ.get("ROSTRA_REQUIRE_ALL") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


class Visitor:
    """Somebody with a browser of their own: opens pages, and notes whatever is wrong with them."""

    def __init__(self, browser: Browser, origin: str, **options: Any) -> None:
        """Open a fresh browser. ``options`` are those of Playwright's contexts."""
        options.setdefault("viewport", DESKTOP)
        options.setdefault("locale", "zh-CN")
        options.setdefault("timezone_id", "Asia/Shanghai")
        self.origin = origin
        self.complaints: list[str] = []
        self.forgiven: list[str] = []
        self.context: BrowserContext = browser.new_context(base_url=origin, **options)
        self.context.set_default_timeout(PATIENCE)
        self.context.add_init_script(WITNESS)
        self.context.on("console", self._hear)
        self.context.on("weberror", lambda error: self._note(f"script error: {error.error}"))
        self.context.on("request", self._watch)
        self.page: Page = self.context.new_page()

    def go(self, path: str, status: int = 200) -> Response:
        """Open an address of the site; it must answer with ``status``."""
        if status >= 400:
            self.forgive(f"status of {status}")
        answer = self.page.goto(path)
        assert answer is not None
        assert answer.status == status, f"{path}: {answer.status}"
        return answer

    def part(self, name: str) -> Any:
        """Return what DESIGN section 1 calls by this name."""
        return self.page.locator(f'[data-part="{name}"]')

    def forgive(self, pattern: str) -> None:
        """Expect a complaint: the browser itself reports every 404 as an error."""
        self.forgiven.append(pattern)

    def executed(self) -> list[Any]:
        """Return what script that is not ours has done on the page."""
        return self.page.evaluate("window.__pwned")

    def judge(self) -> None:
        """Fail for whatever was noted."""
        wrong = [
            each
            for each in self.complaints
            if not any(re.search(pattern, each) for pattern in self.forgiven)
        ]
        assert not wrong, "\n".join(wrong)

    def close(self) -> None:
        """Close the browser."""
        self.context.close()

    def _note(self, complaint: str) -> None:
        where = self.page.url if hasattr(self, "page") else ""
        self.complaints.append(f"{where}: {complaint}")

    def _hear(self, message: Any) -> None:
        if message.type == "error":
            self._note(f"console: {message.text}")

    def _watch(self, request: Any) -> None:
        own = (f"{self.origin}/", "data:", "blob:", "about:")
        if not request.url.startswith(own):
            self._note(f"asked elsewhere: {request.url}")


def settle(page: Page) -> None:
    """Wait until a page has nothing more to fetch, pictures below the fold included."""
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    page.evaluate("window.scrollTo(0, 0)")
