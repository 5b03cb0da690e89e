"""Make the sections, topics and sources that an item names and the paper lacks."""

from django.conf import settings
from django.db import models
from wagtail.log_actions import log

from rostra.accounts.models import Member
from rostra.changes.log import append
from rostra.kernel import script
from rostra.kernel.text import slug
from rostra.news.models import Section, SectionName, Source, Topic
from rostra.wire import queries
from rostra.wire.recognise import Recognised
from rostra.wire.recognise.known import Known
from rostra.wire.recognise.places import Named, Place

SLUG_LIMIT = 60


def make_section(
    place: Place, language: str, known: Known, by: Member | None
) -> tuple[int, list[str]]:
    """Return the number of a section, and the names of those that had to be made on the way.

    Named in another language than the default edition's, it has that name in that language too:
    there it stands in the navigation.
    """
    number = place.number
    is_foreign = script.family(language) != script.family(settings.LANGUAGE_CODE)
    for name in place.to_make:
        section = Section(name=name, slug=free_slug(Section, name, "section"), parent_id=number)
        if is_foreign:
            section.names = [SectionName(language=language, name=name)]
        keep(section, by)
        known.add_section(queries.known_section(section))
        number = section.pk
    if number is None:
        raise ValueError("a place without a section")
    return number, list(place.to_make)


def make_source(named: Named, found: Recognised, known: Known, by: Member | None) -> Source:
    """Make a source; its language is the item's and its zone the site's until an editor knows."""
    source = Source(
        name=named.name,
        slug=free_slug(Source, named.name, "source"),
        home_page=f"https://{named.host}/" if named.host else "",
        language=found.language,
        time_zone=settings.TIME_ZONE,
    )
    keep(source, by)
    known.add_source(queries.known_source(source))
    return source


def make_topic(named: Named, found: Recognised, known: Known, by: Member | None) -> Topic:
    """Make a topic in the item's language."""
    topic = Topic(
        title=named.name, slug=free_slug(Topic, named.name, "topic"), language=found.language
    )
    keep(topic, by)
    known.add_topic(queries.known_topic(topic))
    return topic


def keep(row: Section | Source | Topic, by: Member | None) -> None:
    """Save a new row, in the audit log and the change log too."""
    row.full_clean()
    row.save()
    log(instance=row, action="wagtail.create", user=by)
    append(f"{row._meta.model_name}:{row.pk}")


def free_slug(model: type[models.Model], name: str, fallback: str) -> str:
    """Return an address for a name that no other row of the model has."""
    wanted = slug(name, limit=SLUG_LIMIT - 6, fallback=fallback)
    taken = set(
        model._default_manager.filter(slug__startswith=wanted).values_list("slug", flat=True)
    )
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free
