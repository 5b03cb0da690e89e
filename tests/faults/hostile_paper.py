"""A paper of hostile strings: run as a module on a site's data, prints where everything is.

The strings are packed, several to a field, up to what the field takes; what a field has no room
for its form refuses. They are written as the desk would store them: stripped, otherwise raw.
"""

import json
import re
import sys
from collections.abc import Iterator
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any
from urllib.parse import quote

from rostra.kernel.tests import shared

ACTING = re.compile(r"<script|<svg|<iframe|\bon(?:error|load|focus)\s*=|javascript:", re.IGNORECASE)
SEPARATOR = " ¦ "
# So many articles carry everything that may be there many times; each a page to open.
HEAPS = 12
# The desk needs minutes for an article of a thousand blocks; this one has a string in so many.
A_FEW = 300


@cache
def strings() -> list[str]:
    """Return every hostile string that a form lets through."""
    stripped = dict.fromkeys(text.strip() for text in shared.hostile())
    return [text for text in stripped if text and "\0" not in text]


@cache
def packed(limit: int) -> list[str]:
    """Return the strings that fit a field, as few values as they make."""
    values: list[str] = []
    for text in strings():
        if values and len(values[-1]) + len(SEPARATOR) + len(text) <= limit:
            values[-1] += SEPARATOR + text
        elif len(text) <= limit:
            values.append(text)
    return values


@cache
def worst(limit: int) -> list[str]:
    """Return the values for what an article has once: those with most that could act."""
    return sorted(packed(limit), key=lambda value: len(ACTING.findall(value)), reverse=True)


def portion(values: list[Any], number: int) -> list[Any]:
    """Return what of some values the heap of a number carries; one more has a few of them all."""
    return values[number::HEAPS] if number < HEAPS else values[::A_FEW]


def write_heaps(file: Path) -> None:
    """Write the bodies of the heaps, and of the small one, as JSON Lines to be imported."""
    lines = (json.dumps(heap(number)) for number in range(HEAPS + 1))
    file.write_text("".join(f"{line}\n" for line in lines))


def heap(number: int) -> dict[str, Any]:
    """Return an article with its portion of all strings in every kind of block."""
    texts = portion(strings(), number)
    words, names = (cycle(portion(packed(limit), number)) for limit in (200, 80))
    pictures = [
        {"type": "image", "caption": caption, "credit": next(words), "alt": next(words)}
        for caption in portion(packed(300), number)
    ]
    embeds = [
        {"type": "embed", "url": f"https://video.example/?q={quote(text)}", "title": next(words),
         "provider": next(names), "description": next(words)}
        for text in portion(packed(400), number)
    ]  # fmt: skip
    cells = [texts[start : start + 4] for start in range(0, len(texts), 4)]
    return {
        "id": f"heap/{number}",
        "headline": f"堆{number}",
        "language": "zh-hans",
        "section": "堆栈",
        "blocks": [
            *({"type": "text", "html": text} for text in texts),
            {"type": "text", "text": "\n".join(texts)},
            *({"type": "quote", "text": "\n".join(some), "attribution": next(words)}
              for some in batches(texts, 300)),
            *({"type": "table", "header": True, "caption": next(words), "rows": some}
              for some in batches(cells, 400)),
            *pictures[: 190 // 2],
            *embeds,
            {"type": "gallery", "title": next(words), "images": pictures[190 // 2 : 190]},
        ],
    }  # fmt: skip


def batches(values: list[Any], size: int) -> Iterator[list[Any]]:
    """Cut a list into lists of a size."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


def main(stage: str, folder: str) -> None:
    """Do one of the stages with the real data of a folder, and print what there is to open."""
    shared.FOLDER = Path(folder)
    import django

    django.setup()
    from tests.faults import hostile_rows

    json.dump(getattr(hostile_rows, stage)(), sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
