"""Lines and paragraphs."""

import re

from rostra.kernel.text.characters import BIDI_OVERRIDE, BLANK, CONTROL, IDLE, MARKS

UNPRINTED = re.compile(f"[{CONTROL}{BIDI_OVERRIDE}{IDLE}]")
VISIBLE = re.compile(rf"[^\s{MARKS}{BLANK}]")


def one_line(text: str) -> str:
    """Return text as one line: white space folded to single spaces, trimmed.

    Control, zero-width and bidi-override characters are taken out; joiners, direction marks and
    variation selectors, which emoji and some scripts need, stay. Text in which nothing is to be
    seen gives "".
    """
    line = " ".join(UNPRINTED.sub("", text).split())
    return line if VISIBLE.search(line) else ""


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of plain text: each line in which something is to be seen."""
    return [line for raw in text.splitlines() if (line := one_line(raw))]
