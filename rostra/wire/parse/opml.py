"""Lists of feeds (OPML)."""

from dataclasses import dataclass

from lxml import etree

from rostra.kernel.net import safe_url
from rostra.kernel.text import one_line
from rostra.wire.parcels import RefusedError
from rostra.wire.parse.feeds.xmlfeed import in_known_charset

MOST_FEEDS = 10_000
DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed in a list; ``path`` are the folders it lies in, outermost first."""

    title: str
    feed_url: str
    home: str
    path: tuple[str, ...] = ()


def parse_opml(data: bytes) -> list[Outline]:
    """Return the feeds of a list, each address once. Raises RefusedError for what is no list.

    Nothing is loaded, and a list that defines entities is refused; one that is not well formed is
    read as far as it can be.
    """
    if b"<!ENTITY" in data:
        raise RefusedError("It defines entities, which no list of feeds needs.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False
    )
    try:
        known, _ = in_known_charset(data.strip(), "")
        root = etree.fromstring(known, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RefusedError("It is no list of feeds.") from error
    if root is None or local(root) != "opml":
        raise RefusedError("It is no list of feeds.")
    found: dict[str, Outline] = {}
    waiting: list[tuple[etree._Element, tuple[str, ...]]] = [(root, ())]
    while waiting and len(found) < MOST_FEEDS:
        node, path = waiting.pop()
        attributes = attributes_of(node)
        title = one_line(attributes.get("title") or attributes.get("text") or "")
        address = safe_url(attributes.get("xmlurl", ""))
        if address:
            home = safe_url(attributes.get("htmlurl", "")) or ""
            found.setdefault(address, Outline(title or address, address, home, path))
        inside = (*path, title) if title and not address else path
        if len(path) < DEEPEST:
            waiting += [(child, inside) for child in reversed(node) if local(child)]
    return list(found.values())


def attributes_of(node: "etree._Element") -> dict[str, str]:
    """Return an element's attributes by names in small letters; of a damaged one none."""
    try:
        return {name.lower(): value for name, value in node.attrib.items()}
    except UnicodeDecodeError:
        return {}


def local(node: "etree._Element") -> str:
    """Return an element's name without namespace, in small letters; of what has none nothing."""
    try:
        return etree.QName(node).localname.lower() if isinstance(node.tag, str) else ""
    except ValueError:  # a damaged name that lxml has read but does not take for one
        return ""
