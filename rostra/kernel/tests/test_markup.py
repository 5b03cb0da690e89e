import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.kernel import markup
from rostra.kernel.markup import Kind
from rostra.kernel.tests.shared import html5lib, needs, unhurried

PIECES = ["<", ">", "/", "!", "-", "--", "?", "=", '"', "'", " ", "\n", "&#", "a", "b>", "<p",
          "</p>",
          "<!--", "-->", "<script>", "</script", "</title>", "<title>", "字",
          "title=", "\x00"]  # fmt: skip


def cut(html):
    return [(token.kind.value, token.raw) for token in markup.tokens(html)]


def test_html_is_cut_at_tags():
    assert cut('a<p class="x>y">b</P >c<br/>') == [
        ("text", "a"),
        ("start", '<p class="x>y">'),
        ("text", "b"),
        ("end", "</P >"),
        ("text", "c"),
        ("start", "<br/>"),
    ]


def test_what_looks_like_a_tag_and_is_none_is_text():
    assert cut("1 < 2 <3 << a") == [("text", "1 < 2 <3 << a")]


def test_comments_end_as_browsers_end_them():
    assert cut("<!--><b>--><!-- x --!>y<!-- z") == [
        ("other", "<!-->"),
        ("start", "<b>"),
        ("text", "-->"),
        ("other", "<!-- x --!>"),
        ("text", "y"),
        ("other", "<!-- z"),
    ]


def test_nothing_in_raw_text_is_a_tag():
    assert cut("<SCRIPT>if (a<b) '</scrip></script >x") == [
        ("start", "<SCRIPT>"),
        ("raw", "if (a<b) '</scrip>"),
        ("end", "</script >"),
        ("text", "x"),
    ]


def test_attributes_are_found_as_written():
    tag = "<img/alt='头 >' title=发 hidden x=\"\" =odd>"
    assert [(match["name"], match["value"]) for match in markup.attributes(tag)] == [
        ("alt", "'头 >'"),
        ("title", "发"),
        ("hidden", None),
        ("x", '""'),
        ("=odd", None),
    ]


def test_of_two_attributes_alike_the_first_counts():
    assert markup.attribute_values("<p LANG='a&amp;b' lang=c x>") == {"lang": "a&b", "x": ""}


@unhurried
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_tokens_joined_are_the_input(html):
    assert "".join(token.raw for token in markup.tokens(html)) == html


@needs("hostile")
def test_tags_are_those_of_html5libs_tokeniser_tests():
    checked = 0
    kinds = {Kind.START: "StartTag", Kind.END: "EndTag"}
    for text in html5lib("tokenizer").values():
        for test in json.loads(text).get("tests", []):
            states = test.get("initialStates", ["Data state"])
            if "Data state" not in states or test.get("doubleEscaped") or "\x00" in test["input"]:
                continue
            expected = [
                (part[0], part[1])
                for part in test["output"]
                if part[0] in {"StartTag", "EndTag"}
            ]  # fmt: skip
            found = [
                (kinds[token.kind], token.name)
                for token in markup.tokens(test["input"])
                if token.kind in kinds
            ]
            assert found == expected, test["input"]
            checked += 1
    assert checked > 6000


@pytest.mark.parametrize(
    "piece", ["<a ", "<!--", "</", '<a b="', "<", "<a/b =", "<title></titl", "<![", " <a\t"]
)
def test_cutting_takes_time_in_proportion_to_length(piece):
    def seconds(repeats):
        html = piece * repeats
        best = 9.0
        for _ in range(3):
            start = time.perf_counter()
            list(markup.tokens(html))
            best = min(best, time.perf_counter() - start)
        return best

    # Quadratic work would take 64 times as long; the floor keeps out what is too short to time.
    assert seconds(80_000) < 24 * max(seconds(10_000), 0.002)
