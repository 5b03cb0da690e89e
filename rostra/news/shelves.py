"""The lists an article stands in, by name: ``zh/section:3``.

A shelf belongs to a family of languages: the Chinese editions share theirs, whatever script an
article is written in. Pages that show a shelf depend on ``shelf:<name>`` (``press_key``).
"""

from collections.abc import Mapping

# What the name of every section's shelf contains.
SECTION = "/section:"


def latest(family: str) -> str:
    """Name the shelf of everything."""
    return f"{family}/latest"


def section(family: str, number: int) -> str:
    """Name the shelf of a section and the sections inside it."""
    return f"{family}{SECTION}{number}"


def topic(family: str, number: int) -> str:
    """Name the shelf of a topic."""
    return f"{family}/topic:{number}"


def source(family: str, number: int) -> str:
    """Name the shelf of a source."""
    return f"{family}/source:{number}"


def press_key(shelf: str) -> str:
    """Name a shelf as the press and the change log know it."""
    return f"shelf:{shelf}"


def ancestry(section: int | None, parents: Mapping[int, int | None]) -> list[int]:
    """Return a section's number and those of the sections it lies in, innermost first."""
    line: list[int] = []
    while section is not None and section not in line:
        line.append(section)
        section = parents.get(section)
    return line
