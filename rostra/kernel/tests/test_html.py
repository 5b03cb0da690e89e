import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rostra.kernel import html
from rostra.kernel.tests.shared import hostile, needs, unhurried
from rostra.kernel.text import paragraphs

ATTRIBUTES = {("a", "href"), ("a", "rel"), ("span", "lang"), ("span", "translate")}
PIECES = ["<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<li>", "<ul>", "</ul>", "<a href=//x>",
          "<a href='http://x/'>", "</a>", "<table>", "<td>", "<h1>", "<select>", "<svg>", "<title>",
          "<script>", "</script>", "<br>", "<hr>", "a", " ", "&lt;", "&",
          "<!--", "-->", "国"]  # fmt: skip


class Reader(HTMLParser):
    """Notes the tags of HTML by a parser that has nothing to do with the cleaner."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, attrs))


def check_harmless(cleaned, *, local=False):
    reader = Reader()
    reader.feed(cleaned)
    reader.close()
    for tag, attributes in reader.seen:
        assert tag in html.TAGS
        for name, value in attributes:
            assert (tag, name) in ATTRIBUTES
            if name == "href":
                own = local and re.match(r"/($|[^/\\\s])", value)
                assert own or value.startswith(("http://", "https://", "mailto:"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>国 <strong>a</strong></p>", "<p>国 <strong>a</strong></p>"),
        ('<p class="x" onclick="x" style="x" id=x title=x lang=x>a</p>', "<p>a</p>"),
        ("<b>a</b><i>b</i>", "<strong>a</strong><em>b</em>"),
        ("<h1>c</h1><h5>d</h5>", "<h2>c</h2><h4>d</h4>"),
        ("<div>a</div><section>b</section>", "<p>a</p><p>b</p>"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "<p>a</p><p>b</p>"),
        ("<div><p>a</p></div><div><p>b</p></div>", "<p>a</p>\n<p>b</p>"),
        ("<p>a</p><p>&nbsp;<br></p><p>b</p>", "<p>a</p>\n<p>b</p>"),
        ("a<hr>b", "a\nb"),
        ("<p>a<script>alert(1)</script><style>b</style>c</p>", "<p>ac</p>"),
        ("<iframe>x</iframe><noscript>y</noscript><template>z</template>", ""),
        ("<textarea><b>x</b></textarea>", "&lt;b&gt;x&lt;/b&gt;"),
        ("<!-- a --><img src=x onerror=y alt=z>b<custom-tag>c</custom-tag>", "bc"),
        ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("1 < 2 & 3", "1 &lt; 2 &amp; 3"),
        ('<span translate="no" lang="ja" class="x">国</span>',
         '<span translate="no" lang="ja">国</span>'),
        ('<span translate="yes">国</span>', "<span>国</span>"),
        ("H<sub>2</sub>O<br><code>x</code>", "H<sub>2</sub>O<br><code>x</code>"),
        ("<blockquote>q</blockquote>", "<blockquote>q</blockquote>"),
        ("a\x00b", "ab"),
        ("", ""),
    ],
)  # fmt: skip
def test_only_what_article_text_may_hold_is_left(before, after):
    assert html.clean(before) == after


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("http://example.com", "http://example.com/"),
        ("https://中国.cn/新闻", "https://xn--fiqs8s.cn/%E6%96%B0%E9%97%BB"),
        ("mailto:desk@example.com", "mailto:desk@example.com"),
        ("javascript:alert(1)", None),
        (" jAvascript&colon;alert(1)", None),
        ("java\tscript:alert(1)", None),
        ("data:text/html,x", None),
        ("//example.com", None),
        ("/news/1", None),
        ("http://user@example.com", None),
    ],
)
def test_only_safe_links_are_left(href, kept):
    link = f'<a href="{kept}">x</a>' if kept else "<a>x</a>"
    assert html.clean(f'<a href="{href}" target="_blank" rel="opener">x</a>') == link


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("/about/?a=b#c", True),
        ("/关于/", True),
        ("http://example.com/", True),
        ("//example.com", False),
        ("/\\example.com", False),
        ("/\t/example.com", False),
        (" /about/", False),
        ("about/", False),
        ("#top", False),
        ("javascript:alert(1)", False),
    ],
)
def test_links_to_this_site_are_left_where_editors_write(href, kept):
    link = f'<a href="{href}">x</a>'
    assert html.clean(link, local=True) == (link if kept else "<a>x</a>")


def test_links_of_readers_are_marked():
    assert html.clean('<a href="http://e.com/" rel="x">a</a>', ugc=True) == (
        '<a href="http://e.com/" rel="nofollow noopener ugc">a</a>'
    )


@needs("hostile")
@pytest.mark.parametrize("ugc", [False, True])
@pytest.mark.parametrize("local", [False, True])
def test_hostile_html_is_harmless(ugc, local):
    for payload in hostile():
        cleaned = html.clean(payload, ugc=ugc, local=local)
        check_harmless(cleaned, local=local)
        assert html.clean(cleaned, ugc=ugc, local=local) == cleaned


@unhurried
@example("<h1><a href=//x><h1><a href=//x>")
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_cleaning_twice_is_cleaning_once(before):
    cleaned = html.clean(before)
    check_harmless(cleaned)
    assert html.clean(cleaned) == cleaned


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("<p>a\n b</p>\n<p>c<br>d</p>", "a b\n\nc\nd"),
        ("<h2>a</h2>b<ul><li>c<li>d</ul>", "a\n\nb\n\nc\n\nd"),
        ("<p>头<em>发</em> &amp; &lt;b&gt;</p>", "头发 & <b>"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\n\nc"),
        ("a<script>b</script><style>c</style><!-- d -->e", "ae"),
        ("<p></p><p> </p>", ""),
        ("a < b", "a < b"),
        ("a&#0;b\x00c&#x202e;d", "a\ufffdbcd"),
    ],
)
def test_html_reads_as_plain_text(before, text):
    assert html.plain(before) == text


def test_plain_text_becomes_escaped_paragraphs():
    assert html.from_plain('  a <b> & "c"\n\n国\x00\n') == '<p>a &lt;b&gt; &amp; "c"</p>\n<p>国</p>'
    assert html.from_plain(" \n ") == ""


@unhurried
@given(st.text(st.characters(), max_size=200))
def test_plain_text_goes_into_html_and_back(text):
    made = html.from_plain(text)
    assert html.clean(made) == made
    assert html.plain(made) == "\n\n".join(paragraphs(text))


@needs("hostile")
def test_hostile_text_goes_into_html_and_back():
    for text in hostile():
        made = html.from_plain(text)
        assert html.clean(made) == made
        assert html.plain(made) == "\n\n".join(paragraphs(text))
