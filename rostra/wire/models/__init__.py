"""The tables of the wire."""

from rostra.wire.models.item import Item
from rostra.wire.models.picture import Picture

__all__ = ["Item", "Picture"]
