"""Fail where a template points upward: includes, extends, loads or reverses a room above its own.

Imports are held by import-linter; templates can break the map just as well. A template of
``rostra/<room>/templates/`` may name templates and tag libraries of its own room and of rooms
below it; addresses it reverses must belong to a room that is not above it.
"""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from map import ROOT, layers

NAMES_TEMPLATE = re.compile(r"""{%-?\s*(?:extends|include)\s+["']([a-z]+)/""")
NAMES_LIBRARY = re.compile(r"""{%-?\s*load\s+([^%]+?)\s*-?%}""")
REVERSES = re.compile(r"""{%-?\s*url\s+["']([a-z]+)[:_]""")


def heights() -> dict[str, int]:
    """Return how high each room lies: 0 for the lowest."""
    return {room: height for height, layer in enumerate(reversed(layers())) for room in layer}


def named_rooms(text: str) -> set[str]:
    """Return the first parts of all names a template uses: rooms, and things that are none."""
    libraries = {name for line in NAMES_LIBRARY.findall(text) for name in line.split()}
    return set(NAMES_TEMPLATE.findall(text)) | libraries | set(REVERSES.findall(text))


def faults(text: str, room: str) -> list[str]:
    """Return the rooms that a template of ``room`` names and must not."""
    height = heights()
    return sorted(
        other
        for other in named_rooms(text)
        if other in height and other != room and height[other] >= height[room]
    )


def main() -> int:
    """Check every template; print one line a fault."""
    wrong = [
        f"{path.relative_to(ROOT)} points up to {other}: put a slot into the layout instead."
        for room in heights()
        for path in sorted((ROOT / "rostra" / room).glob("templates/**/*.html"))
        for other in faults(path.read_text(encoding="utf-8"), room)
    ]
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
