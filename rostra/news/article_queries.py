"""Reads for the page of one article: what hangs on it, and what goes with it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Case, DateTimeField, Exists, OuterRef, Q, Subquery, Value, When

from rostra.news.models import Article, Citation, Correction, PrintedBody, RelatedLine
from rostra.news.queries import Subject

# What the page of an article prints of its row; the body as typed is read only when it must.
PRINTED_FIELDS = (
    "headline",
    "slug",
    "deck",
    "byline",
    "language",
    "translation_of",
    "section",
    "source_url",
    "lead_image",
    "published_at",
    "updated_at",
    "embargo_until",
    "expire_at",
    "live",
    "source__name",
    "source__slug",
    "source__home_page",
    "source__rights",
    "source__language",
    "printed__lead",
    "printed__excerpt",
    "printed__reading_minutes",
    "printed__good_until",
    "withdrawal__note",
    "withdrawal__at",
)


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


def article_to_print(number: int, language: str, *, now: datetime) -> Article | None:
    """Return an article, whoever may see it, with all its page prints of its row: one query.

    ``is_visible`` says whether readers may see it now. ``html`` is its body as printed, best in
    ``language``, else in its own, which ``html_language`` tells; None when it is not printed.
    """
    seen = Article.objects.visible(now).filter(pk=OuterRef("pk"))  # type: ignore[attr-defined]
    bodies = PrintedBody.objects.filter(
        Q(language=language) | Q(language=OuterRef("language")), article=OuterRef("pk")
    ).order_by(Case(When(language=language, then=0), default=1))
    return (
        Article.objects.filter(pk=number)
        .select_related("source", "printed", "withdrawal")
        .only(*PRINTED_FIELDS)
        .annotate(
            is_visible=Exists(seen),
            html=Subquery(bodies.values("html")[:1]),
            html_language=Subquery(bodies.values("language")[:1]),
        )
        .first()
    )


def particulars(number: int) -> Particulars:
    """Return what hangs on a published article: one query over four tables."""
    # Of one shape: kind, order, id, key, text, slug, language, note, moment. The corrections
    # stand first, for they give the moment its type.
    none, never = Value(""), Value(None, DateTimeField(null=True))
    corrections = Correction.objects.filter(article=number).order_by()
    citations = Citation.objects.filter(article=number).order_by()
    lines = RelatedLine.objects.filter(article=number).order_by()
    topics = Article.topics.through.objects.filter(article=number)
    rows = corrections.values_list(
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


def companions(
    numbers: Iterable[int], *, of: int | None, original: int | None, now: datetime
) -> list[Companion]:
    """Return the visible among some articles, and the visible translations of one: one query.

    ``original`` is what that one is itself a translation of.
    """
    first = original or of
    translations = Q(translation_of=first) | Q(pk=first) if first else Q(pk=None)
    rows = (
        Article.objects.visible(now)  # type: ignore[attr-defined]
        .filter(translations | Q(pk__in=list(numbers)))
        .exclude(pk=of)
        .values_list(
            "pk", "headline", "slug", "language", "published_at", "expire_at", "translation_of"
        )
    )
    return [
        Companion(*row, is_translation=first is not None and first in {row[0], original_of})
        for *row, original_of in rows
    ]


def _order(row: tuple[Any, ...]) -> tuple[str, int, int]:
    kind, order, number, *_ = row
    return kind, order or 0, number
