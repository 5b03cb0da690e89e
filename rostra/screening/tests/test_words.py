"""Word rules: what fires, what does not, and what is left when words are covered."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.kernel.tests.shared import hostile, needs, unhurried
from rostra.screening.tests.asking import APART, NOW, PLAIN, SOUND, hits, rule
from rostra.screening.verdict import Act
from rostra.screening.words import MASK, UnusableError, Words, compiled, readings

GIVEN = {
    "whole": {"is_whole": True},
    "pattern": {"is_pattern": True},
}


@pytest.mark.parametrize(
    ("asked", "text", "found"),
    [
        (rule("法轮"), "我的法輪在转", ["法輪"]),
        (rule("法轮"), "我的法 轮在转", []),
        (rule("free"), "FＲe\u200be money", ["FＲe\u200be"]),
        (rule("法轮", APART), "法 * 轮", ["法 * 轮"]),
        (rule("法轮", APART), "法一轮", []),
        (rule("法轮", APART), "法" + "*" * 8 + "轮", ["法" + "*" * 8 + "轮"]),
        (rule("法轮", APART), "法" + "*" * 9 + "轮", []),
        # Characters as their parts, one of them or all.
        (rule("强", APART), "弓虽", ["弓虽"]),
        (rule("法轮", APART), "氵去轮 法车仑 水去车仑", ["氵去轮", "法车仑", "水去车仑"]),
        (rule("法轮", PLAIN), "水去车仑", []),
        # What sounds alike, and its pinyin.
        (rule("法轮", SOUND), "发伦 falun fa-lun 法lun", ["发伦", "falun", "fa-lun", "法lun"]),
        (rule("法轮", APART), "发伦 falun", []),
        (rule("西安", SOUND), "先", []),
        # Words in letters, whole or anywhere.
        (rule("ass", **GIVEN["whole"]), "class assess pass", []),
        (rule("ass", **GIVEN["whole"]), "ass! 你ass吗 (ASS)", ["ass", "ass", "ASS"]),
        (rule("ass", **GIVEN["whole"]), "cl\u200bass", []),
        (rule("ass"), "class", ["ass"]),
        (rule("法轮", **GIVEN["whole"]), "大法轮转", ["法轮"]),
        # Patterns, on the folded text.
        (rule("加.{0,2}微信", **GIVEN["pattern"]), "加我微信 加微信", ["加我微信", "加微信"]),
        (rule("V[0-9]+", **GIVEN["pattern"]), "v１２３", []),
        (rule("v[0-9]+", **GIVEN["pattern"]), "V１２３", ["V１２３"]),
        # One character may be more than one letter.
        (rule("fi"), "ﬁsh", ["ﬁ"]),
        (rule("***", APART), "a***b", ["***"]),
    ],
)
def test_what_fires(asked, text, found):
    assert hits(asked, text) == found


def test_a_rule_holds_where_and_while_it_is_on():
    ended = rule("词", ends_at=NOW + timedelta(days=1))
    assert hits(ended, "词")
    assert not hits(ended, "词", where="name")
    assert not hits(ended, "词", now=NOW - timedelta(seconds=1))
    assert not hits(ended, "词", now=NOW + timedelta(days=1))
    assert not hits(rule("词", begins_at=None), "词")


@pytest.mark.parametrize("word", ["\u200b", " ", MASK, "a" + MASK])
def test_a_word_of_nothing_is_no_rule(word):
    with pytest.raises(UnusableError):
        readings(rule(word, APART))


@pytest.mark.parametrize("pattern", ["(", "a(?=b)", r"(a)\1", ".*", "", "[^a]"])
def test_a_pattern_that_cannot_be_read_or_fits_everything_is_no_rule(pattern):
    with pytest.raises(UnusableError):
        compiled(pattern)


def test_a_pattern_of_many_ways_takes_no_longer():
    assert not hits(rule("(a+)+$b|(a|aa)+c", is_pattern=True), "a" * 10_000)


@pytest.mark.parametrize(
    ("words", "text", "left"),
    [
        (["法轮"], "我的法輪在转", "我的□□在转"),
        (["法轮"], "法 * 轮", "□ * □"),
        (["ab"], "aabb", "□□□□"),
        (["ab", "abc", "bcd"], "xabcd", "x□□□□"),
        (["ﬁ"], "ﬁsh", "□sh"),
    ],
)
def test_words_are_covered_character_by_character(words, text, left):
    rules = Words(rule(each, APART, Act.MASK) for each in words)
    assert rules.mask(text, "comment", NOW)[0] == left


@unhurried
@given(
    st.lists(st.text("ab法轮輪c", min_size=1, max_size=3), min_size=1, max_size=4),
    st.text("ab法轮輪发 *c\u200b。", max_size=24),
    st.sampled_from([PLAIN, APART, SOUND]),
)
def test_a_covered_text_does_not_fire_again(words, text, folds):
    rules = Words(rule(each, folds, Act.MASK, number=at) for at, each in enumerate(words))
    left, found = rules.mask(text, "comment", NOW)
    assert len(left) == len(text)
    assert not list(rules.find(left, "comment", NOW))
    assert bool(found) == (left != text)
    assert all(new in (old, MASK) for old, new in zip(text, left, strict=True))


@needs("hostile")
def test_hostile_strings_are_words_and_texts_like_any_other():
    strings = [each for each in hostile() if each.strip()][:1_500]
    rules = Words(rule(each[:200], APART, number=at) for at, each in enumerate(strings))
    for text in strings[::3]:
        list(rules.find(text, "comment", NOW))
        rules.mask(text, "comment", NOW)
