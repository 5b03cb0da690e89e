"""Reads of the editions: their names, practical links and zones, small enough to keep in memory."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext_noop

from rostra.frontpage.models import Edition
from rostra.frontpage.zones import Zone, read
from rostra.kernel import script

# What a paper is called before its owner names it.
UNNAMED = gettext_noop("Rostra")


@dataclass(frozen=True, slots=True)
class Practical:
    """A useful address with a few words."""

    label: str
    url: str
    note: str


@dataclass(frozen=True, slots=True)
class Masthead:
    """An edition as every page shows it, in the edition's language; ``zones`` empty: the default.

    ``number`` is that of the edition's row, 0 where nobody has made one.
    """

    language: str
    number: int = 0
    name: str = UNNAMED
    tagline: str = ""
    copyright_since: int | None = None
    licences: tuple[str, ...] = ()
    contact: str = ""
    practical: Mapping[str, tuple[Practical, ...]] = field(default_factory=dict)
    zones: tuple[Zone, ...] = ()


def load() -> dict[str, Masthead]:
    """Read the live editions by language: two queries."""
    editions = Edition.objects.filter(live=True).prefetch_related("practical_links")
    return {edition.language: masthead_of(edition) for edition in editions}


def masthead(mastheads: Mapping[str, Masthead], language: str) -> Masthead:
    """Return the edition in a language; the other script's, converted, where it is missing."""
    if language in mastheads:
        return mastheads[language]
    for known, other in mastheads.items():
        if script.family(known) == script.family(language):
            return _converted(other, language)
    return Masthead(language=language)


def masthead_of(edition: Edition) -> Masthead:
    """Return an edition as every page shows it; it may be a draft that is not saved."""
    practical: dict[str, list[Practical]] = defaultdict(list)
    for link in edition.practical_links.all():
        practical[link.heading].append(Practical(label=link.label, url=link.url, note=link.note))
    return Masthead(
        language=edition.language,
        number=edition.pk or 0,
        name=edition.name,
        tagline=edition.tagline,
        copyright_since=edition.copyright_since,
        licences=tuple(filter(None, map(str.strip, edition.licences.splitlines()))),
        contact=edition.contact,
        practical={heading: tuple(links) for heading, links in practical.items()},
        zones=tuple(read(edition.zones)),
    )


def _converted(other: Masthead, language: str) -> Masthead:
    def turn(text: str) -> str:
        return script.convert(text, other.language, language)

    return replace(
        other,
        language=language,
        name=turn(other.name),
        tagline=turn(other.tagline),
        licences=tuple(map(turn, other.licences)),
        practical={
            turn(heading): tuple(
                replace(link, label=turn(link.label), note=turn(link.note)) for link in links
            )
            for heading, links in other.practical.items()
        },
        zones=tuple(
            replace(
                zone,
                heading=turn(zone.heading),
                html=script.convert_html(zone.html, other.language, language),
            )
            for zone in other.zones
        ),
    )
