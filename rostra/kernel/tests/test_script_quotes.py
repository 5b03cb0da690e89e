"""Quotation marks follow the script; apostrophes and English quotations do not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.kernel.script import convert, convert_html
from rostra.kernel.tests.shared import chinese_news, needs, unhurried
from rostra.kernel.text import fold

HANS, HANT = "zh-hans", "zh-hant"


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("他说：“走吧。”", "他說：「走吧。」"),
        ("他说：“她说‘走’就走。”", "他說：「她說『走』就走。」"),
        ("“甲”“乙”和‘丙’", "「甲」「乙」和『丙』"),
        ("所谓“AI”时代", "所謂「AI」時代"),
        ("他喊“OK”。", "他喊「OK」。"),
        ("他说“don’t worry”，就走了", "他說「don’t worry」，就走了"),
        ("他说‘don’t’，就走了", "他說『don’t』，就走了"),
        ("“I’m in”，他说", "「I’m in」，他說"),
        ("“‘里面’”", "「『裡面』」"),
    ],
)
def test_pairs_around_chinese_are_turned_both_ways(simplified: str, traditional: str) -> None:
    assert convert(simplified, HANS, HANT) == traditional
    assert convert(traditional, HANT, HANS) == simplified


@pytest.mark.parametrize(
    "text",
    [
        "它don’t动",
        "O’Brien说",
        "the players’ union说",
        "’90s 的歌",
        "“没有合上",
        "没有打开”",
        "反了”的“",
        "‘没有合上”",
        'He said "走"',
        "“Hello,” he said. 他走了。",
        "“Hello”—he",
        "他走了。 It’s “over,” ‘they’ say.",
    ],
)
def test_everything_else_stays(text: str) -> None:
    assert [mark for mark in convert(text, HANS, HANT) if mark in "“”‘’「」『』"] == [
        mark for mark in text if mark in "“”‘’「」『』"
    ]


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("“没有合上，“甲”走了", "“沒有合上，「甲」走了"),
        ("“他说‘走，”她说", "「他說‘走，」她說"),
        ("“the players’ union”开会", "「the players’ union」開會"),
        ("「原来就是」，“后来”", "「原來就是」，「後來」"),
    ],
)
def test_a_mark_without_partner_stays_and_the_others_are_turned(
    simplified: str, traditional: str
) -> None:
    assert convert(simplified, HANS, HANT) == traditional


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>“<em>重点</em>”发展</p>", "<p>「<em>重點</em>」發展</p>"),
        ("<p>他说“<b>走<i>吧</b>”。</p>", "<p>他說「<b>走<i>吧</b>」。</p>"),
        ("<p>他说“一段</p><p>二段”</p>", "<p>他說「一段</p><p>二段」</p>"),
        ("<p>“一</p><p>“二</p>\n<p>　“三”</p>", "<p>「一</p><p>「二</p>\n<p>　「三」</p>"),
        ("<p>“一</p><p>又“二”</p>", "<p>“一</p><p>又「二」</p>"),
        ("<p>“一段<br>二行”</p>", "<p>「一段<br>二行」</p>"),
        ("<li>“甲”<li>“乙”", "<li>「甲」<li>「乙」"),
        (
            '<p>“<span translate="no">“国”</span>”里</p>',
            '<p>「<span translate="no">“国”</span>」裡</p>',
        ),
        ('<p><span translate="no">“国</span>里”</p>', '<p><span translate="no">“国</span>裡”</p>'),
        ('<img alt="“国”" title="它don’t">', '<img alt="「國」" title="它don’t">'),
        ("<p>他说 &ldquo;国&rdquo;</p>", "<p>他說 &ldquo;國&rdquo;</p>"),
        ("<p><i lang=en>“go”</i>国</p>", "<p><i lang=en>“go”</i>國</p>"),
    ],
)
def test_in_html_partners_are_found_across_tags(before: str, after: str) -> None:
    assert convert_html(before, HANS, HANT) == after


@unhurried
@given(st.text("国里x ’‘“”「」『』,。", max_size=60))
def test_lengths_stay_and_both_scripts_fold_alike(text: str) -> None:
    for source, target in ((HANS, HANT), (HANT, HANS)):
        converted = convert(text, source, target)
        assert len(converted) == len(text)
        assert fold(converted) == fold(text)


@unhurried
@given(st.text("国里x ’‘“”,。", max_size=60))
def test_there_and_back_is_where_it_was(text: str) -> None:
    assert convert(convert(text, HANS, HANT), HANT, HANS) == text


@needs("wikinews")
def test_no_quotation_of_the_news_is_left_as_it_was() -> None:
    left = [text for text in chinese_news() if "“" in convert(text, HANS, HANT)]
    assert not left


@pytest.mark.parametrize("marks", ["“", "‘", "”", "“‘”", "‘“’", "“x”", "“”国"])
def test_the_time_is_linear(marks: str) -> None:
    start = time.perf_counter()
    convert("国" + marks * 50_000 + "国", HANS, HANT)
    convert("国" + "“" * 50_000 + "x" * 50_000 + "”" * 50_000, HANS, HANT)
    assert time.perf_counter() - start < 10
