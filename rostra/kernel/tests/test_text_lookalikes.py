"""What looks alike: skeletons, keys, mixed scripts."""

import sys
import unicodedata

import pytest

from rostra.kernel.text.lookalikes import look_key, mixes_scripts, prototypes, skeleton, word_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("paypal", "раураl"), ("scope", "ѕсоре"), ("modern", "rnodern"), ("1O", "lO"),
        ("I", "l"), ("ロ", "口"), ("𝓐da", "Ada"), ("ﬁne", "fine"),
    ],
)  # fmt: skip
def test_skeletons_of_what_can_be_mistaken_are_one(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("Zoe", "Zoë"), ("魏", "魑"), ("ban", "bam")])
def test_skeletons_of_what_can_be_told_apart_differ(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Wei", "ＷＥＩ"), ("張偉", "张伟"), ("ΑΛΦΑ", "αλφα"), ("Straße", "STRASSE"), ("me0", "MEO")],
)
def test_words_are_one_whatever_their_width_case_and_script(one: str, other: str) -> None:
    assert word_key(one) == word_key(other)


def test_looks_are_compared_as_they_are_written() -> None:
    assert look_key("Iin") == look_key("lin")
    assert look_key("ВОВ") == look_key("BOB")  # the first is Cyrillic
    assert look_key("Elia") != look_key("Ella")
    assert look_key("ELIA") == look_key("ELlA")


@pytest.mark.parametrize(
    ("text", "mixes"),
    [
        ("魏 Wei", False), ("カナかな漢字 abc", False), ("한국 漢 a", False), ("ㄅㄆㄇ漢", False),
        ("Иван 3", False), ("मनु", False), ("Rоstra", True), ("αlpha", True), ("한국かな", True),
        ("", False), ("1-2 3", False),
    ],
)  # fmt: skip
def test_scripts_that_no_language_mixes(text: str, mixes: bool) -> None:
    assert mixes_scripts(text) is mixes


def test_a_skeleton_stays_as_it_is() -> None:
    for code in prototypes():
        once = skeleton(chr(code))
        assert skeleton(once) == once or len(once) > 1, hex(code)


def test_no_character_grows_beyond_seven() -> None:
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        if unicodedata.normalize("NFKC", character) != character or 0xD800 <= code < 0xE000:
            continue
        assert max(len(word_key(character)), len(look_key(character))) <= 7, hex(code)
