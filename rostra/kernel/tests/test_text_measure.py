import pytest

from rostra.kernel.text import length, reading_minutes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("。！？ — … 「」", 0),
        ("韩国召见俄大使", 7),
        ("韩国，召见。", 4),
        ("Korea summons the envoy", 4),
        ("don't COVID-19 U.S. 3.5%", 4),
        ("one—two", 2),
        ("iPhone 15发布会", 5),
        ("二〇二四年，佐々木", 8),
        ("Москва слезам", 2),
        ("cafe\u0301s", 1),
        ("हिन्दी में", 2),
        ("한국 뉴스", 2),
        ("𠮷野家", 3),
    ],
)
def test_length_counts_characters_and_words(text, expected):
    assert length(text) == expected


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("", 1), ("国" * 400, 1), ("国" * 1000, 3), ("word " * 238, 1), ("word " * 2380, 10),
     ("国" * 400 + "word " * 238, 2)],
)  # fmt: skip
def test_reading_time_is_in_minutes(text, minutes):
    assert reading_minutes(text) == minutes
