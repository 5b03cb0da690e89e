"""HTML out of a feed, which is all text: cut into blocks at its pictures, players and tables."""

import html as standard
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement as Element

from rostra.kernel.net import safe_url
from rostra.kernel.text import one_line
from rostra.wire.parcels import Block, RefusedError
from rostra.wire.parse.html.body import CAPTION, player
from rostra.wire.parse.html.lines import (
    EMBEDS,
    LAZY,
    address_of_frame,
    is_tiny,
    names_of,
    read_tree,
)
from rostra.wire.parse.html.marked import resolve

MEDIA = ("img", "figure", "iframe", "video", "audio", "table")
PLAYERS = frozenset({"iframe", "video", "audio"})
SILENT = frozenset({"script", "style", "noscript", "template", "head"})
MOST_ROWS = 500
Piece = str | Block


def read_fragment(source: str, base: str) -> list[Block]:
    """Return the blocks of a piece of HTML, its addresses read against ``base``; no text, none."""
    if "<" not in source:
        return [{"type": "text", "html": source}] if one_line(source) else []
    try:
        tree = read_tree(source)
    except RefusedError:
        return []
    for link in tree.iter("a"):
        if address := link.get("href"):
            link.set("href", safe_url(resolve(address.strip(), base)) or "")
    blocks: list[Block] = []
    for piece in pieces(tree, base):
        if isinstance(piece, str):
            add_text(blocks, piece)
        elif is_new(piece, blocks):
            blocks.append(piece)
    return [block for block in blocks if block["type"] != "text" or block["html"].strip()]


def add_text(blocks: list[Block], piece: str) -> None:
    """Add a piece of text to the block at the end."""
    if not blocks or blocks[-1]["type"] != "text":
        blocks.append({"type": "text", "html": ""})
    blocks[-1]["html"] += piece


def is_new(block: Block, blocks: list[Block]) -> bool:
    """Say whether a block is none of the captions that were taken by the picture before it."""
    if block["type"] != "caption":
        return True
    if blocks and blocks[-1]["type"] == "image" and not blocks[-1]["caption"]:
        blocks[-1]["caption"] = block["text"]
    return False


def pieces(node: Element, base: str) -> Iterator[Piece]:
    """Yield what stands in an element, pictures and players lifted out of what is around them."""
    yield standard.escape(node.text or "", quote=False)
    for child in node:
        if child.tag not in SILENT:
            yield from piece(child, base)
        yield standard.escape(child.tail or "", quote=False)


def piece(node: Element, base: str) -> Iterator[Piece]:
    """Yield what an element is: a block of its own, or text with what stands in it."""
    if node.tag == "img":
        yield from picture(node, base)
    elif node.tag == "figure":
        yield from figure(node, base)
    elif node.tag in PLAYERS:
        yield from embed(node, base)
    elif node.tag == "table" and (rows := rows_of(node)):
        header = node.find(".//th") is not None
        yield {"type": "table", "rows": rows, "header": header, "caption": ""}
    elif CAPTION.search(names_of(node)) and next(node.iter("img"), None) is None:
        yield {"type": "caption", "text": one_line(node.text_content())}
    elif next(node.iter(*MEDIA), None) is None:
        yield etree.tostring(node, encoding="unicode", method="html", with_tail=False)
    else:
        yield "<p>"
        yield from pieces(node, base)
        yield "</p>"


def picture(node: Element, base: str) -> Iterator[Block]:
    """Yield a picture, unless it has no address or is a mark in the text."""
    address = next((found for name in LAZY if (found := node.get(name))), "").strip()
    if address and not address.startswith("data:") and not is_tiny(node):
        yield {"type": "image", "file": resolve(address, base), "caption": "", "credit": "",
               "alt": one_line(node.get("alt", ""))}  # fmt: skip


def figure(node: Element, base: str) -> Iterator[Block]:
    """Yield the pictures, players and tables of a figure, the first picture with its caption."""
    caption = " ".join(one_line(each.text_content()) for each in node.iter("figcaption"))
    for child in node.iter("img", *PLAYERS, "table"):
        for block in piece(child, base):
            if isinstance(block, dict):
                if block["type"] == "image":
                    block["caption"], caption = caption, ""
                yield block


def embed(node: Element, base: str) -> Iterator[Block]:
    """Yield a known player, or a recording, as a card."""
    if node.tag == "iframe":
        address = address_of_frame(node)
        if EMBEDS.match(address):
            yield player(address, one_line(node.get("title", "")))
        return
    source = next((found for each in node.iter() if (found := each.get("src"))), "")
    if source:
        yield player(resolve(source.strip(), base), one_line(node.get("title", "")))


def rows_of(table: Element) -> list[list[str]]:
    """Return the cells of a table of data, empty for one that only lays out."""
    if next(table.iterdescendants("table", "img", "p", "div"), None) is not None:
        return []
    rows = [
        [one_line(cell.text_content()) for cell in row.iterchildren("td", "th")]
        for row in list(table.iter("tr"))[:MOST_ROWS]
    ]
    return rows if len(rows) > 1 and max(map(len, rows), default=0) > 1 else []
