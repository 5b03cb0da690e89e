"""Read a record of the whole form: every field of the type it must have, or a reason why not."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from rostra.kernel.text import one_line
from rostra.wire.clean.blocks import linkable
from rostra.wire.parcels import RefusedError
from rostra.wire.parse.fields import storable
from rostra.wire.parse.jsonlines import load
from rostra.wire.whole import VERSION

KINDS = ("section", "source", "image", "topic", "article")
STATES = ("published", "withdrawn", "expired", "unpublished", "draft")
NAMES = {str: "text", int: "a number", list: "a list", dict: "an object", bool: "true or false"}
WORDS = ("caption", "credit", "alt")


@dataclass
class Record:
    """A record whose fields are asked for by name and type; a wrong type is a refusal."""

    values: dict[str, Any]
    asked: set[str] = field(default_factory=set)

    def get(self, name: str, kind: type) -> Any:
        """Return a field, or the empty value of its type."""
        self.asked.add(name)
        value = self.values.get(name)
        if value is None:
            return kind()
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise RefusedError(f"“{name}” should be {NAMES[kind]}.")
        return value

    def text(self, name: str) -> str:
        """Return a text as it stands, without what no database can hold."""
        return storable(self.get(name, str))

    def moment(self, name: str) -> datetime | None:
        """Return a moment with its zone, None for none."""
        text = self.text(name)
        if not text:
            return None
        try:
            at = datetime.fromisoformat(text)
        except ValueError as error:
            raise RefusedError(f"“{name}” is no moment: {text[:40]}") from error
        if at.tzinfo is None:
            raise RefusedError(f"“{name}” has no zone: {text[:40]}")
        return at

    def number(self, name: str) -> int | None:
        """Return the number of a row, None for none."""
        number = self.get(name, int)
        if number and not 0 < number < 2**63:
            raise RefusedError(f"“{name}” is no number of a row.")
        return number or None

    def texts(self, name: str) -> list[str]:
        """Return a list of texts."""
        values = self.get(name, list)
        if not all(isinstance(each, str) for each in values):
            raise RefusedError(f"“{name}” should be a list of texts.")
        return [storable(each) for each in values]

    def records(self, name: str) -> list["Record"]:
        """Return a list of objects."""
        values = self.get(name, list)
        if not all(isinstance(each, dict) for each in values):
            raise RefusedError(f"“{name}” should be a list of objects.")
        return [Record(each) for each in values]

    def record(self, name: str) -> "Record | None":
        """Return an object, None for none."""
        values = self.get(name, dict)
        return Record(values) if values else None

    def rest(self) -> dict[str, Any]:
        """Return the fields nobody asked for."""
        return {name: each for name, each in self.values.items() if name not in self.asked}

    @property
    def title(self) -> str:
        """What it is called in a list."""
        for name in ("headline", "name", "title", "slug", "file"):
            if isinstance(said := self.values.get(name), str) and said:
                return one_line(storable(said))[:300]
        return ""


def read(data: bytes) -> Record:
    """Read a line. Raises RefusedError with the reason when it cannot be taken."""
    record = Record(load(data))
    if record.get("rostra", int) != VERSION:
        raise RefusedError(f"It is written by a Rostra that this one does not know ({VERSION}).")
    if record.text("type") not in KINDS:
        raise RefusedError(f"Its type is none of {', '.join(KINDS)}.")
    if not record.text("from") or record.number("number") is None:
        raise RefusedError("It does not say from which site it is, or its number there.")
    return record


def embed(block: Record) -> dict[str, Any]:
    """Return an embed card. Raises RefusedError for an address that must not be linked."""
    card = {name: block.text(name) for name in ("url", "title", "provider", "description")}
    if card["url"] and not linkable(card["url"]):
        raise RefusedError("An embed card leads to an address that cannot be linked.")
    return card


def table(block: Record) -> dict[str, Any]:
    """Return a table as the newsroom stores it."""
    rows = block.get("rows", list)
    if not all(isinstance(row, list) for row in rows):
        raise RefusedError("“rows” should be a list of rows.")
    cells = [[None if cell is None else storable(str(cell)) for cell in row] for row in rows]
    rest = block.get("rest", dict)
    return {
        "data": cells,
        "first_row_is_table_header": block.get("header", bool),
        "table_caption": block.text("caption"),
        **{storable(name): each for name, each in rest.items()},
    }
