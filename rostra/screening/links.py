"""The links of a text, and whether there are too many for somebody whom nobody knows yet."""

import re

from rostra.screening.verdict import Fired

LINK = re.compile(r"https?://[^\s<>\"'()\[\]，。；：！？、）】》」』”’]+", re.IGNORECASE)
# Somebody new puts in so many links; with more it waits.
LINKS_OF_NEW = 2


def links(text: str) -> list[str]:
    """Return the addresses in a text, in order."""
    return LINK.findall(text)


def too_many(text: str, *, where: str, most: int = LINKS_OF_NEW) -> list[Fired]:
    """Return what fires on a text of somebody new: more links than are borne."""
    found = links(text)
    if len(found) <= most:
        return []
    return [Fired(rule="links", kind="links", what=" ".join(found)[:300], where=where)]
