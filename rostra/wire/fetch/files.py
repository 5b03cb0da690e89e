"""Take files that the owner hands over: a dump of a page each, or JSON Lines."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from rostra.wire.parcels import JSON_LINES, LARGEST, TEXT_DUMP, Parcel

AUTO = "auto"
FORMATS = (AUTO, TEXT_DUMP, JSON_LINES)
SUFFIXES = {".jsonl": JSON_LINES, ".ndjson": JSON_LINES, ".txt": TEXT_DUMP, ".text": TEXT_DUMP}
STDIN = "-"
# Of what is too large only the beginning is kept, enough to see what it is.
KEPT_OF_TOO_LARGE = 64 * 1024
CHUNK = 1024 * 1024

Progress = Callable[[int], None]


def files_of(name: str) -> list[Path]:
    """Return the files that a name given by the owner stands for.

    A folder stands for the text and JSON Lines files in it and below, in the order of their
    names. Raises FileNotFoundError when there is none such.
    """
    path = Path(name)
    if path.is_dir():
        return sorted(each for each in path.rglob("*") if each.suffix.lower() in SUFFIXES)
    if not path.exists():
        raise FileNotFoundError(name)
    return [path]


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
) -> Iterator[Parcel]:
    """Cut a stream into parcels: the lines of JSON Lines, or the whole of a text dump."""
    first = b""
    if form == AUTO and suffix not in SUFFIXES:
        first = stream.readline(LARGEST + 1)
    if form == AUTO:
        form = SUFFIXES.get(suffix) or sniff(first)
    if form == JSON_LINES:
        yield from lines(stream, first, origin=origin, folder=folder, progress=progress)
        return
    data = first + stream.read(max(0, LARGEST + 1 - len(first)))
    parcel = make_parcel(TEXT_DUMP, data, rest(stream), origin=origin, place=0, folder=folder)
    progress(parcel.size)
    yield parcel


def sniff(beginning: bytes) -> str:
    """Tell JSON Lines from a text by the first line."""
    return JSON_LINES if beginning.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else TEXT_DUMP


def lines(
    stream: BinaryIO, first: bytes, *, origin: str, folder: Path | None, progress: Progress
) -> Iterator[Parcel]:
    """Cut JSON Lines into lines; empty ones are passed over. An empty file gives one parcel."""
    place = found = 0
    line = first or stream.readline(LARGEST + 1)
    while line:
        place += 1
        beyond = 0 if line.endswith(b"\n") or len(line) <= LARGEST else rest_of_line(stream)
        progress(len(line) + beyond)
        if line.strip(b" \t\r\n\xef\xbb\xbf"):
            found += 1
            yield make_parcel(
                JSON_LINES, line.rstrip(b"\r\n"), beyond, origin=origin, place=place, folder=folder
            )
        line = stream.readline(LARGEST + 1)
    if not found:
        yield make_parcel(JSON_LINES, b"", 0, origin=origin, place=0, folder=folder)


def make_parcel(
    kind: str, data: bytes, beyond: int, *, origin: str, place: int, folder: Path | None
) -> Parcel:
    """Make a parcel, of which only the beginning is kept when it is too large."""
    size = len(data) + beyond
    flaw = ""
    if size > LARGEST:
        flaw = f"It has {size:,} bytes; an item may have {LARGEST:,}."
        data = data[:KEPT_OF_TOO_LARGE]
    elif not data.strip():
        flaw = "It is empty."
    return Parcel(kind, origin[-200:], data, size, place, folder, flaw)


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
