"""Folding: what looks alike folds alike, and every place leads back to where it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.kernel.tests.shared import hostile, needs, unhurried
from rostra.screening.folding import WHOLLY, Fold, fold, plain
from rostra.screening.sounds import PLANE, reading, syllables
from rostra.screening.tests.asking import APART, PLAIN, SOUND

ALL = [Fold(number) for number in range(8)] + [WHOLLY]
TEXTS = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("法輪轮发fFｆé̶\u200bﬁ①Ⅷ㍿ \n*，。ßİ臺灣女子lün"),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("folds", "one", "other"),
    [
        (Fold.NONE, "ｆｒｅｅ", "free"),
        (Fold.NONE, "f\u200br\u0336é\ufeffe", "free"),
        (Fold.NONE, "①②Ⅷ", "12VIII"),
        (Fold.CASE, "STRASSE", "straße"),
        (Fold.SCRIPT, "臺灣發財裏裡", "台湾发财里里"),
        (APART, "法 * 轮・功", "法轮功"),
        (APART, "c.a-s\ni_n😀o", "casino"),
        (SOUND, "发仑公", "法轮功"),
        (SOUND, "fa lun gong", "法轮功"),
        (SOUND, "FaLunGong", "法輪功"),
        (SOUND, "lǜ chá", "绿茶"),
        (SOUND, "lücha", "驴查"),
    ],
)
def test_what_looks_or_sounds_alike_folds_alike(folds, one, other):
    assert fold(one, folds).text == fold(other, folds).text


@pytest.mark.parametrize(
    ("folds", "one", "other"),
    [
        (Fold.NONE, "Free", "free"),
        (Fold.CASE, "臺", "台"),
        (PLAIN, "法 轮", "法轮"),
        (APART, "发轮", "法轮"),
        (SOUND, "先", "西安"),
        # The vowels of Hindi are part of its words, not laid over them.
        (APART, "कि", "क"),
    ],
)
def test_what_was_not_chosen_stays_apart(folds, one, other):
    assert fold(one, folds).text != fold(other, folds).text


@unhurried
@given(TEXTS, st.sampled_from(ALL))
def test_every_place_leads_back(text, folds):
    folded = fold(text, folds)
    at = 0
    for number, piece in enumerate(folded.pieces):
        start, end = folded.place(number)
        assert start == at
        assert start < end <= len(text)
        at = end
        assert piece in {fold(text[start:end], folds).text, piece}
    assert at == len(text)
    for start in range(len(folded.text)):
        pieces = folded.pieces_of(start, start + 1)
        assert len(pieces) == 1
        assert folded.text[start] in folded.pieces[pieces[0]]


@unhurried
@given(TEXTS, st.sampled_from([each for each in ALL if Fold.SOUND not in each]))
def test_folding_twice_is_folding_once(text, folds):
    once = fold(text, folds).text
    assert fold(once, folds).text == once


@unhurried
@given(TEXTS, TEXTS, st.sampled_from([each for each in ALL if Fold.SOUND not in each]))
def test_a_character_folds_alike_wherever_it_stands(one, other, folds):
    assert fold(one + other, folds).text == fold(one, folds).text + fold(other, folds).text


def test_syllables_are_read_the_longest_first():
    def read(letters):
        return [letters[start:end] for start, end in syllables(letters)]

    assert read("falungong") == ["fa", "lun", "gong"]
    assert read("xian") == ["xian"]
    assert read("hello") == list("hello")
    assert read("a" * 41) == ["a"] * 41
    assert (reading("绿"), reading("法"), reading("x")) == ("lv", "fa", "")


@needs("hostile")
def test_hostile_texts_fold_without_harm():
    for text in hostile():
        for folds in (Fold.NONE, SOUND):
            # Whatever is written, what searches through it takes.
            fold(text, folds).text.encode()
    assert plain("\ud800x") == "x"
    assert fold(chr(PLANE), SOUND).text == ""
