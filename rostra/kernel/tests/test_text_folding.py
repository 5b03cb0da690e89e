import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.kernel.script import convert
from rostra.kernel.tests.shared import chinese_news, lines, needs, unhurried
from rostra.kernel.text import fold
from rostra.kernel.text.characters import BIDI_OVERRIDE, CONTROL, IDLE, MARKS


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＡＢＣ　１２３", "abc 123"),
        ("ﬁ Straße ①", "fi strasse 1"),
        ("韓國召見俄大使", "韩国召见俄大使"),
        ("裡面 裏面 看著 衞生 説", "里面 里面 看着 卫生 说"),
        ("乾隆 乾燥", "干隆 干燥"),
        ("憑藉 瞭解 答覆", "凭借 了解 答复"),
        ("zero\u200bwidth\u202e\u2066\ufeff", "zerowidth"),
        ("葛\U000e0100飾", "葛饰"),
        ("a\x00b\ud800c", "abc"),
        ("a \n b", "a \n b"),
        ("", ""),
    ],
)
def test_what_reads_alike_folds_alike(text, folded):
    assert fold(text) == folded


@unhurried
@given(st.text(st.characters(), max_size=200))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@unhurried
@given(st.text(st.characters(), max_size=200))
def test_nothing_invisible_is_left(text):
    assert not re.search(f"[{CONTROL}{BIDI_OVERRIDE}{IDLE}{MARKS}]", fold(text))


@unhurried
@given(
    st.text("头髮发展乾干后後里裡 ab", max_size=20), st.text("头髮发展乾干后後里裡 ab", max_size=20)
)
def test_a_word_folds_alike_wherever_it_stands(before, after):
    assert fold(before + after) == fold(before) + fold(after)


@needs("wikinews")
def test_the_two_scripts_of_a_news_text_fold_alike():
    for text in chinese_news():
        folded = fold(text)
        other = fold(convert(text, "zh-hans", "zh-hant"))
        different = [a + b for a, b in zip(folded, other, strict=True) if a != b]
        assert len(different) <= len(text) / 1000, different


@needs("headlines-zh")
def test_the_two_scripts_of_headlines_fold_alike():
    total = different = 0
    for item in lines("headlines-zh/tnews.jsonl.gz")[::10]:
        folded = fold(item["title"])
        other = fold(convert(item["title"], "zh-hans", "zh-hant"))
        total += len(folded)
        different += sum(a != b for a, b in zip(folded, other, strict=True))
    assert different <= total / 10_000 * 1.5
