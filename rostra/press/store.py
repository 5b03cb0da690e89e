"""Where printed pages are kept. For now nowhere: every page is printed anew.

The interface is what the rooms above rely on; the real store takes its place without a change
in any of them.
"""

from typing import Protocol

from rostra.press.declarations import Declaration


class Store(Protocol):
    """Keeps printed pages by address and forgets those whose keys were touched."""

    def keep(self, address: str, body: bytes, declaration: Declaration) -> None:
        """Keep a printed page."""

    def touch(self, keys: frozenset[str]) -> None:
        """Make every page stale that is made of one of these keys."""


class NullStore:
    """Keeps nothing, so every page is fresh."""

    def keep(self, address: str, body: bytes, declaration: Declaration) -> None:
        """Do not keep the page."""

    def touch(self, keys: frozenset[str]) -> None:
        """Have nothing to make stale."""


store: Store = NullStore()


def touch(*keys: str) -> None:
    """Say that these keys changed; call it after commit."""
    store.touch(frozenset(keys))
