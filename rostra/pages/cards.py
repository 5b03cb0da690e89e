"""Articles as cards: words in the script of the page, a picture that may still be shown."""

from collections.abc import Iterable, Mapping

from rostra import press
from rostra.kernel import text
from rostra.news import addresses
from rostra.news.models import Source
from rostra.news.queries import Listed, Subject
from rostra.pages.shapes import Card, Link
from rostra.pages.visit import Visit, changes_at
from rostra.web.pictures import Picture

# A card without a deck of its own shows so much of the text.
DECK_LIMIT = 90


def cards(
    listed: Iterable[Listed], visit: Visit, topics: Mapping[int, Subject] | None = None
) -> tuple[Card, ...]:
    """Return cards, and declare that the page changes when one of them expires."""
    return tuple(card(each, visit, (topics or {}).get(each.number)) for each in listed)


def card(listed: Listed, visit: Visit, topic: Subject | None = None) -> Card:
    """Return the card of an article."""
    changes_at(listed.expire_at, visit)
    if listed.source_number is not None:
        press.depends(f"source:{listed.source_number}")
    node = visit.standing.sections.nodes.get(listed.section or 0)
    lead = picture(listed, visit)
    return Card(
        url=visit.address(addresses.article(listed.number, listed.slug)),
        headline=visit.words(listed.headline, listed.language),
        lang=visit.lang(listed.language),
        published_at=listed.published_at,
        section=visit.section_link(node) if node else None,
        deck=visit.words(deck(listed), listed.language),
        source=source(listed, visit),
        picture=lead,
        topic=topic_link(topic, visit) if topic else None,
    )


def deck(listed: Listed) -> str:
    """Return the deck, or the beginning of the text; nothing where we may print no more."""
    if listed.rights == Source.Rights.HEADLINE:
        return ""
    return listed.deck or text.excerpt(listed.excerpt or "", DECK_LIMIT)


def source(listed: Listed, visit: Visit) -> Link | None:
    """Return the name of the outlet an article comes from, None for our own."""
    if not listed.source:
        return None
    language = listed.source_language or ""
    return Link(label=visit.words(listed.source, language), lang=visit.lang(language))


def picture(listed: Listed, visit: Visit) -> Picture | None:
    """Return the lead picture in the page's script.

    None where there is none, where a picture of the article may no longer be shown, and where
    its source lets us print the headline only.
    """
    if not has_picture(listed):
        return None
    if listed.good_until is not None:
        if listed.good_until <= visit.now:
            return None
        changes_at(listed.good_until, visit)
    return in_script(Picture.from_json(listed.lead or {}), listed.language, visit)


def has_picture(listed: Listed) -> bool:
    """Say whether an article comes with a picture that leads it."""
    return bool(listed.lead and listed.lead.get("src")) and (
        listed.rights != Source.Rights.HEADLINE
    )


def in_script(picture: Picture, language: str, visit: Visit) -> Picture:
    """Return a picture whose words, written in ``language``, are in the script of the page."""
    return Picture(
        src=picture.src,
        width=picture.width,
        height=picture.height,
        alt=visit.words(picture.alt, language),
        caption=visit.words(picture.caption, language),
        credit=visit.words(picture.credit, language),
        sources=picture.sources,
    )


def topic_link(topic: Subject, visit: Visit) -> Link:
    """Return a topic's title and address."""
    press.depends(f"topic:{topic.number}")
    return Link(
        label=visit.words(topic.title, topic.language),
        url=visit.address(addresses.topic(topic.slug)),
        lang=visit.lang(topic.language),
    )
