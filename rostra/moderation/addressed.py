"""Which of our pages an address means: what somebody copied from a browser."""

import re
import zlib
from urllib.parse import urlsplit

from rostra.moderation.subjects import Subject
from rostra.news import addresses as news
from rostra.web import editions

COMMENT = re.compile(r"/c/([0-9]{1,18})/", re.ASCII)
THREAD = re.compile(r"/thread/([0-9]{1,18})/(?:newest/|best/)?", re.ASCII)


def subject_at(url: str) -> Subject:
    """Return what stands at an address; what we do not know is a page of its own (``page:…``)."""
    try:
        path = urlsplit(url.strip()).path
    except ValueError:
        path = ""
    path = editions.split(path)[1] if path.startswith("/") else path
    if found := news.read_article(path):
        return Subject("article", found[0])
    for kind, pattern in (("comment", COMMENT), ("thread", THREAD)):
        if match := pattern.fullmatch(path):
            return Subject(kind, int(match[1]))
    return Subject("page", zlib.crc32(url.encode()))
