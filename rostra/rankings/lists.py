"""Which lists there are, what each is called, and the window it looks at: pure.

A list is called ``zh/24h``, that of a section ``zh/24h/section:3``. As shelves are, lists belong
to a family of languages: the Chinese editions share theirs.
"""

import re
from datetime import datetime, timedelta
from typing import NamedTuple

from rostra.kernel.windows import rolling
from rostra.news import shelves

DISCUSSED, RISING, TOPICS = "discussed", "rising", "topics"
# How many hours back the hour lies, at most, on which a list begins to count. The last hour would
# be empty whenever one begins, so it takes the hour before along.
HOURS = {"1h": 2, "24h": 24, "48h": 48, DISCUSSED: 48, RISING: 4, TOPICS: 24}
MOST_READ = ("24h", "48h", "1h")
# The lists that articles stand in, in the order the paper offers them; sections have the most read.
OF_ARTICLES = (*MOST_READ, DISCUSSED, RISING)
KINDS = (*OF_ARTICLES, TOPICS)

SIZE, SECTION_SIZE, TOPICS_SIZE = 20, 10, 10
# What is older than that is found again, not news: it does not enter.
CEILING = timedelta(days=7)
NAME = re.compile(rf"([a-z]+)/({'|'.join(KINDS)})(?:{shelves.SECTION}([0-9]+))?")


class List(NamedTuple):
    """A list: of a family of languages, of a kind, of the whole paper or of a section."""

    family: str
    kind: str
    section: int | None = None

    @property
    def name(self) -> str:
        """What it is called."""
        of_section = f"{shelves.SECTION}{self.section}" if self.section is not None else ""
        return f"{self.family}/{self.kind}{of_section}"

    @property
    def size(self) -> int:
        """How many places it has."""
        if self.kind == TOPICS:
            return TOPICS_SIZE
        return SIZE if self.section is None else SECTION_SIZE


def read(name: str) -> List | None:
    """Return the list of a name, None for what is none."""
    match = NAME.fullmatch(name)
    if match is None:
        return None
    section = int(match[3]) if match[3] else None
    if section is not None and match[2] not in MOST_READ:
        return None
    return List(match[1], match[2], section)


def press_key(name: str) -> str:
    """Name a list as the press and the change log know it."""
    return f"ranking:{name}"


def since(kind: str, *, now: datetime) -> datetime:
    """Return the hour on which a list begins to count."""
    return rolling(HOURS[kind], now=now).start
