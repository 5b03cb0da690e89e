"""Conditional requests (RFC 9110, section 13): whether the reader has the page already."""

import re
from collections.abc import Mapping
from typing import Any

_TAG = re.compile(r'(W/)?("[^"]*")')


def status(environ: Mapping[str, Any], etag: str) -> int:
    """Return 200, 304 (the reader has it) or 412 (the reader wants another) for a strong tag.

    There is no date to compare by, so If-Modified-Since and If-Unmodified-Since do nothing;
    ranges are not served, so If-Range does nothing either.
    """
    wanted = environ.get("HTTP_IF_MATCH")
    if wanted is not None and not _names(wanted, etag, weakly=False):
        return 412
    had = environ.get("HTTP_IF_NONE_MATCH")
    if had is not None and (had == etag or _names(had, etag, weakly=True)):
        return 304
    return 200


def _names(header: str, etag: str, *, weakly: bool) -> bool:
    if header.strip() == "*":
        return True
    return any(tag == etag and (weakly or not weak) for weak, tag in _TAG.findall(header))
