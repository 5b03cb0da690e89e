"""A news page in HTML, from its bytes to what is printed on it.

Nothing here knows a site (docs/decisions/0010-reading-pages.md): the page becomes lines, the lines
are weighed, the heaviest run of them is the text, and what stands around it says the rest.
"""

from collections.abc import Sequence
from datetime import datetime

from rostra.wire.parcels import Parsed, RefusedError
from rostra.wire.parse.fields import storable
from rostra.wire.parse.html import finding, marked
from rostra.wire.parse.html.body import lead, read_body
from rostra.wire.parse.html.charset import decode_page
from rostra.wire.parse.html.details import read_details, read_page
from rostra.wire.parse.html.lines import Line, read_lines, read_tree
from rostra.wire.parse.languages import told_language
from rostra.wire.parse.textdump import furniture, tail
from rostra.wire.parse.textdump.furniture import Mark

LEAD_WITHIN = 8
TOPIC_WITHIN = 15
MOST_RELATED = 40
SHORTEST_RELATED = 8


def parse_page(data: bytes, *, hint: str = "", url: str = "", now: datetime) -> Parsed:
    """Read a page; ``hint`` is the charset that the server names, ``url`` where the page stood.

    RefusedError with the reason when there is no text in it, as in a front page or a picture.
    """
    text, _ = decode_page(data, hint)
    tree = read_tree(storable(text))
    # Held while the page is read: lxml makes an element's object anew for whoever asks next.
    held = list(tree.iter())
    lines = read_lines(tree)
    start, end = finding.find_text(lines, finding.read_titles(tree))
    if start == end:
        raise RefusedError("No text was found in the page.")
    page = read_page(tree, lines, start, end)
    address = marked.address_of(tree, page.marked, url)
    told = read_details(page, url=address, now=now)
    base = marked.base_of(tree, url or address)
    inside = lead(lines[max(0, start - LEAD_WITHIN) : start]) + finding.keep(lines[start:end])
    body = read_body(inside, told.headline, base)
    pictured = any(block["type"] == "image" for block in body.blocks)
    parsed = Parsed(
        headline=told.headline,
        deck=told.deck or body.deck,
        byline=told.byline or body.byline,
        published=told.published,
        updated=told.updated,
        source=told.source or body.source,
        url=address,
        section=told.section,
        topics=tail.find_topics(line.text for line in lines[end : end + TOPIC_WITHIN]),
        keywords=told.keywords,
        blocks=body.blocks,
        related=find_related(lines[end:]),
        site=told.site,
    )
    if told.picture and not pictured:
        parsed.lead = {"file": marked.resolve(told.picture, base), "caption": "", "credit": "",
                       "alt": ""}  # fmt: skip
    said = "\n".join(line.text for line in inside if not line.picture)
    parsed.language = told_language(tree.get("lang", ""), f"{told.headline}\n{said}")
    held.clear()
    return parsed


def find_related(after: Sequence[Line]) -> list[str]:
    """Return the links under a heading of related news as printed, up to what is none of them."""
    related: list[str] = []
    inside = False
    for line in after:
        mark = None if line.picture else furniture.mark_of(line.text)
        if mark is Mark.RELATED:
            inside = True
        elif mark is not None or len(related) == MOST_RELATED:
            inside = False
        elif inside and len(line.text) >= SHORTEST_RELATED and not line.picture:
            if line.linked <= finding.MOST_LINKED:
                break
            related.append(line.text)
    return related
