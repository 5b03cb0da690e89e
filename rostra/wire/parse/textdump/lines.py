"""The lines of a dump."""

import itertools
import re
from dataclasses import dataclass

from rostra.kernel.text import one_line

# A line wrapped by a mail program or a terminal has about this many characters.
WRAPPED_FROM = 50
WRAPPED_TO = 100
SENTENCE_END = re.compile(r"[.!?。！？…:：;；][\"'”’」』》)）\]]*$")
# Beyond it nobody wrote an article; the rest of a line stays in the raw item.
MOST_LINES = 20_000


@dataclass(frozen=True, slots=True)
class Line:
    """A line that shows something: its text in one piece, as written, and the gap before it."""

    text: str
    wide: str
    gap: bool


def read_lines(text: str) -> list[Line]:
    """Return the lines in which something is to be seen; wrapped paragraphs are joined.

    ``wide`` keeps runs of spaces (as two), which part the pieces of a line of details; Windows'
    and old Macs' line ends, tabs, no-break and full-width spaces are read.
    """
    lines: list[Line] = []
    gap = True
    for raw in re.split(r"\r\n|[\n\r\x0b\x0c\u0085\u2028\u2029]", text)[:MOST_LINES]:
        line = one_line(raw)
        if line:
            wide = re.sub(r"[\t\xa0\u2002\u2003\u3000]| {2,}", "\0", raw.strip())
            pieces = (one_line(piece) for piece in wide.split("\0"))
            lines.append(Line(line, "  ".join(filter(None, pieces)), gap))
        gap = not line
    return join_wrapped(lines)


def join_wrapped(lines: list[Line]) -> list[Line]:
    """Join the lines of paragraphs that were wrapped at a column, where gaps part paragraphs.

    A group of lines between two gaps is one wrapped paragraph when all its lines but the last
    are of about one length and most of them end within a sentence.
    """
    joined: list[Line] = []
    for group in groups(lines):
        if is_wrapped(group):
            whole = " ".join(line.text for line in group)
            joined.append(Line(whole, whole, group[0].gap))
        else:
            joined.extend(group)
    return joined


def groups(lines: list[Line]) -> list[list[Line]]:
    """Part the lines at the gaps."""
    parted: list[list[Line]] = []
    for line in lines:
        if line.gap or not parted:
            parted.append([])
        parted[-1].append(line)
    return parted


def is_wrapped(group: list[Line]) -> bool:
    """Say whether a group of lines is one paragraph in Latin letters, wrapped at a column.

    Then no line had room for the first word of the next, and the last one ends a sentence, which
    the last of a list of headlines does not.
    """
    texts = [line.text for line in group]
    if len(texts) < 2 or not SENTENCE_END.search(texts[-1]):
        return False
    width = max(map(len, texts))
    if not WRAPPED_FROM <= width <= WRAPPED_TO or not is_latin("".join(texts)):
        return False
    full = all(
        len(text) + 1 + len(after.split()[0]) > width for text, after in itertools.pairwise(texts)
    )
    within = sum(not SENTENCE_END.search(text) for text in texts[:-1])
    return full and within * 2 >= len(texts) - 1


def is_latin(text: str) -> bool:
    """Say whether most of a text is Latin letters and spaces."""
    return sum(character < "\u0250" for character in text) > 0.9 * len(text)
