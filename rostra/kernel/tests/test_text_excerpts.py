import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.kernel.tests.shared import chinese_news, needs, unhurried
from rostra.kernel.text import excerpt, one_line


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("短文", 10, "短文"),
        ("第一句话。第二句话。第三句话。", 12, "第一句话。第二句话。"),
        ("他说：“明天下雨。”然后走了很远很远。", 12, "他说：“明天下雨。”"),
        ("什么？！真的是这样吗我不相信", 9, "什么？！"),
        ("没有句号的一段很长很长的话，一直说下去", 10, "没有句号的一段很长…"),
        ("说了一半的话，后面还有很多", 8, "说了一半的话…"),
        ("He left. She stayed behind with the others.", 22, "He left. She stayed…"),
        ("He left the room. She stayed behind.", 20, "He left the room."),
        ("Mr. Smith of the U.S. Army met Gen. Lee. They spoke at length.", 45,
         "Mr. Smith of the U.S. Army met Gen. Lee."),
        ("Growth was 3.5 per cent. Prices rose again.", 30, "Growth was 3.5 per cent."),
        ("“Is it so?” he asked them all again", 20, "“Is it so?”"),
        ("第一行没有标点\n第二行有标点。第三句话在这里", 16, "第一行没有标点第二行有标点。"),
        ("One line\nanother line", 40, "One line another line"),
        ("Supercalifragilisticexpialidocious", 10, "Supercali…"),
        ("国" * 10, 1, "…"),
        ("国国", 0, ""),
        ("", 5, ""),
    ],
)  # fmt: skip
def test_an_excerpt_ends_where_a_reader_would_stop(text, limit, expected):
    assert excerpt(text, limit) == expected


@pytest.mark.parametrize(
    "cluster",
    ["e\u0301\u0323", "👩\u200d👧\u200d👦", "👍🏽", "🇰🇷", "❤\ufe0f", "葛\U000e0100", "นี้"],
)
def test_what_belongs_together_is_never_cut(cluster):
    text = cluster * 12
    for limit in range(2, len(text)):
        kept = excerpt(text, limit).removesuffix("…")
        assert len(kept) % len(cluster) == 0, limit


@unhurried
@given(st.text(st.characters(), max_size=120), st.integers(0, 60))
def test_an_excerpt_keeps_its_limit_and_the_words(text, limit):
    cut = excerpt(text, limit)
    assert len(cut) <= limit
    cut.encode()
    line = one_line(text)
    if len(line) <= limit and "\n" not in text:
        assert cut == line


@needs("wikinews")
def test_news_is_cut_at_sentences():
    cuts = [excerpt(text, 160) for text in chinese_news()]
    assert all(64 <= len(cut) <= 160 for cut in cuts)
    assert sum(not cut.endswith("…") for cut in cuts) >= 0.8 * len(cuts)
