"""A page dumped as text: what a browser's “save as text” or a copied page leaves.

Nothing here knows a site. A page is recognised by what pages have in common: a breadcrumb, a
headline, a line with date and source, paragraphs, then the page's furniture (related headlines,
comments, share buttons, rankings, footer). Each may be missing.
"""

from rostra.wire.parcels import Parsed, RefusedError
from rostra.wire.parse.fields import storable
from rostra.wire.parse.textdump import body, furniture, head, tail
from rostra.wire.parse.textdump.lines import read_lines


def parse_dump(text: str) -> Parsed:
    """Read a dump; RefusedError when there is not even a headline."""
    lines = read_lines(storable(text))
    if not lines:
        raise RefusedError("It is empty.")
    top = head.read(lines)
    if not top.headline:
        raise RefusedError("It has no headline.")
    rest = lines[top.end :]
    end = furniture.find_end(rest)
    inside, inline = tail.take_inline_related(rest[:end])
    read = body.read(inside)
    after = rest[end:]
    return Parsed(
        headline=top.headline,
        deck=top.deck or read.deck,
        byline=top.meta.byline or read.byline,
        url=tail.find_address(after),
        published=top.meta.published,
        updated=top.meta.updated,
        section=top.section,
        source=top.meta.source or read.source,
        topics=tail.find_topics(line.text for line in lines),
        blocks=read.blocks,
        related=inline + tail.find_related(after),
        site=top.site,
        domain=top.meta.domain,
        notes=read.notes,
    )
