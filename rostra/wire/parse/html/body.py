"""The text of a page as blocks: paragraphs with their links, subheads, pictures, players."""

import html as standard
import re
from collections.abc import Sequence
from itertools import islice
from urllib.parse import urlsplit

from rostra.kernel.net import safe_url
from rostra.wire.parcels import Block
from rostra.wire.parse.html.lines import HEADINGS, Line, names_of
from rostra.wire.parse.html.marked import resolve
from rostra.wire.parse.textdump import body as captions

CAPTION = re.compile(r"caption|img-?(?:desc|info|note|title|text)|pic-?(?:desc|info|note|text)")
LONGEST_SUBHEAD = 40
LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>')


def lead(above: Sequence[Line]) -> list[Line]:
    """Return the pictures above a text that are its own: those in a figure or with a caption."""
    return [
        line
        for number, line in enumerate(above)
        if not line.aside
        and (is_caption(line) or (line.picture and any(map(is_caption, above[number + 1 :][:1]))))
    ]


def is_caption(line: Line) -> bool:
    """Say whether a line calls itself a caption, or stands in a figure."""
    around = [line.node, *islice(line.node.iterancestors(), 2)]
    return len(line.text) <= captions.LONGEST_CAPTION and (
        any(node.tag in {"figcaption", "figure"} for node in around)
        or CAPTION.search(names_of(line.node)) is not None
    )


def read_body(lines: Sequence[Line], headline: str, base: str) -> captions.Body:
    """Make blocks of a text's lines; relative addresses are read against ``base``."""
    body = captions.Body()
    for line in lines:
        if line.is_embed:
            body.blocks.append(player(line.picture, line.text))
        elif line.picture:
            body.add_picture("")
            body.blocks[-1] |= {"file": resolve(line.picture, base), "alt": line.text}
        elif not any(block["type"] == "text" for block in body.blocks) and opens(
            line, headline, body
        ):
            continue
        elif caption := caption_of(line, body.blocks):
            if not body.blocks or body.blocks[-1].get("caption", caption):
                body.add_picture("")
            body.blocks[-1]["caption"] = caption
        elif not captions.read_aside(line.text, body):
            body.add_paragraph(paragraph(line, base))
    return body


def opens(line: Line, headline: str, body: captions.Body) -> bool:
    """Take a line before the text that repeats the headline or holds a labelled summary."""
    if line.text == headline:
        return True
    if body.deck or not (summary := captions.SUMMARY.fullmatch(line.text)):
        return False
    body.deck = summary["deck"]
    return True


def player(address: str, title: str) -> Block:
    """Return a player as a card."""
    try:
        provider = (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        provider = ""
    return {"type": "embed", "url": address, "title": title, "provider": provider,
            "description": ""}  # fmt: skip


def caption_of(line: Line, blocks: list[Block]) -> str:
    """Return the caption that a line is, empty when it is none.

    It calls itself one, or stands under a picture and is marked as captions are.
    """
    if is_caption(line):
        return line.text
    if blocks and blocks[-1]["type"] == "image":
        return captions.caption_of(line.text)
    return captions.alone(line.text)


def paragraph(line: Line, base: str) -> Block:
    """Return a paragraph, or a subhead: a heading, or a short bold line that ends no sentence."""
    short = len(line.text) <= LONGEST_SUBHEAD and line.text[-1] not in "。！？；，,.!?;:："
    if line.node.tag in HEADINGS or (line.bold and short):
        return {"subhead": line.text}
    linked = LINK.sub(lambda found: link(found, base), line.marked)
    return {"html": f"<p>{linked}</p>"} if "<a " in linked else {"text": line.text}


def link(found: re.Match[str], base: str) -> str:
    """Return a link with its whole address; of one that leads nowhere the words alone."""
    address = safe_url(resolve(standard.unescape(found[1]), base))
    return f'<a href="{standard.escape(address)}">{found[2]}</a>' if address else found[2]
