"""The whole form: lines of JSON that hold rows as they are, for moving house.

A line that begins with ``{"rostra": 1`` is taken at its word: nothing in it is recognised or
guessed, and nothing it holds is lost. ``rostra export`` writes it, ``rostra import`` reads it
(docs/running/export.md).
"""

import hashlib
import re

from rostra.wire.identity import digest
from rostra.wire.parcels import JSON_LINES, Parcel

VERSION = 1
LINES = "news.jsonl"
MEDIA = "media"
MARK = re.compile(rb'\s*\{\s*"rostra"\s*:')


def is_whole(parcel: Parcel) -> bool:
    """Say whether a parcel is a line in the whole form."""
    return parcel.kind == JSON_LINES and not parcel.flaw and bool(MARK.match(parcel.data))


def identity_of_row(site: str, kind: str, key: object) -> str:
    """Return the identity of a row of a site, whatever is in it."""
    return digest("whole", site, kind, str(key))


def fingerprint_of_line(data: bytes) -> str:
    """Return the fingerprint of a line: its bytes."""
    return hashlib.sha256(data.strip()).hexdigest()


def digest_of_picture(site: str, file: str) -> str:
    """Return what a picture of a site is known by: two may have the same bytes."""
    return hashlib.sha256(f"{site}\n{file}".encode()).hexdigest()
