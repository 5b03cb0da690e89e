"""What becomes of a parcel, from what was read of it to what is told of it."""

from dataclasses import dataclass, field

from rostra.wire.clean import Content
from rostra.wire.identity import identity_of, identity_of_raw, identity_of_refused
from rostra.wire.models import Item
from rostra.wire.models.item import REASON_LIMIT
from rostra.wire.parcels import Parcel, Parsed
from rostra.wire.recognise import Recognised
from rostra.wire.rules import Deed

NEW, CHANGED, SAME, PROPOSED, FAILED = "new", "changed", "same", "proposed", "failed"
STATUS = {
    Deed.FILE: (NEW, Item.Status.FILED),
    Deed.UPDATE: (CHANGED, Item.Status.CHANGED),
    Deed.PUBLISH: (CHANGED, Item.Status.CHANGED),
    Deed.PROPOSE: (PROPOSED, Item.Status.PROPOSED),
    Deed.LEAVE: (SAME, Item.Status.SAME),
}

# What filing settles about an item; the raw, which may be large, was written when it was kept.
SETTLED = (
    "status", "reason", "article", "recognised", "fingerprint", "headline_key", "waits_for",
    "filed_revision", "proposed_revision",
)  # fmt: skip


@dataclass(slots=True)
class Read:
    """A parcel as far as it could be read; ``refusal`` is the reason it went no further.

    ``as_of`` says how much the paper knew when it was recognised.
    """

    parcel: Parcel
    parsed: Parsed | None = None
    content: Content | None = None
    found: Recognised | None = None
    refusal: str = ""
    as_of: int = 0

    @property
    def identity(self) -> str:
        """Return the identity of what came: the known one, the thing's if it shows, the bytes'."""
        if self.parcel.known_as:
            return self.parcel.known_as
        if self.content:
            return identity_of(self.content)
        named = identity_of_refused(self.parsed) if self.parsed else ""
        return named or identity_of_raw(self.parcel)


@dataclass(slots=True)
class Outcome:
    """What became of a parcel, to be told to the owner."""

    read: Read
    status: str
    notes: list[str] = field(default_factory=list)
    made: list[str] = field(default_factory=list)
    article: int | None = None
    slug: str = ""
    is_live: bool = False
    item: int | None = None

    @property
    def reason(self) -> str:
        """Return all that is to be said about it in one line."""
        return " ".join(dict.fromkeys(self.notes + self.assumptions))[:REASON_LIMIT]

    @property
    def assumptions(self) -> list[str]:
        """Return what was assumed in reading it."""
        return self.read.found.assumptions if self.read.found else []
