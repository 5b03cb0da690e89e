"""The tables of the wire."""

from rostra.wire.models.entry import Entry
from rostra.wire.models.feed import Feed
from rostra.wire.models.item import Item
from rostra.wire.models.picture import Picture

__all__ = ["Entry", "Feed", "Item", "Picture"]
