"""The editor's text: the mark that keeps a script, and text from elsewhere."""

import json
from html import escape

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from rostra.kernel import html, script
from rostra.kernel.tests.shared import hostile, needs
from rostra.news.models.blocks import TEXT_FEATURES
from rostra.news.rich_text import TextArea, for_editor


def round_trip(text: str) -> str:
    converter = ContentstateConverter(TEXT_FEATURES)
    return converter.to_database_format(converter.from_database_format(for_editor(text)))


def test_the_mark_survives_the_editor_and_printing() -> None:
    written = '<p>他写作<span translate="no">発電機</span>。</p>'
    kept = round_trip(written)
    assert '<span translate="no">発電機</span>' in kept
    assert '<span translate="no">発電機</span>' in html.clean(kept)


def test_marked_words_keep_their_script() -> None:
    kept = round_trip('<p>发电<span translate="no">发电</span></p>')
    printed = script.convert_html(html.clean(kept), "zh-hans", "zh-hant")
    assert "發電" in printed
    assert '<span translate="no">发电</span>' in printed


def test_other_spans_are_not_the_mark() -> None:
    assert "translate" not in round_trip('<p><span translate="yes">甲</span></p>')
    assert "span" not in round_trip('<p><span lang="ja">甲</span></p>')


def test_the_editor_offers_the_mark() -> None:
    offered = [style["type"] for style in TextArea(features=TEXT_FEATURES).options["inlineStyles"]]
    assert "NO_CONVERT" in offered


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("<p>甲<br>乙</p>", ["甲\n乙"]),
        ("<li>甲</li>", ["甲"]),
        ("<ul><li><p>甲</p><p>乙</p></li></ul>", ["甲\n乙"]),
        ("<blockquote><p>甲</p><p>乙</p></blockquote>", ["甲", "乙"]),
        ("<h4>甲</h4>", ["甲"]),
        ("<p>甲 <code>乙</code></p>", ["甲 乙"]),
        ("<strong>甲", ["甲"]),
        ("甲", ["甲"]),
        ("<p>甲</p></div>", ["甲"]),
        ("<strong>甲<em>乙<p>丙</p></em>丁</strong>", ["甲乙", "丙", "丁"]),
        ("<em><ul><li>甲<strong><p>乙</p></strong></li></ul></em>", ["甲乙"]),
        ("", [""]),
    ],
)
def test_text_from_elsewhere_opens_and_loses_no_word(written: str, words: list[str]) -> None:
    state = json.loads(TextArea(features=TEXT_FEATURES).format_value(written))
    assert [block["text"] for block in state["blocks"]] == words


def test_quotations_stay_quotations() -> None:
    written = "<blockquote><p>甲</p><p>乙</p></blockquote>"
    state = json.loads(TextArea(features=TEXT_FEATURES).format_value(written))
    assert [block["type"] for block in state["blocks"]] == ["blockquote", "blockquote"]


@needs("hostile")
def test_whatever_an_import_lets_in_can_be_edited() -> None:
    cleaned = {text for raw in hostile() if (text := html.clean(raw))}
    assert len(cleaned) > 4000
    area = TextArea(features=TEXT_FEATURES)
    for text in cleaned:
        blocks = json.loads(area.format_value(text))["blocks"]
        shown = html.plain("<br>".join(escape(block["text"]) for block in blocks))
        assert sorted("".join(shown.split())) == sorted("".join(html.plain(text).split())), text
