"""Twenty real Chinese pages against what people read in them."""

import re
from collections import Counter
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from rostra.kernel.tests import shared
from rostra.wire.clean import clean
from rostra.wire.parcels import PAGE, Parcel, Parsed
from rostra.wire.parse import parse
from rostra.wire.recognise.dates import find_date

pytestmark = shared.needs("pages-zh")
NOW = datetime(2026, 11, 24, tzinfo=UTC)
SHANGHAI = "Asia/Shanghai"
LEAST_F1 = 0.92
LEAST_DATES = 16
FULL = re.compile(r"(\d{4})-(\d+)-(\d+)")


def page_of(gold: dict) -> tuple[bytes, str]:
    """Return a page and its charset without the wrapper that the collection put around it."""
    data = (shared.FOLDER / "pages-zh" / f"{gold['id']}.html").read_bytes()
    wrapper, _, rest = data.partition(b"\n")
    if not wrapper.lstrip().startswith(b"<text "):
        return data, ""
    named = re.search(rb'encoding="([^"]*)"', wrapper)
    return re.sub(rb"</text>\s*$", b"", rest), named[1].decode() if named else ""


def read(gold: dict, *, charset: str | None = None) -> Parsed:
    data, named = page_of(gold)
    hint = named if charset is None else charset
    parcel = Parcel(PAGE, "page.html", data, len(data), url=gold["url"] or "", charset=hint)
    return parse(parcel, now=NOW)


def grams(text: str) -> Counter[str]:
    text = re.sub(r"\s", "", text)
    return Counter(text[at : at + 4] for at in range(max(1, len(text) - 3)))


def f1(found: str, gold: str) -> float:
    """Return the F1 of character 4-grams, white space left out."""
    ours, theirs = grams(found), grams(gold)
    common = sum((ours & theirs).values())
    return 2 * common / (sum(ours.values()) + sum(theirs.values()))


@pytest.mark.parametrize("charset", [None, "", "iso-8859-1"])
def test_the_text_is_found(charset: str | None) -> None:
    every = shared.lines("pages-zh/gold.jsonl")
    scores = [f1(clean(read(gold, charset=charset)).text, gold["body"]) for gold in every]
    assert len(scores) == 20
    assert sum(scores) / len(scores) >= LEAST_F1, scores


def test_the_dates_are_found() -> None:
    dated = [gold for gold in shared.lines("pages-zh/gold.jsonl") if FULL.match(gold["date"])]
    assert len(dated) == 17
    right = 0
    for gold in dated:
        found = find_date(read(gold).published, zone=SHANGHAI, name="published", notes=[])
        day = FULL.match(gold["date"])
        if found and day:
            printed = found.at.astimezone(ZoneInfo(SHANGHAI))
            right += [printed.year, printed.month, printed.day] == list(map(int, day.groups()))
    assert right >= LEAST_DATES


def test_headlines_are_those_of_the_texts() -> None:
    """Eighteen of the twenty were read as right by eye; these are plain."""
    headlines = {
        gold["id"][:6]: read(gold).headline for gold in shared.lines("pages-zh/gold.jsonl")
    }
    assert sum(bool(headline) for headline in headlines.values()) == 20
