"""Every hostile string in every field, printed by the real pages and opened in a real browser.

Nothing executes, nothing asks elsewhere, nothing but our own elements is there, and every string
is on the page as it was typed. What a row has only once (byline, name of the paper) gets some of
the strings; what it may have many times, or what a list prints, gets all of them.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from rostra.kernel.tests import shared
from rostra.kernel.text import one_line
from tests.faults import hostile_paper, hostile_rows
from tests.faults.hostile_paper import HEAPS, packed, portion, strings, worst
from tests.journeys.browsing import Visitor
from tests.journeys.fixtures import sign_in
from tests.journeys.site import Site, blank_site

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("hostile"),
    shared.needs("hostile"),
]

# What stands on a page that we did not put there, or that could act.
INSPECT = """
() => {
  const found = [];
  const ours = (address) => new URL(address, location).origin === location.origin;
  const strange = "base embed form frame frameset iframe input marquee math meta[http-equiv] " +
    "object style textarea applet audio video template[shadowrootmode] dialog";
  for (const each of document.querySelectorAll(strange.split(" ").join(","))) found.push(each);
  for (const each of document.querySelectorAll("script"))
    if (each.type !== "application/ld+json" && !(each.src && ours(each.src))) found.push(each);
  for (const each of document.querySelectorAll("script[type='application/ld+json']"))
    try { JSON.parse(each.textContent); } catch { found.push(each); }
  for (const each of document.querySelectorAll("link"))
    if (each.rel === "stylesheet" && !ours(each.href)) found.push(each);
  for (const each of document.querySelectorAll("*"))
    for (const { name, value } of each.attributes)
      if (/^(on|formaction|style$|srcdoc|ping$|background$)/i.test(name) ||
          (/^(href|src|action|data|poster|xlink:href)$/i.test(name) &&
           !/^(https?|mailto):$/.test(new URL(value, location).protocol))) found.push(each);
  return [...new Set(found)].map((each) => each.outerHTML.slice(0, 200)).slice(0, 10);
}
"""
# Everything a reader, or a reader's software, is told.
TOLD = """
() => document.title + "\\n" + document.documentElement.textContent + "\\n" +
  [...document.querySelectorAll("[aria-label],[alt],meta[content]")]
    .map((each) => [each.ariaLabel, each.alt, each.content].filter(Boolean).join("\\n")).join("\\n")
"""
# Milliseconds for a page that is a hundred times longer than any other.
PATIENCE = 120_000
# What an import takes for marks, not for characters.
MARKED = re.compile(r"\*\*|^#{2,4}\s")


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Site]:
    """Serve a site whose paper is hostile; in its log there must be no error."""
    folder = tmp_path_factory.mktemp("hostile")
    with blank_site(folder / "data", "hostile") as site:
        hostile_paper.write_heaps(folder / "heaps.jsonl")
        outcomes = site.bring_in(folder / "heaps.jsonl", "--publish")
        assert [each["status"] for each in outcomes] == ["new"] * (HEAPS + 1), outcomes
        site.told = fill(site, "articles")
        site.start("tests.faults.long_pages")
        yield site
        site.stop()
        assert not site.errors(), "\n".join(site.errors()[:20])


def fill(site: Site, stage: str) -> dict[str, Any]:
    """Write a stage of the hostile paper; return where it is."""
    return json.loads(site.run("tests.faults.hostile_paper", stage, str(shared.FOLDER)))


@pytest.fixture
def look(browser: Browser, hostile_site: Site) -> Iterator[Callable[[str], str]]:
    """Return a function that opens a page, inspects it, and returns all that it says."""
    visitor = Visitor(browser, hostile_site.origin)
    visitor.context.set_default_timeout(PATIENCE)

    def look(path: str) -> str:
        visitor.go(path)
        assert visitor.executed() == [], path
        assert visitor.page.evaluate(INSPECT) == [], path
        return flat(visitor.page.evaluate(TOLD))

    yield look
    visitor.judge()
    visitor.close()


def flat(text: str) -> str:
    """Return a text with each stretch of white space as one space, as browsers show it."""
    return " ".join(text.split())


def lost(values: list[str], page: str) -> list[str]:
    """Return which values a page does not show whole."""
    return [value for value in values if flat(value) not in page]


def test_on_the_pages_of_articles(look: Callable[[str], str], hostile_site: Site) -> None:
    for number, path in enumerate(hostile_site.told["heaps"]):
        page = look(path)
        texts = portion(strings(), number)
        lines = [one_line(line) for text in texts for line in text.splitlines()]
        assert lost([line for line in lines if not MARKED.search(line)], page) == []
        for limit in (80, 120, 400, 300):
            assert lost(portion(packed(limit), number), page) == [], limit
        once = [worst(limit)[number] for limit in (300, 600, 200, 80)]
        assert lost(once, page) == []
    look("/zh-hant" + hostile_site.told["heaps"][0])
    look("/en" + hostile_site.told["heaps"][1])


def test_on_the_pages_of_lists(look: Callable[[str], str], hostile_site: Site) -> None:
    told = hostile_site.told
    pages, path = "", told["list"]
    while path:
        pages += look(path) + " "
        answer = hostile_site.get(path).text
        following = re.search(r'<link rel="next" href="([^"]*)"', answer)
        path = following[1] if following else ""
    for limit in (80, 120, 300, 600):
        assert lost(packed(limit), pages) == [], limit
    assert lost(packed(2000), look(told["corrections"])) == []
    assert lost(strings(), look(told["source"])) == []
    for path in (told["topic"], told["latest"], "/", f"/zh-hant{told['list']}"):
        look(path)


def test_in_what_stands_on_every_page(
    look: Callable[[str], str], hostile_site: Site, browser: Browser
) -> None:
    told = fill(hostile_site, "surroundings")
    page = look("/sitemap/")
    for limit in (60, 80, 160):
        assert lost(packed(limit), page) == [], limit
    assert lost([flat(text) for text in strings()], page) == []
    assert lost([hostile_rows.NASTY[0][:60]], page) == []
    for path in ("/en/", told["furniture"][0]):
        look(path)
    at_the_desk(Visitor(browser, hostile_site.origin, locale="en"), told["desk"])


def at_the_desk(editor: Visitor, pages: list[str]) -> None:
    """Open the desk's own pages of these rows, by somebody with a hostile name."""
    editor.context.set_default_timeout(PATIENCE)
    # Wagtail's tables know no Chinese, and say so in the console.
    editor.forgive("handsontable")
    sign_in(editor, hostile_rows.EDITOR, hostile_rows.PASSWORD)
    editor.go("/latest/")
    expect(editor.page.locator("[data-me]")).to_contain_text(hostile_rows.NASTY[0][:60])
    for path in ("/latest/", *pages):
        editor.go(path)
        assert editor.executed() == [], path
    editor.judge()
    editor.close()
