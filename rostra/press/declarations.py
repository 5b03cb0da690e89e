"""What the page being rendered is made of.

Rooms call ``depends`` wherever they read something a page shows; the middleware collects the
calls of one render. Outside a render the calls are without effect.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass
class Declaration:
    """The keys of one page, hard and soft, and its age limit in seconds (None: none).

    A key is either hard or soft; what is hard in one place is hard for the page.
    """

    hard: set[str] = field(default_factory=set)
    soft: dict[str, int] = field(default_factory=dict)
    age_limit: float | None = None
    # Whether the page depends on all of its address's query, not only on the known parameters.
    whole_query: bool = False

    @property
    def keys(self) -> set[str]:
        """All keys of the page, hard and soft."""
        return self.hard | self.soft.keys()

    def add_hard(self, keys: Iterable[str]) -> None:
        """Note keys whose changes must show at once."""
        self.hard.update(keys)
        self.soft = {key: within for key, within in self.soft.items() if key not in self.hard}

    def add_soft(self, keys: Iterable[str], within: int) -> None:
        """Note keys whose changes must show within so many seconds; the shortest time holds."""
        for key in set(keys) - self.hard:
            self.soft[key] = min(within, self.soft.get(key, within))

    def limit_age(self, seconds: float) -> None:
        """Note that the page changes by itself after so many seconds; the soonest change holds."""
        seconds = max(seconds, 0.0)
        self.age_limit = seconds if self.age_limit is None else min(self.age_limit, seconds)

    def take_over(self, part: "Declaration") -> None:
        """Note all that a part of the page is made of."""
        self.add_hard(part.hard)
        for key, within in part.soft.items():
            self.add_soft([key], within)
        if part.age_limit is not None:
            self.limit_age(part.age_limit)
        self.whole_query = self.whole_query or part.whole_query


_current: ContextVar[Declaration | None] = ContextVar("press_declaration", default=None)


@contextmanager
def collecting() -> Iterator[Declaration]:
    """Collect what is declared inside the block; an outer block learns it at the end."""
    outer, declaration = _current.get(), Declaration()
    token = _current.set(declaration)
    try:
        yield declaration
    finally:
        _current.reset(token)
        if outer is not None:
            outer.take_over(declaration)


def depends(*keys: str, within: int | None = None) -> None:
    """Declare that the page shows these keys (``"article:42"``).

    With ``within`` the keys are soft: the page may go on showing their old state for so many
    seconds and is renewed behind the reader.
    """
    declaration = _current.get()
    if declaration is None:
        return
    if within is None:
        declaration.add_hard(keys)
    else:
        declaration.add_soft(keys, within)


def good_for(seconds: float) -> None:
    """Declare that the page changes by itself after so many seconds (an embargo ends)."""
    declaration = _current.get()
    if declaration is not None:
        declaration.limit_age(seconds)


def whole_query() -> None:
    """Declare that the page depends on the whole query (an old address of a moved-in site)."""
    declaration = _current.get()
    if declaration is not None:
        declaration.whole_query = True
