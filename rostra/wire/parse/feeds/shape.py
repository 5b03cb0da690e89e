"""What a feed was read into."""

import html as standard
from dataclasses import dataclass, field
from functools import cached_property

from rostra.kernel.text import paragraphs
from rostra.wire.parcels import Parsed
from rostra.wire.parse.feeds.entry import Entry, entry_of, parse_entry


@dataclass
class FeedRead:
    """A feed: its title, its site, its language as it says, and its entries.

    ``raw`` are the entries as they came, to be kept; ``entries`` what is read from them. ``flaws``
    are sentences about what is wrong with the feed, ``interval`` the seconds it asks to be left
    alone for.
    """

    title: str = ""
    home: str = ""
    language: str = ""
    raw: list[Entry] = field(default_factory=list)
    flaws: list[str] = field(default_factory=list)
    interval: int | None = None

    @cached_property
    def entries(self) -> list[Parsed]:
        """The entries as the later stages read them, in the feed's order."""
        return [parse_entry(entry_of(entry.to_bytes())) for entry in self.raw]


def escaped(text: str) -> str:
    """Return plain text as HTML, its lines as paragraphs when there are several."""
    lines = [standard.escape(line, quote=False) for line in paragraphs(text)]
    return "\n".join(f"<p>{line}</p>" for line in lines) if len(lines) > 1 else "".join(lines)
