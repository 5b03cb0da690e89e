"""Parse: from bytes to what is printed in them."""

from datetime import datetime

from rostra.wire.decode import decode
from rostra.wire.parcels import FEED_ENTRY, JSON_LINES, PAGE, Parcel, Parsed, RefusedError
from rostra.wire.parse import jsonlines
from rostra.wire.parse.feeds import parse_kept
from rostra.wire.parse.html import parse_page
from rostra.wire.parse.textdump import parse_dump


def parse(parcel: Parcel, *, now: datetime) -> Parsed:
    """Read a parcel; RefusedError with the reason when that is not possible."""
    if parcel.flaw:
        raise RefusedError(parcel.flaw)
    if parcel.kind == JSON_LINES:
        return jsonlines.parse_line(parcel.data)
    if parcel.kind == FEED_ENTRY:
        return parse_kept(parcel.data)
    if parcel.kind == PAGE:
        return parse_page(parcel.data, hint=parcel.charset, url=parcel.url, now=now)
    text, charset = decode(parcel.data)
    parsed = parse_dump(text)
    if charset not in {"utf-8", "gb18030", "big5hkscs"}:
        parsed.notes.append(f"Read as {charset}.")
    return parsed
