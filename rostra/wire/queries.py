"""What the wire asks of the newsroom."""

from urllib.parse import urlsplit

from django.conf import settings

from rostra.kernel import script
from rostra.kernel.text import fold
from rostra.news.models import Article, Section, Source, Topic
from rostra.wire.identity import headline_key
from rostra.wire.models import Item
from rostra.wire.recognise.known import Known, KnownSection, KnownSource, KnownTopic


def load_known() -> Known:
    """Return what the paper knows: its sections, sources and topics."""
    known = Known(zone=settings.TIME_ZONE, language=settings.LANGUAGE_CODE)
    for section in Section.objects.prefetch_related("names"):
        known.add_section(known_section(section))
    for source in Source.objects.order_by("id"):
        known.add_source(known_source(source))
    for topic in Topic.objects.order_by("id"):
        known.add_topic(known_topic(topic))
    return known


def known_section(section: Section) -> KnownSection:
    """Return a section as the wire knows it."""
    names = (section.name, *(each.name for each in section.names.all()))
    return KnownSection(section.pk, section.slug, names, section.parent_id)


def known_source(source: Source) -> KnownSource:
    """Return a source as the wire knows it."""
    host = (urlsplit(source.home_page).hostname or "").removeprefix("www.")
    return KnownSource(source.pk, tuple(source.all_names), host, source.time_zone, source.language)


def known_topic(topic: Topic) -> KnownTopic:
    """Return a topic as the wire knows it."""
    return KnownTopic(topic.pk, topic.slug, topic.title, topic.language)


def articles_headed(lines: list[str]) -> dict[str, int]:
    """Return which of these lines is an article's headline, with the article's number.

    Lines and headlines are compared folded for what came over the wire, as written (in either
    script) for what was written at the desk.
    """
    if not lines:
        return {}
    keys = {headline_key(line): line for line in lines}
    came = Item.objects.filter(headline_key__in=keys, article__isnull=False)
    found = {keys[key]: number for key, number in came.values_list("headline_key", "article_id")}
    missing = {spelling: line for line in lines if line not in found for spelling in spell(line)}
    written = Article.objects.filter(headline__in=missing).order_by("id")
    for headline, number in written.values_list("headline", "pk"):
        line = missing[headline]
        if fold(line) == fold(headline):
            found.setdefault(line, number)
    return found


def spell(line: str) -> set[str]:
    """Return the ways a headline may be written: as printed, and in the other script."""
    if line.isascii():
        return {line}
    hans, hant = script.SIMPLIFIED, script.TRADITIONAL
    return {line, script.convert(line, hans, hant), script.convert(line, hant, hans)}
