"""Where readers find the lists: pure functions, without an edition's prefix."""

import re

from rostra.news.addresses import SLUG
from rostra.rankings.lists import KINDS, MOST_READ

OF_PAPER = rf"(?P<kind>{'|'.join(KINDS)})"
OF_SECTION = rf"(?P<kind>{'|'.join(MOST_READ)})/{SLUG}"
WHOLE = re.compile(f"/ranking/{OF_PAPER}/")
PART = re.compile(f"/ranking/{OF_SECTION}/")


def ranking(kind: str, section: str = "") -> str:
    """Return the address of a list, of a section by its slug: ``/ranking/24h/world/``."""
    return f"/ranking/{kind}/{section}/" if section else f"/ranking/{kind}/"


def read_ranking(path: str) -> tuple[str, str] | None:
    """Return kind and section's slug of a list's address, None for any other."""
    if match := WHOLE.fullmatch(path):
        return match["kind"], ""
    match = PART.fullmatch(path)
    return (match["kind"], match["slug"]) if match else None
