"""Measure the wire end to end: bytes in, filed rows out, one process on one site."""

import resource
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

import trafilatura

from bench import wire_input
from bench.wire_table import ENTRIES, FEW, GROWTH, MANY, RATIO, Figures
from rostra.kernel import clock
from rostra.wire import queries
from rostra.wire.actions.bring_in_many import bring_in_many
from rostra.wire.actions.poll_feed import MOST_ENTRIES, poll_feed
from rostra.wire.fetch.web import Fetched
from rostra.wire.models import Feed
from rostra.wire.parcels import JSON_LINES, PAGE, Parcel
from rostra.wire.recognise import Wishes

ROUNDS = 3
PAGES = 40
LINES = 400
PUBLISHED = 40


def measure() -> Figures:
    """Return the figures; times are of the processor, for the machine may be busy."""
    warm_up()
    bare, ours = PAGES / best(read_bare), PAGES / best(bring_pages)
    return {
        f"pages a second ({wire_input.kind_of_pages()})": ours,
        "bare extraction of the same, pages a second": bare,
        RATIO: ours / bare,
        ENTRIES: MOST_ENTRIES / best(poll_one),
        "JSON lines a second, drafts": LINES / best(lambda turn: bring_lines(turn, LINES)),
        "JSON lines a second, published": PUBLISHED
        / best(lambda turn: bring_lines(turn + 50, PUBLISHED, publish=True)),
        **memory(),
    }


def warm_up() -> None:
    """Make what a process makes once: tables of characters, patterns, known names."""
    read_bare(0)
    bring(pages(99)[:5])
    bring_lines(99, 5, publish=True)


def best(act: Callable[[int], Any]) -> float:
    """Return the least processor time of several rounds, in seconds."""
    times = []
    for turn in range(1, ROUNDS + 1):
        begun = time.process_time()
        act(turn)
        times.append(time.process_time() - begun)
    return min(times)


def read_bare(_: int) -> None:
    """Read the pages with the bare library."""
    for data in wire_input.pages(PAGES):
        trafilatura.extract(data)


def pages(turn: int) -> list[Parcel]:
    """Return the pages as they come from an address of their own."""
    return [
        Parcel(
            PAGE,
            "page.html",
            data,
            len(data),
            url=f"https://site{place}.example/{wire_input.RUN}/{turn}/a.html",
        )
        for place, data in enumerate(wire_input.pages(PAGES))
    ]


def bring_pages(turn: int) -> None:
    """Bring the pages in."""
    bring(pages(turn))


def bring(parcels: Iterable[Parcel], wishes: Wishes = Wishes()) -> None:  # noqa: B008
    """Bring parcels in; raises RuntimeError when one is not filed as new."""
    outcomes = bring_in_many(
        parcels=parcels, known=queries.load_known(), wishes=wishes, by=None, clock=clock.now
    )
    for outcome in outcomes:
        if outcome.status != "new":
            raise RuntimeError(f"{outcome.status}: {outcome.reason}")


def lines(first: int, count: int, paragraphs: int = wire_input.PARAGRAPHS) -> Iterator[Parcel]:
    """Yield lines of JSON as parcels."""
    for place, data in enumerate(wire_input.lines(first, count, paragraphs), start=1):
        yield Parcel(JSON_LINES, "news.jsonl", data, len(data), place)


def bring_lines(turn: int, count: int, *, publish: bool = False) -> None:
    """Bring lines of JSON in."""
    bring(lines(turn * 1_000_000, count), Wishes(publish=publish))


def poll_one(turn: int) -> None:
    """Take a feed's document of as many entries as one poll takes."""
    address = f"https://paper.example/{wire_input.RUN}/{turn}.xml"
    feed = Feed.objects.create(
        address=address, title=str(turn), added_at=clock.now(), next_at=clock.now()
    )
    data = wire_input.feed(turn, MOST_ENTRIES)
    answer = Fetched(address, 200, {}, data, False, "")
    polled = poll_feed(
        feed=feed, answer=answer, known=queries.load_known(), now=clock.now(), chance=0
    )
    if polled.new != MOST_ENTRIES:
        raise RuntimeError(f"{polled.counts}")


def memory() -> dict[str, float]:
    """Return the most memory a process had after few items and what many more added, in MB."""
    parcels = lines(900_000_000, MANY, paragraphs=3)
    bring(islice(parcels, FEW))
    few = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    bring(parcels)
    many = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {f"megabytes after {FEW:,} items": few, GROWTH: many - few}
