"""Three thousand feeds of other projects' tests: no crash, and what they expect is read.

The figures are lower bounds of what was reached; what differs is told in docs/decisions/0010.
"""

import ast
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rostra.kernel import html
from rostra.kernel.net import safe_url
from rostra.kernel.tests import shared
from rostra.kernel.text import one_line
from rostra.wire.clean import clean
from rostra.wire.parcels import Parsed, RefusedError
from rostra.wire.parse.feeds import FeedRead, parse_feed
from rostra.wire.parse.feeds.entry import without_tracking
from rostra.wire.parse.opml import parse_opml
from rostra.wire.recognise.dates import find_date

FEEDS = shared.FOLDER / "feeds"
EXPECTED = re.compile(
    r"(?:entries\[(?P<number>\d)\]|feed)"
    r"(?:\[u?['\"]|\.)(?P<name>title|link|published(?=_p)|updated(?=_p)|created(?=_p))(?:_parsed)?(?:['\"]\])?"
    r" == (?P<value>.+)"
)
Told = tuple[str, bool]
BASE = "http://127.0.0.1:8097/"


def files(name: str) -> list[Path]:
    return sorted(path for path in (FEEDS / name).rglob("*") if path.is_file())


def read(path: Path, url: str = "") -> FeedRead | None:
    """Return a feed with every entry read and cleaned as far as that goes; None if it is none."""
    try:
        found = parse_feed(path.read_bytes(), url=url)
    except RefusedError:
        return None
    for entry in found.entries:
        with suppress(RefusedError):
            clean(entry)
    return found


def count(name: str, expectations: Callable[[Path, FeedRead | None], Iterator[Told]]) -> Counter:
    """Count what is expected of the feeds of a folder, and what of it is read so."""
    counts: Counter[str] = Counter()
    for path in files(name):
        found = read(path, BASE)
        counts["files"] += 1
        counts["entries"] += len(found.entries) if found else 0
        for kind, is_right in expectations(path, found):
            counts[kind] += 1
            counts[f"{kind} right"] += is_right
    print(f"\n{name}: {dict(counts)}")  # noqa: T201
    return counts


@shared.needs("feeds/feedparser")
def test_feedparsers_feeds_are_read_as_expected() -> None:
    """Differ: base64 titles in Atom 0.3, of which the markup is shown as it is written (2); a
    base address in the headers of a server (3); entities and comments broken on purpose (2).
    """
    counts = count("feedparser", of_feedparser)
    assert counts["files"] == 2107
    assert (counts["title"], counts["link"], counts["date"]) == (399, 34, 14)
    assert counts["title right"] >= 395
    assert counts["link right"] >= 31
    assert counts["date right"] == 14


def of_feedparser(path: Path, found: FeedRead | None) -> Iterator[Told]:
    """Yield what the comment at the top of a feed expects of titles, links and dates."""
    comment = path.read_bytes()[:3000].decode("utf-8", "replace")
    line = re.search(r"Expect:\s*(.*)", comment)
    for part in re.split(r"\band\b", line[1]) if line else []:
        expected = EXPECTED.search(part)
        if not expected:
            continue
        try:
            value = ast.literal_eval(expected["value"].strip())
        except (ValueError, SyntaxError):
            continue
        kind = expected["name"] if expected["name"] in {"title", "link"} else "date"
        if expected["number"]:
            number = int(expected["number"])
            entry = found.entries[number] if found and number < len(found.entries) else None
            yield kind, entry is not None and agrees(entry, expected["name"], value)
        elif kind != "date":  # of a feed itself no date is kept
            ours = {"title": found.title, "link": found.home}[kind] if found else ""
            yield kind, same(ours, value)


def agrees(entry: Parsed, name: str, value: Any) -> bool:
    """Say whether an entry has the title, link or moment that is expected."""
    if name == "title":
        return same(entry.headline, value)
    if name == "link":
        return entry.url == (without_tracking(value) if safe_url(value) else "")
    moment = value if isinstance(value, datetime) else datetime(*value[:6], tzinfo=UTC)
    printed = (entry.updated, entry.published) if name == "updated" else (entry.published,)
    dated = (find_date(each, zone="UTC", name="", notes=[]) for each in printed if each)
    return any(each is not None and each.at == moment.replace(microsecond=0) for each in dated)


def same(ours: str, theirs: str) -> bool:
    """Compare texts as they read: theirs may be HTML, and hold spaces that do not show."""
    return ours in {one_line(theirs), one_line(html.plain(theirs))}


@shared.needs("feeds/gofeed")
def test_gofeeds_feeds_are_read_as_expected() -> None:
    """Differ: titles whose elements are closed as others (2); an address that begins with @; a
    prefix that no namespace is bound to.
    """
    counts = count("gofeed", of_gofeed)
    assert counts["files"] == 1091
    assert (counts["title"], counts["link"], counts["date"]) == (115, 27, 18)
    assert counts["title right"] >= 113
    assert counts["link right"] >= 25
    assert counts["date right"] == 18


def of_gofeed(path: Path, found: FeedRead | None) -> Iterator[Told]:
    """Yield what the JSON beside a feed expects of titles, links and dates."""
    beside = path.with_suffix(".json") if path.suffix == ".xml" else path.with_name(
        path.name.replace(".json", "_expected.json"))  # fmt: skip
    if path == beside or not beside.exists():
        return
    expected = json.loads(beside.read_bytes())
    if "title" in expected:
        yield "title", found is not None and same(found.title, expected["title"])
    if isinstance(expected.get("link"), str):
        yield "link", found is not None and found.home == expected["link"]
    entries = found.entries if found else []
    for number, item in enumerate(expected.get("items") or expected.get("entries") or []):
        entry = entries[number] if number < len(entries) else Parsed()
        yield from of_item(item or {}, entry)


def of_item(item: dict[str, Any], entry: Parsed) -> Iterator[Told]:
    """Yield what is expected of one entry."""
    if item.get("title"):
        yield "title", agrees(entry, "title", item["title"])
    if isinstance(item.get("link"), str):
        yield "link", agrees(entry, "link", item["link"])
    for name, field in (
        ("published", "published"),
        ("pubDate", "published"),
        ("updated", "updated"),
    ):
        if moment := item.get(f"{name}Parsed"):
            yield "date", agrees(entry, field, datetime.fromisoformat(moment))


@shared.needs("feeds/realworld")
def test_every_feed_as_real_sites_serve_it_is_read() -> None:
    """Not read: two that are letters in XML, RSS put into JSON, and one cut within a text.

    Three are there for their charset and hold no entry; one entry is empty, four have no words.
    """
    counts: Counter[str] = Counter()
    for path in files("realworld"):
        found = read(path, "https://site.example/feed")
        kind = path.suffix if path.suffix in {".html", ".opml"} else "feed"
        counts[kind] += 1
        counts[f"{kind} read"] += found is not None
        counts["with entries"] += found is not None and bool(found.entries)
        counts["entries"] += len(found.entries) if found else 0
        counts["titled"] += sum(bool(entry.headline) for entry in found.entries) if found else 0
        counts["dated"] += sum(bool(entry.published) for entry in found.entries) if found else 0
    print(f"\nrealworld: {dict(counts)}")  # noqa: T201
    assert counts["feed"] == 52
    assert counts["feed read"] == 48
    assert counts["html read"] == counts["opml read"] == 0
    assert counts["with entries"] >= 45
    assert counts["entries"] >= 1010
    assert counts["titled"] >= counts["entries"] - 5


@shared.needs("feeds/opml")
def test_every_list_of_feeds_is_read() -> None:
    """What is refused is FOAF in RDF, of which listparser reads lists too, and empty files."""
    counts: Counter[str] = Counter()
    for path in files("opml"):
        data = path.read_bytes()
        expected = re.search(rb"len\(result\['feeds'\]\) == (\d+)", data[:2000])
        try:
            found = parse_opml(data)
        except RefusedError:
            counts["refused"] += 1
            counts["refused OPML"] += b"<opml" in data
            continue
        counts["lists"] += 1
        counts["feeds"] += len(found)
        counts["expected"] += expected is not None
        counts["as expected"] += expected is not None and len(found) == int(expected[1])
    print(f"\nopml: {dict(counts)}")  # noqa: T201
    assert counts["refused OPML"] == 0
    assert counts["lists"] == 202
    assert counts["feeds"] >= 1594
    assert counts["as expected"] >= counts["expected"] - 1  # one lists a feed as a "source"
