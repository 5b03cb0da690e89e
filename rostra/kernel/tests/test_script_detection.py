from collections import Counter

import pytest

from rostra.kernel.script import convert, detect
from rostra.kernel.script.detection import telling_characters
from rostra.kernel.tests.shared import chinese_news, lines, needs

HANS, HANT = "zh-hans", "zh-hant"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("韩国召见俄大使", HANS),
        ("韓國召見俄大使", HANT),
        ("iPhone 15 发布", HANS),
        ("北京大雨", None),  # written alike in both scripts
        ("The minister said that the talks had ended.", "en"),
        ("The minister 部长 (bùzhǎng) said that the talks had ended.", "en"),
        ("東京は雨です。明日も雨でしょう。", None),
        ("서울에 비가 온다", None),
        ("Le ministre a déclaré que les pourparlers étaient terminés.", None),
        ("Москва", None),
        ("12:30 — 24", None),
        ("", None),
        ("\x00\ud800", None),
    ],
)
def test_a_text_is_told_apart(text, language):
    assert detect(text) == language


def test_characters_of_both_scripts_tell_nothing():
    simplified, traditional = telling_characters()
    assert not (simplified | traditional) & set("后里干台面松丑几谷斗着")
    assert set("发国这说") <= simplified
    assert set("發國這說説裏裡爲為") <= traditional
    assert not simplified & traditional


@needs("wikinews")
def test_every_chinese_news_text_is_told_right():
    texts = chinese_news()
    assert [detect(text) for text in texts] == [HANS] * len(texts)
    assert [detect(convert(text, HANS, HANT)) for text in texts] == [HANT] * len(texts)


@needs("wikinews")
def test_every_english_news_text_is_told_right():
    texts = [" ".join(words for _, words in item["edus"]) for item in lines("wikinews/en.jsonl.gz")]
    assert [detect(text) for text in texts] == ["en"] * len(texts)


@needs("search-zh")
def test_every_passage_is_told_right():
    texts = [item["text"] for item in lines("search-zh/corpus.jsonl.gz")][::3]
    assert Counter(map(detect, texts)) == {HANS: len(texts)}
    assert Counter(detect(convert(text, HANS, HANT)) for text in texts) == {HANT: len(texts)}


@needs("headlines-zh")
def test_headlines_are_told_right_or_left_undecided():
    titles = [item["title"] for item in lines("headlines-zh/tnews.jsonl.gz")][::10]
    found = Counter(map(detect, titles))
    assert found[HANS] >= 0.985 * len(titles)
    assert found[HANT] + found["en"] <= 0.001 * len(titles)
    found = Counter(detect(convert(title, HANS, HANT)) for title in titles)
    assert found[HANT] >= 0.99 * len(titles)
    assert found[HANS] == 0


@needs("stories-multi")
def test_sentences_of_other_languages_are_seldom_taken_for_english():
    blurbs = lines("stories-multi/blurbs.jsonl.gz")
    english = [blurb["text"] for blurb in blurbs if blurb["lang"] == "en"]
    foreign = [blurb["text"] for blurb in blurbs if blurb["lang"] not in {"en", "sco"}]
    assert sum(detect(text) == "en" for text in english) >= 0.94 * len(english)
    assert sum(detect(text) == "en" for text in foreign) <= 0.004 * len(foreign)
