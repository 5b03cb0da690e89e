"""One printed page: its bodies in each encoding, and whether what it is made of still holds."""

import hashlib
from collections.abc import Callable, Iterable
from enum import Enum
from http import HTTPStatus
from operator import itemgetter

from rostra.press import encodings
from rostra.press.declarations import Declaration
from rostra.press.encodings import GZIP, IDENTITY
from rostra.press.stamps import EVERYTHING, SEQUENCE, Table, slot

Header = tuple[str, str]
# What one costs in memory beside its bodies.
OVERHEAD_BYTES = 3_000
# What a 304 repeats (RFC 9110, section 15.4.5).
REPEATED = ("cache-control", "content-location", "date", "expires", "vary", "surrogate-key")


class State(Enum):
    """What a page is good for at a moment."""

    FRESH = "fresh"
    SOFT = "soft"  # Serve it once more, and renew it behind the reader.
    TOUCHED = "touched"
    AGED = "aged"


class Variant:
    """A page in one encoding, ready to be handed out."""

    __slots__ = ("body", "etag", "headers", "headers_not_modified")

    def __init__(self, body: bytes, encoding: int, headers: list[Header], *, tagged: bool) -> None:
        self.body = body
        self.etag = ""
        self.headers = [*headers, ("Content-Length", str(len(body)))]
        if encoding != IDENTITY:
            self.headers.append(("Content-Encoding", encodings.NAMES[encoding]))
        if tagged:
            # Of these very bytes: a strong validator, and the same in every process.
            self.etag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
            self.headers.append(("ETag", self.etag))
        self.headers_not_modified = [
            *(header for header in headers if header[0].lower() in REPEATED),
            ("ETag", self.etag),
        ]


class Page:
    """A page as printed from what a table of stamps called ``sequence``, at ``printed_at``.

    ``sequence`` was read, and ``printed_at`` (seconds since 1970) was, before the first query.
    """

    __slots__ = (
        "_hard", "_soft", "_variants", "cells", "checked", "code", "declaration", "expires_at",
        "headers",
        "is_compressible", "is_ok", "printed_at", "seen_at", "sequence", "status", "table",
        "within",
    )  # fmt: skip

    def __init__(
        self,
        *,
        status: str,
        headers: list[Header],
        body: bytes,
        declaration: Declaration,
        table: Table,
        sequence: int,
        printed_at: float,
    ) -> None:
        self.status = status
        self.code = int(status[:3])
        self.is_ok = self.code == HTTPStatus.OK
        self.headers = headers
        self.declaration = declaration
        self.table, self.cells = table, table.cells
        self.sequence = self.checked = sequence
        self.printed_at = self.seen_at = printed_at
        limit = declaration.age_limit
        self.expires_at = float("inf") if limit is None else printed_at + limit
        self.within = min(declaration.soft.values(), default=0)
        self._hard = _reader([EVERYTHING, *declaration.hard])
        self._soft = _reader(declaration.soft) if declaration.soft else None
        content_type = next((v for k, v in headers if k.lower() == "content-type"), "")
        self.is_compressible = encodings.is_worth(content_type, len(body))
        self._variants: list[Variant | None] = [None, None, None]
        # All others are made of this one. Few ask for the plain body, and it is four times larger.
        base = GZIP if self.is_compressible else IDENTITY
        self._variants[base] = self._made(encodings.encode(body, base), base)

    def state(self, now: float) -> State:
        """Say what the page is good for at a moment (seconds since 1970), without any I/O."""
        if now >= self.expires_at:
            return State.AGED
        cells = self.cells
        # Read before the slots: what is checked against them later is at least as old.
        sequence = cells[SEQUENCE]
        if sequence == self.checked:
            self.seen_at = now
            return State.FRESH
        if max(self._hard(cells)) > self.sequence:
            return State.TOUCHED
        if self._soft is not None and max(self._soft(cells)) > self.sequence:
            # Not older than from the last time that it was seen to be fresh.
            return State.SOFT if now < self.seen_at + self.within else State.TOUCHED
        self.checked = sequence
        self.seen_at = now
        return State.FRESH

    def touched_key(self) -> str:
        """Return a key whose slot was written since; another key may share it."""
        for key in (EVERYTHING, *sorted(self.declaration.hard), *sorted(self.declaration.soft)):
            if self.cells[slot(key)] > self.sequence:
                return key
        return ""

    def variant(self, encoding: int) -> tuple[Variant, int]:
        """Return the page in an encoding, and how many bytes that had to be made for it."""
        if not self.is_compressible:
            encoding = IDENTITY
        found = self._variants[encoding]
        if found is not None:
            return found, 0
        base = self._variants[GZIP]
        assert base is not None  # noqa: S101 - made with the page
        body = encodings.encode(encodings.unpack(base.body), encoding)
        # Two threads may make it at once; they make the same.
        found = self._variants[encoding] = self._made(body, encoding)
        return found, len(body)

    @property
    def size(self) -> int:
        """The bytes it takes in memory, about."""
        return OVERHEAD_BYTES + sum(len(each.body) for each in self._variants if each)

    def _made(self, body: bytes, encoding: int) -> Variant:
        return Variant(body, encoding, self.headers, tagged=self.is_ok)


def _reader(keys: Iterable[str]) -> Callable[[memoryview], tuple[int, ...]]:
    """Return what reads the slots of keys from the cells, as a tuple, in one call."""
    slots = sorted({slot(key) for key in keys})
    return itemgetter(slots[0], *slots)
