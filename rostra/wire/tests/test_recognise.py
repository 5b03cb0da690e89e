"""Words become what the paper knows: language, dates, section, topics, source."""

from datetime import UTC, datetime

import pytest

from rostra.wire.clean import Content
from rostra.wire.parcels import RefusedError
from rostra.wire.recognise import Wishes, reason_to_hold, recognise
from rostra.wire.recognise.known import Known, KnownSection, KnownSource, KnownTopic
from rostra.wire.recognise.places import Named, Place, find_section, find_topics

NOW = datetime(2024, 10, 23, tzinfo=UTC)
TEXT = [{"type": "text", "html": "<p>韩国外交部召见俄罗斯大使，表示直接抗议。</p>"}]


@pytest.fixture
def known() -> Known:
    made = Known(zone="Asia/Shanghai", language="zh-hans")
    made.add_section(KnownSection(1, "world", ("国际", "World", "國際"), None))
    made.add_section(KnownSection(2, "world-military", ("军事",), 1))
    made.add_section(KnownSection(3, "home-military", ("军事",), 9))
    made.add_source(KnownSource(5, ("第一军情", "First Dispatch"), "first.example", "Asia/Seoul",
                                "zh-hans"))  # fmt: skip
    made.add_topic(KnownTopic(7, "ukraine-war", "乌克兰战争", "zh-hans"))
    made.add_topic(KnownTopic(8, "ukraine-war-hant", "烏克蘭戰爭", "zh-hant"))
    return made


def make(**fields: object) -> Content:
    fields.setdefault("blocks", TEXT)
    return Content(headline=str(fields.pop("headline", "韩国召见俄大使")), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (["国际"], Place(1, (), "国际")),
        (["WORLD"], Place(1, (), "WORLD")),
        (["world"], Place(1, (), "world")),
        (["国际", "军事"], Place(2, (), "军事")),
        (["军事"], Place(2, (), "军事")),
        (["国际", "科技"], Place(1, ("科技",), "科技")),
        (["甲", "乙"], Place(None, ("甲", "乙"), "乙")),
        ([], None),
    ],
)
def test_sections(known: Known, path: list[str], place: Place | None) -> None:
    assert find_section(path, known, may_make=True) == place


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (["国际", "军事"], Place(2, (), "军事")),
        (["国际", "科技"], Place(1, (), "国际")),
        (["科技", "国际"], Place(1, (), "国际")),
        (["甲", "乙"], None),
    ],
)
def test_sections_of_others(known: Known, path: list[str], place: Place | None) -> None:
    assert find_section(path, known, may_make=False) == place


def test_topics_in_the_item_s_own_language_first(known: Known) -> None:
    assert find_topics(["乌克兰战争"], "zh-hans", known) == [Named(7, "乌克兰战争")]
    assert find_topics(["乌克兰战争"], "zh-hant", known) == [Named(8, "烏克蘭戰爭")]
    assert find_topics(["ukraine-war", "乌克兰战争"], "zh-hans", known) == [Named(7, "乌克兰战争")]
    assert find_topics(["新的专题"], "zh-hans", known) == [Named(None, "新的专题")]


@pytest.mark.parametrize(
    ("content", "source"),
    [
        (make(source="first dispatch"), Named(5, "第一军情")),
        (make(source="第一軍情"), Named(5, "第一军情")),
        (make(source_url="https://news.first.example/1"), Named(5, "第一军情")),
        (make(domain="www.first.example"), Named(5, "第一军情")),
        (make(source="另一家"), Named(None, "另一家", "")),
        (
            make(domain="www.other.example", site="另一家网"),
            Named(None, "另一家网", "other.example"),
        ),
        (make(domain="www.other.example"), Named(None, "other.example", "other.example")),
        (make(), None),
    ],
)
def test_sources(known: Known, content: Content, source: Named | None) -> None:
    assert recognise(content, known, Wishes()).source == source


def test_a_time_without_zone_is_read_in_the_source_s(known: Known) -> None:
    found = recognise(make(source="第一军情", published="2024-10-22 21:32:50"), known, Wishes())
    assert found.published is not None
    assert found.published.at == datetime(2024, 10, 22, 12, 32, 50, tzinfo=UTC)
    assert found.to_json()["published"] == {
        "at": "2024-10-22T12:32:50+00:00",
        "printed": "2024-10-22 21:32:50",
        "zone": "Asia/Seoul",
        "zone_assumed": True,
        "precision": "second",
    }
    assert "The time has no zone; read in Asia/Seoul." in found.assumptions


def test_without_a_known_source_it_is_read_in_the_site_s(known: Known) -> None:
    found = recognise(make(published="2024-10-22 21:32:50"), known, Wishes())
    assert found.published is not None
    assert found.published.at == datetime(2024, 10, 22, 13, 32, 50, tzinfo=UTC)


def test_a_zone_that_is_printed_counts(known: Known) -> None:
    found = recognise(make(published="2024-10-22T21:32:50+02:00"), known, Wishes())
    assert found.published is not None
    assert found.published.at == datetime(2024, 10, 22, 19, 32, 50, tzinfo=UTC)
    assert not found.published.zone_assumed


@pytest.mark.parametrize(
    ("printed", "note"),
    [
        ("1970-01-01T00:00:00Z", "1 January 1970"),
        ("yesterday", "no date that can be read"),
        ("10/11/2024", "no date that can be read"),
        ("1729600000", "no date that can be read"),
    ],
)
def test_bad_dates_are_left_out_with_the_reason(known: Known, printed: str, note: str) -> None:
    found = recognise(make(published=printed), known, Wishes())
    assert found.published is None
    assert any(note in each for each in found.notes)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (make(section=["国际"]), ""),
        (make(), "no section"),
        (make(section=["国际"], published="2031-01-01"), "in the future, 2030-12-31"),
        (make(section=["国际"], published="2024-10-23 20:00"), ""),
        (make(section=["国际"], blocks=[]), "no text"),
        (make(section=["国际"], blocks=[], source_url="https://a.example/1"), ""),
    ],
)
def test_what_holds_an_item_from_being_published(
    known: Known, content: Content, reason: str
) -> None:
    found = recognise(content, known, Wishes())
    held = reason_to_hold(found, has_section=False, now=NOW)
    assert reason in held
    assert bool(held) == bool(reason)


@pytest.mark.parametrize(
    ("said", "headline", "language"),
    [
        ("", "韩国召见俄大使", "zh-hans"),
        ("", "韓國召見俄羅斯大使", "zh-hant"),
        ("", "The council voted to rebuild the wharf", "en"),
        ("zh", "韓國召見俄羅斯大使", "zh-hant"),
        ("zh_CN", "韓國召見俄羅斯大使", "zh-hans"),
        ("zh-TW", "韩国", "zh-hant"),
        ("en-GB", "韩国", "en"),
    ],
)
def test_languages(known: Known, said: str, headline: str, language: str) -> None:
    assert recognise(
        make(headline=headline, language=said, blocks=[]), known, Wishes()
    ).language == (language)


def test_a_language_the_paper_is_not_printed_in_is_refused(known: Known) -> None:
    with pytest.raises(RefusedError, match="“fr”"):
        recognise(make(language="fr"), known, Wishes())


def test_the_owner_s_wishes_count_more_than_the_item(known: Known) -> None:
    assert recognise(make(), known, Wishes(section="国际 > 军事")).section == Place(2, (), "军事")
    wishes = Wishes(section="world", source="First Dispatch", language="zh-hant")
    found = recognise(make(section=["科技"], source="另一家"), known, wishes)
    assert found.language == "zh-hant"
    assert found.section == Place(1, (), "world")
    assert found.source == Named(5, "第一军情")


def test_citations_that_are_given_are_believed(known: Known) -> None:
    given = recognise(make(citations=["first dispatch", "某社"]), known, Wishes()).citations
    assert given == [Named(5, "first dispatch"), Named(None, "某社")]
    assert recognise(make(citations=[]), known, Wishes()).citations == []
