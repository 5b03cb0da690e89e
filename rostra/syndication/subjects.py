"""What a feed is about: the paper, a section, a topic or a source, found by its address."""

from dataclasses import dataclass, replace

from django.db.models import OuterRef, Subquery
from django.http import Http404

from rostra import press
from rostra.frontpage.models import Edition
from rostra.frontpage.queries import UNNAMED
from rostra.kernel import script
from rostra.news import addresses, shelves
from rostra.news.models import Section, SectionName, Source, Topic
from rostra.rankings import addresses as addresses_of_rankings
from rostra.rankings.lists import List
from rostra.rankings.names import name_of
from rostra.web import editions


@dataclass(frozen=True, slots=True)
class Subject:
    """A list that goes out: ``language`` is the one its texts stand in, ``path`` its page.

    ``ranking`` names what is ranked; else the newest of the ``shelf`` go out.
    """

    title: str
    description: str
    language: str
    path: str
    shelf: str
    ranking: str = ""


def paper(edition: str) -> Subject:
    """Return the whole paper in an edition: one query."""
    press.depends("edition:all")
    rows = Edition.objects.filter(live=True).values_list("language", "name", "tagline")
    family = script.family(edition)
    own = sorted(
        (row for row in rows if script.family(row[0]) == family), key=lambda row: row[0] != edition
    )
    language, name, tagline = own[0] if own else (edition, UNNAMED, "")
    return Subject(
        title=script.convert(name, language, edition),
        description=script.convert(tagline, language, edition),
        language=edition,
        path="/",
        shelf=shelves.latest(family),
    )


def section(slug: str, edition: str) -> Subject:
    """Return a section in an edition: one query."""
    names = SectionName.objects.filter(section=OuterRef("pk"), language=edition).values("name")
    press.depends("section:all")
    found = Section.objects.annotate(own=Subquery(names)).filter(slug=slug).first()
    if found is None:
        raise Http404
    press.depends(f"section:{found.pk}")
    return Subject(
        title=section_name(found.own, found.name, edition),
        description="",
        language=edition,
        path=addresses.section(slug),
        shelf=shelves.section(script.family(edition), found.pk),
    )


def topic(slug: str, edition: str) -> Subject:
    """Return a topic, in its own language and the script of the edition: one query."""
    found = Topic.objects.filter(slug=slug).first()
    if found is None:
        raise Http404
    press.depends(f"topic:{found.pk}")
    language = editions.shown_in(found.language, edition)
    return Subject(
        title=script.convert(found.title, found.language, language),
        description=script.convert(found.deck, found.language, language),
        language=language,
        path=addresses.topic(slug),
        shelf=shelves.topic(script.family(found.language), found.pk),
    )


def source(slug: str, edition: str) -> Subject:
    """Return a source in an edition: one query."""
    found = Source.objects.filter(slug=slug).first()
    if found is None:
        raise Http404
    press.depends(f"source:{found.pk}")
    language = editions.shown_in(found.language, edition)
    return Subject(
        title=script.convert(found.name, found.language, language),
        description="",
        language=edition,
        path=addresses.source(slug),
        shelf=shelves.source(script.family(edition), found.pk),
    )


def ranking(kind: str, slug: str, edition: str) -> Subject:
    """Return a ranking, of the paper or of a section, in an edition: one query."""
    of = section(slug, edition) if slug else paper(edition)
    name = str(name_of(kind))
    _, _, number = of.shelf.partition(shelves.SECTION)
    named = List(script.family(edition), kind, int(number) if number else None)
    return replace(
        of,
        title=f"{of.title}: {name}",
        description="",
        path=addresses_of_rankings.ranking(kind, slug),
        ranking=named.name,
    )


def section_name(own: str | None, fallback: str, edition: str) -> str:
    """Return a section's name in an edition: its own there, or the default edition's."""
    default = editions.languages()[0]
    return own or script.convert(fallback, default, editions.shown_in(default, edition))
