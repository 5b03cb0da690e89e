"""Write rows as records of the whole form. What is empty is left out."""

import json
from datetime import UTC, datetime
from typing import Any

from django.conf import settings

from rostra.news.models import Article, Image, Section, Source, Topic, Withdrawal
from rostra.news.models.commenting import Choice, choice_of
from rostra.wire.whole import MEDIA, VERSION

Record = dict[str, Any]
SOURCE_FIELDS = (
    "slug", "name", "other_names", "home_page", "kind", "rights", "language", "time_zone", "note",
)  # fmt: skip
WORDS = ("caption", "credit", "alt")
FOCUS = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")
TABLE = {"data": "rows", "first_row_is_table_header": "header", "table_caption": "caption"}


def line(record: Record) -> str:
    """Return a record as a line."""
    return json.dumps(record, ensure_ascii=False) + "\n"


def section(row: Section) -> Record:
    """Return a section with its names."""
    names = {
        each.language: _full(name=each.name, description=each.description)
        for each in sorted(row.names.all(), key=lambda each: each.language)
    }
    return _record(
        "section", row.pk, slug=row.slug, name=row.name, description=row.description,
        parent=row.parent.slug if row.parent else "", order=row.order, names=names,
        comments=commenting(row),
    )  # fmt: skip


def commenting(row: Article | Section) -> Record:
    """Return what was chosen of comments; nothing where it is as the section has it."""
    if choice_of(row) == Choice():
        return {}
    return _full(taken=row.comments_taken, level=row.comments_level, days=row.comments_days)


def source(row: Source) -> Record:
    """Return a source."""
    return _record("source", row.pk, **{name: getattr(row, name) for name in SOURCE_FIELDS})


def topic(row: Topic) -> Record:
    """Return a topic."""
    return _record(
        "topic", row.pk, slug=row.slug, title=row.title, language=row.language, deck=row.deck,
        intro=row.intro, lead=file_of(row.lead_image) if row.lead_image else "",
        closed=moment(row.closed_at),
        translation_of=row.translation_of.slug if row.translation_of else "",
    )  # fmt: skip


def image(row: Image) -> Record:
    """Return a picture: what is known of it, and the name of its file."""
    focus = [getattr(row, name) for name in FOCUS]
    return _record(
        "image", row.pk, file=file_of(row), title=row.title, description=row.description,
        caption=row.caption, credit=row.credit, alt=row.alt, rights=row.rights,
        rights_until=moment(row.rights_until), focus=focus if None not in focus else [],
        tags=sorted(row.tags.names()),
    )  # fmt: skip


def article(row: Article) -> Record:
    """Return an article: as readers see it, and the draft in front of it where there is one."""
    latest = row.latest_revision
    draft = latest.as_object() if latest else row
    if row.first_published_at is None:
        # Nobody has seen the row; what is being written is in the revision.
        shown, front = content(draft), None
    else:
        shown, front = content(row), content(draft)
    if latest and latest.approved_go_live_at:
        (front or shown)["scheduled"] = True
    withdrawal = getattr(row, "withdrawal", None)
    return _record(
        "article", row.pk, status=status_of(row), **shown,
        first_published=moment(row.first_published_at),
        last_published=moment(row.last_published_at),
        corrections=[
            {"text": each.text, "at": moment(each.at)}
            for each in sorted(row.corrections.all(), key=lambda each: (each.at, each.pk))
        ],
        withdrawn=_withdrawn(withdrawal) if withdrawal else {},
        old_addresses=sorted(each.address for each in row.old_addresses.all()),
        came_as=[
            _full(
                identity=each.identity, kind=each.kind, origin=each.origin,
                fingerprint=each.fingerprint, headline_key=each.headline_key,
                at=moment(each.received_at),
            )
            for each in sorted(row.items.all(), key=lambda each: each.identity)
            if not each.identity.startswith("whole:")
        ],
        draft=front if front != shown else {},
    )  # fmt: skip


def _withdrawn(row: Withdrawal) -> Record:
    said = {"note": row.note, "at": moment(row.at)}
    return said if row.kind == Withdrawal.Kind.WITHDRAWN else {**said, "kind": row.kind}


def status_of(row: Article) -> str:
    """Return how an article stands."""
    if row.live:
        return "published"
    if hasattr(row, "withdrawal"):
        return "withdrawn"
    if row.expired:
        return "expired"
    return "unpublished" if row.first_published_at else "draft"


def content(row: Article) -> Record:
    """Return what an editor types: of the row, or of a revision."""
    return _full(
        headline=row.headline, slug=row.slug, deck=row.deck, byline=row.byline,
        language=row.language, published=_typed(row.published_at), updated=_typed(row.updated_at),
        embargo_until=_typed(row.embargo_until), go_live_at=_typed(row.go_live_at),
        expire_at=_typed(row.expire_at), translation_of=row.translation_of_id,
        section=row.section.slug if row.section else "", comments=commenting(row),
        source=row.source.slug if row.source else "", source_url=row.source_url,
        topics=sorted(each.slug for each in row.topics.all()),
        citations=[
            _full(words=each.words, source=each.source.slug if each.source else "")
            for each in row.citations.all()
        ],
        lead=file_of(row.lead_image) if row.lead_image else "",
        blocks=[block(each) for each in row.body],
        related=[
            _full(kind=each.kind, text=each.text, article=each.target_id)
            for each in row.related_lines.all()
        ],
    )  # fmt: skip


def block(bound: Any) -> Record:
    """Return a block of the body, known again by its id."""
    value, said = bound.value, {"type": bound.block_type, "id": bound.id}
    match bound.block_type:
        case "text":
            return said | {"html": value.source}
        case "image":
            return said | figure(value)
        case "gallery":
            images = [figure(each) for each in value["images"]]
            return said | _full(title=value["title"]) | {"images": images}
        case "table":
            rest = {name: each for name, each in value.items() if name not in TABLE}
            named = {TABLE[name]: value[name] for name in TABLE if name in value}
            # Sorted: PostgreSQL keeps no order.
            rest = json.loads(json.dumps(rest, sort_keys=True))
            return said | _full(**named) | _full(rest=rest)
        case _:
            return said | _full(**value)


def figure(value: Any) -> Record:
    """Return a picture in a text: its file, if it has one, and its words there."""
    file = file_of(value["image"]) if value["image"] else ""
    return _full(file=file, **{name: value[name] for name in WORDS})


def file_of(row: Image) -> str:
    """Return the name of a picture's file in the export."""
    return f"{MEDIA}/{row.file.name}"


def moment(at: datetime | None) -> str:
    """Return a moment, to the microsecond."""
    return at.astimezone(UTC).isoformat() if at else ""


def _typed(at: datetime | None) -> str:
    """Return a moment as a revision remembers it: to the millisecond."""
    return moment(at.replace(microsecond=at.microsecond // 1000 * 1000)) if at else ""


def _record(kind: str, number: int, /, **fields: Any) -> Record:
    head = {"rostra": VERSION, "type": kind, "from": settings.SITE_URL, "number": number}
    return head | _full(**fields)


def _full(**fields: Any) -> Record:
    return {name: each for name, each in fields.items() if each not in (None, "", [], {})}
