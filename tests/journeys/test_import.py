"""The page of a real news forum comes in and is read (its text is not part of the project)."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import Visitor
from tests.journeys.site import ROOT, Site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PAGE = ROOT.parent / "shared" / "reference" / "news-page.txt"


def lines_of(page: Path, *, first: str, last: str) -> list[str]:
    """Return the lines of the dump between two, without them."""
    lines = page.read_text(encoding="utf-8").splitlines()
    return lines[lines.index(first) + 1 : lines.index(last)]


def test_the_reference_page_is_printed_with_every_part(reader: Visitor, site: Site) -> None:
    if not PAGE.exists():
        pytest.skip(f"There is no {PAGE}.")
    (outcome,) = site.bring_in(PAGE, "--publish")
    assert outcome["status"] == "new", outcome
    page = reader.page
    page.goto(outcome["url"])
    expect(reader.part("headline")).to_have_text("韩国召见俄大使:朝军必须撤出俄罗斯")
    expect(reader.part("breadcrumb")).to_contain_text("国际军事")
    expect(reader.part("meta")).to_contain_text("2024年10月22日 21:32:50 UTC+0800")
    expect(
        reader.part("meta").locator("time[datetime='2024-10-22T21:32:50+08:00']")
    ).to_be_visible()
    expect(reader.part("source")).to_contain_text("第一军情")
    expect(reader.part("citations")).to_contain_text("路透社")
    expect(reader.part("citations")).to_contain_text("共同社")
    assert reader.part("caption").all_inner_texts() == [
        "疑似朝鲜士兵在俄境内领取被装",
        "疑似朝鲜士兵在俄罗斯远东集结",
        "朝鲜可能参与接下来的俄乌冲突",
    ]
    expect(reader.part("topic")).to_contain_text("乌克兰战争")
    expect(reader.part("reactions")).to_contain_text("0")
    expect(reader.part("comment-count")).to_contain_text("0")
    paragraphs = reader.part("body").locator("p").all_inner_texts()
    assert paragraphs[0].startswith("朝鲜疑似向俄派遣军事力量一事")
    assert paragraphs[-1].endswith("能做的其实非常有限。")
    printed = lines_of(PAGE, first="相关新闻", last='更多相关新闻请点击"乌克兰战争"专题新闻报道')
    related = reader.part("related").locator("li").all_inner_texts()
    assert related[: len(printed)] == printed
    for part in ("share", "gate", "thread", "practical", "ranking-24h", "ranking-48h",
                 "hot-topics", "footer"):  # fmt: skip
        expect(reader.part(part).first).to_be_visible()
    (again,) = site.bring_in(PAGE, "--publish")
    assert (again["status"], again["url"]) == ("same", outcome["url"])
