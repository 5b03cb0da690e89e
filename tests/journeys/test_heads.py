"""Chinese heads break as a compositor breaks them: between words, figures with what they count."""

import pytest
from playwright.sync_api import expect

from tests.journeys import paper
from tests.journeys.browsing import PHONE
from tests.journeys.fixtures import Visit
from tests.journeys.kinds import EDITIONS
from tests.journeys.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("look")]

LINES = """
(heads) => heads.map((head) => {
  const lines = [];
  const walker = document.createTreeWalker(head, NodeFilter.SHOW_TEXT);
  let top = null;
  while (walker.nextNode()) {
    for (let at = 0; at < walker.currentNode.length; at++) {
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + 1);
      const box = range.getBoundingClientRect();
      if (top === null || Math.abs(box.top - top) > box.height / 2) lines.push("");
      top = box.top;
      lines[lines.length - 1] += range.toString();
    }
  }
  return lines;
})
"""
HEADS = ".card__headline a, .ticker__headline a, .headline, .lines a"
WORDS = {
    "zh-Hans": ("拖轮", "风暴", "货轮", "气象台", "图书馆", "港务", "日志", "号靠泊"),
    "zh-Hant": ("拖輪", "風暴", "貨輪", "氣象台", "圖書館", "港務", "日誌", "號靠泊"),
}


@pytest.mark.parametrize("language", WORDS)
def test_no_line_of_a_chinese_head_ends_within_a_word(
    visit: Visit, site: Site, language: str
) -> None:
    reader = visit(viewport=PHONE)
    set_in_lines = 0
    for kind in ("front", "article", "latest", "parent"):
        reader.go(EDITIONS[language] + site.told[kind])
        for width in (PHONE["width"], 320, 280):
            reader.page.set_viewport_size({**PHONE, "width": width})
            for lines in reader.page.locator(HEADS).evaluate_all(LINES):
                # What other tests put there: a headline of one character, three hundred times.
                if len(set("".join(lines))) == 1:
                    continue
                set_in_lines += len(lines) > 1
                for word in WORDS[language]:
                    assert "".join(lines).count(word) == sum(line.count(word) for line in lines), (
                        lines
                    )
                # A head may be one character; a line of several may not.
                short = [line for line in lines if len(line.strip()) == 1]
                assert not short or len(lines) == 1, lines
    assert set_in_lines > 10


def test_a_head_of_two_clauses_breaks_between_them(visit: Visit, site: Site) -> None:
    reader = visit(viewport={**PHONE, "width": 280})
    reader.go(site.told["latest"])
    found = reader.page.locator(".ticker__headline a").evaluate_all(LINES)
    assert ["台风过后，", "图书馆借出雨伞两百把"] in found, found


def test_a_head_reads_the_same_without_script(visit: Visit, site: Site) -> None:
    reader = visit(java_script_enabled=False, viewport=PHONE)
    reader.go(site.told["article"])
    expect(reader.part("headline")).to_have_text(paper.WHOLE_HEADLINE)
    expect(reader.part("headline").locator("wbr")).to_have_count(0)
