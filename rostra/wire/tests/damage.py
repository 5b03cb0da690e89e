"""Damage done to real files: what a broken disk, a cut line or an enemy makes of them."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from hypothesis import strategies as st

from rostra.kernel.tests import shared
from rostra.wire.tests import dumps
from rostra.wire.tests.importing import line

LARGEST_SEED = 40_000
MOST_SEEDS = 60
# What parsers stumble over, put in anywhere.
INSERTED = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x1b$B",
    b"<", b">", b"</", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"&", b"&#0;", b"&#xD800;",
    b"&#99999999999;", b"&amp;amp;", b"<!DOCTYPE a [<!ENTITY a 'b'>]>", b"<?xml version='1.0' "
    b"encoding='utf-7'?>", b"<div>" * 400, b"<table><td>" * 200, b"<svg><title><p>", b"{", b"}",
    b"[" * 2000, b'"', b"\\ud800", b"\\", b"NaN", b"1e999", b"9" * 5000, b"\xe3\x80\x80" * 50,
    b" " * 2000, b"\n" * 500, b"\r", "\u202e\u2066\u200b".encode(), "a\u0301".encode() * 300,
    "据".encode() * 500, "《".encode() * 300, b"according to " * 200, b"A " * 1000, b"http://[",
    b"http://a:b@c:99999/", b"javascript:", b"data:text/html,", b"2024-13-45T99:99:99Z",
    b"0000-00-00", b"99999-01-01", "民国0年13月40日".encode(), b"Tue, 99 Xxx 0000 99:99:99 +9999",
)  # fmt: skip


@dataclass(frozen=True)
class Blow:
    """One piece of damage; places are shares of the length, so that they fit every file."""

    kind: str
    at: float
    to: float
    number: int


blows = st.lists(
    st.builds(
        Blow,
        kind=st.sampled_from(["flip", "cut", "double", "truncate", "splice", "insert", "swap"]),
        at=st.floats(0, 1),
        to=st.floats(0, 1),
        number=st.integers(0, 255),
    ),
    min_size=1,
    max_size=6,
)


def damaged(data: bytes, other: bytes, done: list[Blow]) -> bytes:
    """Return data after some blows; ``other`` is what is spliced in."""
    for blow in done:
        start, end = sorted((int(blow.at * len(data)), int(blow.to * len(data))))
        piece = data[start:end]
        match blow.kind:
            case "flip":
                data = data[:start] + bytes([blow.number]) + data[start + 1 :]
            case "cut":
                data = data[:start] + data[end:]
            case "double":
                data = data[:end] + piece[:LARGEST_SEED] + data[end:]
            case "truncate":
                data = data[:end]
            case "splice":
                data = data[:start] + other[int(blow.at * len(other)) :]
            case "insert":
                data = data[:start] + INSERTED[blow.number % len(INSERTED)] + data[start:]
            case "swap":
                data = data[end:] + piece + data[:start]
    return data[: 3 * LARGEST_SEED]


def files(folder: str, *suffixes: str) -> list[bytes]:
    """Return files of the shared data that are not too large, evenly spread over the folder."""
    found = [
        path.read_bytes()
        for path in sorted((shared.FOLDER / folder).rglob("*"))
        if path.is_file() and path.name.endswith(suffixes) and path.stat().st_size <= LARGEST_SEED
    ]
    return found[:: max(1, len(found) // MOST_SEEDS)][:MOST_SEEDS]


def texts() -> list[str]:
    """Return texts in both scripts and English."""
    return [dumps.TRADITIONAL, *(text[:3000] for text in shared.chinese_news()[:5])]


def recoded() -> list[bytes]:
    """Return texts in many charsets."""
    charsets = ("gb18030", "big5hkscs", "utf-16", "utf-16-le", "utf-32", "utf-8-sig", "cp1252")
    return [text.encode(charset, "ignore") for text in texts() for charset in charsets]


SEEDS: dict[str, Callable[[], list[bytes]]] = {
    "html": lambda: files("pages-zh", ".html"),
    "feed": lambda: (
        files("feeds/realworld", ".xml", ".rss", ".atom", ".rdf")
        + files("feeds/feedparser/wellformed", ".xml")
        + files("feeds/gofeed", ".xml")
    ),
    "jsonfeed": lambda: files("feeds/feedparser/json", ".json") + files("feeds/gofeed", ".json"),
    "opml": lambda: files("feeds/opml", ".opml", ".xml"),
    "textdump": lambda: [text.encode() for text in texts()],
    "jsonlines": lambda: [
        line(),
        line(blocks=[{"type": "table", "rows": [["a", 1]], "header": True}], lead={"file": "a"}),
        *(
            json.dumps({"headline": item["title"], "body": item["text"]}).encode()
            for item in shared.lines("wikinews/zh.jsonl.gz")[:10]
        ),
    ],
    "charset": recoded,
}


@cache
def seeds(form: str) -> list[bytes]:
    """Return the files of a form."""
    return SEEDS[form]()
