"""Take what the owner hands over: files, folders, patterns, standard input."""

import glob
import io
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from rostra.kernel.markup import names
from rostra.wire.entries import identity_in, keyed
from rostra.wire.fetch.kinds import BEGINNING, SUFFIXES, sniff
from rostra.wire.parcels import (
    FEED,
    FEED_ENTRY,
    JSON_LINES,
    LARGEST,
    LARGEST_FEED,
    LIST_OF_FEEDS,
    PAGE,
    TEXT_DUMP,
    Parcel,
    RefusedError,
)
from rostra.wire.parse.feeds import parse_feed
from rostra.wire.parse.opml import parse_opml

AUTO = "auto"
FORMATS = (AUTO, TEXT_DUMP, JSON_LINES, PAGE, FEED)
STDIN = "-"
# What lies beside pages in their folders and is read with them or not at all.
BESIDE = names(
    """
    .css .js .mjs .map .png .jpg .jpeg .gif .webp .avif .svg .ico .bmp .woff .woff2 .ttf .mp3 .mp4
    .webm .pdf .zip .gz .xz .md .db .sqlite3
    """
)
# Of what is too large only the beginning is kept, enough to see what it is.
KEPT_OF_TOO_LARGE = 64 * 1024
CHUNK = 1024 * 1024

Progress = Callable[[int], None]


def files_of(name: str) -> list[Path]:
    """Return the files that a name given by the owner stands for: a file, a folder, a pattern.

    A folder stands for the files in it and below, in the order of their names, but for hidden ones
    and those that only go with pages. Raises FileNotFoundError when there is none such.
    """
    path = Path(name)
    if path.is_dir():
        return sorted(each for each in path.rglob("*") if each.is_file() and is_wanted(each, path))
    if path.exists():
        return [path]
    found = [Path(each) for each in glob.glob(name, recursive=True)]  # noqa: PTH207  (absolute too)
    if not found:
        raise FileNotFoundError(name)
    inside = [files_of(str(each)) if each.is_dir() else [each] for each in sorted(found)]
    return list(dict.fromkeys(each for some in inside for each in some))


def is_wanted(path: Path, folder: Path) -> bool:
    """Say whether a file in a folder is one to bring in."""
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return not hidden and path.suffix.lower() not in BESIDE


def parcels_of(path: Path | None, *, form: str, progress: Progress) -> Iterator[Parcel]:
    """Read a file (None: standard input) piece by piece; memory does not grow with it.

    ``progress`` is told the number of bytes of each piece.
    """
    if path is None:
        yield from parcels_in(sys.stdin.buffer, origin="stdin", folder=None, form=form,
                              suffix="", progress=progress)  # fmt: skip
        return
    try:
        stream = path.open("rb")
    except OSError as error:
        flaw = f"It cannot be read: {error.strerror}."
        yield Parcel(TEXT_DUMP, path.name[-200:], b"", 0, flaw=flaw)
        return
    with stream:
        yield from parcels_in(stream, origin=path.name, folder=path.parent, form=form,
                              suffix=path.suffix.lower(), progress=progress)  # fmt: skip


def parcels_in(
    stream: BinaryIO,
    *,
    origin: str,
    folder: Path | None,
    form: str,
    suffix: str,
    progress: Progress,
    url: str = "",
    charset: str = "",
) -> Iterator[Parcel]:
    """Cut a stream into parcels: lines of JSON, entries of a feed, or the whole of a page.

    ``url`` is where it was fetched from and ``charset`` what the server calls its charset.
    """
    first = stream.read(BEGINNING)
    form = sniff(first, suffix) if form == AUTO else form
    if form == JSON_LINES and not is_one_object(first, suffix):
        whole = io.BufferedReader(Joined(first, stream), CHUNK)
        yield from lines(whole, origin=origin, folder=folder, progress=progress)
        return
    largest = LARGEST_FEED if form in {FEED, LIST_OF_FEEDS} else LARGEST
    data = first + stream.read(max(0, largest + 1 - len(first)))
    size = len(data) + rest(stream)
    progress(size)
    if form in {FEED, LIST_OF_FEEDS} and size <= largest:
        read = entries if form == FEED else feeds_listed
        yield from read(data, origin=origin, url=url, charset=charset)
        return
    kind = PAGE if form in {FEED, LIST_OF_FEEDS} else form
    yield make_parcel(
        kind, data, size, origin=origin, folder=folder, url=url, charset=charset, largest=largest
    )


def is_one_object(first: bytes, suffix: str) -> bool:
    """Say whether JSON is one object over several lines, not an object a line."""
    line, end, _ = first.strip().partition(b"\n")
    return bool(end) and not line.rstrip().endswith(b"}") and suffix not in SUFFIXES


class Joined(io.RawIOBase):
    """The bytes already read from a stream, then the stream."""

    def __init__(self, first: bytes, stream: BinaryIO) -> None:
        """Begin with ``first``."""
        self.first = first
        self.stream = stream

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read what comes next."""
        piece = self.first[: len(buffer)] or self.stream.read(len(buffer))
        self.first = self.first[len(piece) :]
        buffer[: len(piece)] = piece
        return len(piece)


def entries(data: bytes, *, origin: str, url: str, charset: str) -> Iterator[Parcel]:
    """Cut a feed into its entries; one that is none, or has none, is one parcel that fails."""
    try:
        read = parse_feed(data, url=url, charset=charset)
        flaw = "" if read.raw else "The feed has no entries."
    except RefusedError as refusal:
        flaw = str(refusal)
    if flaw:
        yield refused(FEED_ENTRY, data, origin=origin, url=url, charset=charset, flaw=flaw)
        return
    for place, each in enumerate(keyed(read.raw, home=read.home), start=1):
        raw = each.entry.to_bytes()
        parcel = make_parcel(FEED_ENTRY, raw, len(raw), origin=origin, place=place, url=url)
        yield replace(parcel, known_as=identity_in(read, each))


def feeds_listed(data: bytes, *, origin: str, url: str, charset: str) -> Iterator[Parcel]:
    """Give one parcel for a list of feeds, which says what is to be done with one."""
    try:
        count = len(parse_opml(data))
        flaw = f"It is a list of {count} feeds; add them with: rostra feed add {origin}"
    except RefusedError as refusal:
        flaw = str(refusal)
    yield refused(FEED_ENTRY, data, origin=origin, url=url, charset=charset, flaw=flaw)


def refused(kind: str, data: bytes, *, origin: str, url: str, charset: str, flaw: str) -> Parcel:
    """Return a parcel of which only the beginning is kept, with what is wrong with it."""
    kept = data[:KEPT_OF_TOO_LARGE]
    return Parcel(kind, origin[-200:], kept, len(data), flaw=flaw, url=url, charset=charset)


def lines(
    stream: BinaryIO, *, origin: str, folder: Path | None, progress: Progress
) -> Iterator[Parcel]:
    """Cut JSON Lines into lines; empty ones are passed over. An empty file gives one parcel."""
    place = found = 0
    while line := stream.readline(LARGEST + 1):
        place += 1
        beyond = 0 if line.endswith(b"\n") or len(line) <= LARGEST else rest_of_line(stream)
        progress(len(line) + beyond)
        if line.strip(b" \t\r\n\xef\xbb\xbf"):
            found += 1
            size = len(line.rstrip(b"\r\n")) + beyond
            yield make_parcel(
                JSON_LINES, line.rstrip(b"\r\n"), size, origin=origin, place=place, folder=folder
            )
    if not found:
        yield make_parcel(JSON_LINES, b"", 0, origin=origin, folder=folder)


def make_parcel(
    kind: str,
    data: bytes,
    size: int,
    *,
    origin: str,
    place: int = 0,
    folder: Path | None = None,
    url: str = "",
    charset: str = "",
    largest: int = LARGEST,
) -> Parcel:
    """Make a parcel, of which only the beginning is kept when it is too large."""
    flaw = ""
    if size > largest:
        flaw = f"It has {size:,} bytes; an item may have {largest:,}."
        data = data[:KEPT_OF_TOO_LARGE]
    elif not data.strip():
        flaw = "It is empty."
    return Parcel(kind, origin[-200:], data, size, place, folder, flaw, url=url, charset=charset)


def rest_of_line(stream: BinaryIO) -> int:
    """Pass over the rest of a line; return its length without keeping it."""
    count = 0
    while piece := stream.readline(CHUNK):
        count += len(piece)
        if piece.endswith(b"\n"):
            break
    return count


def rest(stream: BinaryIO) -> int:
    """Pass over the rest of a stream; return its length without keeping it."""
    count = 0
    while piece := stream.read(CHUNK):
        count += len(piece)
    return count
