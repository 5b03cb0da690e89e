"""Feeds: RSS, RDF, Atom and JSON Feed into entries of one form."""

from rostra.wire.parcels import Parsed
from rostra.wire.parse.feeds.entry import Entry, entry_of, parse_entry
from rostra.wire.parse.feeds.jsonfeed import parse_json_feed
from rostra.wire.parse.feeds.shape import FeedRead
from rostra.wire.parse.feeds.xmlfeed import parse_xml_feed

__all__ = ["Entry", "FeedRead", "parse_feed", "parse_kept"]

LEADING = b"\xef\xbb\xbf \t\r\n"


def parse_feed(data: bytes, *, url: str = "", charset: str = "") -> FeedRead:
    """Read a feed of any kind. Raises RefusedError with the reason for what is none.

    ``url`` is where it was fetched from, ``charset`` what the server calls its charset.
    """
    if data.lstrip(LEADING).startswith(b"{"):
        return parse_json_feed(data.lstrip(LEADING), url=url)
    return parse_xml_feed(data, url=url, charset=charset)


def parse_kept(data: bytes) -> Parsed:
    """Read an entry again as it was kept."""
    return parse_entry(entry_of(data))
