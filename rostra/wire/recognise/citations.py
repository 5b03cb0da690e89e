"""Recognise the outlets that a text itself leans on."""

import re

from rostra.kernel.text import fold
from rostra.wire.recognise import citations_en, citations_zh
from rostra.wire.recognise.known import Known

MOST = 20
# No English name is without one.
CAPITAL = re.compile("[A-Z]")
LONGEST = 80
# Anonymous reports (据报道, 据悉, reportedly) name nobody and are no citations.


def find_citations(text: str, known: Known, source: str) -> list[str]:
    """Return the outlets a text cites, as printed, in order, each once, without its own source."""
    own = frozenset(known.sources)
    found: dict[str, str] = {}
    for paragraph in text.split("\n"):
        names = citations_en.find(paragraph, own) if CAPITAL.search(paragraph) else []
        if not paragraph.isascii():
            names += citations_zh.find(paragraph, own)
        for _, name in sorted(names):
            if len(name) <= LONGEST:
                found.setdefault(key(name, known), name)
    found.pop(key(source, known), None)
    return list(found.values())[:MOST]


def key(name: str, known: Known) -> str:
    """Return what two names of one outlet have in common."""
    folded = fold(name)
    source = known.sources.get(folded)
    return f"source {source.number}" if source else folded
