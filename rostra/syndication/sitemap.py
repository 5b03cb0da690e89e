"""What stands in the sitemap: files, and in them addresses with the moment they last changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Max, Min, Q

from rostra import press
from rostra.discussion import addresses as floor
from rostra.discussion.models import Board
from rostra.frontpage.models import FurniturePage
from rostra.kernel import script
from rostra.news import addresses
from rostra.news.models import Section, Source, Topic
from rostra.rankings import addresses as rankings
from rostra.rankings.lists import KINDS
from rostra.syndication import months
from rostra.syndication.actions.note_turns import INDEX
from rostra.syndication.files import articles_in
from rostra.syndication.items import full
from rostra.syndication.models import SitemapTurn
from rostra.syndication.months import PART, File
from rostra.web import editions

# Lists that each edition has, beside its sections.
LISTS = (
    "/", addresses.latest(), *map(rankings.ranking, KINDS), addresses.corrections(),
    "/rules/", "/moderation/", "/transparency/", "/sitemap/",
)  # fmt: skip
PLACES: dict[str, type[Topic | Source]] = {"topics": Topic, "sources": Source}


@dataclass(frozen=True, slots=True)
class Entry:
    """An address as it is told; without ``changed_at`` nobody knows when it last changed."""

    url: str
    changed_at: datetime | None = None


def address_of(name: str) -> str:
    """Return the address of a file of the sitemap: ``/sitemap-2026-11-0.xml``."""
    return f"/sitemap-{name}.xml"


def files(*, now: datetime) -> list[Entry]:
    """Return all files that have something in them: four queries that never read the archive.

    And one for each file out of which an article has just gone by itself.
    """
    press.depends(INDEX, "topic:all", "source:all")
    past = Q(at__lte=now)
    turned = SitemapTurn.objects.values("begins", "part").annotate(
        last=Max("at", filter=past),
        went=Max("at", filter=past & Q(takes_out=True)),
        next=Min("at", filter=Q(at__gt=now)),
    )
    rows = list(turned.order_by("-begins", "-part"))
    until([row["next"] for row in rows], now=now)
    found = [Entry(_file("pages")), Entry(_file("sections"))]
    for name, model in PLACES.items():
        last = model._default_manager.aggregate(last=Max("pk"))["last"]
        found += [Entry(_file(f"{name}-{part}")) for part in range((last or -1) // PART + 1)]
    for row in rows:
        file = File(row["begins"], row["part"])
        if row["last"] and (row["went"] is None or articles_in(file, now=now).exists()):
            found.append(Entry(_file(file.name), row["last"]))
    return found


def articles(file: File, *, now: datetime) -> list[Entry]:
    """Return the articles of a file in their own language and script, old to new: two queries."""
    press.depends(file.press_key)
    turned = SitemapTurn.objects.filter(begins=file.begins, part=file.part, at__gt=now)
    until([turned.aggregate(next=Min("at"))["next"]], now=now)
    rows = (
        articles_in(file, now=now)
        .order_by("published_at", "pk")
        .values_list("pk", "slug", "language", "published_at", "updated_at", "embargo_until")
    )
    return [
        Entry(full(addresses.article(number, slug), language), max(filter(None, moments)))
        for number, slug, language, *moments in rows.iterator(chunk_size=PART)
    ]


def pages() -> list[Entry]:
    """Return the fronts and other lists of each edition, furniture and boards: two queries."""
    press.depends("furniture:all", "edition:all", "board:all")
    rows = FurniturePage.objects.live().order_by("path")
    furniture = rows.values_list("slug", "language", "last_published_at")
    return [
        *(Entry(full(path, code)) for path in LISTS for code in editions.languages()),
        *(
            Entry(full(f"/{slug.removesuffix(f'-{language}')}/", language), at)
            for slug, language, at in furniture
        ),
        *_boards(),
    ]


def _boards() -> list[Entry]:
    """Return the page of all boards in each edition, and each board in its own language."""
    boards = list(Board.objects.values_list("slug", "language"))
    lists = editions.languages() if boards else ()
    return [
        *(Entry(full(floor.boards(), code)) for code in lists),
        *(Entry(full(floor.board(slug), language)) for slug, language in boards),
    ]


def sections() -> list[Entry]:
    """Return the sections in each edition: one query."""
    press.depends("section:all")
    slugs = Section.objects.order_by("pk").values_list("slug", flat=True)
    return [
        Entry(full(addresses.section(slug), code))
        for slug in slugs
        for code in editions.languages()
    ]


def topics(part: int) -> list[Entry]:
    """Return the topics, each in its own language and script: one query."""
    press.depends("topic:all")
    return [Entry(full(addresses.topic(slug), language)) for slug, language in _places(Topic, part)]


def sources(part: int) -> list[Entry]:
    """Return the sources in the editions of their own language: one query."""
    press.depends("source:all")
    return [
        Entry(full(addresses.source(slug), code))
        for slug, language in _places(Source, part)
        for code, _ in settings.LANGUAGES
        if script.family(code) == script.family(language)
    ]


def until(moments: Iterable[datetime | None], *, now: datetime) -> None:
    """Declare that what is being printed changes by itself at the first of some moments."""
    for moment in moments:
        if moment is not None and moment > now:
            press.good_for((moment - now).total_seconds())


def read_name(month: str, part: str) -> File | None:
    """Return the file of a name (``2026-11`` and ``0``), None where there is none such."""
    year, number = month.split("-")
    return months.named(int(year), int(number), int(part))


def _places(model: Any, part: int) -> Iterator[tuple[str, str]]:
    rows = model._default_manager.filter(pk__gte=part * PART, pk__lt=(part + 1) * PART)
    yield from rows.order_by("pk").values_list("slug", "language")


def _file(name: str) -> str:
    return editions.absolute(address_of(name))
