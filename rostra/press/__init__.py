"""The page cache: what a printed page is made of, and when it must be printed anew."""

from rostra.press.declarations import depends, good_for
from rostra.press.store import touch

__all__ = ["depends", "good_for", "touch"]
