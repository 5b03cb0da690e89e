"""Reads for the page of one article: what hangs on it, and what goes with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import (
    Case,
    DateTimeField,
    Exists,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from rostra.news.models import (
    Article,
    Citation,
    Correction,
    Printed,
    PrintedBody,
    RelatedLine,
    Source,
    Withdrawal,
)
from rostra.news.queries import Subject
from rostra.news.reprints import is_before
from rostra.web import prepared


def _in_order(model: type[Model], *names: str) -> tuple[str, ...]:
    """Return columns in the order of the model's fields, which ``from_db`` asks for."""
    return tuple(each.attname for each in model._meta.concrete_fields if each.attname in names)


# What the page of an article prints of its row and of those that belong to it; the body as
# typed is read only when it must.
OWN = _in_order(
    Article, "id", "headline", "slug", "deck", "byline", "language", "translation_of_id",
    "section_id", "source_id", "source_url", "lead_image_id", "published_at", "updated_at",
    "embargo_until", "expire_at", "live", "comments_taken", "comments_level", "comments_days",
)  # fmt: skip
BESIDE: dict[type[Model], tuple[str, tuple[str, ...]]] = {
    Source: ("source", _in_order(Source, "id", "name", "slug", "home_page", "rights", "language")),
    Printed: (
        "printed",
        _in_order(
            Printed, "article_id", "lead", "excerpt", "reading_minutes", "fingerprint", "good_until"
        ),
    ),
    Withdrawal: ("withdrawal", _in_order(Withdrawal, "id", "kind", "note", "at")),
}


@dataclass(frozen=True, slots=True)
class Cited:
    """An outlet that a text leans on: the words it uses, and the outlet's slug if it is kept."""

    words: str
    slug: str = ""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction as the page prints it."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the related list, as the editor or the printed page has it."""

    kind: str
    target: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """A topic as an article's page tells of it."""

    subject: Subject
    deck: str


@dataclass(frozen=True, slots=True)
class Particulars:
    """What hangs on an article."""

    topics: list[Told] = field(default_factory=list)
    citations: list[Cited] = field(default_factory=list)
    corrections: list[Corrected] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Companion:
    """An article that another one's page leads to."""

    number: int
    headline: str
    slug: str
    language: str
    published_at: datetime
    expire_at: datetime | None
    is_translation: bool
    fingerprint: str = ""


def article_to_print(number: int, language: str, *, now: datetime) -> Article | None:
    """Return an article, whoever may see it, with all its page prints of its row: one query.

    ``is_visible`` says whether readers may see it now. ``html`` is its body as printed, best in
    ``language``, else in its own, which ``html_language`` tells; None when it is not printed.
    """
    values: prepared.Values = {"number": number, "language": language, "now": now}
    row = next(prepared.rows("article", _article, values), None)
    if row is None:
        return None
    columns = iter(row)
    article = Article.from_db(DEFAULT_DB_ALIAS, OWN, tuple(islice(columns, len(OWN))))
    for model, (name, fields) in BESIDE.items():
        found = tuple(islice(columns, len(fields)))
        # The key stands first; without it there is no such row.
        beside = model.from_db(DEFAULT_DB_ALIAS, fields, found) if found[0] is not None else None
        article._state.fields_cache[name] = beside
    article.is_visible, article.html, article.html_language = columns
    return article


def particulars(number: int) -> Particulars:
    """Return what hangs on a published article: one query over four tables."""
    rows = prepared.rows("particulars", _hanging, {"number": number})
    found = Particulars()
    for kind, _, _, key, text, slug, language, note, at in sorted(rows, key=_order):
        match kind:
            case "correction":
                found.corrections.append(Corrected(at=at, text=text))
            case "citation":
                found.citations.append(Cited(words=text, slug=slug or ""))
            case "line":
                found.lines.append(Line(kind=slug, target=key, text=text))
            case _:
                subject = Subject(number=key, title=text, slug=slug, language=language)
                found.topics.append(Told(subject=subject, deck=note))
    return found


def particulars_typed(article: Article) -> Particulars:
    """Return what an editor has typed onto an article that may not be saved: for a preview."""
    return Particulars(
        topics=[
            Told(Subject(topic.pk, topic.title, topic.slug, topic.language), topic.deck)
            for topic in article.topics.all()
        ],
        citations=[
            Cited(citation.words, citation.source.slug if citation.source else "")
            for citation in article.citations.all()
        ],
        lines=[Line(line.kind, line.target_id, line.text) for line in article.related_lines.all()],
    )


def companions(numbers: Iterable[int], *, of: Article, now: datetime) -> list[Companion]:
    """Return the visible among some articles, with what goes with the one ``of``: one query.

    That is its translations, and the first article that readers can read its text in.
    """
    wanted = {f"number{place}": number for place, number in enumerate(dict.fromkeys(numbers))}
    number = of.pk or 0
    first = of.translation_of_id or number
    values: dict[str, prepared.Value] = {"now": now, "first": first, "of": number, **wanted}
    text = fingerprint_of(of)
    if text and of.published_at:
        values |= {"text": text, "printed_at": of.published_at}
    rows = prepared.rows(("companions", len(wanted), "text" in values), _companions, values)
    return [
        Companion(
            number=number,
            headline=headline,
            slug=slug,
            language=language,
            published_at=published_at,
            expire_at=expire_at,
            is_translation=first in {number, original_of},
            fingerprint=fingerprint or "",
        )
        for (
            number, headline, slug, language, published_at, expire_at, original_of, fingerprint
        ) in rows
    ]  # fmt: skip


def fingerprint_of(article: Article) -> str:
    """Return the fingerprint of an article's text as it was printed, empty when it was not."""
    printed: Printed | None = getattr(article, "printed", None)
    return printed.fingerprint if printed else ""


def first_of(article: Article, found: Iterable[Companion]) -> Companion | None:
    """Return among the companions of an article the one its text was printed in before."""
    text, at = fingerprint_of(article), article.published_at
    if not text or at is None:
        return None
    before = [
        each
        for each in found
        if each.fingerprint == text and (each.published_at, each.number) < (at, article.pk)
    ]
    return min(before, key=lambda each: (each.published_at, each.number), default=None)


def _article(given: Mapping[str, Any]) -> QuerySet[Any, Any]:
    language = given["language"]
    seen = Article.objects.visible(given["now"]).filter(pk=OuterRef("pk"))
    bodies = PrintedBody.objects.filter(
        Q(language=language) | Q(language=OuterRef("language")), article=OuterRef("pk")
    ).order_by(Case(When(language=language, then=0), default=1))
    beside = (f"{name}__{field}" for name, fields in BESIDE.values() for field in fields)
    return Article.objects.filter(pk=given["number"]).values_list(
        *OWN,
        *beside,
        Exists(seen),
        Subquery(bodies.values("html")[:1]),
        Subquery(bodies.values("language")[:1]),
    )


def _hanging(given: Mapping[str, Any]) -> QuerySet[Any, Any]:
    # Of one shape: kind, order, id, key, text, slug, language, note, moment. The corrections
    # stand first, for they give the moment its type.
    none, never, number = Value(""), Value(None, DateTimeField(null=True)), given["number"]
    corrections = Correction.objects.filter(article_id=number).order_by()
    citations = Citation.objects.filter(article_id=number).order_by()
    lines = RelatedLine.objects.filter(article_id=number).order_by()
    topics = Article.topics.through.objects.filter(article_id=number)
    return corrections.values_list(
        Value("correction"), Value(0), "id", "id", "text", none, none, none, "at"
    ).union(
        citations.values_list(
            Value("citation"), "sort_order", "id", "id", "words", "source__slug", none, none, never
        ),
        lines.values_list(
            Value("line"), "sort_order", "id", "target_id", "text", "kind", none, none, never
        ),
        topics.values_list(
            Value("topic"), Value(0), "id", "topic_id", "topic__title", "topic__slug",
            "topic__language", "topic__deck", never,
        ),
        all=True,
    )  # fmt: skip


def _companions(given: Mapping[str, Any]) -> QuerySet[Any, Any]:
    first = given["first"]
    numbers = [value for name, value in given.items() if name.startswith("number")]
    wanted = Q(translation_of_id=first) | Q(pk=first) | Q(pk__in=numbers)
    if "text" in given:
        same = Article.objects.visible(given["now"]).filter(printed__fingerprint=given["text"])
        before = same.filter(is_before(given["printed_at"], given["of"]))
        wanted |= Q(pk=Subquery(before.order_by("published_at", "pk").values("pk")[:1]))
    return (
        Article.objects.visible(given["now"])
        .filter(wanted)
        .exclude(pk=given["of"])
        .values_list(
            "pk",
            "headline",
            "slug",
            "language",
            "published_at",
            "expire_at",
            "translation_of",
            "printed__fingerprint",
        )
    )


def _order(row: tuple[Any, ...]) -> tuple[str, int, int]:
    kind, order, number, *_ = row
    return kind, order or 0, number
