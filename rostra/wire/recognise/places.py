"""Recognise where an item belongs: its section, its topics, the source it is from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from rostra.kernel import script
from rostra.kernel.text import fold
from rostra.wire.clean import Content
from rostra.wire.recognise.known import Known, KnownSection, KnownSource

CRUMB = re.compile(r"\s*[>›»＞]\s*")


@dataclass(frozen=True, slots=True)
class Place:
    """A section: a known one, and the names of those still to be made inside it."""

    number: int | None
    to_make: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A source or topic: a known one, or the name of one to be made."""

    number: int | None
    name: str
    host: str = ""


def path_of(text: str) -> list[str]:
    """Return the names of a path of sections written in one line: 国际 > 军事."""
    return [name for name in CRUMB.split(text.strip()) if name]


def find_section(path: list[str], known: Known, *, may_make: bool) -> Place | None:
    """Find the section a path names, by the name nearest to its end that is known.

    What lies deeper is to be made inside it, when nothing is known the whole path, if
    ``may_make``: other sites have sections of their own, which are none of the paper's.
    """
    if not path:
        return None
    for depth in range(len(path), 0, -1):
        if found := best_section(path[:depth], known):
            if may_make:
                return Place(found.number, tuple(path[depth:]), path[-1])
            return Place(found.number, (), path[depth - 1])
    return Place(None, tuple(path), path[-1]) if may_make else None


def best_section(path: list[str], known: Known) -> KnownSection | None:
    """Return the section with a path's last name, of several the one inside the name before."""
    found = known.sections.get(fold(path[-1]), [])
    if len(found) > 1 and len(path) > 1:
        above = {section.number for section in known.sections.get(fold(path[-2]), [])}
        found = [section for section in found if section.parent in above] or found
    return found[0] if found else None


def known_section(words: list[str], known: Known) -> Place | None:
    """Return the section that the first of some words names, None when none is known."""
    for word in words:
        if found := known.sections.get(fold(word)):
            return Place(found[0].number, (), word)
    return None


def find_topics(
    titles: list[str], language: str, known: Known, keywords: Sequence[str] = ()
) -> list[Named]:
    """Find topics by title or address, of several the one in the item's language.

    ``titles`` name topics, known or not; ``keywords`` only those that are known.
    """
    topics: dict[str, Named] = {}
    for title in [*titles, *(word for word in keywords if fold(word) in known.topics)]:
        found = known.topics.get(fold(title), [])
        family = script.family(language)
        best = max(found, key=lambda topic: (topic.language == language,
                                             script.family(topic.language) == family),
                   default=None)  # fmt: skip
        named = Named(best.number, best.title) if best else Named(None, title)
        topics.setdefault(fold(named.name), named)
    return list(topics.values())


def find_source(
    content: Content, given: str, known: Known
) -> tuple[Named | None, KnownSource | None]:
    """Find the source: the one given, the one named, the one at the item's address or page.

    A page that names none is its own source, under the name its breadcrumb gives the site.
    """
    name = given or content.source
    if name:
        found = known.sources.get(fold(name)) or known.source_at(name)
        host = "" if content.domain else host_of(content.source_url)
        return named(found, name, host), found
    # A page's or feed's own name names only what is at home there, not what it takes from others.
    at_home = is_at_home(host_of(content.source_url), content.domain)
    hosts = [
        host for host in (host_of(content.source_url), content.domain if at_home else "") if host
    ]
    for host in hosts:
        if found := known.source_at(host):
            return named(found, "", ""), found
    if not hosts:
        return None, None
    host = hosts[0].removeprefix("www.")
    site = content.site if at_home else ""
    found = known.sources.get(fold(site)) if site else None
    return named(found, site or host, host), found


def is_at_home(host: str, domain: str) -> bool:
    """Say whether a host belongs to a domain, or a domain to it; where one is missing it does."""
    domain = domain.removeprefix("www.")
    return (
        not host
        or not domain
        or f".{host}".endswith(f".{domain}")
        or f".{domain}".endswith(f".{host}")
    )


def named(found: KnownSource | None, name: str, host: str) -> Named:
    """Name a source as the paper does, or as the item does when it is new."""
    return Named(found.number, found.names[0]) if found else Named(None, name, host)


def host_of(url: str) -> str:
    """Return the host of an address without www."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def find_cited(words: str, known: Known) -> Named:
    """Return a cited outlet: the words as printed, and our source of that name."""
    found = known.sources.get(fold(words))
    return Named(found.number if found else None, words)
