"""A page dumped as text is read by its structure, whatever site it is from."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rostra.kernel.tests.shared import FOLDER
from rostra.wire.parcels import Parsed, RefusedError
from rostra.wire.parse.textdump import parse_dump
from rostra.wire.tests import dumps

REFERENCE = FOLDER.parent / "reference/news-page.txt"


@pytest.fixture
def page() -> Parsed:
    return parse_dump(REFERENCE.read_text(encoding="utf-8"))


def paragraphs(parsed: Parsed) -> list[str]:
    return [
        each.get("text") or each["subhead"]
        for block in parsed.blocks
        if block["type"] == "text"
        for each in block["paragraphs"]
    ]


def captions(parsed: Parsed) -> list[str]:
    return [block["caption"] for block in parsed.blocks if block["type"] == "image"]


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference page is not on this machine")
class TestTheReferencePage:
    def test_the_head(self, page: Parsed) -> None:
        assert page.headline == "韩国召见俄大使:朝军必须撤出俄罗斯"
        assert page.published == "2024-10-22 21:32:50"
        assert page.source == "第一军情"
        assert page.section == ["国际军事"]
        assert (page.site, page.domain) == ("世界论坛网", "www.wforum.com")
        assert (page.deck, page.byline) == ("", "")

    def test_the_body_begins_and_ends_where_the_article_does(self, page: Parsed) -> None:
        text = paragraphs(page)
        assert len(text) == 10
        assert text[0].startswith("朝鲜疑似")
        assert text[-1].endswith("其实非常有限。")

    def test_three_captions_stand_between_the_paragraphs(self, page: Parsed) -> None:
        assert captions(page) == [
            "疑似朝鲜士兵在俄境内领取被装",
            "疑似朝鲜士兵在俄罗斯远东集结",
            "朝鲜可能参与接下来的俄乌冲突",
        ]
        kinds = [block["type"] for block in page.blocks]
        assert kinds == ["text", "image", "text", "image", "text", "image", "text"]

    def test_related_lines_are_kept_as_printed(self, page: Parsed) -> None:
        assert len(page.related) == 10
        assert (
            page.related[0] == "俄罗斯终于承认 黑海舰队全撤了俄第52重型轰炸机团上校被正义之锤消灭"
        )
        assert (
            page.related[-1] == "视频热传 俄军拒当炮灰阵前抗命俄军方在顿涅茨克定居点升起“朝鲜国旗”"
        )

    def test_the_topic(self, page: Parsed) -> None:
        assert page.topics == ["乌克兰战争"]

    @pytest.mark.parametrize(
        "change",
        [
            lambda text: text.replace("\n", "\r\n"),
            lambda text: text.replace("\n", "\r"),
            lambda text: "\ufeff" + text,
            lambda text: text.replace(" | ", "\xa0|\xa0"),
            lambda text: text.replace(" > ", " › "),
            lambda text: text.replace(" > ", " » "),
            lambda text: text.replace("(", "（").replace(")", "）"),
            lambda text: text.replace("\n\n", "\n"),
            lambda text: text.replace("www.wforum.com | ", ""),
            lambda text: text.replace("图片\n", "[图]\n"),
        ],
        ids=["crlf", "cr", "bom", "nbsp", "single guillemet", "guillemets", "full-width brackets",
             "no blank lines", "no domain", "another mark of pictures"],
    )  # fmt: skip
    def test_it_is_read_alike_in_other_dress(self, page: Parsed, change) -> None:
        other = parse_dump(change(REFERENCE.read_text(encoding="utf-8")))
        assert other.headline == page.headline
        assert other.published == page.published
        assert other.source == page.source
        assert other.section == page.section
        assert len(paragraphs(other)) == 10
        assert captions(other) == captions(page)
        assert other.topics == page.topics
        assert len(other.related) == 10


def test_an_english_page() -> None:
    page = parse_dump(dumps.ENGLISH)
    assert page.headline == "Harbour council votes to rebuild the Old Wharf"
    assert page.published == "October 22, 2024 9:32 pm"
    assert page.source == "The Harbour Gazette"
    assert page.byline == "Mira Dunne"
    assert page.section == ["World", "Gulf"]
    assert page.site == ""
    assert captions(page) == ["The Old Wharf at low tide, before the storm"]
    text = paragraphs(page)
    assert len(text) == 3
    assert text[0].startswith("The harbour council")
    assert text[-1].endswith("confirmed the figure.")
    assert page.related == ["Storm takes the last of the piles", "Ferry company threatens to leave"]
    assert page.topics == ["Old Wharf"]


def test_a_page_in_traditional_chinese_with_labelled_details() -> None:
    page = parse_dump(dumps.TRADITIONAL)
    assert page.headline == "颱風逼近 渡輪全線停航"
    assert page.published == "2024年10月22日 21:32"
    assert page.source == "汐港晚報"
    assert page.byline == "陸知遙"
    assert page.section == ["新聞", "港澳台"]
    assert captions(page) == ["渡輪停泊在避風塘內"]
    assert len(paragraphs(page)) == 2
    assert page.related == ["去年颱風造成三億元損失"]
    assert page.topics == ["鐵杉颱風"]


def test_a_page_without_breadcrumb_but_with_its_title_and_the_site_s_name() -> None:
    page = parse_dump(dumps.NO_BREADCRUMB)
    assert page.headline == "港口罢工进入第三天"
    assert page.deck == "工会与港务局仍无接触。"
    assert page.published == "2024/10/22 08:05"
    assert page.source == "汐港新闻网"
    assert page.section == []
    assert captions(page) == ["空荡荡的七号泊位"]
    assert page.blocks[1]["credit"] == "何渡"
    assert paragraphs(page)[-1].endswith("先撤回停职的决定。")


def test_a_page_without_details() -> None:
    page = parse_dump(dumps.NO_META)
    assert page.headline == "谁来为旧码头买单"
    assert page.section == ["时事"]
    assert (page.published, page.source, page.site) == ("", "", "汐港论坛")
    assert len(paragraphs(page)) == 2


def test_a_headline_and_a_paragraph_are_enough() -> None:
    page = parse_dump(dumps.BARE)
    assert page.headline == "谁来为旧码头买单"
    assert len(paragraphs(page)) == 1


def test_full_width_punctuation_and_figures() -> None:
    page = parse_dump(dumps.FULL_WIDTH)
    assert page.section == ["国际军事"]
    assert page.source == "第一军情"
    assert page.published == "2024年10月22日 21:32:50"
    assert len(paragraphs(page)) == 1
    assert page.related == ["瓦伦两名军官受处分"]


def test_paragraphs_wrapped_at_a_column_are_joined() -> None:
    page = parse_dump(dumps.WRAPPED)
    text = paragraphs(page)
    assert len(text) == 2
    assert "for the first time in a generation the Milky Way" in text[0]
    assert page.source == "Valley Observer"
    assert page.published == "Saturday, 4 April 2009, 9:32 p.m."
    assert page.updated == "5 April 2009 10:00"


def test_furniture_in_the_middle_of_a_text_does_not_end_it() -> None:
    page = parse_dump(dumps.SHARE_IN_THE_MIDDLE)
    text = paragraphs(page)
    assert len(text) == 3
    assert text[-1].endswith("没有署名。")
    assert page.related == ["夜市为什么要搬"]


def test_what_a_footer_looks_like_may_stand_in_a_sentence() -> None:
    prose = (
        "Copyright law is what the two papers have quarrelled about since spring, and both lost."
    )
    page = parse_dump(
        f"Home / Law / Article\nPapers lose\n2024-10-22 | A Paper\n\n{prose}\n{prose}\n"
    )
    assert paragraphs(page) == [prose, prose]


def test_pictures_without_words_are_counted() -> None:
    page = parse_dump(dumps.NO_META + "\n图片\n\n[图]\n")
    assert captions(page) == []
    assert page.notes == ["2 pictures without file and caption left out."]


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff", "\u200b\n\u200b"])
def test_an_empty_page_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match="empty"):
        parse_dump(text)


LINES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            line
            for page in (dumps.ENGLISH, dumps.TRADITIONAL, dumps.NO_BREADCRUMB)
            for line in page.split("\n")
        ]
    ),
)


@settings(deadline=None, max_examples=200)
@given(st.lists(LINES, max_size=40))
def test_any_lines_are_read_or_refused(lines: list[str]) -> None:
    try:
        page = parse_dump("\n".join(lines))
    except RefusedError:
        return
    assert page.headline


def test_a_large_page_takes_no_long_time() -> None:
    page = "汐港网 > 社会 > 正文\n标题\n2024-10-22 | 汐港日报\n" + "（图 > | ：《 " * 200_000
    assert parse_dump(page).headline == "标题"
    assert parse_dump("\n".join(["a > b | 2024-10-22"] * 50_000)).headline
