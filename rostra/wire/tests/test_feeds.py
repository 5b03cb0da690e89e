"""Feeds of every kind become entries of one form; what is wrong with them is said or survived."""

import json
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostra.kernel.tests import shared
from rostra.kernel.tests.shared import unhurried
from rostra.wire.clean import clean
from rostra.wire.parcels import FEED_ENTRY, Parcel, Parsed, RefusedError
from rostra.wire.parse import parse
from rostra.wire.parse.feeds import FeedRead, parse_feed
from rostra.wire.parse.opml import Outline, parse_opml
from rostra.wire.tests.importing import NOW

TEXT = "北榆军舰周二晚间撤离鸦岬，国防部说，这是一次例行调动，与海峡会谈没有关系。"
NAMES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'
)


def rss(items: str, *, channel: str = "", before: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{before}<rss version="2.0" {NAMES}><channel>'
        f"<title>汐港日报</title><link>https://paper.example/</link>{channel}{items}</channel></rss>"
    ).encode()


def item(inside: str) -> bytes:
    return rss(f"<item>{inside}</item>")


def only(data: bytes, **options: str) -> Parsed:
    [entry] = parse_feed(data, **options).entries
    return entry


def test_an_entry_of_rss_is_read_whole() -> None:
    found = only(
        item(
            "<title>军舰撤离鸦岬</title><link>/n/1?utm_source=rss&amp;id=7</link>"
            "<guid isPermaLink='false'>417</guid><pubDate>Tue, 22 Oct 2024 21:32:50 +0800</pubDate>"
            "<dc:creator>陆知遥</dc:creator><category>国际</category><category>军舰</category>"
            "<description>国防部称例行调动，议会要求说明。</description>"
            f"<content:encoded><![CDATA[<p>{TEXT}</p><p>见<a href='/n/2'>前文</a>。</p>"
            "<script>alert(1)</script>]]></content:encoded>"
        )
    )
    assert found.headline == "军舰撤离鸦岬"
    assert found.url == "https://paper.example/n/1?id=7"
    assert found.published == "Tue, 22 Oct 2024 21:32:50 +0800"
    assert found.byline == "陆知遥"
    assert found.keywords == ["国际", "军舰"]
    assert found.deck == "国防部称例行调动，议会要求说明。"
    assert (found.site, found.domain) == ("汐港日报", "paper.example")
    assert found.language == "zh-hans"
    [block] = clean(found).blocks
    assert "alert" not in block["html"]
    assert '<a href="https://paper.example/n/2">前文</a>' in block["html"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("AT&amp;amp;T &amp;lt;b&amp;gt;", "AT&T <b>"),
        ("<![CDATA[<b>军舰</b>&nbsp;撤离]]>", "军舰 撤离"),
        ("1 &lt; 2", "1 < 2"),
        ("&lt;img src=x onerror=alert(1)&gt;军舰", "军舰"),
        ("<![CDATA[<script>alert(1)</script>军舰]]>", "军舰"),
    ],
)
def test_titles_are_text_whatever_they_are_written_in(title: str, expected: str) -> None:
    assert clean(only(item(f"<title>{title}</title>"))).headline == expected


def test_a_caption_is_a_pictures_and_not_the_text_of_the_entry() -> None:
    found = only(
        item(
            f"<title>军舰</title><description>{TEXT}</description>"
            '<media:content url="https://paper.example/a.jpg" medium="image"/>'
            '<media:credit>何渡</media:credit><media:description type="plain">军舰驶过碧螺门。'
            "</media:description>"
        )
    )
    assert found.lead == {"file": "https://paper.example/a.jpg", "caption": "军舰驶过碧螺门。",
                          "credit": "何渡", "alt": ""}  # fmt: skip
    assert clean(found).text == TEXT


def test_recordings_become_cards_and_pictures_in_the_text_keep_their_place() -> None:
    found = only(
        item(
            f"<title>军舰</title><description><![CDATA[<p>{TEXT}</p><p><img src=b.jpg alt=港口>后来"
            "的事。</p><img src=dot.gif width=1 height=1>]]></description>"
            "<link>https://paper.example/n/1</link>"
            '<enclosure url="https://paper.example/a.mp3" type="audio/mpeg" length="1"/>'
            '<enclosure url="https://paper.example/c.jpg" type="image/jpeg" length="1"/>'
        )
    )
    blocks = clean(found).blocks
    assert [block["type"] for block in blocks] == ["text", "text", "embed"] or [
        block["type"] for block in blocks
    ] == ["text", "image", "text", "embed"]
    pictures = [block["file"] for block in found.blocks if block["type"] == "image"]
    assert pictures == ["https://paper.example/n/b.jpg"]
    assert found.lead is None


def test_atom_says_what_its_texts_are() -> None:
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN" xml:base="https://a.example/">
      <title>汐港</title><link href="/"/><entry><id>tag:a.example,2024:1</id>
      <title type="html">&lt;i&gt;军舰&lt;/i&gt; &amp;amp; 港口</title><link href="n/1"/>
      <updated>2024-10-23T01:00:00Z</updated><published>2024-10-22T13:32:50Z</published>
      <author><name>陆知遥</name></author><author><name>何渡</name></author>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{TEXT}</p></div></content>
      <source><title>通讯社</title><link href="https://wire.example/"/></source></entry></feed>"""
    found = only(feed.encode())
    assert found.headline == "军舰 & 港口"
    assert found.url == "https://a.example/n/1"
    assert (found.published, found.updated) == ("2024-10-22T13:32:50Z", "2024-10-23T01:00:00Z")
    assert found.byline == "陆知遥, 何渡"
    assert found.source == "通讯社"
    assert clean(found).text == TEXT


def test_rdf_and_its_dublin_core_are_read() -> None:
    feed = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" {NAMES}
      xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://a.example/"><title>汐港</title>
      <link>https://a.example/</link></channel><item rdf:about="https://a.example/1">
      <title>军舰</title><link>https://a.example/1</link><dc:date>2024-10-22T21:32+08:00</dc:date>
      <dc:creator>陆知遥</dc:creator><description>{TEXT}</description></item></rdf:RDF>"""
    found = only(feed.encode())
    assert (found.url, found.published, found.byline) == (
        "https://a.example/1", "2024-10-22T21:32+08:00", "陆知遥"
    )  # fmt: skip


def json_feed(**fields: object) -> bytes:
    feed = {
        "version": "https://jsonfeed.org/version/1.1", "title": "汐港日报",
        "home_page_url": "https://paper.example/", "language": "zh-Hans",
        "items": [
            {"id": 7, "url": "/n/7", "title": "军舰", "content_html": f"<p>{TEXT}</p>",
             "summary": "国防部称例行调动。", "date_published": "2024-10-22T21:32:50+08:00",
             "authors": [{"name": "陆知遥"}], "tags": ["国际"], "image": "/a.jpg",
             "attachments": [{"url": "/a.mp3", "mime_type": "audio/mpeg", "title": "听"}]}
        ],
    }  # fmt: skip
    return json.dumps(feed | fields, ensure_ascii=False).encode()


def test_a_json_feed_is_read() -> None:
    found = only(json_feed())
    assert (found.headline, found.url, found.byline) == (
        "军舰", "https://paper.example/n/7", "陆知遥",
    )  # fmt: skip
    assert found.keywords == ["国际"]
    assert found.lead is not None
    assert found.lead["file"] == "https://paper.example/a.jpg"
    assert [block["type"] for block in found.blocks] == ["text", "embed"]


@pytest.mark.parametrize(
    "fields",
    [
        {"items": 7}, {"items": [1, None, [], {}]}, {"title": [1]}, {"language": 3},
        {"items": [{"title": {"a": 1}, "tags": "x", "authors": {"name": 1}, "image": 5}]},
        {"items": [{"title": "a\u0000b\ud800", "content_text": "x\u0000"}]}, {"author": "x"},
    ],
)  # fmt: skip
def test_a_json_feed_of_wrong_types_is_survived(fields: dict) -> None:
    data = json.dumps(json.loads(json_feed()) | fields).encode()
    for entry in parse_feed(data).entries:
        assert "\0" not in entry.headline
        with suppress(RefusedError):
            clean(entry)


def test_an_entry_without_a_title_is_headed_by_its_first_words() -> None:
    found = only(item(f"<description>{TEXT}</description>"))
    assert TEXT.startswith(found.headline.rstrip("…"))
    assert found.notes


def test_an_entry_that_is_kept_is_read_again_as_the_same() -> None:
    for data in (json_feed(), item(f"<title>军舰</title><description>{TEXT}</description>")):
        read = parse_feed(data)
        raw = read.raw[0].to_bytes()
        assert parse(Parcel(FEED_ENTRY, "feed", raw, len(raw)), now=NOW) == read.entries[0]


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"{}x", b'{"x": 1}', b'{"media": [1]}', b"\xff"])
def test_what_is_no_kept_entry_is_refused(raw: bytes) -> None:
    with pytest.raises(RefusedError):
        parse(Parcel(FEED_ENTRY, "feed", raw, len(raw)), now=NOW)


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (item("<title>军舰撤离鸦岬，国防部说是例行调动</title>").replace(b'encoding="utf-8"', b"")
         .decode().encode("gb18030"), ""),
        (item("<title>军舰撤离鸦岬，国防部说是例行调动</title>").decode().encode("gb18030"), ""),
        (item("<title>军舰撤离鸦岬，国防部说是例行调动</title>"), "gbk"),
        (item("<title>军舰撤离鸦岬，国防部说是例行调动</title>").decode().encode("gb18030"), "gbk"),
        (item("<title>军舰撤离鸦岬，国防部说是例行调动</title>").replace(b"utf-8", b"utf-16")
         .decode().encode("utf-16"), ""),
    ],
)  # fmt: skip
def test_the_charset_is_what_the_bytes_are(data: bytes, charset: str) -> None:
    assert only(data, charset=charset).headline == "军舰撤离鸦岬，国防部说是例行调动"


@pytest.mark.parametrize(
    "printed",
    ["Thu, 01 Jan 1970 00:00:00 GMT", "2024年10月22日 21:32", "2024-10-22 21:32", "yesterday",
     "2004년 05월 28일 01:31:15", "Sat, 01 Jan 2050 00:00:00 GMT", ""],
)  # fmt: skip
def test_dates_are_handed_on_as_printed(printed: str) -> None:
    found = only(item(f"<title>军舰</title><pubDate>{printed}</pubDate>"))
    assert found.published == printed


@pytest.mark.parametrize(
    ("channel", "seconds"),
    [
        ("<ttl>60</ttl>", 3600), ("<ttl>x</ttl>", None), ("<ttl>-5</ttl>", None), ("", None),
        ("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>",
         21600),
    ],
)  # fmt: skip
def test_how_long_a_feed_asks_to_be_left_alone(channel: str, seconds: int | None) -> None:
    assert parse_feed(rss("", channel=channel)).interval == seconds


LAUGHS = "<!DOCTYPE rss [" + '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12)
) + "]>"  # fmt: skip
OUTSIDE = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
HOSTILE = {
    "billion laughs": rss("<item><title>&m;</title></item>", before=LAUGHS),
    "an entity outside": rss("<item><title>a&x;b</title></item>", before=OUTSIDE),
    "nested": rss("<item><description>" + "<b>" * 100_000 + "</description></item>"),
    "nested HTML": item(f"<title>a</title><description>{'&lt;div&gt;' * 100_000}x</description>"),
    "many entries": rss("<item><title>a</title></item>" * 20_000),
    "cut": item(f"<title>军舰</title><description>{TEXT}")[:-150],
    "zeros": item("<title>a\0b</title>"),
}
LONGEST_SECONDS = 30


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_feeds_are_read_or_refused_in_time(name: str) -> None:
    started = time.process_time()
    with suppress(RefusedError):
        read = parse_feed(HOSTILE[name])
        assert len(read.raw) <= 5000
        for entry in read.entries[:50]:
            assert len(entry.headline) < 10_000
            with suppress(RefusedError):
                clean(entry)
    assert time.process_time() - started < LONGEST_SECONDS


def test_no_file_is_read_by_an_entity() -> None:
    with open("/etc/hostname") as file:  # noqa: PTH123
        name = file.read().strip()
    feed = HOSTILE["an entity outside"]
    for data in (feed, feed.replace(b"rss", b"opml")):
        with suppress(RefusedError):
            assert name not in str(parse_feed(data).raw)
        with suppress(RefusedError):
            assert name not in str(parse_opml(data))


@pytest.mark.parametrize(
    "data",
    [b"", b" ", b"<html><title>x</title></html>", b"plain", b"{}", b'{"a": 1}', b"[1]",
     b"\x89PNG\r\n", b"<opml/>", b'{"version": "https://jsonfeed.org/version/1"}'],
)  # fmt: skip
def test_what_is_no_feed_is_refused(data: bytes) -> None:
    with pytest.raises(RefusedError):
        parse_feed(data)


@shared.needs("hostile")
def test_hostile_strings_in_every_field_are_text() -> None:
    for text in shared.hostile()[::23]:
        data = json_feed(
            title=text,
            items=[{"id": text, "url": text, "title": text, "content_html": text, "summary": text,
                    "date_published": text, "authors": [{"name": text}], "tags": [text],
                    "image": text, "language": text,
                    "attachments": [{"url": text, "mime_type": "audio/x"}]}],
        )  # fmt: skip
        with suppress(RefusedError):
            content = clean(only(data))
            assert content.url.startswith(("http://", "https://")) or content.url == ""
            for block in content.blocks:
                assert "<script" not in block.get("html", "").lower()
                assert "javascript:" not in block.get("url", "")


SEEDS = ("feeds/feedparser/wellformed/rss", "feeds/realworld/rsparser", "feeds/gofeed/parser/atom")


@shared.needs("feeds")
@given(
    folder=st.sampled_from(SEEDS), which=st.integers(0, 10_000), at=st.integers(0, 20_000),
    piece=st.sampled_from([b"<", b">", b"&", b"]]>", b"<![CDATA[", b"\0", b"\xff", b"</item>"]),
    end=st.integers(0, 20_000),
)  # fmt: skip
@unhurried
def test_any_mutation_of_a_real_feed_is_read_or_refused(
    folder: str, which: int, at: int, piece: bytes, end: int
) -> None:
    paths = sorted(path for path in (shared.FOLDER / folder).rglob("*") if path.is_file())
    data = paths[which % len(paths)].read_bytes()[:20_000]
    data = data[:at] + piece + data[at:]
    with suppress(RefusedError):
        read: FeedRead = parse_feed(data[: max(end, 50)])
        for entry in read.entries:
            with suppress(RefusedError):
                clean(entry)


def test_a_list_of_feeds_is_read_with_its_folders() -> None:
    data = b"""<?xml version="1.0"?><opml version="2.0"><body>
      <outline text="News"><outline text="A" type="rss" xmlUrl="https://a.example/feed"
      htmlUrl="https://a.example/"/>
      <outline text="again" xmlurl="https://a.example/feed"/></outline>
      <outline text="no" xmlUrl="javascript:1"/><outline xmlUrl="http://b.example/"/></body></opml>"""
    assert parse_opml(data) == [
        Outline("A", "https://a.example/feed", "https://a.example/", ("News",)),
        Outline("http://b.example/", "http://b.example/", "", ()),
    ]


@pytest.mark.parametrize(
    "data",
    [b"", b"<rss/>", b"plain", b"<opml>" + b"<outline text='a'>" * 100_000,
     b'<!DOCTYPE opml [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><opml><body>&b;</body></opml>'],
)  # fmt: skip
def test_a_bad_list_is_refused_or_empty(data: bytes) -> None:
    with suppress(RefusedError):
        assert parse_opml(data) == []


@pytest.mark.parametrize("number", ["&#xD800;", "&#99999999999;", "&#x110000;", f"&#{'9' * 5000};"])
def test_a_reference_to_no_character_does_not_lose_the_feed(number: str) -> None:
    item = f"<item><title>渡轮停航{number}</title><link>https://paper.example/1</link></item>"
    [entry] = parse_feed(rss(item) + b"<broken").raw
    assert entry.title.startswith("渡轮停航")


def test_what_its_parser_cannot_bear_is_refused_with_a_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise KeyError("textinput")

    monkeypatch.setattr("feedparser.parse", fail)
    with pytest.raises(RefusedError, match="parser cannot go on"):
        parse_feed(rss(""))
