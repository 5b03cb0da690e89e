"""A picture as a page prints it: sources in several formats and sizes, with its dimensions."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self


@dataclass(frozen=True)
class Picture:
    """A responsive picture; with an empty ``src`` it is a captioned placeholder.

    ``sources`` are (mime type, srcset) pairs from the best format to the most common one.
    """

    src: str = ""
    width: int = 0
    height: int = 0
    alt: str = ""
    caption: str = ""
    credit: str = ""
    sources: tuple[tuple[str, str], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return what JSON can hold."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Rebuild a picture from ``to_json``."""
        sources = tuple((mime, srcset) for mime, srcset in data.get("sources", ()))
        return cls(**{**data, "sources": sources})
