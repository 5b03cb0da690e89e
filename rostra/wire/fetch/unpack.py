"""Unpack what servers send packed, never into more bytes than were agreed."""

import zlib
from typing import Protocol

import brotli
from django.utils.translation import gettext_noop

from rostra.wire.fetch.errors import FetchError

ACCEPTED = "gzip, deflate, br"
# Both gzip and zlib, told apart by their heads.
GZIP_OR_ZLIB = 47
RAW_DEFLATE = -15


class Unpacker(Protocol):
    """What takes packed bytes and gives plain ones."""

    def take(self, data: bytes, room: int) -> bytes:
        """Return what comes of these bytes, at most one more than there is ``room`` for."""

    def is_whole(self) -> bool:
        """Say whether what has been taken came to its end."""


class Plain:
    """Bytes that are not packed."""

    def take(self, data: bytes, room: int) -> bytes:
        """Return them as they are."""
        return data[: room + 1]

    def is_whole(self) -> bool:
        """Say yes: the transfer itself knows where it ends."""
        return True


class Inflate:
    """gzip and deflate; several gzip members one after the other are one text."""

    def __init__(self) -> None:
        self.begun = self.ended = False
        self.inner = zlib.decompressobj(GZIP_OR_ZLIB)

    def take(self, data: bytes, room: int) -> bytes:
        """Unpack as far as there is room."""
        out = b""
        while data and len(out) <= room:
            if self.inner.eof:
                self.inner = zlib.decompressobj(GZIP_OR_ZLIB)
            try:
                out += self.inner.decompress(data, room + 1 - len(out))
            except zlib.error:
                if self.ended:
                    return out  # what some servers put after the end
                if self.begun:
                    raise
                # Some servers mean the bare form when they say deflate.
                self.inner = zlib.decompressobj(RAW_DEFLATE)
                out += self.inner.decompress(data, room + 1 - len(out))
            self.begun = True
            self.ended = self.ended or self.inner.eof
            data = self.inner.unused_data if self.inner.eof else self.inner.unconsumed_tail
        return out

    def is_whole(self) -> bool:
        """Say whether the end was reached."""
        return self.ended or not self.begun


class Brotli:
    """Brotli."""

    def __init__(self) -> None:
        self.begun = False
        self.inner = brotli.Decompressor()

    def take(self, data: bytes, room: int) -> bytes:
        """Unpack as far as there is room."""
        self.begun = True
        out: bytes = self.inner.process(data, output_buffer_limit=room + 1)
        while len(out) <= room and not self.inner.can_accept_more_data():
            more: bytes = self.inner.process(b"", output_buffer_limit=room + 1 - len(out))
            if not more:
                break
            out += more
        return out

    def is_whole(self) -> bool:
        """Say whether the end was reached."""
        return not self.begun or bool(self.inner.is_finished())


UNPACKERS: dict[str, type[Plain | Inflate | Brotli]] = {
    "": Plain,
    "identity": Plain,
    "gzip": Inflate,
    "x-gzip": Inflate,
    "deflate": Inflate,
    "br": Brotli,
}


def unpacker(encoding: str) -> Unpacker:
    """Return what unpacks an encoding. Raises FetchError for an unknown one, or one in another."""
    made = UNPACKERS.get(encoding.strip().lower())
    if made is None:
        raise FetchError(
            gettext_noop("It is packed as “%(encoding)s”, which we did not ask for."),
            encoding=encoding[:60],
        )
    return made()


class Basket:
    """Collects what comes piece by piece, unpacked, within a limit of bytes."""

    def __init__(self, encoding: str, limit: int) -> None:
        self.limit = limit
        self.came = 0
        self.data = bytearray()
        self.unpacker = unpacker(encoding)

    def put(self, piece: bytes) -> None:
        """Take a piece. Raises FetchError for too much, and for what cannot be unpacked."""
        self.came += len(piece)
        try:
            self.data += self.unpacker.take(piece, self.limit - len(self.data))
        except (zlib.error, brotli.error) as error:
            raise damaged() from error
        if max(self.came, len(self.data)) > self.limit:
            raise FetchError(
                gettext_noop("It has more than %(limit)s."), limit=f"{self.limit / 2**20:g} MB"
            )

    def close(self) -> bytes:
        """Return all of it. Raises FetchError when its end is missing."""
        if not self.unpacker.is_whole():
            raise damaged()
        return bytes(self.data)


def damaged() -> FetchError:
    """Return what is said of bytes that cannot be unpacked."""
    return FetchError(gettext_noop("What the server sent is damaged: it cannot be unpacked."))
