import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.kernel.tests.shared import hostile, needs, unhurried
from rostra.kernel.text import slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("韩国召见俄大使", "han-guo-zhao-jian-e-da-shi"),
        ("韓國召見俄大使", "han-guo-zhao-jian-e-da-shi"),
        ("重庆银行长期发展", "chong-qing-yin-hang-chang-qi-fa-zhan"),
        ("Korea's envoy: 'No comment'", "koreas-envoy-no-comment"),
        ("iPhone 15发布！", "iphone-15-fa-bu"),
        ("Café Łódź Straße Ærø", "cafe-lodz-strasse-aero"),
        ("1,500 killed, 3.5% hurt", "1500-killed-3-5-hurt"),
        ("ＡＢＣ１２３", "abc123"),
        ("../../etc/passwd", "etc-passwd"),
        ("<script>alert(1)</script>", "script-alert-1-script"),
        ("绿色旅游", "lv-se-lv-you"),
    ],
)
def test_a_headline_becomes_words_of_an_address(text, expected):
    assert slug(text) == expected


@pytest.mark.parametrize("text", ["", "！？", "👍👍", "Москва", "\x00\ud800", "\u200b"])
def test_a_slug_is_never_empty(text):
    assert slug(text) == "article"
    assert slug(text, fallback="topic") == "topic"


def test_a_slug_is_cut_at_a_word():
    assert slug("one two three", limit=8) == "one-two"
    assert slug("one two three", limit=7) == "one-two"
    assert slug("one two three", limit=6) == "one"
    assert slug("abcdefghij", limit=4) == "abcd"
    assert len(slug("国" * 10_000)) <= 60


@unhurried
@given(st.text(st.characters(), max_size=100), st.integers(7, 80))
def test_a_slug_is_safe_in_an_address(text, limit):
    result = slug(text, limit=limit)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", result)
    assert len(result) <= limit
    assert slug(result, limit=limit) == result


@needs("hostile")
def test_hostile_headlines_have_safe_slugs():
    for text in hostile():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(text))
