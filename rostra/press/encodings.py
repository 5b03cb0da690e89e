"""The encodings a page is kept in, and which one a reader gets (RFC 9110, section 12.5.3)."""

import zlib
from functools import lru_cache

import brotli

IDENTITY, GZIP, BR = range(3)
NAMES = ("identity", "gzip", "br")
# Ties fall to the smaller body.
PREFERENCE = (BR, GZIP, IDENTITY)
# A page of 60 KB takes 0.8 ms and 1.3 ms; the next levels cost much and win a hundredth.
GZIP_LEVEL, BR_QUALITY = 6, 5
# Below this an encoded body saves no packet.
WORTH_BYTES = 500
COMPRESSIBLE = ("text/", "application/json", "application/xml", "application/manifest+json",
                "application/rss+xml", "application/atom+xml", "application/feed+json",
                "application/ld+json", "application/javascript", "image/svg+xml")  # fmt: skip
LONGEST_HEADER = 200


def is_worth(content_type: str, length: int) -> bool:
    """Say whether a body of this type and length is smaller when encoded."""
    return length >= WORTH_BYTES and content_type.lower().startswith(COMPRESSIBLE)


def choose(accepted: str | None) -> int:
    """Return the encoding for an ``Accept-Encoding``: best quality, then smallest body.

    Who accepts none of ours, not even the plain body, gets the plain body all the same: the RFC
    leaves that open, and a readable page is worth more than a 406.
    """
    if not accepted:
        return IDENTITY
    if len(accepted) > LONGEST_HEADER:
        return _choose(accepted[:LONGEST_HEADER])
    return _choose_remembered(accepted)


@lru_cache(maxsize=500)
def _choose_remembered(accepted: str) -> int:
    return _choose(accepted)


def _choose(accepted: str) -> int:
    said: dict[str, float] = {}
    for token in accepted.lower().split(","):
        name, *parameters = (part.strip() for part in token.split(";"))
        said[name.removeprefix("x-")] = _quality(parameters)
    others = said.get("*", 0.0)
    # The plain body is good unless refused, but only for who does not ask for another.
    qualities = {IDENTITY: said.get("identity", said.get("*", 0.0001))}
    for encoding in (GZIP, BR):
        qualities[encoding] = said.get(NAMES[encoding], others)
    best = max(PREFERENCE, key=lambda encoding: qualities[encoding])
    return best if qualities[best] > 0 else IDENTITY


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0


def encode(body: bytes, encoding: int) -> bytes:
    """Return a body in an encoding, the same bytes each time."""
    if encoding == BR:
        return brotli.compress(body, quality=BR_QUALITY)
    if encoding == GZIP:
        # The wrapper of zlib's "31" is gzip's, without a time.
        packer = zlib.compressobj(GZIP_LEVEL, wbits=31)
        return packer.compress(body) + packer.flush()
    return body


def unpack(body: bytes) -> bytes:
    """Return the plain body of one that ``encode`` wrote in gzip."""
    return zlib.decompress(body, wbits=31)
