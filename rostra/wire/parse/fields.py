"""Read the fields of a JSON record that anybody may have written, whatever their types."""

import re
from typing import Any

# JSON may hold what no database can: NUL, and halves of surrogate pairs.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
NAMES = {
    str: "text", int: "a number", float: "a number", bool: "true or false", list: "a list",
    dict: "an object", type(None): "null",
}  # fmt: skip
MOST_NOTES = 20
LONGEST_NAME = 40


class Fields:
    """The fields of one record, asked for by name; what is wrong with them goes into ``notes``.

    A field that is missing, null or empty is empty. One of the wrong type is left out with a
    sentence: a bad caption must not lose an article.
    """

    def __init__(self, record: dict[str, Any], notes: list[str], where: str = "") -> None:
        """Read ``record``; sentences speak of it as ``where``."""
        self.record = record
        self.notes = notes
        self.where = where
        self.asked: set[str] = set()

    def take(self, key: str) -> Any:
        """Return a field as it is."""
        self.asked.add(key)
        return self.record.get(key)

    def has(self, key: str) -> bool:
        """Say whether a field is there and not null."""
        return self.record.get(key) is not None

    def text(self, key: str) -> str:
        """Return a text; of a number its digits."""
        value = self.take(key)
        if isinstance(value, str):
            return storable(value)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if value is not None:
            self.wrong(key, value, "text")
        return ""

    def flag(self, key: str) -> bool:
        """Return true or false."""
        value = self.take(key)
        if value is not None and not isinstance(value, bool):
            self.wrong(key, value, "true or false")
        return value is True

    def texts(self, key: str, *, most: int) -> list[str]:
        """Return a list of texts; one text alone is a list of one."""
        value = self.take(key)
        if isinstance(value, str):
            value = [value]
        if value is None:
            return []
        if not isinstance(value, list):
            self.wrong(key, value, "a list of texts")
            return []
        texts = [storable(each) for each in value if isinstance(each, str)]
        if len(texts) < len(value):
            self.note(f"{self.name(key)}: {len(value) - len(texts)} that are no text, left out.")
        return self.bounded(key, [each for each in texts if each.strip()], most)

    def records(self, key: str, *, most: int) -> list[dict[str, Any]]:
        """Return a list of objects."""
        value = self.take(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.wrong(key, value, "a list of objects")
            return []
        records = [each for each in value if isinstance(each, dict)]
        if len(records) < len(value):
            count = len(value) - len(records)
            self.note(f"{self.name(key)}: {count} that are no object, left out.")
        return self.bounded(key, records, most)

    def leftovers(self) -> None:
        """Name the fields nobody asked for."""
        unknown = [storable(str(key)) for key in self.record if key not in self.asked]
        if unknown:
            names = ", ".join(f"“{name[:LONGEST_NAME]}”" for name in unknown[:5])
            more = f" and {len(unknown) - 5} more" if len(unknown) > 5 else ""
            self.note(f"{self.where or 'The item'} has fields unknown here: {names}{more}.")

    def bounded(self, key: str, values: list[Any], most: int) -> list[Any]:
        """Return the first ``most`` values."""
        if len(values) > most:
            self.note(f"{self.name(key)}: {len(values)}, of which {most} are taken.")
        return values[:most]

    def wrong(self, key: str, value: Any, wanted: str) -> None:
        """Note that a field has the wrong type."""
        self.note(f"{self.name(key)} should be {wanted}, not {NAMES[type(value)]}; left out.")

    def name(self, key: str) -> str:
        """Return what a sentence calls a field."""
        return f"{self.where}: “{key}”" if self.where else f"“{key}”"

    def note(self, sentence: str) -> None:
        """Keep a sentence for the owner, up to a number that somebody may still read."""
        if len(self.notes) < MOST_NOTES:
            self.notes.append(sentence)


def storable(text: str) -> str:
    """Return a text without what no database can hold."""
    return UNSTORABLE.sub("", text)
