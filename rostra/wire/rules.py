"""What may be done with an item that comes again: pure, tested as a table."""

from dataclasses import dataclass
from enum import Enum


class Deed(Enum):
    """What is done with an item."""

    FILE = "file"
    UPDATE = "update"
    PUBLISH = "publish"
    PROPOSE = "propose"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Standing:
    """How an item stands when it comes again.

    ``is_new``: no article is of it (a first arrival, or its article was deleted). ``is_same``:
    its content is what was last filed or proposed. ``is_touched``: a person has edited, withdrawn,
    unpublished or locked the article, or it is in a workflow. ``may_publish``: the owner wants it
    published and nothing holds it. ``is_discarded``: an editor wants to see no more of it.
    """

    is_new: bool
    is_same: bool = False
    is_touched: bool = False
    is_live: bool = False
    may_publish: bool = False
    is_discarded: bool = False


def decide(standing: Standing) -> Deed:
    """Return what is done: a person's work is never overwritten, and nothing is done twice."""
    if standing.is_discarded:
        return Deed.LEAVE
    if standing.is_new:
        return Deed.FILE
    if standing.is_same:
        wants = standing.may_publish and not standing.is_live and not standing.is_touched
        return Deed.PUBLISH if wants else Deed.LEAVE
    return Deed.PROPOSE if standing.is_touched else Deed.UPDATE
