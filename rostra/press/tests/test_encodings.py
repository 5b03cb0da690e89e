"""Which encoding a reader gets, and that it holds the page."""

import gzip

import brotli
import pytest

from rostra.press import encodings
from rostra.press.encodings import BR, GZIP, IDENTITY


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        (None, IDENTITY),
        ("", IDENTITY),
        ("gzip, deflate, br", BR),
        ("gzip, deflate, br, zstd", BR),
        ("gzip", GZIP),
        ("x-gzip", GZIP),
        ("GZip", GZIP),
        ("br;q=0.5, gzip;q=0.8", GZIP),
        ("br;q=0.8, gzip;q=0.8", BR),
        ("br;q=0, gzip", GZIP),
        ("gzip;q=0", IDENTITY),
        ("*", BR),
        ("*;q=0", IDENTITY),
        ("gzip, *;q=0", GZIP),
        ("br;q=0, *", GZIP),
        ("identity, gzip;q=0.5", IDENTITY),
        ("identity;q=0, gzip;q=0.1", GZIP),
        ("identity;q=0", IDENTITY),
        ("deflate, zstd", IDENTITY),
        ("gzip;q=nonsense", IDENTITY),
        ("gzip ; q=0.5 , br ; q=0.4", GZIP),
        (";;;,,,", IDENTITY),
        ("x" * 10_000, IDENTITY),
    ],
)
def test_the_best_that_is_accepted_is_chosen(accepted: str | None, chosen: int) -> None:
    assert encodings.choose(accepted) == chosen


def test_every_encoding_holds_the_page_and_is_the_same_each_time() -> None:
    page = "新闻 news ".encode() * 500
    assert gzip.decompress(encodings.encode(page, GZIP)) == page
    assert brotli.decompress(encodings.encode(page, BR)) == page
    assert encodings.unpack(encodings.encode(page, GZIP)) == page
    assert encodings.encode(page, GZIP) == encodings.encode(page, GZIP)


@pytest.mark.parametrize(
    ("content_type", "length", "is_worth"),
    [
        ("text/html; charset=utf-8", 5_000, True),
        ("Application/RSS+XML", 5_000, True),
        ("text/html", 499, False),
        ("image/webp", 5_000, False),
        ("", 5_000, False),
    ],
)
def test_what_does_not_shrink_is_left(content_type: str, length: int, is_worth: bool) -> None:
    assert encodings.is_worth(content_type, length) == is_worth
