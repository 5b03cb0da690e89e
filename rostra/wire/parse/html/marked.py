"""What a page says of itself for machines: meta elements, links and JSON-LD."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement as Element

from rostra.kernel.net import safe_url
from rostra.kernel.text import one_line

ARTICLE = re.compile(r"Article|BlogPosting|Report")
CRUMBS = "BreadcrumbList"
MOST_NODES = 100
MOST_NAMES = 6


def metas(tree: Element) -> dict[str, str]:
    """Return the page's metas by lower-case name; of one name the first counts."""
    found: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or ""
        if content := one_line(node.get("content") or ""):
            found.setdefault(name.lower(), content)
    return found


def first(marked: dict[str, str], names: Sequence[str]) -> str:
    """Return the first of several metas that is given."""
    return next((marked[name] for name in names if marked.get(name)), "")


def described(tree: Element) -> list[dict[str, Any]]:
    """Return the things that a page's JSON-LD describes, in its order."""
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if script.get("type", "").lower() != "application/ld+json" or not script.text:
            continue
        try:
            waiting = [json.loads(script.text, strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting and len(found) < MOST_NODES:
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting.extend(node[:MOST_NODES])
            elif isinstance(node, dict):
                found.append(node)
                waiting.extend([node["@graph"]] if "@graph" in node else [])
    return found


def article_of(things: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the article among what is described, nothing when there is none."""
    return next((thing for thing in things if ARTICLE.search(str(thing.get("@type")))), {})


def crumbs_of(things: Sequence[dict[str, Any]]) -> list[str]:
    """Return the names of a described breadcrumb in their order."""
    listed = next((thing for thing in things if thing.get("@type") == CRUMBS), {})
    items = listed.get("itemListElement")
    if not isinstance(items, list):
        return []
    names = (name_of(item) or name_of(item.get("item")) for item in items if isinstance(item, dict))
    return [name for name in names if name]


def name_of(value: Any) -> str:
    """Return the name or names in a value of JSON-LD."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(name_of, value[:MOST_NAMES])))
    if isinstance(value, dict):
        value = value.get("name")
    return one_line(value) if isinstance(value, str) and "://" not in value else ""


def words_of(value: Any) -> list[str]:
    """Return the words that a value lists, parted by commas or one by one."""
    texts = value if isinstance(value, list) else [value]
    listed = ",".join(text for text in texts if isinstance(text, str))
    words = re.split("[,，;；、]", listed)
    return [word for each in words if (word := one_line(each))]


def picture_of(value: Any) -> str:
    """Return the address of the first picture in a value of JSON-LD."""
    if isinstance(value, list):
        return picture_of(value[0]) if value else ""
    if isinstance(value, dict):
        value = value.get("url") or value.get("contentUrl")
    return value if isinstance(value, str) else ""


def base_of(tree: Element, url: str) -> str:
    """Return the address that a page's relative addresses are read against, empty for none."""
    node = next(tree.iter("base"), None)
    return resolve(node.get("href", "").strip(), url) if node is not None else url


def addresses(tree: Element, marked: dict[str, str], url: str) -> Iterator[str]:
    """Yield the addresses that a page gives for itself: canonical, og:url."""
    for node in tree.iter("link"):
        if node.get("rel", "").lower() == "canonical":
            yield resolve(node.get("href", "").strip(), url)
    if "og:url" in marked:
        yield resolve(marked["og:url"], url)


def address_of(tree: Element, marked: dict[str, str], url: str) -> str:
    """Return a page's canonical address; ``url`` is where it was fetched, empty when not known.

    Believed is an address of the same site, for a page that could name any could pass for
    another's, and no front page, which many sites name for all pages.
    """
    for address in addresses(tree, marked, url):
        safe = safe_url(address)
        if safe and urlsplit(safe).path.strip("/") and (not url or same_site(safe, url)):
            return safe
    return url


def same_site(one: str, other: str) -> bool:
    """Say whether two addresses are of one host, or one's lies under the other's."""
    hosts = [f".{(urlsplit(url).hostname or '').removeprefix('www.')}" for url in (one, other)]
    return len(min(hosts)) > 1 and (hosts[0].endswith(hosts[1]) or hosts[1].endswith(hosts[0]))


def resolve(address: str, base: str) -> str:
    """Return an address read against a base, as it stands when that is not possible."""
    try:
        return urljoin(base or ("https:" if address.startswith("//") else ""), address)
    except ValueError:
        return address
