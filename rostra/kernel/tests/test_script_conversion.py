import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from rostra.kernel import script
from rostra.kernel.script.codes import HAN_CHARACTER
from rostra.kernel.script.quotes import MARK
from rostra.kernel.tests.shared import FOLDER, chinese_news, needs, unhurried

HANS, HANT = "zh-hans", "zh-hant"


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("韩国召见俄大使", "韓國召見俄大使"),
        ("头发发展", "頭髮發展"),
        ("皇后在里面，以后再来", "皇后在裡面，以後再來"),
        ("干燥的树干", "乾燥的樹幹"),
        ("群众", "群眾"),
        ("软件和网络", "軟件和網絡"),  # the words stay those of the writer
        ("支持率的消息", "支持率的消息"),
    ],
)
def test_text_is_converted_both_ways(simplified, traditional):
    assert script.convert(simplified, HANS, HANT) == traditional
    assert script.convert(traditional, HANT, HANS) == simplified


@pytest.mark.parametrize(
    ("source", "target"),
    [(HANS, HANS), (HANT, HANT), ("en", HANT), (HANS, "en"), ("", ""), ("ja", HANS)],
)
def test_other_pairs_leave_text_as_it_is(source, target):
    assert script.convert("头发頭髮", source, target) == "头发頭髮"


def test_nothing_is_lost_at_a_nul_or_a_lone_surrogate():
    assert script.convert("头\x00发\ud800\udfff国", HANS, HANT) == "頭\x00發\ud800\udfff國"
    assert script.convert("\x00", HANS, HANT) == "\x00"
    assert script.convert("国" * 300 + "\x00国", HANS, HANT) == "國" * 300 + "\x00國"


def test_long_and_short_texts_convert_alike():
    assert script.convert("头发。" * 200, HANS, HANT) == "頭髮。" * 200


@unhurried
@given(st.text(st.characters(), max_size=300))
def test_only_chinese_characters_and_quotation_marks_change(text):
    for source, target in ((HANS, HANT), (HANT, HANS)):
        converted = MARK.sub("", script.convert(text, source, target))
        assert HAN_CHARACTER.sub("", converted) == HAN_CHARACTER.sub("", MARK.sub("", text))


def test_threads_may_convert_at_once():
    text = "头发发展，皇后在里面。" * 50
    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(lambda _: script.convert(text, HANS, HANT), range(64)))
    assert answers == {"頭髮發展，皇后在裡面。" * 50}


@needs("script")
@pytest.mark.parametrize(("config", "pair"), [("s2tw", (HANS, HANT)), ("tw2s", (HANT, HANS))])
def test_opencc_cases_come_out_as_its_makers_expect(config, pair):
    cases = json.loads((FOLDER / "script/testcases.json").read_text(encoding="utf-8"))["cases"]
    cases = [case for case in cases if config in case["expected"]]
    assert len(cases) > 30
    converted = [script.convert(case["input"], *pair) for case in cases]
    assert converted == [case["expected"][config] for case in cases]


@needs("wikinews")
def test_there_and_back_changes_next_to_nothing():
    total = changed = 0
    for text in chinese_news():
        back = script.convert(script.convert(text, HANS, HANT), HANT, HANS)
        assert len(back) == len(text)
        total += len(text)
        changed += sum(a != b for a, b in zip(text, back, strict=True))
    assert changed <= total / 10_000


@needs("wikinews")
def test_no_character_is_printed_that_taiwans_papers_do_not_print():
    converted = "".join(script.convert(text, HANS, HANT) for text in chinese_news())
    assert not set("爲羣裏衆啓峯牀麪") & set(converted)
    assert set("爲羣裏衆啓") & set("".join(OpenCC("s2t").convert(text) for text in chinese_news()))


@pytest.mark.parametrize(
    ("code", "family"),
    [("zh-hant", "zh"), ("zh_Hans_CN", "zh"), ("en-GB", "en"), (" EN ", "en"), ("", "")],
)
def test_a_language_has_a_family(code, family):
    assert script.family(code) == family
