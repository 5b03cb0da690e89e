"""A line of JSON is read field by field; what is wrong is said, and loses nothing else."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rostra.wire.clean import clean
from rostra.wire.parcels import RefusedError
from rostra.wire.parse.jsonlines import parse_line

FIELDS = [
    "id", "url", "headline", "deck", "byline", "published", "updated", "language", "section",
    "source", "source_url", "topics", "citations", "body", "blocks", "lead", "images", "related",
    "correction", "translation_of",
]  # fmt: skip
BLOCK_FIELDS = [
    "type", "text", "html", "file", "caption", "credit", "alt", "attribution", "rows", "header",
    "url", "title", "provider", "description", "images",
]  # fmt: skip


def line(**fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode()


def test_every_field() -> None:
    parsed = parse_line(
        line(
            id=7, url="https://a.example/7", headline="H", deck="D", byline="B",
            published="2024-10-22", updated="2024-10-23", language="en", section="World > Gulf",
            source="S", source_url="https://s.example/", topics=["T"], citations=["C"],
            body="One.\n\nTwo.", lead={"file": "a.jpg", "caption": "c"},
            images=[{"file": "b.jpg"}], related=["R"], correction="It was two.",
            translation_of="6",
        )
    )  # fmt: skip
    assert parsed.key == "7"
    assert parsed.section == ["World", "Gulf"]
    assert parsed.topics == ["T"]
    assert parsed.citations == ["C"]
    assert parsed.corrections == ["It was two."]
    assert parsed.translation_of == "6"
    assert parsed.lead == {"file": "a.jpg", "caption": "c", "credit": "", "alt": ""}
    assert [block["type"] for block in parsed.blocks] == ["text", "image"]
    assert parsed.notes == []


def test_blocks_of_every_type() -> None:
    blocks = [
        {"type": "text", "text": "## Head\n**Bold** and a < b"},
        {"type": "text", "html": "<p onclick=x>Html</p><script>alert(1)</script>"},
        {"type": "image", "file": "a.png", "caption": "c", "credit": "d", "alt": "e"},
        {"type": "quote", "text": "q", "attribution": "w"},
        {"type": "table", "rows": [["a", 1], ["b"]], "header": True, "caption": "t"},
        {"type": "embed", "url": "https://v.example/1", "title": "V"},
        {"type": "gallery", "images": [{"caption": "1"}, {"caption": "2"}]},
    ]
    content = clean(parse_line(line(headline="H", blocks=blocks)))
    assert content.notes == []
    assert [block["type"] for block in content.blocks] == [
        "text", "image", "quote", "table", "embed", "gallery",
    ]  # fmt: skip
    html = content.blocks[0]["html"]
    assert html.startswith("<h2>Head</h2>\n<p><strong>Bold</strong> and a &lt; b</p>")
    assert "<p>Html</p>" in html
    assert "script" not in html
    assert content.blocks[3]["rows"] == [["a", "1"], ["b", ""]]


def test_unknown_fields_are_named_and_do_not_fail() -> None:
    parsed = parse_line(line(headline="H", titel="x", body="b", authour="y"))
    assert parsed.headline == "H"
    assert parsed.notes == ["The item has fields unknown here: “titel”, “authour”."]


def test_a_field_of_the_wrong_type_is_left_out_with_a_sentence() -> None:
    parsed = parse_line(line(headline="H", deck=["no"], topics={"a": 1}, related=[1, "R"]))
    assert parsed.deck == ""
    assert parsed.related == ["R"]
    assert parsed.notes == [
        "“deck” should be text, not a list; left out.",
        "“topics” should be a list of texts, not an object; left out.",
        "“related”: 1 that are no text, left out.",
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"{", "not JSON"),
        (b'{"headline": "H"', "not JSON"),
        (b"[1]", "not a JSON object"),
        (b'"text"', "not a JSON object"),
        (b"null", "not a JSON object"),
        (b'{"headline": NaN}', "NaN"),
        (b'{"headline": -Infinity}', "Infinity"),
        (b'{"n": ' + b"9" * 5000 + b"}", "too many digits"),
        (b"[" * 200_000, "nested too deeply"),
        (b'{"a":' * 200_000, "nested too deeply"),
        ('{"headline": "标题"}'.encode("gb18030"), "not UTF-8"),
        ('{"headline": "H"}'.encode("utf-16"), "not UTF-8"),
        (b"\x00\x01\x02", "not JSON"),
    ],
)
def test_what_is_no_json_object_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(RefusedError, match=reason):
        parse_line(data)


@pytest.mark.parametrize("headline", [None, "", "  \u200b ", [], {}, True])
def test_without_a_headline_it_is_refused(headline: object) -> None:
    with pytest.raises(RefusedError, match="no headline"):
        clean(parse_line(line(headline=headline, body="b")))


def test_a_headline_of_ten_thousand_characters_is_refused() -> None:
    with pytest.raises(RefusedError, match="10,000 characters"):
        clean(parse_line(line(headline="长" * 10_000)))


def test_what_no_database_can_hold_is_taken_out() -> None:
    parsed = parse_line(b'{"headline": "a\\u0000b\\ud800c", "body": "\\udfff"}')
    assert parsed.headline == "abc"


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(BLOCK_FIELDS), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(deadline=None, max_examples=400)
@given(st.dictionaries(st.sampled_from(FIELDS), JUNK))
def test_wrong_types_in_every_field_are_read_or_refused(record: dict[str, object]) -> None:
    record["headline"] = record.get("headline") or "H"
    try:
        content = clean(parse_line(json.dumps(record).encode()))
    except RefusedError:
        return
    assert content.headline
    json.dumps(content.blocks).encode()


def test_bounds_are_kept_and_said() -> None:
    long = "长" * 5000
    content = clean(
        parse_line(
            line(
                headline="H", deck=long, byline=long, source=long, section=long, topics=[long],
                citations=[long], related=[long], correction=long, body="b",
                images=[{"caption": long, "credit": long, "alt": long}],
            )
        )
    )  # fmt: skip
    assert content.deck == ""
    assert content.blocks[0]["html"].startswith(f"<p>{long}</p>")
    for text, limit in [
        (content.byline, 200), (content.source, 80), (content.section[0], 60),
        (content.topics[0], 120), (content.citations[0], 80), (content.related[0], 300),
        (content.corrections[0], 2000), (content.blocks[-1]["caption"], 500),
        (content.blocks[-1]["credit"], 200), (content.blocks[-1]["alt"], 300),
    ]:  # fmt: skip
        assert 0 < len(text) <= limit
    assert len(content.notes) >= 8


def test_a_text_beyond_measure_is_refused() -> None:
    with pytest.raises(RefusedError, match="500,000"):
        clean(parse_line(line(headline="H", body="长" * 500_001)))


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "not a url", "//x", "http://u:p@h/", "ftp://h/"]
)
def test_an_address_that_cannot_be_linked_is_left_out(url: str) -> None:
    content = clean(parse_line(line(headline="H", url=url, source_url=url)))
    assert (content.url, content.source_url) == ("", "")
    assert len(content.notes) == 2
