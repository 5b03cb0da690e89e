"""The items of a feed: what may be shown of a list's newest articles, and when that changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.utils.html import format_html
from django.utils.translation import gettext as _
from lxml import html as lxml_html

from rostra import press
from rostra.kernel import html, script
from rostra.news import addresses, queries, shelves
from rostra.news.models import Article, PrintedBody, SectionName, Source
from rostra.news.queries import CARD, Listed, Wish
from rostra.rankings import lists
from rostra.rankings import queries as rankings
from rostra.syndication.subjects import Subject, section_name
from rostra.web import editions

COUNT = 30
DETAILS = (
    "pk",
    "byline",
    "updated_at",
    "source_url",
    "section__name",
    "own_name",
    "html",
)


@dataclass(frozen=True, slots=True)
class Item:
    """An article as it goes out; all addresses are full, ``html`` is clean."""

    guid: str
    url: str
    title: str
    summary: str
    html: str
    author: str
    category: str
    published_at: datetime
    updated_at: datetime


def items_of(subject: Subject, edition: str, *, now: datetime) -> list[Item]:
    """Return the newest articles of a list, new to old, or a ranking's: two queries."""
    listed, turn = _ranked(subject, now) if subject.ranking else _newest(subject, now)
    _changes_at([turn, *(each.expire_at for each in listed)], now)
    _changes_at([each.good_until for each in listed], now)
    details = _details(listed, subject.language, edition)
    return [_item(each, details[each.number], edition, now=now) for each in listed]


def _newest(subject: Subject, now: datetime) -> tuple[list[Listed], datetime | None]:
    press.depends(shelves.press_key(subject.shelf))
    found, turn = queries.newest([Wish(subject.shelf, COUNT)], now=now, fields=CARD)
    return found[subject.shelf], turn


def _ranked(subject: Subject, now: datetime) -> tuple[list[Listed], datetime | None]:
    press.depends(lists.press_key(subject.ranking))
    return [each.listed for each in rankings.ranked(subject.ranking, now=now)], None


def full(path: str, edition: str) -> str:
    """Return the full address of a path in an edition."""
    return editions.absolute(editions.address(path, edition))


def _details(listed: list[Listed], language: str, edition: str) -> dict[int, Any]:
    """Read what lists leave out, by number: one query."""
    bodies = PrintedBody.objects.filter(article=OuterRef("pk"), language=language)
    names = SectionName.objects.filter(section=OuterRef("section_id"), language=edition)
    rows = Article.objects.filter(pk__in=[each.number for each in listed]).annotate(
        html=Subquery(bodies.values("html")), own_name=Subquery(names.values("name"))
    )
    return {row[0]: row for row in rows.values_list(*DETAILS, named=True)}


def _item(listed: Listed, more: Any, edition: str, *, now: datetime) -> Item:
    press.depends(f"article:{listed.number}", *_keys(listed))
    language = editions.shown_in(listed.language, edition)

    def words(text: str) -> str:
        return script.convert(text, listed.language, language)

    name = script.convert(
        listed.source or "",
        listed.source_language or listed.language,
        editions.shown_in(listed.source_language or listed.language, edition),
    )
    rights = listed.rights or Source.Rights.FULL
    summary = words(listed.deck or listed.excerpt or "")
    permalink = full(addresses.article(listed.number, ""), edition)
    is_good = listed.good_until is None or listed.good_until > now
    if rights == Source.Rights.HEADLINE:
        summary = body = ""
    elif rights == Source.Rights.EXCERPT or not more.html or not is_good:
        target = more.source_url or permalink
        body = format_html(
            '<p>{}</p><p><a href="{}">{}</a></p>',
            summary,
            target,
            _("Read on at %(name)s") % {"name": name or urlsplit(settings.SITE_URL).netloc},
        )
    else:
        body = absolute(more.html)
    return Item(
        guid=permalink,
        url=full(addresses.article(listed.number, listed.slug), edition),
        title=words(listed.headline),
        summary=summary,
        html=body,
        author=words(more.byline) or name,
        category=section_name(more.own_name, more.section__name or "", edition),
        published_at=listed.published_at,
        updated_at=max(more.updated_at or listed.published_at, listed.published_at),
    )


def absolute(body: str) -> str:
    """Return a printed body for readers elsewhere: cleaned again, its addresses made full."""
    cleaned = html.clean(body, local=True)
    if not cleaned.strip():
        return ""
    root = lxml_html.fragment_fromstring(cleaned, create_parent="div")
    for element in list(root.iter("source")):
        element.drop_tree()
    for element in root.iter():
        element.attrib.pop("srcset", None)
    root.make_links_absolute(f"{settings.SITE_URL}/")
    return "".join(
        [
            root.text or "",
            *(lxml_html.tostring(child, encoding="unicode") for child in root),
        ]
    )


def _keys(listed: Listed) -> Iterator[str]:
    if listed.source_number is not None:
        yield f"source:{listed.source_number}"


def _changes_at(moments: list[datetime | None], now: datetime) -> None:
    for moment in moments:
        if moment is not None and moment > now:
            press.good_for((moment - now).total_seconds())
