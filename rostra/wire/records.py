"""What came of an item, as one line of JSON."""

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from rostra.news import addresses
from rostra.wire.clean.blocks import pictures_of
from rostra.wire.outcomes import FAILED, Outcome
from rostra.wire.recognise import Recognised


@dataclass(frozen=True, slots=True)
class Record:
    """A line of ``rostra import --json``."""

    url: str
    headline: str
    deck: str
    byline: str
    published: str
    source: str
    source_url: str
    citations: list[str]
    section: str
    topics: list[str]
    language: str
    body: str
    images: list[dict[str, str]]
    related: list[str]
    status: str
    reason: str


def record_of(outcome: Outcome) -> Record:
    """Return what the owner is told of an item: as recognised, and where it stands."""
    found = outcome.read.found
    content = outcome.read.content
    return Record(
        url=address_of(outcome),
        headline=content.headline if content else parsed_headline(outcome),
        deck=content.deck if content else "",
        byline=content.byline if content else "",
        published=published(found),
        source=found.source.name if found and found.source else "",
        source_url=content.source_url if content else "",
        citations=[cited.name for cited in found.citations] if found else [],
        section=section(found),
        topics=[topic.name for topic in found.topics] if found else [],
        language=found.language if found else "",
        body=content.text if content else "",
        images=images(outcome),
        related=content.related if content else [],
        status=outcome.status,
        reason=reason(outcome),
    )


def address_of(outcome: Outcome) -> str:
    """Return where readers find the article, empty while they do not."""
    if not outcome.is_live or outcome.article is None:
        return ""
    return settings.SITE_URL + addresses.article(outcome.article, outcome.slug)


def parsed_headline(outcome: Outcome) -> str:
    """Return as much of a refused item's headline as tells which it is."""
    return outcome.read.parsed.headline[:300] if outcome.read.parsed else ""


def section(found: Recognised | None) -> str:
    """Return the section an item is put into, else the one that it names."""
    if found is None:
        return ""
    return found.section.name if found.section else " > ".join(found.content.section[-1:])


def published(found: Recognised | None) -> str:
    """Return the time of publication in the site's zone."""
    if found is None or found.published is None:
        return ""
    return found.published.at.astimezone(ZoneInfo(settings.TIME_ZONE)).isoformat()


def images(outcome: Outcome) -> list[dict[str, Any]]:
    """Return the pictures with their captions, the lead first; without a file a placeholder."""
    content = outcome.read.content
    if content is None:
        return []
    return [
        {name: each[name] for name in ("file", "caption", "credit", "alt")}
        for each in pictures_of(content.blocks, content.lead)
    ]


def reason(outcome: Outcome) -> str:
    """Return the reason; of a failed item with the place where it stands in its file."""
    parcel = outcome.read.parcel
    if outcome.status != FAILED:
        return outcome.reason
    where = f"{parcel.origin}:{parcel.place}" if parcel.place else parcel.origin
    return f"{where}: {outcome.reason}"
