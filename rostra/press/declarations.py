"""What the page being rendered is made of.

Rooms call ``depends`` wherever they read something a page shows; the middleware collects the
calls of one render. Outside a render the calls are without effect.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass
class Declaration:
    """The keys of one page, hard and soft, and its age limit in seconds (None: none)."""

    hard: set[str] = field(default_factory=set)
    soft: dict[str, int] = field(default_factory=dict)
    age_limit: float | None = None

    @property
    def keys(self) -> set[str]:
        """All keys of the page, hard and soft."""
        return self.hard | self.soft.keys()


_current: ContextVar[Declaration | None] = ContextVar("press_declaration", default=None)


@contextmanager
def collecting() -> Iterator[Declaration]:
    """Collect what is declared inside the block."""
    declaration = Declaration()
    token = _current.set(declaration)
    try:
        yield declaration
    finally:
        _current.reset(token)


def depends(*keys: str, within: int | None = None) -> None:
    """Declare that the page shows these keys (``"article:42"``).

    With ``within`` the keys are soft: the page may go on showing their old state for so many
    seconds and is renewed behind the reader.
    """
    declaration = _current.get()
    if declaration is None:
        return
    if within is None:
        declaration.hard.update(keys)
    else:
        declaration.soft.update(dict.fromkeys(keys, within))


def good_for(seconds: float) -> None:
    """Declare that the page changes by itself after so many seconds (an embargo ends)."""
    declaration = _current.get()
    if declaration is None:
        return
    limits = [limit for limit in (declaration.age_limit, max(seconds, 0.0)) if limit is not None]
    declaration.age_limit = min(limits)
