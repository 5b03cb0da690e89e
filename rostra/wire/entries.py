"""What makes the entries of a feed things of their own: pure.

Feeds say with an id which entry is which, and with a link where the thing is. Ids are only unique
in their feed, and not even there when somebody has built it by hand; some feeds link every entry
to the same page. So both are looked at together.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rostra.wire.identity import digest
from rostra.wire.parse.feeds import Entry, FeedRead


@dataclass(frozen=True, slots=True)
class Keyed:
    """An entry with the key by which its feed is asked for it, unique in the document.

    ``is_own_link``: its link leads to it and to no other, so that it is the same thing in every
    feed that has this link.
    """

    key: str
    entry: Entry
    is_own_link: bool


def keyed(entries: Iterable[Entry], *, home: str) -> list[Keyed]:
    """Return the entries with their keys, the first of those with the same one."""
    entries = list(entries)
    ids = Counter(entry.id for entry in entries)
    links = Counter(bare(entry.link) for entry in entries)
    found: dict[str, Keyed] = {}
    for entry in entries:
        link = bare(entry.link)
        is_own = bool(link) and links[link] == 1 and link.rstrip("/") != bare(home).rstrip("/")
        if entry.id and ids[entry.id] == 1:
            key = digest("id", entry.id)
        elif is_own:
            key = digest("link", link)
        else:
            key = digest("words", link, entry.title)
        found.setdefault(key, Keyed(key, entry, is_own))
    return list(found.values())


def identity_in(read: FeedRead, each: Keyed) -> str:
    """Return the identity of an entry that no link of its own names, else nothing.

    The feed's own name and home page name it then, wherever the document lay: in a file as where
    it is polled.
    """
    return "" if each.is_own_link else digest("entry", read.home, read.title, each.key)


def bare(link: str) -> str:
    """Return a link without its fragment: that names a place in the page."""
    return link.partition("#")[0]
