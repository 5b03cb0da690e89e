import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.kernel.tests.shared import hostile, needs, unhurried
from rostra.kernel.text import one_line, paragraphs

ANY_TEXT = st.text(st.characters(), max_size=200)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  a \t b\r\n\u3000c\u00a0\u2028d ", "a b c d"),
        ("a\x00b\x07c\x9f", "abc"),
        ("safe\u202egnp.exe\u2066", "safegnp.exe"),
        ("zero\u200bwidth\ufeff soft\u00adhyphen", "zerowidth softhyphen"),
        ("👩\u200d👧 ❤\ufe0f 🏴\U000e0067\U000e007f", "👩\u200d👧 ❤\ufe0f 🏴\U000e0067\U000e007f"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\ud800b", "ab"),
        ("普大帝 这下", "普大帝 这下"),
        ("\u200b\u200d\u3164\u2800\u200e", ""),
        (" \n\t", ""),
        ("", ""),
    ],
)
def test_text_becomes_one_clean_line(text, line):
    assert one_line(text) == line


@unhurried
@given(ANY_TEXT)
def test_one_line_is_one_line_and_stays_it(text):
    line = one_line(text)
    assert one_line(line) == line
    assert len(line.splitlines()) <= 1
    assert line == line.strip()
    line.encode()


@needs("hostile")
def test_hostile_lines_can_be_stored():
    for text in hostile():
        assert "\x00" not in one_line(text)
        one_line(text).encode()


def test_paragraphs_are_the_lines_that_hold_something():
    text = "\u3000\u3000第一段。\r\n\r\n  \u200b \n\u3000\u3000第二段\u2028第三段\n"
    assert paragraphs(text) == ["第一段。", "第二段", "第三段"]


@unhurried
@given(ANY_TEXT)
def test_paragraphs_joined_are_the_same_paragraphs(text):
    assert paragraphs("\n\n".join(paragraphs(text))) == paragraphs(text)
    assert all(paragraphs(text))
