"""Recognise: from words to what the paper knows: its language, section, topics, sources, dates.

Pure: what the paper knows is handed in, nothing is made here.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from rostra.wire.clean import Content
from rostra.wire.parcels import fields_of
from rostra.wire.recognise import places
from rostra.wire.recognise.citations import find_citations
from rostra.wire.recognise.dates import Dated, find_date, is_too_far_ahead
from rostra.wire.recognise.known import Known, KnownSource
from rostra.wire.recognise.languages import find_language
from rostra.wire.recognise.places import Named, Place


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the owner wants of an import, above what the items say.

    ``images``: pictures at addresses are to be fetched. ``sections``: the sections that pages of
    other sites name are to be made.
    """

    publish: bool = False
    section: str = ""
    source: str = ""
    language: str = ""
    images: bool = False
    topics: tuple[str, ...] = ()
    sections: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return what an item keeps, to be read again the same way: all but publishing."""
        return {
            name: value for name, value in fields_of(self).items() if name != "publish" and value
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        """Return the wishes that an item keeps."""
        return cls(**(kept | {"topics": tuple(kept.get("topics", ()))}))


@dataclass(slots=True)
class Recognised:
    """An item as the paper understands it.

    ``notes`` say what is wrong with it, ``assumptions`` what is usual but was not printed.
    """

    content: Content
    language: str
    section: Place | None
    source: Named | None
    topics: list[Named]
    citations: list[Named]
    published: Dated | None
    updated: Dated | None
    notes: list[str] = field(default_factory=list)
    assumptions: list[str] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """Return how dates and language were read, for the item to keep."""
        return {
            "language": self.language,
            "published": self.published.to_json() if self.published else None,
            "updated": self.updated.to_json() if self.updated else None,
        }


def recognise(
    content: Content, known: Known, wishes: Wishes, *, is_ours: bool = True
) -> Recognised:
    """Recognise an item. Raises RefusedError for a language the paper is not printed in.

    ``is_ours``: it came in a form in which its sections are meant to be the paper's.
    """
    notes = list(content.notes)
    source, known_source = places.find_source(content, wishes.source, known)
    language = language_of(content, known_source, known, wishes, notes)
    zone = known_source.zone if known_source else known.zone
    published = find_date(content.published, zone=zone, name="published", notes=notes)
    updated = find_date(content.updated, zone=zone, name="updated", notes=notes)
    assumed = published is not None and published.zone_assumed
    path = places.path_of(wishes.section) or content.section
    may_make = is_ours or wishes.sections or bool(wishes.section)
    section = places.find_section(path, known, may_make=may_make)
    section = section or places.known_section(content.keywords, known)
    return Recognised(
        content=content,
        language=language,
        section=section,
        source=source,
        topics=places.find_topics(
            [*wishes.topics, *content.topics], language, known, content.keywords
        ),
        citations=citations_of(content, known, source),
        published=published,
        updated=updated if updated and (not published or updated.at > published.at) else None,
        notes=notes,
        assumptions=[f"The time has no zone; read in {zone}."] if assumed else [],
    )


def language_of(
    content: Content, source: KnownSource | None, known: Known, wishes: Wishes, notes: list[str]
) -> str:
    """Return the item's language: the one wished for, said, detected, or usual at its source."""
    usual = source.language if source else known.language
    text = f"{content.headline}\n{content.deck}\n{content.text}"
    return wishes.language or find_language(content.language, text, usual, notes)


def citations_of(content: Content, known: Known, source: Named | None) -> list[Named]:
    """Return the outlets cited: as the item lists them, else as its text names them."""
    words = content.citations
    if words is None:
        words = find_citations(content.text, known, source.name if source else "")
    return [places.find_cited(word, known) for word in words]


def reason_to_hold(found: Recognised, *, has_section: bool, now: datetime) -> str:
    """Say why an item must stay a draft even when the owner publishes; empty when it may go.

    ``has_section``: it stands in one already.
    """
    if found.section is None and not has_section:
        if path := " > ".join(found.content.section):
            return (
                f"Its section, “{path}”, is none here; give one with --section, or let it be made"
                " with --make-sections."
            )
        return "It has no section; give one with --section."
    if is_too_far_ahead(found.published, now):
        return f"It is dated in the future, {found.published.at:%Y-%m-%d}."  # type: ignore[union-attr]
    if not found.content.blocks and not found.content.source_url:
        return "It has no text."
    return ""
