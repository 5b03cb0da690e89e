"""Pages in HTML: the text and what is said of it are found, whatever the layout."""

import random
import time
from collections import defaultdict
from contextlib import suppress
from datetime import UTC, datetime
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.kernel.tests import shared
from rostra.kernel.tests.shared import unhurried
from rostra.wire.clean import Content, clean
from rostra.wire.parcels import PAGE, Parcel, Parsed, RefusedError
from rostra.wire.parse import parse
from rostra.wire.tests import layouts
from rostra.wire.tests.test_pages_zh import f1, page_of

NOW = datetime(2026, 11, 24, tzinfo=UTC)
LEAST_MEAN = 0.98
LEAST_OF_A_LAYOUT = 0.89
FIRST = "北榆军舰周二晚间撤离鸦岬，国防部说，这是一次例行调动，与海峡会谈没有关系。"
SECOND = "议员们并不相信，他们要求部长在周四以前到议会说明，是谁下的命令。"


def read(page: str | bytes, *, url: str = "", charset: str = "") -> Parsed:
    data = page if isinstance(page, bytes) else page.encode()
    return parse(Parcel(PAGE, "page.html", data, len(data), url=url, charset=charset), now=NOW)


def content(page: str | bytes, *, url: str = "") -> Content:
    return clean(read(page, url=url))


def article(*, head: str = "", above: str = "", inside: str = "", below: str = "") -> str:
    return (
        f"<html><head><title>北榆军舰撤离鸦岬 - 汐港日报</title>{head}</head><body>{above}"
        f"<h1>北榆军舰撤离鸦岬</h1><p>2024-10-22 21:32:50</p><div><p>{FIRST}</p>{inside}"
        f"<p>{SECOND}</p></div>{below}</body></html>"
    )


@shared.needs("wikinews")
def test_made_up_layouts_are_read() -> None:
    scores = defaultdict(list)
    headlines = []
    for made in layouts.pages(every=4):
        found = content(made.page)
        scores[made.layout].append(f1(found.text, made.text))
        headlines.append(found.headline == made.headline)
    of_layouts = {layout: mean(found) for layout, found in scores.items()}
    assert len(of_layouts) == 17
    assert mean(of_layouts.values()) >= LEAST_MEAN, of_layouts
    assert min(of_layouts.values()) >= LEAST_OF_A_LAYOUT, of_layouts
    assert all(headlines)


def test_links_inside_paragraphs_stay_with_their_whole_addresses() -> None:
    page = article(inside='<p>据<a href="/n/7?a=1&amp;b=2">部长的话</a>，调动早有计划，'
                          '<a href="javascript:alert(1)">没有</a>别的意思。</p>')  # fmt: skip
    found = content(page, url="https://paper.example/2024/417.html")
    [block] = found.blocks
    assert '<a href="https://paper.example/n/7?a=1&amp;b=2">部长的话</a>' in block["html"]
    assert "javascript" not in block["html"]
    assert "没有别的意思" in found.text


@pytest.mark.parametrize(
    ("head", "url", "expected"),
    [
        ('<link rel="canonical" href="/n/417">', "https://paper.example/a?x=1",
         "https://paper.example/n/417"),
        ('<meta property="og:url" content="https://m.paper.example/n/417">',
         "https://paper.example/a", "https://m.paper.example/n/417"),
        ('<link rel="canonical" href="https://other.example/n/417">', "https://paper.example/a",
         "https://paper.example/a"),
        ('<link rel="canonical" href="https://paper.example/">', "https://paper.example/a",
         "https://paper.example/a"),
        ('<link rel="canonical" href="https://other.example/n/417">', "",
         "https://other.example/n/417"),
        ('<link rel="canonical" href="http://[">', "", ""),
        ('<link rel="canonical" href="javascript:1">', "", ""),
    ],
)  # fmt: skip
def test_the_canonical_address_is_believed_of_its_own_site(
    head: str, url: str, expected: str
) -> None:
    assert read(article(head=head), url=url).url == expected


def test_markup_for_machines_gives_what_is_not_printed() -> None:
    head = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
        {"@type": "NewsArticle", "datePublished": "2024-10-22T21:30:00+08:00",
         "dateModified": "2024-10-23T08:00:00+08:00",
         "author": [{"name": "陆知遥"}, {"name": "何渡"}], "publisher": {"name": "汐港日报"},
         "keywords": "海峡会谈,军舰", "image": {"url": "/a.jpg"}},
        {"@type": "BreadcrumbList", "itemListElement": [
         {"position": 1, "item": {"name": "首页"}}, {"position": 2, "name": "国际"},
         {"position": 3, "name": "军事"}]}]}</script>"""
    found = read(article(head=head), url="https://paper.example/1")
    assert found.published == "2024-10-22T21:30:00+08:00"
    assert found.updated == "2024-10-23T08:00:00+08:00"
    assert found.byline == "陆知遥, 何渡"
    assert found.source == "汐港日报"
    assert found.section == ["国际", "军事"]
    assert found.keywords == ["海峡会谈", "军舰"]
    assert found.lead is not None
    assert found.lead["file"] == "https://paper.example/a.jpg"


CRUMBS = "<a href=/>首页</a> &gt; <a href=/1>国际</a> &gt; <a href=/2>军事</a>"


@pytest.mark.parametrize(
    "above",
    [
        f'<div class="breadcrumb">{CRUMBS} &gt; 正文</div>',
        f'<ol class="crumbs"><li>{CRUMBS.replace(" &gt; ", "<li>")}</ol>',
        f"<div>您的位置：{CRUMBS} &gt; 正文</div>",
    ],
)
def test_the_breadcrumb_gives_the_section(above: str) -> None:
    assert read(article(above=above)).section == ["国际", "军事"]


def test_pictures_keep_address_caption_and_words_and_small_ones_go() -> None:
    inside = (
        '<figure><img data-src="a.jpg" src="data:image/gif;base64,R0" alt="一艘军舰"><figcaption>'
        '军舰驶过碧螺门。</figcaption></figure><img src=/smile.gif width=16 height="16">'
    )
    found = read(article(inside=inside), url="https://paper.example/2024/1.html")
    pictures = [block for block in found.blocks if block["type"] == "image"]
    assert pictures == [
        {"type": "image", "file": "https://paper.example/2024/a.jpg", "alt": "一艘军舰",
         "caption": "军舰驶过碧螺门。", "credit": ""}
    ]  # fmt: skip


def test_known_players_become_cards_and_other_frames_go() -> None:
    inside = (
        '<iframe src="//player.bilibili.com/player.html?bvid=1" title="港口的早晨"></iframe>'
        '<iframe src="https://ads.example/frame"></iframe>'
    )
    found = content(article(inside=inside))
    assert [block for block in found.blocks if block["type"] == "embed"] == [
        {"type": "embed", "url": "https://player.bilibili.com/player.html?bvid=1",
         "title": "港口的早晨", "provider": "player.bilibili.com", "description": ""}
    ]  # fmt: skip


def test_related_links_are_kept_as_printed_under_their_heading_alone() -> None:
    below = (
        "<h3>相关新闻</h3><ul><li><a href=/1>瓦伦两名军官受处分的经过</a></li>"
        "<li><a href=/2>海峡会谈第三轮周五开始</a> </li></ul><p>本站声明如下，请看完。</p>"
        "<ul><li><a href=/3>别的栏目里别的一条新闻</a></li></ul>"
    )
    related = read(article(below=below)).related
    assert related == ["瓦伦两名军官受处分的经过", "海峡会谈第三轮周五开始"]


def test_a_deck_is_a_line_that_is_named_or_described_as_one() -> None:
    deck = "国防部称例行调动，议会要求说明。"
    named = article().replace("</h1>", f'</h1><p class="standfirst">{deck}</p>')
    described = article(head=f'<meta name="description" content="{deck}">').replace(
        "</h1>", f"</h1><div>{deck}</div>"
    )
    assert [read(page).deck for page in (named, described, article())] == [deck, deck, ""]


@pytest.mark.parametrize(
    ("attribute", "language"),
    [("en", "zh-hans"), ("zh-TW", "zh-hans"), ("fr", "zh-hans"), ("", "zh-hans")],
)
def test_the_text_tells_its_language_before_the_template(attribute: str, language: str) -> None:
    page = article().replace("<html>", f'<html lang="{attribute}">')
    assert read(page).language == language


def test_a_text_in_another_language_is_of_the_language_its_page_says() -> None:
    line = "<p>Le navire a quitté le port mardi soir, selon le ministère, qui n’a rien dit.</p>"
    page = f"<html lang=fr><title>Le départ</title><body><h1>Le départ</h1>{line * 4}</body></html>"
    assert read(page).language == "fr"


def test_a_date_in_the_future_is_none_of_the_text() -> None:
    head = '<meta property="article:published_time" content="2031-01-01T00:00:00Z">'
    assert read(article(head=head)).published == "2024-10-22 21:32:50"


RAIN = "今天下午，北京下雨了，大家都没有带伞。"
MEGABYTES = 4
HOSTILE = {
    "empty": b"",
    "blank": b"  \n",
    "a picture": b"\x89PNG\r\n" + bytes(99),
    "noise": random.Random(1).randbytes(50_000),
    "zeros": b"<p>a\0b</p>" * 50,
    "text alone": RAIN.encode() * 5,
    "100,000 nested blocks": b"<div>" * 100_000 + RAIN.encode() * 20,
    "100,000 nested marks": b"<b>" * 100_000 + RAIN.encode() * 20,
    "nested tables": b"<table><tr><td>" * 30_000 + RAIN.encode() * 9,
    "many paragraphs": f"<html><body>{f'<p>{RAIN}</p>' * 60_000}".encode(),
    "one line": f"<p>{RAIN * 60_000}".encode(),
    "links": b"<a href=x>Some headline, that is</a> " * 100_000,
    "breaks": b"x<br>" * 800_000,
    "digits": b"<p>" + b"1" * 4_000_000,
    "an attribute": (b'<p class="' + b"a " * 2_000_000 + b'">Hi, all. </p>') * 1,
    "open tags": b"<" * 4_000_000,
    "charsets": b"<meta charset=x>" * 250_000,
    "nested JSON": b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script><p>"
    + RAIN.encode() * 9,
    "a long title": b"<title>" + b"a b " * 500_000 + b"</title>" + b"<p>a b a b a b</p>" * 3000,
    "uncles": b"<div>" * 200 + f"<p>{RAIN}</p>".encode() * 20_000,
}  # fmt: skip
LONGEST_SECONDS = 30


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_page_is_refused_in_words_and_in_time(name: str) -> None:
    started = time.process_time()
    with suppress(RefusedError):
        assert clean(read(HOSTILE[name])).text
    assert time.process_time() - started < LONGEST_SECONDS


def test_a_stray_zero_byte_refuses_no_page() -> None:
    page = article().encode().replace(b"<div>", b"<div>\0")
    assert FIRST in clean(read(page)).text


PIECES = (
    b"<", b"</td>", b"<table>", b'">', b"<a>", b"</html>", b"<frameset>", b"<![CDATA[", b"&#0;",
    b"<svg><p>", b"<template>", b"\0", b"\xff",
)  # fmt: skip
CHARSETS = st.sampled_from(["", "gb2312", "big5", "utf-7", "x", "rot13"])


@shared.needs("pages-zh")
@given(
    which=st.integers(0, 19), at=st.lists(st.integers(0, 30_000), max_size=30),
    cut=st.integers(0, 30_000), piece=st.sampled_from(PIECES), hint=CHARSETS,
)  # fmt: skip
@unhurried
def test_any_mutation_of_a_real_page_is_read_or_refused(
    which: int, at: list[int], cut: int, piece: bytes, hint: str
) -> None:
    data = page_of(shared.lines("pages-zh/gold.jsonl")[which])[0][:30_000]
    for place in sorted(at, reverse=True):
        data = data[:place] + piece + data[place + len(piece) :]
    with suppress(RefusedError):
        assert clean(read(data[: max(cut, 100)], charset=hint)).headline
