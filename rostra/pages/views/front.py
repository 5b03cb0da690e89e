"""The front page of an edition."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from rostra import press
from rostra.frontpage import zones
from rostra.frontpage.models import Edition
from rostra.frontpage.queries import masthead_of
from rostra.frontpage.zones import Filled, Zone
from rostra.kernel import clock
from rostra.news import addresses as news
from rostra.news import queries, shelves
from rostra.news.models import Topic
from rostra.news.queries import CARD, Subject
from rostra.pages import addresses, json_ld, meta
from rostra.pages.cards import cards, has_picture
from rostra.pages.frame import frame
from rostra.pages.shapes import Page, ZoneView
from rostra.pages.sidebar import beside, sidebar
from rostra.pages.sidebar import wishes as sidebar_wishes
from rostra.pages.standing import standing
from rostra.pages.visit import Visit, begin, changes_at

TOPIC_ZONES = 3


def front(request: HttpRequest) -> HttpResponse:
    """Print the front page: the zones as laid out, or the newest of everything."""
    visit = begin(request)
    press.depends(f"edition:{visit.language}", "topic:all")
    return render(request, "pages/front.html", context(visit))


def preview(request: HttpRequest, draft: Edition) -> HttpResponse:
    """Print the real front page from an edition that may not be saved."""
    with translation.override(draft.language):
        stands = standing()
        drafted = replace(
            stands, mastheads={**stands.mastheads, draft.language: masthead_of(draft)}
        )
        visit = Visit(
            language=draft.language,
            now=clock.now(),
            standing=drafted,
            path=addresses.front(),
        )
        return render(request, "pages/front.html", context(visit))


def context(visit: Visit) -> dict[str, object]:
    """Return what the template prints of a front page."""
    masthead = visit.standing.masthead(visit.language)
    topics = {each.pk: each for each in queries.open_topics(visit.family, count=TOPIC_ZONES)}
    plan = [zone for zone in masthead.zones if is_there(zone, visit)]
    if plan:
        topics |= missing_topics(plan, topics)
        plan = [zone for zone in plan if zone.kind != "topic" or zone.subject in topics]
    else:
        roots = visit.standing.sections.roots
        plan = zones.default((node.number for node in roots), topics)
    around = frame(visit)
    page = Page(
        key=addresses.key("front", masthead.number),
        kind="front",
        title=masthead.name,
        description=masthead.tagline,
        canonical=meta.canonical(addresses.front(), visit.language),
        alternates=meta.in_every_edition(addresses.front()),
        json_ld=json_ld.dump(json_ld.website(around["edition"])),
    )
    meta.with_graph(page, around["edition"])
    return {**around, "page": page, **filled(plan, topics, visit)}


def filled(plan: Sequence[Zone], topics: Mapping[int, Topic], visit: Visit) -> dict[str, object]:
    """Return the zones with their articles, and the boxes: four queries."""
    family = visit.family
    numbers = list(chain.from_iterable(zone.articles for zone in plan))
    chosen = queries.chosen(numbers, now=visit.now) if numbers else {}
    wished = [*zones.wishes(plan, family)]
    read = beside(visit)
    wished_beside = sidebar_wishes(read, visit)
    newest, turn = queries.newest([*wished_beside, *wished], now=visit.now, fields=CARD)
    changes_at(turn, visit)
    press.depends(*(shelves.press_key(wish.shelf) for wish in wished))
    press.depends(*(f"article:{number}" for number in numbers))
    done = zones.fill(plan, family, newest, chosen, has_picture)
    shown = {each.number for part in done for each in part.articles}
    of_cards = queries.topics_of(shown) if shown else {}
    return {
        "zones": [zone_view(part, topics, of_cards, visit) for part in done],
        "sidebar": sidebar(visit, newest, read),
    }


def zone_view(
    part: Filled, topics: Mapping[int, Topic], of_cards: Mapping[int, Subject], visit: Visit
) -> ZoneView:
    """Return a zone with its heading in the script of the page."""
    zone = part.zone
    shown = cards(part.articles, visit, of_cards)
    match zone.kind:
        case "section":
            link = visit.section_link(visit.standing.sections.nodes[zone.subject or 0])
            return ZoneView(
                kind=zone.kind, heading=link.label, url=link.url, lang=link.lang, cards=shown
            )
        case "topic":
            topic = topics[zone.subject or 0]
            return ZoneView(
                kind=zone.kind,
                heading=visit.words(topic.title, topic.language),
                url=visit.address(news.topic(topic.slug)),
                deck=visit.words(topic.deck, topic.language),
                lang=visit.lang(topic.language),
                cards=shown,
            )
        case "latest":
            url = visit.address(news.latest())
            return ZoneView(kind=zone.kind, heading=_("Latest"), url=url, cards=shown)
        case "text":
            return ZoneView(kind=zone.kind, heading=zone.heading, html=mark_safe(zone.html))
    return ZoneView(kind=zone.kind, cards=shown)


def is_there(zone: Zone, visit: Visit) -> bool:
    """Say whether what a zone is about still exists, as far as memory tells."""
    return zone.kind != "section" or zone.subject in visit.standing.sections.nodes


def missing_topics(plan: Sequence[Zone], known: Mapping[int, Topic]) -> dict[int, Topic]:
    """Return the topics a plan names that are not known yet: at most one query."""
    named = {zone.subject for zone in plan if zone.kind == "topic" and zone.subject}
    wanted = named - known.keys()
    return {each.pk: each for each in Topic.objects.filter(pk__in=wanted)} if wanted else {}
