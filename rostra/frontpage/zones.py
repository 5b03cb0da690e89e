"""The zones of a front page, and what fills them.

A plan says what stands where; filling gives each zone its articles, so that no article stands
twice in the lead and the sections.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wagtail.rich_text import expand_db_html

from rostra.kernel import html
from rostra.news import shelves
from rostra.news.queries import Listed, Wish

LEAD_COUNT = 5
SECTION_COUNT = 5
LATEST_COUNT = 12
TOPIC_COUNT = 4
# What a shelf is asked for beyond its count: the lead may take its first.
SLACK = LEAD_COUNT
# The lead is looked for among so many of the newest.
NEWEST = 40


@dataclass(frozen=True, slots=True)
class Zone:
    """A place on the front page: of a ``kind``, about a ``subject``, with so many articles."""

    kind: str
    subject: int | None = None
    count: int = 0
    articles: tuple[int, ...] = ()
    heading: str = ""
    html: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """A zone with its articles."""

    zone: Zone
    articles: tuple[Listed, ...] = ()


def read(stream: Any) -> Iterator[Zone]:
    """Read the zones that the editors have laid out."""
    for block in stream.get_prep_value():
        value = block["value"]
        match block["type"]:
            case "lead":
                chosen = (
                    each["value"] if isinstance(each, dict) else each for each in value["articles"]
                )
                numbers = tuple(number for number in chosen if number is not None)
                yield Zone(kind="lead", count=LEAD_COUNT, articles=numbers)
            case "section" | "topic" as kind if value.get(kind) is not None:
                yield Zone(kind=kind, subject=value[kind], count=value["count"])
            case "latest":
                yield Zone(kind="latest", count=value["count"])
            case "text":
                text = html.clean(expand_db_html(value["text"]))
                yield Zone(kind="text", heading=value.get("heading") or "", html=text)


def default(sections: Iterable[int], topics: Iterable[int]) -> list[Zone]:
    """Return the plan of an edition that nobody has laid out.

    The newest have their box beside the lead; they fill the page only where there are no sections.
    """
    filling = [Zone(kind="section", subject=each, count=SECTION_COUNT) for each in sections]
    plan = [Zone(kind="lead", count=LEAD_COUNT)]
    plan += filling or [Zone(kind="latest", count=LATEST_COUNT)]
    plan += [Zone(kind="topic", subject=each, count=TOPIC_COUNT) for each in topics]
    return plan


def wishes(plan: Sequence[Zone], family: str) -> list[Wish]:
    """Return what a plan needs of the shelves of a family of languages."""
    wished = [Wish(shelves.latest(family), NEWEST)]
    for zone in plan:
        shelf = shelf_of(zone, family)
        if shelf is not None and zone.kind not in {"lead", "latest"}:
            wished.append(Wish(shelf, zone.count + SLACK))
    return wished


def shelf_of(zone: Zone, family: str) -> str | None:
    """Return the shelf that a zone is filled from; None for one without articles."""
    match zone.kind:
        case "lead" | "latest":
            return shelves.latest(family)
        case "section" if zone.subject is not None:
            return shelves.section(family, zone.subject)
        case "topic" if zone.subject is not None:
            return shelves.topic(family, zone.subject)
    return None


def fill(
    plan: Sequence[Zone],
    family: str,
    newest: Mapping[str, Sequence[Listed]],
    chosen: Mapping[int, Listed],
    has_picture: Callable[[Listed], bool],
) -> list[Filled]:
    """Give each zone its articles; zones that stay empty are left out.

    In the lead and the sections no article stands twice; a topic prefers what stands nowhere
    yet, for it is a reason to show an article again.
    """
    taken: set[int] = set()
    filled = []
    for zone in plan:
        candidates = newest.get(shelf_of(zone, family) or "", ())
        match zone.kind:
            case "lead":
                articles = _lead(zone, candidates, chosen, taken, has_picture)
            case "section":
                articles = [each for each in candidates if each.number not in taken][: zone.count]
            case "topic":
                fresh = sorted(candidates, key=lambda each: each.number in taken)[: zone.count]
                articles = sorted(fresh, key=lambda each: each.published_at, reverse=True)
            case _:
                articles = list(candidates[: zone.count])
        if zone.kind != "latest":
            taken.update(each.number for each in articles)
        if articles or zone.html:
            filled.append(Filled(zone=zone, articles=tuple(articles)))
    return filled


def _lead(
    zone: Zone,
    newest: Sequence[Listed],
    chosen: Mapping[int, Listed],
    taken: set[int],
    has_picture: Callable[[Listed], bool],
) -> list[Listed]:
    """Return the lead's articles: the chosen, then the newest; a picture leads where none is."""
    numbers = dict.fromkeys(zone.articles)
    articles = [chosen[each] for each in numbers if each in chosen and each not in taken]
    rest = [each for each in newest if each.number not in taken | {a.number for a in articles}]
    if not articles:
        pictured = next((each for each in rest if has_picture(each)), None)
        if pictured is not None:
            rest.remove(pictured)
            articles.append(pictured)
    return [*articles, *rest][: zone.count]
