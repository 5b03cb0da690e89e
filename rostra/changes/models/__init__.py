"""The tables of the change log."""

from rostra.changes.models.change import Change
from rostra.changes.models.cursor import Cursor

__all__ = ["Change", "Cursor"]
