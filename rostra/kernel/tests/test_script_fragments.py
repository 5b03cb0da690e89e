import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.kernel import html, markup
from rostra.kernel.markup import Kind
from rostra.kernel.script import convert, convert_html
from rostra.kernel.script.codes import HAN_CHARACTER
from rostra.kernel.script.quotes import MARK
from rostra.kernel.tests.shared import chinese_news, hostile, needs, unhurried

HANS, HANT = "zh-hans", "zh-hant"
CHANGEABLE = re.compile(rf"{HAN_CHARACTER.pattern}|{MARK.pattern}|&#[xX]?[0-9a-fA-F]+;")
PIECES = ["头发", "“", "’", "‘", "”",
          "<p>", "</p>", "<b translate=no>", "</b>", "<i lang=ja>", "</i>",
          "<img alt='国'>",
          "<a href='/国'>", "</a>", "<script>", "</script>", "<!--国-->",
          "&#22269;", "<", "x"]  # fmt: skip


def to_traditional(text):
    return convert_html(text, HANS, HANT)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>头发<em>发展</em></p>", "<p>頭髮<em>發展</em></p>"),
        ('<figure><img src="/国.jpg" alt="国"><figcaption>国</figcaption></figure>',
         '<figure><img src="/国.jpg" alt="國"><figcaption>國</figcaption></figure>'),
        ("<a title=国 aria-label='国' href=/国 data-x=国>国</a>",
         "<a title=國 aria-label='國' href=/国 data-x=国>國</a>"),
        ('<A  TITLE = "国" >国</A >', '<A  TITLE = "國" >國</A >'),
        ("国 &amp; &nbsp;国 &lt;", "國 &amp; &nbsp;國 &lt;"),
        ("&#22836;&#x53d1; &#60;国", "頭髮 &#60;國"),
        ("1 < 国", "1 < 國"),
    ],
)  # fmt: skip
def test_text_and_what_people_read_is_converted(before, after):
    assert to_traditional(before) == after


@pytest.mark.parametrize(
    "kept",
    [
        '<span translate="no">国</span>',
        "<SPAN TRANSLATE=NO>国</SPAN>",
        '<div translate="no"><p>国<b>国</b></p><img alt="国">国</div>',
        '<div translate="no"><p translate="yes">国</p></div>',
        '<div translate="no"><p lang="zh-hans">国</p></div>',
        '<img translate="no" alt="国">',
        '<span lang="ja">国</span>',
        '<span lang="zh-Hant">国</span>',
        "<script>'国'</script>",
        "<style>p{content:'国'}</style>",
        "<!-- 国 -->",
        '<a href="http://国/" class="国" title-x="国"></a>',
        "<p x='a title=\"国\"'></p>",
        "<x国 title=x></x国>",
        '<b title="国',
        "<!doctype 国>",
        "<?国>",
    ],
)
def test_everything_else_stays_as_written(kept):
    assert to_traditional(kept) == kept
    assert to_traditional(f"国{kept}") == f"國{kept}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<b translate=no>国</b>国", "<b translate=no>国</b>國"),
        ("<b translate=no><i>国</b>国", "<b translate=no><i>国</b>國"),
        ("<b translate=no>国</i>国</b>国", "<b translate=no>国</i>国</b>國"),
        ("<b translate=no><br>国<br></b>国", "<b translate=no><br>国<br></b>國"),
        ("<p translate=no>国<p>国", "<p translate=no>国<p>國"),
        ("<ul><li translate=no>国<li>国</ul>", "<ul><li translate=no>国<li>國</ul>"),
        ("<b translate=no><b>国</b>国</b>国", "<b translate=no><b>国</b>国</b>國"),
        ("</b></p>国", "</b></p>國"),
        ("<i lang=ja>国<b lang=zh>国</b>国</i>", "<i lang=ja>国<b lang=zh>國</b>国</i>"),
        ("<p lang=zh_Hans>国</p>", "<p lang=zh_Hans>國</p>"),
        ("<p lang=''>国</p>", "<p lang=''>國</p>"),
        ("<script>国</script>国", "<script>国</script>國"),
        ("<b translate=no translate=yes>国</b>", "<b translate=no translate=yes>国</b>"),
    ],
)
def test_nesting_and_broken_html_are_followed(before, after):
    assert to_traditional(before) == after


def test_other_pairs_leave_html_as_it_is():
    assert convert_html("<p>国", "en", HANT) == convert_html("<p>国", HANS, HANS) == "<p>国"


def test_html_goes_the_other_way_too():
    assert convert_html('<p title="國">頭髮</p>', HANT, HANS) == '<p title="国">头发</p>'


@unhurried
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_markup_comes_back_byte_for_byte(before):
    after = to_traditional(before)
    assert CHANGEABLE.sub("", after) == CHANGEABLE.sub("", before)
    for old, new in zip(markup.tokens(before), markup.tokens(after), strict=True):
        assert (old.kind, old.name) == (new.kind, new.name)
        if old.kind is not Kind.TEXT and "alt=" not in old.raw:
            assert old.raw == new.raw


@needs("hostile")
def test_hostile_html_comes_back_byte_for_byte():
    for payload in hostile():
        before = f"头发{payload}头发"
        after = to_traditional(before)
        assert after.startswith("頭")
        assert CHANGEABLE.sub("", after) == CHANGEABLE.sub("", before)


@needs("wikinews")
def test_paragraphs_convert_as_their_text_does():
    for text in chinese_news():
        converted = convert(text, HANS, HANT)
        assert to_traditional(html.from_plain(text)) == html.from_plain(converted)


@pytest.mark.parametrize("open_tags", ["<div>", "<b><i>", "<p translate=no>", "<a x="])
def test_a_deep_nest_takes_no_more_than_its_length(open_tags):
    start = time.perf_counter()
    to_traditional("国" + open_tags * 20_000 + "</p>" * 20_000)
    assert time.perf_counter() - start < 10
